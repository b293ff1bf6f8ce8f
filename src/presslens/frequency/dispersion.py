"""How evenly a word is spread over the parts of a text or corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from presslens.errors import InputError
from presslens.frequency.groups import grouping
from presslens.frequency.stream import Real, Stream, Whole, countable, stream, sums

Parts: TypeAlias = "int | str | Sequence[str] | pd.Series[str]"


def dispersion(tokens: pd.DataFrame, *, parts: Parts, term: str = "norm") -> pd.DataFrame:
    """One row per term, the most frequent first.

    A term occurs v times in a part and f times in all; s is the part's share of all words and p = v ⁄ the part's
    words. D and D_A are 1 for a term spread evenly, DP, DPnorm and KL are 0. All lean on the number of parts, and
    say little of a term that occurs less often than there are parts.

    Columns:
        term, n: the term and its occurrences.
        range: parts that have it.
        d: Juilland's D, 1 − (standard deviation of p ⁄ mean of p) ⁄ √(parts − 1) (Juilland et al. 1970).
        dp: Gries' deviation of proportions, ½ Σ |v ⁄ f − s| (Gries 2008).
        dp_norm: DP ⁄ (1 − smallest s), so that 1 is its top (Lijffijt & Gries 2012).
        kl: Kullback-Leibler divergence of v ⁄ f from s, in bits (Gries 2020).
        d_a: 1 − mean of |p − p′| over all pairs of parts ⁄ (2 · mean of p) (Burch, Egbert & Biber 2017).
        arf: average reduced frequency, Σ min(distance to the last occurrence, N ⁄ f) ⁄ (N ⁄ f), the text taken as
            a ring: f for a term at even distances, 1 for one whose occurrences stand together; it needs no parts
            (Savický & Hlaváčová 2002).

    With one part there is nothing to spread over: D, DPnorm and D_A are missing.

    Args:
        tokens: a token table, its rows in text order.
        parts: a column or several whose values make the parts (`doc_id`, `paragraph`), a series with the part of each
            row, or a number of equal parts.
        term: the column that is counted.

    Raises:
        InputError: the table lacks a column, or the number of parts is under 1 or above that of the words.

    References:
        Gries 2008, Dispersions and adjusted frequencies in corpora, IJCL 13(4); Gries 2020, Analyzing dispersion,
        in: Paquot & Gries (eds.), A practical handbook of corpus linguistics.
    """
    words, text = countable(tokens), stream(tokens, term)
    spread = _spread(text, _part_of(words, parts))
    f = _sum(spread, spread.v)
    table = pd.DataFrame(
        {
            "term": pd.Series(text.terms, dtype="str"),
            "n": f.astype(np.int64),
            "range": np.bincount(spread.term, minlength=len(text.terms)),
            "d": _juilland(spread),
            "dp": (dp := _deviation(spread, f)),
            "dp_norm": dp / _none(1 - spread.share.min(initial=1)),
            "kl": _divergence(spread, f),
            "d_a": _pairwise(spread),
            "arf": _reduced_frequency(text, f),
        }
    )
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True, slots=True)
class _Spread:
    """Where terms occur: one entry per term and part that has it, and the shares of the parts.

    Attributes:
        term, part: numbers of the term and of the part, sorted by both.
        v: occurrences of the term in the part.
        share: by part, its share of all words.
        words: by part, its words.
        terms: how many terms there are.
    """

    term: Whole
    part: Whole
    v: Real
    share: Real
    words: Real
    terms: int


def _part_of(words: pd.DataFrame, parts: Parts) -> Whole:
    """For each word the number of its part."""
    if isinstance(parts, int):
        if not 1 <= parts <= max(len(words), 1):
            raise InputError(f"parts={parts}: give a number from 1 to that of the words, {len(words)}")
        return np.arange(len(words)) * parts // max(len(words), 1)
    columns = parts[words.index] if isinstance(parts, pd.Series) else grouping(words, parts)
    return words.groupby(columns, sort=False, dropna=False).ngroup().to_numpy(np.int64)


def _spread(text: Stream, part: Whole) -> _Spread:
    words = np.bincount(part).astype(np.float64)
    cells, v = np.unique(text.codes * len(words) + part, return_counts=True)
    term, place = np.divmod(cells, max(len(words), 1))
    return _Spread(term, place, v.astype(np.float64), words / len(part), words, len(text.terms))


def _sum(spread: _Spread, value: Real) -> Real:
    """Sum over the parts that have the term, by term."""
    return sums(spread.term, value, spread.terms)


def _none(value: float) -> float:
    """The value, or missing where it is 0 and nothing may be divided by it."""
    return value or np.nan


def _juilland(spread: _Spread) -> Real:
    parts = len(spread.words)
    p = spread.v / spread.words[spread.part]
    mean = _sum(spread, p) / parts
    present = _sum(spread, np.ones_like(p))
    squares = _sum(spread, (p - mean[spread.term]) ** 2) + (parts - present) * mean**2
    return 1 - np.sqrt(squares / parts) / mean / _none(np.sqrt(parts - 1)) if parts else mean


def _deviation(spread: _Spread, f: Real) -> Real:
    share = spread.share[spread.part]
    absent = 1 - _sum(spread, share)
    return (_sum(spread, np.abs(spread.v / f[spread.term] - share)) + absent) / 2


def _divergence(spread: _Spread, f: Real) -> Real:
    observed = spread.v / f[spread.term]
    return _sum(spread, observed * np.log2(observed / spread.share[spread.part]))


def _pairwise(spread: _Spread) -> Real:
    """D_A. Sorted, the k-th smallest p of m counts (2k − m − 1) times in Σ |p − p′|: parts without it count 0."""
    parts = len(spread.words)
    p = spread.v / spread.words[spread.part]
    order = np.lexsort((p, spread.term))
    last = np.cumsum(np.bincount(spread.term, minlength=spread.terms))
    from_top = last[spread.term] - np.arange(len(p))  # 1 for the largest p of its term
    gaps = _sum(spread, p[order] * (parts + 1 - 2 * from_top))
    return 1 - gaps / _none((parts - 1) * 1.0) / _sum(spread, p)


def _reduced_frequency(text: Stream, f: Real) -> Real:
    """ARF by term."""
    order = np.argsort(text.codes, kind="stable")
    term = text.codes[order]
    first = np.flatnonzero(np.diff(term, prepend=-1))
    last = np.append(first[1:], len(term))[: len(first)] - 1
    distance = np.diff(order, prepend=0)
    distance[first] = order[first] - order[last] + len(order)
    mean_distance = len(order) / f[term]
    return sums(term, np.minimum(distance, mean_distance) / mean_distance, len(text.terms))
