"""Spans that overlap and nest ─▶ pieces of text that do neither."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a report is put together without tables
    import pandas as pd

Span = tuple[int, int]


def spans(table: "pd.DataFrame") -> list[Span]:
    """The (start, end) pairs of a table's rows: the words that they stand for."""
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def atoms(length: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Cut a text of `length` characters at every edge of every span.

    Yields the pieces in order, without gaps: start, end, and which spans (by their place in `spans`) cover the piece.
    Empty and missing spans cover nothing. Takes time in proportion to the pieces and what covers each.
    """
    opened, closed = defaultdict(list), defaultdict(set)
    for number, (start, end) in enumerate(spans):
        if 0 <= start < end <= length:
            opened[start].append(number)
            closed[end].add(number)
    covering: list[int] = []
    edges = sorted({0, length, *opened, *closed})
    for start, end in pairwise(edges):
        covering = [number for number in covering if number not in closed[start]] + opened[start]
        yield start, end, tuple(covering)
