"""How fast tokens are beside NLTK, how time and memory grow, and how slow it is at worst.

Time is processor time of one core; the sides take turns and the best of each is taken.
"""

import random
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from nltk import word_tokenize

import presslens
from benchmarks.tokenisers import find_nltk_data

ROUNDS = 3
SCHEMES = ("treebank", "words", "ud")


def texts(folders: list[Path]) -> list[str]:
    """Every text file in the folders, once."""
    raw = [file.read_bytes() for folder in folders for file in sorted(folder.glob("*.txt"))]
    return [decoded(one) for one in raw]


def decoded(raw: bytes) -> str:
    """Some of the addresses are Latin-1."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def print_speed(folders: list[Path]) -> None:
    """Each scheme beside NLTK, on the same text in turns."""
    find_nltk_data()
    text = "\n\n".join(texts(folders))[:5_000_000]
    document = presslens.document_from_text(text)
    sides: dict[str, Callable[[], object]] = {"nltk.word_tokenize": partial(word_tokenize, text)}
    for scheme in SCHEMES:
        presslens.tokens(presslens.document_from_text("Warm."), scheme=scheme)
        sides[f"presslens {scheme}"] = partial(presslens.tokens, document, scheme=scheme)
    rounds = [{name: seconds(work) for name, work in sides.items()} for _ in range(ROUNDS)]
    best = {name: min(spent[name] for spent in rounds) for name in sides}
    size = len(text) / 1e6
    print(
        f"\n{f'speed, {size:.1f} MB':32s}{'seconds':>12s}{'MB/s':>12s}{'times NLTK':>12s}{'of treebank':>12s}"
    )
    for name, spent in best.items():
        faster, share = best["nltk.word_tokenize"] / spent, spent / best["presslens treebank"]
        print(f"{name:32s}{spent:12.2f}{size / spent:12.1f}{faster:12.1f}{share:12.2f}")
    print(f"{'to reach':56s}{10:12.1f}{1.5:12.2f}", flush=True)


def print_growth(folders: list[Path], largest: float) -> None:
    """Seconds per MB from 100 kB on; texts longer than the speeches repeat them."""
    text = "\n\n".join(texts(folders))
    print(f"\n{'growth, words':32s}{'seconds':>12s}{'s per MB':>12s}{'peak GB':>12s}")
    size = 0.1
    while size <= largest:
        characters = int(size * 1e6)
        document = presslens.document_from_text((text * (characters // len(text) + 1))[:characters])
        spent = min(seconds(partial(presslens.tokens, document)) for _ in range(1 if size > 1 else ROUNDS))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(f"{size:8.1f} MB{'':21s}{spent:12.3f}{spent / size:12.3f}{peak:12.2f}", flush=True)
        size *= 10


def worst_cases() -> dict[str, str]:
    """Texts that made older tokenisers hang."""
    noise = random.Random(0).choices([chr(point) for point in range(33, 127)], k=1_000_000)  # noqa: S311
    return {
        "a.a.a. (1 MB)": "a." * 500_000,
        "'''' (1 MB)": "'" * 1_000_000,
        "one word (10 MB)": "a" * 10_000_000,
        "opening quotes (100 kB)": "“" * 100_000,
        "hyphens a-a- (1 MB)": "a-" * 500_000,
        "http://) (1 MB)": "http://)" * 125_000,
        "a line for each letter (1 MB)": "a\n" * 500_000,
        "noise without a blank (1 MB)": "".join(noise),
        "noise, six marks a word (1 MB)": " ".join("".join(noise[i : i + 6]) for i in range(0, 857_000, 6)),
    }


def print_worst_cases() -> None:
    """Seconds per MB of each scheme."""
    print(f"\n{'at worst, s per MB':32s}{'treebank':>12s}{'words':>12s}{'ud':>12s}    to reach: at most 2")
    for name, text in worst_cases().items():
        document = presslens.document_from_text(text + " a")
        each = [seconds(partial(presslens.tokens, document, scheme=scheme)) for scheme in SCHEMES]
        print(f"{name:32s}" + "".join(f"{spent / len(text) * 1e6:12.2f}" for spent in each), flush=True)
