"""How a vocabulary grows and how its frequencies fall: Heaps' and Zipf's laws, for corpora."""

import numpy as np
import pandas as pd

from presslens.frequency.richness import previous
from presslens.frequency.stream import Real, stream

COLUMNS = ["measure", "value", "n", "minimum", "valid", "reference"]
MINIMUM = 2_000  # words under which an exponent says nothing

_STEEPEST = 10.0  # no text has Zipf's exponent above this
_PRECISION = 1e-10


def zipf_curve(counts: pd.DataFrame) -> pd.DataFrame:
    """One row per term of a counts table: rank (1 for the most frequent), term, n; equals in the order given."""
    ranked = counts.sort_values("n", ascending=False, kind="stable", ignore_index=True)[["term", "n"]]
    ranked.insert(0, "rank", np.arange(1, len(ranked) + 1))
    return ranked


def heaps_curve(tokens: pd.DataFrame, *, term: str = "norm", points: int = 200) -> pd.DataFrame:
    """How many types the first words of a text have, at up to `points` equal steps.

    Columns:
        words: words read, in the order of the table.
        types: distinct terms among them.
        hapaxes: terms that occur once among them.

    Reference:
        Heaps 1978, Information retrieval; Herdan 1960.
    """
    last = previous(stream(tokens, term).codes)
    new = last < 0
    second = ~new & np.concatenate([new, [False]])[last]
    types = np.cumsum(new)
    at = np.unique(np.linspace(0, len(last), min(points, len(last)) + 1).astype(np.int64))[1:] - 1
    return pd.DataFrame({"words": at + 1, "types": types[at], "hapaxes": (types - np.cumsum(second))[at]})


def growth_exponents(tokens: pd.DataFrame, *, term: str = "norm") -> pd.DataFrame:
    """The exponents of both laws for a token table, one row each; of use for corpora only.

    Zipf: the term of rank r has a share of all words that falls with r to the power −a; a by maximum likelihood over
    the ranks that occur. Heaps: K·N^b types in the first N words; b by least squares on the logarithms of the curve.

    Columns:
        measure: `Zipf's exponent` or `Heaps' exponent`.
        value: a or b; missing for fewer than two terms.
        n: words.
        minimum: words that the fit needs.
        valid: whether n is enough.
        reference: where the fit is defined.

    References:
        Zipf 1949; Moreno-Sánchez, Font-Clos & Corral 2016, Large-scale analysis of Zipf's law in English texts, PLOS
        ONE 11(1); Heaps 1978.
    """
    codes = stream(tokens, term).codes
    n = len(codes)
    values = {
        "Zipf's exponent": (
            _zipf(np.sort(np.bincount(codes))[::-1].astype(np.float64)),
            "Moreno-Sánchez et al. 2016",
        ),
        "Heaps' exponent": (_heaps(heaps_curve(tokens, term=term)), "Heaps 1978"),
    }
    rows = [(name, value, n, MINIMUM, n >= MINIMUM, reference) for name, (value, reference) in values.items()]
    return pd.DataFrame(rows, columns=COLUMNS)


def _zipf(frequency: Real) -> float:
    """The exponent a for which the expected ln(rank) is the observed one; it falls with a, so bisection finds it."""
    if len(frequency) < 2:
        return np.nan
    log_rank = np.log(np.arange(1, len(frequency) + 1))
    observed = float((frequency * log_rank).sum() / frequency.sum())
    low, high = 0.0, _STEEPEST
    while high - low > _PRECISION:
        middle = (low + high) / 2
        weight = np.exp(-middle * log_rank)
        if float((weight * log_rank).sum() / weight.sum()) > observed:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _heaps(curve: pd.DataFrame) -> float:
    if len(curve) < 2:
        return np.nan
    words, types = np.log(curve["words"].to_numpy()), np.log(curve["types"].to_numpy())
    across = words - words.mean()
    return float((across * (types - types.mean())).sum() / np.square(across).sum())
