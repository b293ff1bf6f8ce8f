"""Sequences of words: n-grams, and skip-grams that leave some words out."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.errors import InputError
from presslens.frequency.counting import tally
from presslens.frequency.groups import grouping
from presslens.frequency.stream import Stream, Whole, countable, stream


def ngrams(
    tokens: pd.DataFrame,
    n: int | Sequence[int] = 2,
    *,
    skip: int = 0,
    by: str | Sequence[str] = (),
    term: str = "norm",
) -> pd.DataFrame:
    """One row per (group, n-gram), the most frequent first within each length.

    An n-gram stays within its sentence. In the token scheme `words` it runs across commas, which have no rows.

    Columns, after those of `by`:
        n_words: how many words it has.
        term: its words joined by one space.
        n: how often it occurs.
        rate: that per 10,000 words (not n-grams) of the group.

    Args:
        tokens: a token table, its rows in text order.
        n: how many words, or several such numbers.
        skip: how many words may be left out, in total, inside an n-gram.
        by: columns whose values make the groups; an n-gram belongs to the group of its first word.
        term: the column whose values are joined.

    Raises:
        InputError: `n` is no length, or the table lacks a column that is asked for.

    Reference:
        Guthrie et al. 2006, A closer look at skip-gram modelling, LREC.
    """
    lengths = [n] if isinstance(n, int) else list(n)
    if not lengths or min(lengths) < 1 or skip < 0:
        raise InputError(f"n={n!r}, skip={skip!r}: give lengths of 1 or more, and no negative skip")
    groups, words, text = grouping(tokens, by), countable(tokens), stream(tokens, term)
    tables = [_of_length(words, text, length, skip, groups) for length in lengths]
    return pd.concat(tables, ignore_index=True)


def _of_length(words: pd.DataFrame, text: Stream, length: int, skip: int, groups: list[str]) -> pd.DataFrame:
    starts, grams = _instances(text, length, skip)
    kinds, number = _numbered(grams, len(text.terms))
    spelled = words[groups].iloc[starts].assign(term=number)
    table = tally(spelled, words, groups)
    table["term"] = pd.Series(_joined(text, kinds)[table["term"]], dtype="str")
    table.insert(len(groups), "n_words", length)
    return table


def _instances(text: Stream, length: int, skip: int) -> tuple[Whole, Whole]:
    """Where each n-gram of the text starts, and the codes of its words, one row each."""
    starts, grams = [], []
    for offsets in _patterns(length, skip):
        last = offsets[-1]
        first = np.flatnonzero(text.sentence[last:] == text.sentence[: len(text.sentence) - last])
        starts.append(first)
        grams.append(text.codes[first[:, None] + np.array(offsets)])
    return np.concatenate(starts), np.concatenate(grams)


def _patterns(length: int, skip: int) -> list[tuple[int, ...]]:
    """The places of the words, counted from the first, that leave out at most `skip` words."""
    reach = length + skip
    return [(0, *rest) for rest in combinations(range(1, reach), length - 1)]


def _numbered(grams: Whole, terms: int) -> tuple[Whole, Whole]:
    """The distinct rows in alphabetical order, and for each row the number of the distinct row it equals."""
    number, largest = grams[:, 0], np.iinfo(np.int64).max // max(terms, 1)
    for column in grams.T[1:]:
        if number.max(initial=0) >= largest:  # before it is too large to tell rows apart, number anew
            number = np.unique(number, return_inverse=True)[1]
        number = number * terms + column
    number = np.unique(number, return_inverse=True)[1]
    first = np.zeros(number.max(initial=-1) + 1, dtype=np.int64)
    first[number] = np.arange(len(number))
    return grams[first], number


def _joined(text: Stream, kinds: Whole) -> npt.NDArray[np.object_]:
    """The words of each n-gram with one space between them."""
    columns = (text.terms[column].tolist() for column in kinds.T)
    return np.array([" ".join(gram) for gram in zip(*columns, strict=True)], dtype=object)
