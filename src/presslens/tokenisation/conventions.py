"""What a tokeniser of English has to know by heart: abbreviations, prefixes, contractions, stop words."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from presslens.resources import resource


@cache
def abbreviations() -> dict[str, str]:
    """What follows each abbreviation that ends in a period: its category in `abbreviations.csv`."""
    return {row["term"]: row["category"] for row in _rows("abbreviations")}


@cache
def word_parts(category: str) -> tuple[str, ...]:
    """The terms of a category of `word_parts.csv`."""
    return tuple(row["term"] for row in _rows("word_parts") if row["category"] == category)


@cache
def stop_words() -> frozenset[str]:
    """NLTK's English stop words, and the pieces that the contractions among them are cut into."""
    listed = resource("nltk_data/corpora/stopwords/english").read_text("utf8").split()
    contractions = filter(None, map(re.compile(r"(.+?)(n't|'\w+)").fullmatch, listed))
    return frozenset(listed).union(*(pieces.groups() for pieces in contractions))


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, longest first, that branches on the first letter and so fails early."""
    branches = groupby(sorted(words, key=lambda word: (word[0], -len(word))), key=lambda word: word[0])
    return "|".join(
        f"{re.escape(letter)}(?:{'|'.join(re.escape(word[1:]) for word in branch)})"
        for letter, branch in branches
    )


def _rows(lexicon: str) -> list[dict[str, str]]:
    with resource(f"lexicons/{lexicon}.csv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))
