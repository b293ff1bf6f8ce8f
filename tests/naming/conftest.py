"""The hand-marked texts (`{mention|naming|actor}`, `?` where a reader may decide otherwise), and what we find."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from pandas import DataFrame

import presslens
from presslens.naming import find_mentions

FOLDER = Path(__file__).parents[1] / "fixtures" / "naming"
_MARK = re.compile(r"\{([^|{}]*)\|([^|{}]*)\|([^|{}?]*)(\??)\}")


class Mark(NamedTuple):
    """One marked mention; `sure` where it is beyond dispute."""

    start: int
    end: int
    naming: str
    actor: str
    sure: bool


class Marked(NamedTuple):
    """A text, what a reader marked in it, and what we find."""

    text: str
    marks: list[Mark]
    found: DataFrame


@pytest.fixture(scope="session", params=["default", "korea", "imprisoned"])
def marked(request: pytest.FixtureRequest) -> Marked:
    """One of the marked texts."""
    text, marks, done = "", [], 0
    source = (FOLDER / f"{request.param}.txt").read_text(encoding="utf8")
    for match in _MARK.finditer(source):
        text += source[done : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[1]), match[2], match[3], not match[4]))
        text, done = text + match[1], match.end()
    text += source[done:]
    return Marked(text, marks, find_mentions(presslens.document_from_text(text)))


@pytest.fixture(scope="session")
def mentions_in() -> Callable[[str], DataFrame]:
    """Mentions in a text of one's own."""
    return lambda text: find_mentions(presslens.document_from_text(text))


@pytest.fixture(scope="session")
def who(mentions_in: Callable[[str], DataFrame]) -> Callable[[str], list[tuple[str, str]]]:
    """(mention, actor) of a text of one's own."""

    def pairs(text: str) -> list[tuple[str, str]]:
        found = mentions_in(text)
        return list(zip(found["mention"], found["actor"], strict=True))

    return pairs
