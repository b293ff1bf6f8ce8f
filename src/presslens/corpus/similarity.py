"""Which documents of a corpus are the same, or nearly so.

Exact duplicates have the same characters. Near-duplicates are found by MinHash (Broder 1997, On the resemblance and
containment of documents): a signature keeps 64 minima of hashed runs of five words, and the share of equal minima
estimates what share of such runs two texts have in common (standard error at most 0.06). Texts are compared where four
minima in a row agree (Leskovec, Rajaraman & Ullman 2020, Mining of massive datasets, ch. 3), with the earliest such.
"""

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

MINIMA, BAND = 64, 4
SHINGLE = 5  # words
NEAR = 0.8  # similarity from which a document is told as a near-duplicate
COLUMNS = ["doc_id", "duplicate_of", "kind", "similarity"]

Signatures = NDArray[np.uint32]
_Hashes = NDArray[np.uint64]

_ODD = np.random.default_rng(0).integers(1, 2**63, (3, MINIMA), np.uint64) * np.uint64(2) + np.uint64(1)
_HALF = np.uint64(32)


class _Codes(dict[str, int]):
    """A number for each word, the same on every machine."""

    def __missing__(self, word: str) -> int:
        self[word] = zlib.crc32(word.encode())
        return self[word]


def signatures(texts: Sequence[str]) -> Signatures:
    """The signature of each text, one row of `MINIMA` numbers."""
    codes = _Codes()
    made = np.empty((len(texts), MINIMA), np.uint32)
    for number, text in enumerate(texts):
        words = text.lower().split()
        made[number] = _minima(_shingles(np.fromiter(map(codes.__getitem__, words), np.uint64, len(words))))
    return made


def _shingles(words: _Hashes) -> _Hashes:
    """A number for each run of five words; a shorter text is one run."""
    length = max(len(words) - SHINGLE + 1, 1)
    total = np.zeros(length, np.uint64)
    for place in range(min(SHINGLE, len(words))):
        total = (total ^ words[place : place + length]) * _ODD[0, place]
        total ^= total >> _HALF
    return total


def _minima(shingles: _Hashes) -> Signatures:
    hashed = (shingles[:, None] * _ODD[1] + _ODD[2]) >> _HALF
    return hashed.min(axis=0).astype(np.uint32)


def duplicates(doc_id: Sequence[str], sha256: Sequence[str], signature: Signatures) -> pd.DataFrame:
    """One row per document that an earlier one is like.

    Columns:
        doc_id: the document.
        duplicate_of: the earliest document that it is like.
        kind: `exact` (the same characters) or `near`.
        similarity: the share of runs of five words in common, 0.8…1; estimated, but for exact duplicates.
    """
    first = _first_of_each(np.array(sha256, dtype=object))
    like, similarity = _nearest(signature)
    exact = first < np.arange(len(first))
    like, similarity = np.where(exact, first, like), np.where(exact, 1.0, similarity)
    found = np.flatnonzero(like < np.arange(len(like)))
    names = np.array(doc_id, dtype=object)
    rows: dict[str, Any] = {"doc_id": names[found], "duplicate_of": names[like[found]]}
    kind = np.where(exact[found], "exact", "near")
    return pd.DataFrame({**rows, "kind": kind, "similarity": similarity[found].round(2)}, columns=COLUMNS)


def _nearest(signature: Signatures) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each document the earliest that is near to it, else itself; and how near."""
    like = np.arange(len(signature))
    similarity = np.zeros(len(signature))
    for start in range(0, MINIMA, BAND):
        first = _first_of_each(_joined(signature[:, start : start + BAND]))
        near = (signature == signature[first]).mean(axis=1)
        better = (near >= NEAR) & (first < like)
        like[better], similarity[better] = first[better], near[better]
    return like, similarity


def _joined(band: Signatures) -> _Hashes:
    wide = band.astype(np.uint64)
    joined: _Hashes = (wide[:, 0] << _HALF | wide[:, 1]) ^ (wide[:, 2] << _HALF | wide[:, 3]) * _ODD[0, 0]
    return joined


def _first_of_each(values: NDArray[Any]) -> NDArray[np.int64]:
    """For each value the place where it stands first."""
    codes, _ = pd.factorize(values)
    first = np.full(codes.max(initial=-1) + 1, -1)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return first[codes]
