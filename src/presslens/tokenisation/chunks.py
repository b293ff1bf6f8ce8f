"""A text as its chunks: what stands between blanks, each distinct form kept once.

Whatever can be said of a chunk by its form alone (how it is cut into tokens, whether it may end a sentence)
is then worked out once per form and handed by array indexing to every place where the form stands. Five million
characters of speeches have 850,000 chunks but only 41,000 forms.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from presslens.tokenisation.traits import Traits, traits

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

_BLOCK = 1 << 20  # characters looked at together, so that what is needed beside the table stays small
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Chunks:
    """Chunk `i` is `text[start[i]:end[i]]`, of the form `forms[code[i]]`, with `newlines[i]` line ends before it.

    Form `k` has the traits `traits[k]`.
    """

    forms: list[str]
    traits: Traits
    code: Integers
    start: Integers
    end: Integers
    newlines: Integers

    def __len__(self) -> int:
        return len(self.code)

    def form(self, i: int) -> str:
        """The characters of chunk `i`."""
        return self.forms[self.code[i]]


def chunk(text: str) -> Chunks:
    """The chunks of a text. What is blank is what `str.isspace` says is blank."""
    number = defaultdict[str, int](count().__next__)
    codes, edges, line_ends = [], [], []
    for offset, block in _blocks(text):
        found = block.split()
        codes.append(np.fromiter(map(number.__getitem__, found), np.int64, len(found)))
        points = _code_points(block)
        blank = _blank_table()[np.minimum(points, len(_blank_table()) - 1)]
        edges.append(offset + np.flatnonzero(np.diff(blank, prepend=True, append=True)))
        line_ends.append(offset + np.flatnonzero(points == ord("\n")))
    start, end = np.concatenate(edges).reshape(-1, 2).T
    gap = np.searchsorted(start, np.concatenate(line_ends))
    newlines = np.bincount(gap, minlength=len(start) + 1)[:-1]
    forms = list(number)
    return Chunks(forms, traits(forms), np.concatenate(codes), start, end, newlines)


def encode(strings: list[str]) -> tuple[Integers, list[str]]:
    """A number for each string, and the distinct strings in the order of their numbers."""
    number = defaultdict[str, int](count().__next__)
    return np.fromiter(map(number.__getitem__, strings), np.int64, len(strings)), list(number)


def cut(chunks: Chunks, text: str, offsets: list[int]) -> Chunks:
    """The chunks, cut further at offsets of the text that lie inside them."""
    at = np.array(sorted(offsets), np.int64)
    after = np.searchsorted(chunks.start, at)
    inside = (after > 0) & (at < chunks.end[after - 1])
    at, after = at[inside], after[inside]
    start, end = np.insert(chunks.start, after, at), np.insert(chunks.end, after - 1, at)
    code = np.insert(chunks.code, after, 0)
    new = np.union1d(after + np.arange(len(at)), after + np.arange(len(at)) - 1)
    numbers, forms = encode([text[start[i] : end[i]] for i in new])
    code[new] = len(chunks.forms) + numbers
    return Chunks(
        [*chunks.forms, *forms],
        np.append(chunks.traits, traits(forms)),
        code,
        start,
        end,
        np.insert(chunks.newlines, after, 0),
    )


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of about `_BLOCK` characters, cut at blanks, each with its offset."""
    offset = 0
    while offset < len(text):
        blank = _BLANK.search(text, offset + _BLOCK)
        end = blank.start() if blank else len(text)
        yield offset, text[offset:end]
        offset = end


def _code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _blank_table() -> Booleans:
    """Whether each code point is blank, up to the first after the last that is (the ideographic space)."""
    return np.array([chr(point).isspace() for point in range(0x3002)])
