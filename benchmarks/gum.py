"""GUM's news articles: their text, and the mentions of named persons, organisations and places in it.

An entity counts where one of its mentions has a proper noun as head. A mention is known by where its head begins, as
the corpus marks it (`minspan`), so that it can be met however wide another side draws it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

KINDS = {"person", "organization", "place"}
_OPENING = re.compile(r"\((?P<entity>\d+)-(?P<kind>[^-()]+)-[^-()]*-[^-()]*-[^-()]*-(?P<head>\d+)")


class Mention(NamedTuple):
    """Where its head begins, whether that is a proper noun, and whom it mentions."""

    head: int
    proper: bool
    entity: str


class Article(NamedTuple):
    """A text and the mentions that count in it."""

    text: str
    mentions: list[Mention]


def articles(gold: Path) -> list[Article]:
    """The articles in `gum_news/` below the gold folder."""
    return [
        _article(path.read_text(encoding="utf8")) for path in sorted((gold / "gum_news").glob("*.conllu"))
    ]


def _article(conllu: str) -> Article:
    text = ""
    found: list[tuple[Mention, str]] = []
    for block in conllu.strip().split("\n\n"):
        lines = block.split("\n")
        if text and any(line.startswith("# newpar") for line in lines):
            text = text.rstrip() + "\n\n"
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        sentence, starts = _spelled([row for row in rows if "." not in row[0]], len(text))
        text += sentence
        words = [row for row in rows if row[0].isdigit()]
        found += [
            (Mention(starts[i], words[i][3] == "PROPN", entity), kind) for i, entity, kind in _heads(words)
        ]
    counted = {mention.entity for mention, kind in found if mention.proper and kind in KINDS}
    return Article(text.strip(), [mention for mention, _ in found if mention.entity in counted])


def _spelled(rows: list[list[str]], offset: int) -> tuple[str, list[int]]:
    """The sentence's text, and where each of its words begins; those of one token (`don't`) begin together."""
    text, starts, last = "", [], 0
    for row in rows:
        first, _, final = row[0].partition("-")
        if int(first) <= last:
            continue
        last = int(final or first)
        starts += [offset + len(text)] * (last - int(first) + 1)
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text, starts


def _heads(words: list[list[str]]) -> Iterator[tuple[int, str, str]]:
    """(word that heads it, entity, kind) of every mention that opens in a sentence."""
    for index, row in enumerate(words):
        marks = next((part for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in _OPENING.finditer(marks):
            yield index + int(match["head"]) - 1, match["entity"], match["kind"]
