"""Between which chunks a sentence may end: a table of how one chunk ends against how the next begins.

Both hang on forms alone, so each is worked out once per form; and one cell decides for all pairs of a kind.
"""

import re

import numpy as np
from numpy.typing import NDArray

from presslens.tokenisation.chunks import Booleans, Chunks
from presslens.tokenisation.conventions import abbreviations, stop_words
from presslens.tokenisation.traits import CLOSING, GLUED, Trait, traits

Rows = NDArray[np.int8]

_REACH = 40  # characters at either end of a chunk that its class is read from: longer chunks cost no more

_BEGINNINGS = ("lower", "upper", "starter", "digit", "quote", "bracket", "dash", "other", "closer")
_ENDS_BETWEEN = {
    "unmarked":     (0, 0, 0, 0, 0, 0, 0, 0, 0),
    "stop":         (1, 1, 1, 1, 1, 1, 1, 1, 0),
    "stop quoted":  (0, 1, 1, 1, 1, 1, 0, 1, 0),
    "query":        (1, 1, 1, 1, 1, 1, 1, 1, 0),
    "query quoted": (0, 1, 1, 1, 1, 1, 0, 1, 0),
    "ellipsis":     (0, 1, 1, 0, 1, 1, 0, 0, 0),
    "closing":      (0, 1, 1, 0, 1, 0, 0, 0, 0),  # etc.
    "number":       (0, 1, 1, 0, 1, 0, 0, 0, 0),  # No.
    "name":         (0, 0, 1, 0, 1, 0, 0, 0, 0),  # U.S.
    "title":        (0, 0, 0, 0, 0, 0, 0, 0, 0),  # Mr.
}  # fmt: skip
_ENDINGS = tuple(_ENDS_BETWEEN)
_TABLE = np.array(list(_ENDS_BETWEEN.values()), np.bool_)
_ONCE_CLOSED = {"stop": "stop quoted", "query": "query quoted"}

_CLOSING = CLOSING + "*"  # an asterisk may refer to a note
_MARKS = frozenset(".?!…" + _CLOSING)
_NAMED = re.compile(r"[@/_]|\.(?:Com|Org|Net)\b")
_BETWEEN_WORDS = re.compile(r"[^\w.]")
_OPENERS = "\"'“‘«([{"
_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?=$|[\W_])")
_RUN_IN = re.compile(r"\.{2,}|…|\(?[a-z]\)")  # an elision; a lettered item within a sentence


def endings(chunks: Chunks, closers: Booleans) -> Rows:
    """How each chunk ends, as a row of the table; `closers` tells which are closing marks for the chunk before."""
    of_form = [_ENDINGS.index(_ending(form)) if form[-1] in _MARKS else 0 for form in chunks.forms]
    rows = np.array(of_form, np.int8)[chunks.code]
    for i in np.flatnonzero(closers[1:]) + 1:
        rows[i] = _ENDINGS.index(_ONCE_CLOSED.get(_ENDINGS[rows[i - 1]], _ENDINGS[rows[i - 1]]))
    return rows


def ends_before_next(chunks: Chunks, rows: Rows) -> Booleans:
    """Whether a sentence may end between each chunk and the next, by the table."""
    ends = np.zeros(len(chunks), np.bool_)
    marked = np.flatnonzero(rows[:-1])
    codes, which = np.unique(chunks.code[marked + 1], return_inverse=True)
    columns = np.array([_BEGINNINGS.index(_beginning(chunks.forms[code])) for code in codes], np.int64)
    ends[marked] = _TABLE[rows[marked], columns[which]]
    return ends


def ends_by_forms(form: str, following: str) -> bool:
    """Whether a sentence may end between two chunks of one line, as far as their forms tell.

    Where this says no, none does: what else is looked at in a line only joins sentences, but for closing marks and
    the credit of a picture, after which it says yes.
    """
    (trait,) = traits([following]).tolist()
    if trait & (Trait.CLOSERS | Trait.CREDIT):
        return True
    return bool(_TABLE[_ENDINGS.index(_ending(form)), _BEGINNINGS.index(_beginning(following))])


def has_ending(rows: Rows, ending: str) -> Booleans:
    """Which rows are the one named."""
    return rows == _ENDINGS.index(ending)


def glued_at(form: str) -> list[int]:
    """Where in a form a sentence begins right after the end of another, offsets in the form."""
    if _NAMED.search(form):
        return []
    joins = [
        (join.end(), form[max(0, join.start() - _REACH) : join.start()], join[0])
        for join in GLUED.finditer(form)
    ]
    return [end for end, before, mark in joins if mark != "." or not _abbreviation(before)]


def _ending(form: str) -> str:
    body = form.rstrip(_CLOSING)
    before, mark, closed = body[-2:-1], body[-1:], len(body) < len(form)
    if mark == "…" or (mark == before == "."):
        return "ellipsis"
    if mark == "." and before not in ("?", "!"):
        return _abbreviation(body[:-1]) or ("stop quoted" if closed else "stop")
    if mark in (".", "?", "!"):
        return "query quoted" if closed else "query"
    return "unmarked"


def _abbreviation(before: str) -> str:
    """What sort of abbreviation a period ends, if it does; initials are of the sort of names."""
    word = before if before.isalpha() else _BETWEEN_WORDS.split(before[-_REACH:])[-1]
    if word and all(len(part) == 1 and part.isalpha() for part in word.split(".")):
        return "name"
    return abbreviations().get(f"{word}.", "")


def _beginning(form: str) -> str:
    head = form[:_REACH]
    if not head.strip(CLOSING) or _RUN_IN.fullmatch(head):
        return "closer"
    opening = len(head) - len(head.lstrip(_OPENERS))
    first = head[opening : opening + 1]
    if first.islower():
        return "lower"
    if opening and first.isalnum():
        return "bracket" if head[opening - 1] in "([{" else "quote"
    if first.isalpha():
        word = _FIRST_WORD.match(head)
        return "starter" if word and word[0].lower() in stop_words() else "upper"
    return "digit" if first.isdigit() else "dash" if first in ("-", "–", "—") else "other"
