"""What the blank space of a text says: its paragraphs, and the stretches that no sentence crosses.

A paragraph stands between blank lines. In a text without blank lines each line is one; where most lines break
off mid-sentence at a like width, the text was wrapped by hand, line ends say nothing, and the whole block is one.
"""

from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from presslens.documents import Document
from presslens.documents.front_matter import BYLINE, DATE_LINE, DATELINE, ITEM
from presslens.tokenisation.chunks import Booleans, Chunks, Integers, cut
from presslens.tokenisation.traits import Trait

_WRAPPED = 0.5  # share of line ends that must break off mid-sentence at a like width
_WIDTH = 0.7  # of the usual full line: what a line of like width fills, with the next line's first chunk
_SHORT = 20  # chunks in a heading, byline or date line, at most
_TOP = 8  # stretches among which a dateline is looked for
_LONG = 200  # characters that neither a byline nor a date line has
_DATELINE_REACH = 100  # characters within which a dateline ends


@dataclass(frozen=True, slots=True)
class Layout:
    """The stretches of a text: the chunk that each begins with, its paragraph, its kind."""

    first: Integers
    paragraph: Integers
    kind: list[str]


def lay_out(document: Document, chunks: Chunks) -> tuple[Chunks, Layout]:
    """The chunks and the stretches of a document; a chunk that a dateline ends in is cut there."""
    traits = chunks.traits[chunks.code]
    ends = (traits & Trait.SENTENCE_END) > 0
    opens, paragraph = _breaks(chunks, ends, goes_on=(traits & Trait.SMALL) > 0)
    headline_end = _headline_end(document, int(chunks.start[0]))
    if headline_end:
        opens[np.searchsorted(chunks.start, headline_end)] = True
    first = np.flatnonzero(opens)
    kinds = _kinds(document.text, chunks, first, ends, has_headline=headline_end > 0)
    return _cut_dateline(document.text, chunks, Layout(first, paragraph[first], kinds))


def _headline_end(document: Document, start: int) -> int:
    """Where the document's headline ends; 0 if it has none, or one that its text does not open with."""
    reach = start + len(document.title) + 8  # Markdown's number signs may stand before it
    begin = document.text.find(document.title, start, reach) if document.title else -1
    opens = begin >= 0 and not document.text[start:begin].strip("# ")
    return begin + len(document.title) if opens else 0


def _breaks(chunks: Chunks, ends: Booleans, *, goes_on: Booleans) -> tuple[Booleans, Integers]:
    """Whether a stretch opens with each chunk, and the paragraph that the chunk is in."""
    opens, block = chunks.newlines > 0, chunks.newlines > 1
    opens[0] = block[0] = True
    line = opens & ~block
    broken_off = line & ~np.roll(ends, 1)
    full = _had_no_room(chunks, opens)
    if (broken_off & full).sum() > _WRAPPED * line.sum():
        return opens & ~(line & (full | goes_on)), np.cumsum(block) - 1
    opens &= ~(broken_off & goes_on)
    return opens, np.cumsum(block if block[1:].any() else opens) - 1


def _had_no_room(chunks: Chunks, opens: Booleans) -> Booleans:
    """Whether each chunk that opens a line would not have fitted on the line before."""
    first = np.flatnonzero(opens)
    width = chunks.end[np.append(first[1:], len(chunks)) - 1] - chunks.start[first]
    needed = width[:-1] + 1 + (chunks.end - chunks.start)[first[1:]]
    full = np.zeros(len(chunks), bool)
    full[first[1:]] = needed > _WIDTH * np.percentile(width, 90)
    return full


def _kinds(text: str, chunks: Chunks, first: Integers, ends: Booleans, *, has_headline: bool) -> list[str]:
    """The kind of each stretch: a heading is short, does not end like a sentence and has text below it."""
    last = np.append(first[1:], len(chunks)) - 1
    spans = list(zip(chunks.start[first].tolist(), chunks.end[last].tolist(), strict=True))
    short = ((last - first < _SHORT) & ~ends[last]).tolist()
    kinds = [
        "heading" if here and not below and not ITEM.match(text, *span) else "body"
        for here, below, span in zip(short, [*short[1:], True], spans, strict=True)
    ]
    if has_headline:
        kinds[0] = "headline"
    above = range(int(has_headline), len(first))
    for i in takewhile(short.__getitem__, above):
        kinds[i] = _front_kind(text[slice(*spans[i])]) or kinds[i]
    return kinds


def _front_kind(line: str) -> str:
    """What a line above the running text is by its wording."""
    if len(line) > _LONG:
        return ""
    if BYLINE.fullmatch(line):
        return "byline"
    return "dateline" if DATE_LINE.fullmatch(line) else ""


def _cut_dateline(text: str, chunks: Chunks, layout: Layout) -> tuple[Chunks, Layout]:
    """The dateline that opens the running text becomes a stretch of its own; captions may stand above it."""
    bodies = [i for i, kind in enumerate(layout.kind[:_TOP]) if kind == "body"]
    for i in bodies:
        start = int(chunks.start[layout.first[i]])
        if dateline := DATELINE.match(text, start, start + _DATELINE_REACH):
            return _part(text, chunks, layout, i, dateline.end())
    return chunks, layout


def _part(text: str, chunks: Chunks, layout: Layout, i: int, offset: int) -> tuple[Chunks, Layout]:
    """Stretch `i` becomes two, a dateline up to the offset and the rest."""
    whole = cut(chunks, text, [offset])
    shifted = layout.first + (len(whole) - len(chunks)) * (np.arange(len(layout.first)) > i)
    return whole, Layout(
        np.insert(shifted, i + 1, np.searchsorted(whole.start, offset)),
        np.insert(layout.paragraph, i, layout.paragraph[i]),
        [*layout.kind[:i], "dateline", *layout.kind[i:]],
    )
