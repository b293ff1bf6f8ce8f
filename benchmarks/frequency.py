"""Counting: published values beside ours, and the time it takes beside NLTK and textacy.

Run in the benchmark environment, from the checkout: ``python -m benchmarks.frequency --gold DIR`` (DIR holds
``ungdc/txt``). The speed table is of the 104 UN speeches of China and the United States. Both sides get the same words
and sentences, made before the clock starts; time is processor time, the sides take turns, the best of each is taken.
Memory is the most that a process needs which reads the speeches and does the same work.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

import presslens
from benchmarks.published_values import ABSENT, rows

LENGTHS = (1, 2, 3)
WINDOW = 5

Work = Callable[[], object]


def speeches(gold: Path) -> pd.DataFrame:
    """The words of all speeches."""
    files = sorted((gold / "ungdc" / "txt").glob("*.txt"))
    return pd.concat([presslens.tokens(presslens.read_document(file)) for file in files], ignore_index=True)


def is_american(tokens: pd.DataFrame) -> "pd.Series[bool]":
    """Which words are of the United States' speeches; the others are the reference of keyness."""
    return tokens["doc_id"].str.startswith("USA")


def ours(tokens: pd.DataFrame) -> dict[str, Work]:
    """The work in our functions."""
    american = is_american(tokens)
    return {
        "counts": lambda: presslens.counts(tokens),
        "n-grams (1–3)": lambda: presslens.ngrams(tokens, LENGTHS),
        "keyness": lambda: presslens.keyness(tokens[american], tokens[~american]),
        "collocations": lambda: presslens.collocations(tokens, window=WINDOW),
        "diversity": lambda: presslens.lexical_diversity(tokens),
    }


def theirs(tokens: pd.DataFrame) -> dict[str, tuple[str, Work]]:
    """The same work in NLTK and textacy: which of them, and how."""
    import nltk
    import spacy
    import textacy.text_stats.diversity as textacy_diversity
    from nltk.collocations import BigramCollocationFinder
    from nltk.metrics import BigramAssocMeasures
    from spacy.tokens import Doc

    words, american = tokens["norm"].tolist(), is_american(tokens)
    sentences = [part.tolist() for _, part in tokens.groupby(["doc_id", "sentence"], sort=False)["norm"]]
    doc = Doc(spacy.blank("en").vocab, words=tokens.loc[tokens["kind"] == "word", "norm"].tolist())
    text, reference = tokens.loc[american, "norm"].tolist(), tokens.loc[~american, "norm"].tolist()

    def ngrams() -> object:
        return [nltk.FreqDist(gram for part in sentences for gram in nltk.ngrams(part, n)) for n in LENGTHS]

    def keyness() -> object:
        here, there = nltk.FreqDist(text), nltk.FreqDist(reference)
        both, n = here + there, here.N() + there.N()
        score = BigramAssocMeasures.likelihood_ratio
        return sorted((score(here[word], (both[word], here.N()), n), word) for word in both)

    def collocations() -> object:
        finder = BigramCollocationFinder.from_words(words, window_size=WINDOW + 1)
        measures = ("pmi", "likelihood_ratio", "student_t", "dice")
        return [finder.score_ngrams(getattr(BigramAssocMeasures, name)) for name in measures]

    def diversity() -> object:
        names = ("ttr", "log_ttr", "segmented_ttr", "mtld", "hdd")
        return [getattr(textacy_diversity, name)(doc) for name in names]

    return {
        "counts": ("NLTK FreqDist", lambda: nltk.FreqDist(words)),
        "n-grams (1–3)": ("NLTK ngrams, FreqDist", ngrams),
        "keyness": ("NLTK likelihood_ratio", keyness),
        "collocations": ("NLTK finder, 4 measures", collocations),
        "diversity": ("textacy, 5 measures", diversity),
    }


def seconds(work: Work) -> float:
    """Processor time of one run."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def memory(gold: Path) -> float:
    """Megabytes that a process of its own needs to read the speeches and to do our side of the work."""
    command = [sys.executable, "-m", "benchmarks.frequency", "--gold", str(gold), "--memory"]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def print_values() -> None:
    """The table of published values, what differs, and what has no counterpart."""
    print(f"{'measure':44}{'source':42}{'theirs':>12}{'ours':>12}  reason for the difference")
    for row in rows():
        print(f"{row.measure:44}{row.source:42}{row.theirs:12.6g}{row.ours:12.6g}  {row.reason}")
    print("\nWithout counterpart:")
    for absent in ABSENT:
        print(f"{absent.measure:44}{absent.source:42}{absent.reason}")


def print_speed(gold: Path, repeat: int) -> None:
    """The table of times, and the memory."""
    megabytes = memory(gold)  # first: a child process begins with the peak of its parent
    tokens = speeches(gold)
    print(
        f"\n{tokens['doc_id'].nunique()} speeches, {len(tokens):,} words; seconds of processor time, best of {repeat}"
    )
    print(f"{'work':16}{'peer':26}{'theirs':>9}{'ours':>9}{'times':>8}")
    mine, peers, sums = ours(tokens), theirs(tokens), [0.0, 0.0]
    for name, (peer, work) in peers.items():
        pairs = [(seconds(work), seconds(mine[name])) for _ in range(repeat)]
        best = [min(side) for side in zip(*pairs, strict=True)]
        sums = [total + value for total, value in zip(sums, best, strict=True)]
        print(f"{name:16}{peer:26}{best[0]:9.2f}{best[1]:9.2f}{best[0] / best[1]:8.1f}")
    print(f"{'all':42}{sums[0]:9.2f}{sums[1]:9.2f}{sums[0] / sums[1]:8.1f}")
    print(f"memory of our side: {megabytes:.0f} MB")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    parser.add_argument("--repeat", type=int, default=3, help="how often each side runs")
    parser.add_argument(
        "--memory", action="store_true", help="do our side once and print its peak memory in MB"
    )
    arguments = parser.parse_args()
    if arguments.memory:
        for work in ours(speeches(arguments.gold)).values():
            work()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    print_values()
    print_speed(arguments.gold, arguments.repeat)


if __name__ == "__main__":
    main()
