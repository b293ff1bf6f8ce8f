"""The tables that names are looked up in: countries with their demonyms, seats of government, role nouns."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from presslens.lexicons import shipped_lexicon

_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
HUMAN = ("person", "man", "woman")

_NAMING = {"ADJ": "adjective", "NOUN": "name", "PROPN": "name"}


@cache
def countries() -> Mapping[tuple[str, ...], tuple[str, str]]:
    """Country and kind of naming for every name, acronym and demonym, by its tokens."""
    table = shipped_lexicon("demonyms")
    return {
        words(term): (country, "acronym" if _is_acronym(term) else _NAMING[pos])
        for term, pos, country in zip(table["term"], table["pos"], table["category"], strict=True)
    }


@cache
def seats() -> Mapping[tuple[str, ...], str]:
    """The state that is governed from a place, by the place's tokens (`Beijing` ─▶ `China`)."""
    table = shipped_lexicon("metonyms")
    return {words(term): state for term, state in zip(table["term"], table["category"], strict=True)}


@cache
def roles(*categories: str) -> frozenset[str]:
    """The nouns of these categories: `person`, `man`, `woman`, `organisation`, `country`, `organ`, `conduct`."""
    table = shipped_lexicon("roles")
    return frozenset(table.loc[table["category"].isin(categories), "term"])


@cache
def given_names() -> Mapping[str, str]:
    """`man` or `woman`, by the pronoun that mostly goes with a given name."""
    table = shipped_lexicon("given_names")
    return dict(zip(table["term"], table["category"], strict=True))


def words(term: str) -> tuple[str, ...]:
    """A term's tokens as the ud scheme has them, its apostrophes straight."""
    return tuple(_INNER_HYPHEN.sub(" - ", term.replace("’", "'").replace("'s ", " 's ")).split())


def longest_match(tokens: Sequence[str], start: int, table: Mapping[tuple[str, ...], object]) -> int:
    """Where the longest term of `table` that begins at `start` ends; `start` itself where none does."""
    for stop in range(min(len(tokens), start + 6), start, -1):
        if tuple(tokens[start:stop]) in table:
            return stop
    return start


def _is_acronym(term: str) -> bool:
    letters = term.replace(".", "")
    return letters.isupper() and " " not in letters
