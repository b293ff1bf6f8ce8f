"""The sentences of a document: where the table of boundaries says so, and what only the context can say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from presslens.documents import Document
from presslens.tokenisation.boundaries import Rows, endings, ends_before_next, glued_at, has_ending
from presslens.tokenisation.chunks import Booleans, Chunks, Integers, chunk, cut
from presslens.tokenisation.layout import lay_out
from presslens.tokenisation.traits import SPEECH, Trait, Traits

_NAME = re.compile(r"[A-Z][\w'’-]*")
_OPENS_FOR_NLTK = ('"', "''")  # after a blank


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The sentences of a document: the chunk that each begins with, its paragraph and its kind.

    `sentence` is the sentence of each chunk, `final` whether that ends with it, lone closing marks aside.
    """

    chunks: Chunks
    first: Integers
    paragraph: Integers
    kind: list[str]
    sentence: Integers
    final: Booleans


def segment(document: Document) -> Segmentation:
    """The sentences of a document; a heading, headline, byline or dateline is one."""
    chunks, layout = lay_out(document, _unglued(chunk(document.text), document.text))
    traits = chunks.traits[chunks.code]
    divisible = [kind in ("body", "heading") for kind in layout.kind]
    opens = _opens(chunks, traits, layout.first)
    opens &= np.repeat(divisible, np.diff(layout.first, append=len(chunks)))
    opens[layout.first] = True
    first = np.flatnonzero(opens)
    stretch = np.searchsorted(layout.first, first, side="right") - 1
    several = np.bincount(stretch) > 1
    kind = [
        "body" if several[i] and layout.kind[i] == "heading" else layout.kind[i] for i in stretch.tolist()
    ]
    final = _final(document.text, chunks, traits, opens)
    return Segmentation(chunks, first, layout.paragraph[stretch], kind, np.cumsum(opens) - 1, final)


def _unglued(chunks: Chunks, text: str) -> Chunks:
    """The chunks, cut where a sentence begins without the blank before it: `said.”The`."""
    joins = {
        code: glued_at(chunks.forms[code]) for code in np.flatnonzero(chunks.traits & Trait.GLUED).tolist()
    }
    if not joins:
        return chunks
    where = np.flatnonzero(((chunks.traits & Trait.GLUED) > 0)[chunks.code]).tolist()
    return cut(chunks, text, [chunks.start[i] + join for i in where for join in joins[chunks.code[i]]])


def _opens(chunks: Chunks, traits: Traits, stretches: Integers) -> Booleans:
    """Whether a sentence opens with each chunk, where stretches begin with the chunks given."""
    rows = endings(chunks, _closers(traits, stretches))
    ends = ends_before_next(chunks, rows)
    ends[_before_speakers(chunks, ends & has_ending(rows, "query quoted"))] = False
    ends[list(_before_signatures(chunks, stretches))] = False
    for start, end in _built_in_quotations(traits, rows, stretches):
        ends[start:end] = False
    opens = np.append(True, ends[:-1])
    opens[stretches] = True
    opens[1:] &= ~(opens & ((traits & Trait.ITEM) > 0))[:-1]
    return opens | ((traits & Trait.CREDIT) > 0) | _after_lost_line_end(traits)


def _closers(traits: Traits, stretches: Integers) -> Booleans:
    """Whether each chunk is nothing but closing marks: a straight quote closes what an odd number have opened."""
    closers, odd = (traits & Trait.CLOSERS) > 0, (traits & Trait.ODD_QUOTES) > 0
    closers[0] = False
    quotes = np.flatnonzero(closers & odd)
    before: Integers = np.cumsum(odd) - odd
    home = stretches[np.searchsorted(stretches, quotes, side="right") - 1]
    closers[quotes] = (before[quotes] - before[home]) % 2 == 1
    return closers


def _before_speakers(chunks: Chunks, where: Booleans) -> list[int]:
    """The questions after which it says who put them: `?” Smith asked`."""
    return [
        i
        for i in np.flatnonzero(where).tolist()
        if any(chunks.form(j).rstrip(".,:") in SPEECH for j in range(i + 1, min(i + 5, len(chunks))))
    ]


def _before_signatures(chunks: Chunks, stretches: Integers) -> Iterator[int]:
    """Where a stretch ends, after its last mark, with the name of who said or wrote it."""
    for end in np.append(stretches[1:], len(chunks)).tolist():
        length = 0
        while length < min(5, end) and _NAME.fullmatch(chunks.form(end - 1 - length)):
            length += 1
        if 2 <= length <= 4 and length < end:
            yield end - length - 1


def _built_in_quotations(traits: Traits, rows: Rows, stretches: Integers) -> Iterator[tuple[int, int]]:
    """Quotations that are a part of the clause before: `said that "one. Two"`, `officials, "... one. Two"`.

    Each is given by the chunk that it begins with and the one that it ends with.
    """
    opens, closes = (traits & Trait.OPENS_QUOTATION) > 0, (traits & Trait.CLOSES_QUOTATION) > 0
    quoted = np.flatnonzero(opens | closes)
    start, end = quoted[:-1], quoted[1:]
    whole = opens[start] & ~closes[start] & closes[end] & ~opens[end] & (start > 0)
    part = ((traits[start - 1] & Trait.REPORTS) > 0) | ((traits[start] & Trait.ELIDED) > 0)
    same = np.searchsorted(stretches, start, side="right") == np.searchsorted(stretches, end, side="right")
    found = whole & part & same & (rows[start - 1] == 0)
    return zip(start[found].tolist(), end[found].tolist(), strict=True)


def _after_lost_line_end(traits: Traits) -> Booleans:
    """Where a sentence opens though no mark stands before it, as after a caption or a date that a line held."""
    opens = (traits & Trait.LINE_OPENER) > 0
    opens[1:] &= (traits[:-1] & Trait.PLAIN_END) > 0
    opens[:-1] &= (traits[1:] & Trait.SMALL) > 0
    opens[[0, -1]] = False
    return opens


def _final(text: str, chunks: Chunks, traits: Traits, opens: Booleans) -> Booleans:
    """Whether the sentence of each chunk ends with it, or with closing marks that stand alone after it."""
    final = np.append(opens[1:], True)
    for i in np.flatnonzero((traits & Trait.CLOSERS).astype(np.bool_) & ~opens)[::-1].tolist():
        closes = not chunks.form(i).startswith(_OPENS_FOR_NLTK)
        final[i - 1] |= closes and final[i] and not text[chunks.end[i - 1] : chunks.start[i]].strip(" ")
    return final
