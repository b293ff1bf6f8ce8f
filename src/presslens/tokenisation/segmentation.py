"""The sentences of a document: where the table of boundaries says so, and what only the context can say."""

import re
from dataclasses import dataclass

import numpy as np

from presslens.documents import Document
from presslens.tokenisation.boundaries import are_closers, endings, ends_before_next, glued_at, has_ending
from presslens.tokenisation.chunks import Booleans, Chunks, Integers, chunk, cut
from presslens.tokenisation.layout import lay_out

_ITEM = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+")
_CREDIT = re.compile(r"(?:Image|Photo|Photograph|Picture|Credit)s?:")
_NAME = re.compile(r"[A-Z][\w'’-]*")
_OPENS_QUOTATION = re.compile("[(\\[‘']*[\"“].")
_CLOSES_QUOTATION = re.compile('(?<=.)["”]')
_ELIDED = re.compile('["“](?:[.]{2,}|…)')
_LINE_OPENERS = frozenset(("The", "This", "These", "There", "He", "She", "It", "We", "They", "In", "On"))
_SPEECH = frozenset(
    ("said", "says", "asked", "asks", "replied", "answered", "wrote", "added", "shouted", "cried")
)


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
    opens = np.zeros(len(chunks), np.bool_)
    opens[layout.first] = True
    stretch = np.cumsum(opens) - 1
    divisible = np.array([kind in ("body", "heading") for kind in layout.kind])[stretch]
    opens |= divisible & _opens(chunks, layout.first, stretch)
    first = np.flatnonzero(opens)
    within = stretch[first]
    several = np.bincount(within) > 1
    kind = ["body" if several[i] and layout.kind[i] == "heading" else layout.kind[i] for i in within]
    final = _final(document.text, chunks, opens)
    return Segmentation(chunks, first, layout.paragraph[within], kind, np.cumsum(opens) - 1, final)


def _unglued(chunks: Chunks, text: str) -> Chunks:
    """The chunks, cut where a sentence begins without the blank before it: `said.”The`."""
    joins = {
        code: at
        for code, form in enumerate(chunks.forms)
        if not form[:-1].isalpha() and (at := glued_at(form))
    }
    if not joins:
        return chunks
    where = np.flatnonzero(chunks.of_forms(code in joins for code in range(len(chunks.forms)))).tolist()
    return cut(chunks, text, [chunks.start[i] + join for i in where for join in joins[chunks.code[i]]])


def _opens(chunks: Chunks, stretches: Integers, stretch: Integers) -> Booleans:
    """Whether a sentence opens with each chunk, in the stretches that begin with the chunks given."""
    rows = endings(chunks, _closers(chunks, stretches, stretch))
    ends = ends_before_next(chunks, rows)
    ends &= ~_before_speaker(chunks, ends & has_ending(rows, "query quoted"))
    ends &= ~_before_signature(chunks, stretches)
    ends &= ~_in_built_in_quotation(chunks, rows, stretch)
    opens = np.append(True, ends[:-1])
    opens[stretches] = True
    item = chunks.of_forms(form[-1] in ".)" and _ITEM.fullmatch(form) for form in chunks.forms)
    opens[1:] &= ~(opens & item)[:-1]
    credit = chunks.of_forms(form[-1] == ":" and _CREDIT.fullmatch(form) for form in chunks.forms)
    return opens | credit | _after_lost_line_end(chunks)


def _closers(chunks: Chunks, stretches: Integers, stretch: Integers) -> Booleans:
    """Whether each chunk is nothing but closing marks: a straight quote closes what an odd number have opened."""
    alone = chunks.of_forms(map(are_closers, chunks.forms))
    alone[0] = False
    if not alone.any():
        return alone
    straight = np.array([form.count('"') for form in chunks.forms])[chunks.code]
    before = np.cumsum(straight) - straight
    at = np.flatnonzero(alone)
    is_open = (before[at] - before[stretches[stretch[at]]]) % 2 == 1
    alone[at] = is_open | (straight[at] == 0)
    return alone


def _before_speaker(chunks: Chunks, where: Booleans) -> Booleans:
    """Where a question is followed by who put it: `?” Smith asked`."""
    before = np.zeros(len(chunks), np.bool_)
    for i in np.flatnonzero(where).tolist():
        near = range(i + 1, min(i + 5, len(chunks)))
        before[i] = any(chunks.form(j).rstrip(".,:") in _SPEECH for j in near)
    return before


def _before_signature(chunks: Chunks, stretches: Integers) -> Booleans:
    """Where a stretch ends, after its last mark, with the name of who said or wrote it."""
    before = np.zeros(len(chunks), np.bool_)
    for end in np.append(stretches[1:], len(chunks)).tolist():
        length = 0
        while length < min(5, end) and _NAME.fullmatch(chunks.form(end - 1 - length)):
            length += 1
        if 2 <= length <= 4 and length < end:
            before[end - length - 1] = True
    return before


def _in_built_in_quotation(chunks: Chunks, rows: Integers, stretch: Integers) -> Booleans:
    """Where a quotation is a part of the clause before it: `said that "one. Two"`, `officials, "... one. Two"`."""
    inside = np.zeros(len(chunks), np.bool_)
    opened = 0
    quoted = chunks.of_forms('"' in form or "“" in form or "”" in form for form in chunks.forms)
    for i in np.flatnonzero(quoted).tolist():
        form = chunks.form(i)
        if _OPENS_QUOTATION.match(form):
            opened = i
        if opened and _CLOSES_QUOTATION.search(form):
            built_in = stretch[opened] == stretch[i] and not rows[opened - 1]
            inside[opened:i] = built_in and _goes_on(chunks.form(opened - 1), chunks.form(opened))
            opened = 0
    return inside


def _goes_on(before: str, opening: str) -> bool:
    return before == "that" or before in _SPEECH or _ELIDED.match(opening) is not None


def _after_lost_line_end(chunks: Chunks) -> Booleans:
    """Where a sentence opens though no mark stands before it, as after a caption or a date that a line held."""
    opens = chunks.of_forms(form in _LINE_OPENERS for form in chunks.forms)
    opens[[0, -1]] = False
    for i in np.flatnonzero(opens).tolist():
        opens[i] = chunks.form(i - 1)[-1].isalnum() and chunks.form(i + 1)[0].islower()
    return opens


def _final(text: str, chunks: Chunks, opens: Booleans) -> Booleans:
    """Whether the sentence of each chunk ends with it, or with closing marks that stand alone after it."""
    final = np.append(opens[1:], True)
    closers = chunks.of_forms(not form.startswith(('"', "''")) and are_closers(form) for form in chunks.forms)
    for i in np.flatnonzero(closers & ~opens)[::-1].tolist():
        final[i - 1] |= final[i] and not text[chunks.end[i - 1] : chunks.start[i]].strip(" ")
    return final
