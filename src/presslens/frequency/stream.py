"""A token table as whole numbers: what every count is made from.

Each distinct word gets one number, once; after that, counting is arithmetic on arrays.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.errors import InputError

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]

_UNCOUNTED = ("punctuation", "symbol")
_KEYS = ("doc_id", "sentence")


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a token table in text order.

    Attributes:
        codes: for each word the number of its term; numbers follow the terms' alphabetical order.
        terms: the distinct terms: `terms[code]` is spelled out.
        sentence: for each word the running number of its sentence.
    """

    codes: Whole
    terms: npt.NDArray[np.object_]
    sentence: Whole


def countable(tokens: pd.DataFrame) -> pd.DataFrame:
    """The rows that count as words: all but punctuation and symbols."""
    return tokens[~tokens["kind"].isin(_UNCOUNTED)] if "kind" in tokens else tokens


def term_values(tokens: pd.DataFrame, term: str) -> "pd.Series[str]":
    """What each token counts as: a column of the table, or `stem`, the stem of its `norm`.

    Raises:
        InputError: the table has no such column.
    """
    if term == "stem" and term not in tokens:
        return _stems(term_values(tokens, "norm"))
    if term not in tokens:
        needs = (
            "; lemmas and parts of speech need the table of annotate()" if term in ("lemma", "pos") else ""
        )
        raise InputError(f"term={term!r}: the token table has no such column{needs}")
    values: pd.Series[str] = tokens[term]
    return values


def stream(tokens: pd.DataFrame, term: str = "norm") -> Stream:
    """The countable words of a table, whose rows stand in text order, as a `Stream`.

    Raises:
        InputError: the table has no such column.
    """
    words = countable(tokens)
    codes, terms = pd.factorize(term_values(words, term), sort=True)
    return Stream(codes.astype(np.int64), np.asarray(terms, dtype=object), _sentences(words))


def sums(codes: Whole, values: Real | Whole, size: int) -> Real:
    """Add up the values that belong to each of the codes 0 … size − 1."""
    return np.bincount(codes, values, size).astype(np.float64)


def _sentences(words: pd.DataFrame) -> Whole:
    """Number the sentences of a table, or its documents where sentences are not marked."""
    starts = np.zeros(len(words), dtype=bool)
    for key in (key for key in _KEYS if key in words):
        codes = pd.factorize(words[key])[0]
        starts[1:] |= codes[1:] != codes[:-1]
    return np.cumsum(starts)


def _stems(norms: "pd.Series[str]") -> "pd.Series[str]":
    """Stems by the English Snowball stemmer (Porter 2001), found once per distinct word."""
    from nltk.stem.snowball import EnglishStemmer  # NLTK takes a quarter of a second

    stem = EnglishStemmer().stem
    return norms.map({norm: stem(norm) for norm in norms.unique()})
