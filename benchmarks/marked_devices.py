"""Framing devices against a reading by hand: texts with marks (`{words|class, class?}`), and what agrees with them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pandas import DataFrame

from presslens.framing.devices import DEVICES

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "framing"
ARTICLES = ("default", "korea", "imprisoned")


class Mark(NamedTuple):
    """Marked words and their classes; `sure` says for each whether it is beyond dispute."""

    start: int
    end: int
    sure: dict[str, bool]


class Comparison(NamedTuple):
    """Pairs of (words, class): found and marked, found and not marked, marked beyond dispute and not found."""

    right: list[tuple[str, str]]
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]


def read_marked(path: Path) -> tuple[str, list[Mark]]:
    """A text without its marks, and the marks; they may lie in one another."""
    text, opened, marks = "", [], []
    for character in (pieces := iter(path.read_text(encoding="utf8"))):
        if character == "{":
            opened.append(len(text))
        elif character == "|":
            marks.append(Mark(opened.pop(), len(text), dict(_classes(pieces))))
        else:
            text += character
    return text, sorted(marks)


def _classes(pieces: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """The classes up to the closing brace, each with whether it is sure."""
    label = "".join(iter(lambda: next(pieces), "}"))
    for name in label.split(", "):
        yield name.rstrip("?"), not name.endswith("?")


def compare(text: str, marks: list[Mark], devices: DataFrame) -> Comparison:
    """What a table of devices has of the marks. A class that a reader may dispute counts neither way."""
    found = [(row.start, row.end, named) for row in devices.itertuples() for named in shown(row.classes)]
    result = Comparison([], [], [])
    for start, end, named in found:
        about = [mark.sure.get(named) for mark in marks if mark.start < end and start < mark.end]
        if True in about:
            result.right.append((text[start:end], named))
        elif False not in about:
            result.wrong.append((text[start:end], named))
    for mark in marks:
        for named in (each for each, sure in mark.sure.items() if sure):
            if not any(start < mark.end and mark.start < end and named == each for start, end, each in found):
                result.missed.append((text[mark.start : mark.end], named))
    return result


def shown(classes: str) -> list[str]:
    """The classes as a reader marks them: metaphors by family, all others by device."""
    names = [name if name.startswith("metaphor") else DEVICES[name] for name in classes.split("; ")]
    return list(dict.fromkeys(names))
