"""How well syllables are counted: the CMU Pronouncing Dictionary as gold, Pyphen's hyphenation as the peer.

Run in the benchmark environment, from the checkout: ``python -m benchmarks.syllables --cmudict FILE`` (FILE is
`cmudict.dict` of https://github.com/cmusphinx/cmudict). With ``--write`` it writes `data/lexicons/syllables.csv` anew:
the frequent words that the rules get wrong. Words count once, and as often as they occur in general English.
"""

import argparse
import csv
import re
from collections.abc import Callable
from pathlib import Path

import pyphen
from wordfreq import get_frequency_dict

from presslens.frequency.syllables import by_rule, syllables
from presslens.resources import checkout

FREQUENT = 3e-6  # share of all words from which an exception is worth its line


def pronunciations(path: Path) -> dict[str, list[list[str]]]:
    """The pronunciations of each word, the usual one first, as lists of phones."""
    found: dict[str, list[list[str]]] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        word, *phones = line.partition("#")[0].split()
        found.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones)
    return found


def gold(path: Path) -> dict[str, list[int]]:
    """How many syllables each word has, by each of its pronunciations; words of letters a … z."""
    words = {word: spoken for word, spoken in pronunciations(path).items() if re.fullmatch("[a-z]+", word)}
    return {
        word: [sum(phone[-1].isdigit() for phone in phones) for phones in spoken]
        for word, spoken in words.items()
    }


def agreement(
    count: Callable[[str], int], known: dict[str, list[int]], frequency: dict[str, float]
) -> tuple[float, float]:
    """In which share of distinct words and of running words a count is one of the dictionary's."""
    words = [word for word in known if word in frequency]
    right = [word for word in words if count(word) in known[word]]
    running = sum(frequency[word] for word in right) / sum(frequency[word] for word in words)
    return len(right) / len(words), running


def write(known: dict[str, list[int]], frequency: dict[str, float]) -> None:
    """The exceptions: frequent words whose usual pronunciation has syllables and not as many as the rules say."""
    wrong = [
        word
        for word, counts in sorted(known.items())
        if frequency.get(word, 0) >= FREQUENT and counts[0] and by_rule(word) not in counts
    ]
    with (checkout() / "data" / "lexicons" / "syllables.csv").open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term", "pos", "category", "weight", "source"])
        writer.writerows(
            [word, "", "syllables", known[word][0], "CMU Pronouncing Dictionary"] for word in wrong
        )
    print(f"data/lexicons/syllables.csv: {len(wrong)} words; put its SHA-256 into data/README.md")


def main() -> None:
    """Print the table, or write the exceptions."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--cmudict", type=Path, required=True, help="cmudict.dict")
    parser.add_argument("--write", action="store_true", help="write data/lexicons/syllables.csv")
    arguments = parser.parse_args()
    known, frequency = gold(arguments.cmudict), get_frequency_dict("en", wordlist="best")
    if arguments.write:
        write(known, frequency)
        return
    hyphens = pyphen.Pyphen(lang="en_US")
    rows = {
        "presslens, rules alone": by_rule,
        "presslens, with exceptions (taken from the gold: no test)": syllables,
        "Pyphen": lambda word: len(hyphens.positions(word)) + 1,
    }
    print(f"{'':60}{'words':>8}{'running':>9}")
    for name, count in rows.items():
        types, running = agreement(count, known, frequency)
        print(f"{name:60}{types:8.3f}{running:9.3f}")


if __name__ == "__main__":
    main()
