"""What a chunk counts as wherever it stands: the short way to the words of many documents.

The tokens that `words` makes of a chunk hang on its form alone, but for two cases. A sentence that ends with the
chunk may turn the period of an abbreviation into a full stop (`World War I.`, `No.`), and a dateline may end inside
it (`HONG KONG—The`). So each form is cut in every way that a text could cut it; where all agree, a corpus may count
forms first and cut each of them once.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from presslens.tokenisation.boundaries import ends_by_forms, glued_at
from presslens.tokenisation.chunks import Chunks
from presslens.tokenisation.conventions import word_parts
from presslens.tokenisation.pieces import cut_into_pieces

_MARKS = ",;?!"  # what may end a form that is one word
_DIVISIBLE = re.compile("[.?!].|[—–]|--")  # what a form may be cut at by its text
_DATELINE_END = re.compile(
    r"(?:[—–]|--)(?=[\"“‘'(]?[A-Z0-9])"
)  # as `front_matter.DATELINE` ends inside a chunk


class Reading(NamedTuple):
    """What a form counts as.

    `tokens` are those inside a sentence, `at_end` those where its sentence ends with it, None where that alone does
    not say; `everywhere` tells whether they are the same wherever it stands.
    """

    tokens: tuple[str, ...]
    at_end: tuple[str, ...] | None
    everywhere: bool


def readings(forms: Sequence[str]) -> list[Reading]:
    """The reading of each form, a string without blanks."""
    ways = {form: _ways_to_cut(form) for form in forms if not _plain(form)}
    parts = list(dict.fromkeys(part for way in ways.values() for parts in way for part in parts))
    inside, at_end = _tokens(parts)
    return [_reading(ways[form], inside, at_end) if form in ways else _as_it_is(form) for form in forms]


def _plain(form: str) -> bool:
    """Whether a form is sure to be one word, with a mark after it or not: what most are."""
    word = form[:-1] if form[-1] in _MARKS else form
    return word.isalpha() and word.isascii() and word.lower() not in _undivided()


def _as_it_is(form: str) -> Reading:
    word = (form[:-1] if form[-1] in _MARKS else form,)
    return Reading(word, word, True)


@cache
def _undivided() -> frozenset[str]:
    """Contractions without a mark, which are two words: cannot."""
    return frozenset(pair.replace("|", "").lower() for pair in word_parts("contraction"))


def goes_on(form: str, following: str) -> bool:
    """Whether no sentence, headline or dateline can end between two chunks of one line, nor inside the first."""
    plain = (
        form[-1] == "."
        and following[0].isalnum()
        and not (_DATELINE_END.search(form) or glued_at(form) or glued_at(following))
    )
    return plain and not ends_by_forms(form, following)


def _ways_to_cut(form: str) -> list[list[str]]:
    """The chunks that a text may make of a form: one, unless sentences are glued in it or a dateline ends in it."""
    if not _DIVISIBLE.search(form):
        return [[form]]
    dashes = [match.end() for match in _DATELINE_END.finditer(form)]
    glued = glued_at(form)
    return [_cut(form, [*glued, *further]) for further in ([], *([dash] for dash in dashes))]


def _cut(form: str, offsets: list[int]) -> list[str]:
    edges = sorted({0, *offsets, len(form)})
    return [form[start:end] for start, end in pairwise(edges)]


_Tokens = dict[str, tuple[str, ...]]


def _tokens(parts: list[str]) -> tuple[_Tokens, _Tokens]:
    """The tokens of each part inside a sentence, and at its end: others only where a period may be a full stop."""
    stopped = [part for part in parts if part[-1] == "."]
    inside = _cut_by_pattern(parts, final=False)
    return inside, inside | _cut_by_pattern(stopped, final=True)


def _cut_by_pattern(parts: list[str], *, final: bool) -> _Tokens:
    number = len(parts)
    nowhere = np.zeros(number, np.int64)
    chunks = Chunks(parts, np.zeros(number, np.uint16), np.arange(number), nowhere, nowhere, nowhere)
    pieces = cut_into_pieces(chunks, np.full(number, final), "words")
    found = list(map(pieces.forms.__getitem__, pieces.code.tolist()))
    first, length = pieces.first[pieces.which].tolist(), pieces.number[pieces.which].tolist()
    return {
        part: tuple(found[start : start + n]) for part, start, n in zip(parts, first, length, strict=True)
    }


def _reading(ways: list[list[str]], inside: _Tokens, at_end: _Tokens) -> Reading:
    if len(ways) == 1 and len(ways[0]) == 1:
        (form,) = ways[0]
        return Reading(inside[form], at_end[form], inside[form] == at_end[form])
    cuts = {tuple(token for part in way for token in inside[part]) for way in ways}
    alike = all(inside[part] == at_end[part] for way in ways for part in way)
    return Reading(tuple(token for part in ways[0] for token in inside[part]), None, alike and len(cuts) == 1)
