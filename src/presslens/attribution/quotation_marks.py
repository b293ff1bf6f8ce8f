"""Quote marks ─▶ quotations: marks paired though curly, straight, mixed, nested or never closed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[\"“”„‟«»'‘’‚`]")
_RUN = re.compile(r"[\"“”„‟«»'‘’‚`]+")
_DOUBLE = frozenset(["``", "''", *'"“”„‟«»'])
_OPENING = frozenset(["``", *"“„‟«‘‚"])
_CLOSING = frozenset([*"”»’"])
_BEFORE_OPENING = re.compile(r"[\s(\[{<—–―/:=-]|$")
_AFTER_CLOSING = re.compile(r"[\s)\]}>—–―/,.;:!?…-]|$")
_ELISION = re.compile(r"(?:\d|(?:em|n|til|tis|twas|cause|bout|round|cos)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters from the opening mark to behind the closing one; `depth` 0 stands in no other quotation.

    `closed` is false where the text ends a paragraph, or opens the next quotation, before it closes this one.
    """

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    opens: bool
    closes: bool


def quotations_marked(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """Every quotation of a text, in order of their opening marks.

    A quotation ends with its paragraph at the latest: a speech of several paragraphs has an opening mark
    before each and a closing one at its end, and gives one quotation per paragraph.
    """
    found = [quotation for start, end in paragraphs for quotation in _paired(text, start, end)]
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def _paired(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: list[_Mark] = []
    for mark in _marks(text, start, end):
        same = next(
            (place for place in reversed(range(len(opened))) if opened[place].double == mark.double), -1
        )
        if mark.closes and same >= 0:
            yield from _unclosed(text, opened[same + 1 :], mark.start, same + 1)
            yield Quotation(opened[same].start, mark.end, same, closed=True)
            del opened[same:]
        elif mark.opens:
            if same >= 0:
                yield from _unclosed(text, opened[same:], mark.start, same)
                del opened[same:]
            opened.append(mark)
    yield from _unclosed(text, opened, end, 0)


def _unclosed(text: str, marks: list[_Mark], end: int, depth: int) -> Iterator[Quotation]:
    """A double mark opens a quotation though nothing closes it; a single one is then an apostrophe."""
    for place, mark in enumerate(marks, depth):
        stop = mark.end + len(text[mark.end : end].rstrip())
        if mark.double and stop > mark.end:
            yield Quotation(mark.start, stop, place, closed=False)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of a paragraph with what each may do: its surroundings decide, its shape only where they do not.

    Marks that stand together have the same surroundings; "" at the paragraph's edges.
    """
    for run in _RUN.finditer(text, start, end):
        before = text[run.start() - 1] if run.start() > start else ""
        after = text[run.end()] if run.end() < end else ""
        opens = bool(_BEFORE_OPENING.match(before)) and not after.isspace() and after != ""
        closes = bool(_AFTER_CLOSING.match(after)) and not before.isspace() and before != ""
        for mark in _MARK.finditer(text, run.start(), run.end()):
            if made := _mark(text, mark, opens, closes):
                yield made


def _mark(text: str, mark: re.Match[str], opens: bool, closes: bool) -> _Mark | None:
    """A mark that may open, close, or by its shape do one of them; None of an apostrophe."""
    glyph, double = mark[0], mark[0] in _DOUBLE
    if not double and (_is_apostrophe(text, mark) or not (opens or closes)):
        return None
    if opens == closes:
        opens, closes = glyph not in _CLOSING, glyph not in _OPENING
    return _Mark(mark.start(), mark.end(), double, opens, closes)


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    inside = text[mark.start() - 1 : mark.start()].isalnum() and text[mark.end() : mark.end() + 1].isalnum()
    return inside or bool(_ELISION.match(text, mark.end()))
