"""How sure a rate is: bounds that hold for other texts of the same kind, from how much documents differ."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd

from presslens.errors import InputError
from presslens.frequency.counting import PER
from presslens.frequency.stream import Real


def rate_intervals(
    counts: pd.DataFrame, *, by: str | Sequence[str] = (), over: str = "doc_id", confidence: float = 0.95
) -> pd.DataFrame:
    """One row per (group, term) of a counts table that was made by document: n, rate, and the bounds of the rate.

    The documents are the sample, not their words, which keep company: what is in one text ten times may be in no
    other. With m documents of w words, x of them the term, and r = Σx ⁄ Σw, the standard error of r is
    √(m ⁄ (m − 1) · Σ(x − r·w)²) ⁄ Σw; the bounds are r ∓ t standard errors (m − 1 df), not below 0.

    Columns, after those of `by`:
        term: the term.
        n: its occurrences in the group.
        rate, low, high: per 10,000 words of the group, and the bounds; missing for a group of one document.
        documents: documents of the group.

    Args:
        counts: a table of `counts(tokens, by=[…, "doc_id"])`.
        by: further columns that make the groups.
        over: the column that names the documents.
        confidence: how often such bounds hold, between 0 and 1.

    Raises:
        InputError: the table lacks a column, or `confidence` is out of range.

    Reference:
        Cochran 1977, Sampling techniques, 3rd ed., ch. 6: the variance of a ratio.
    """
    groups = [by] if isinstance(by, str) else list(by)
    missing = [column for column in (*groups, over, "term", "n", "rate") if column not in counts]
    if missing or not 0 < confidence < 1:
        raise InputError(
            f"counts table without {missing}, confidence={confidence}: make it by {[*groups, over]}; 0 < confidence < 1"
        )
    words = _words(counts, groups, over)
    cells = counts.merge(words, on=[*groups, over])
    cells = cells.assign(xx=cells["n"] ** 2, xw=cells["n"] * cells["words"])
    terms = cells.groupby([*groups, "term"])[["n", "xx", "xw"]].sum().reset_index()
    table = _with_totals(terms, words, groups)
    return _bounded(table, confidence)[[*groups, "term", "n", "rate", "low", "high", "documents"]]


def _words(counts: pd.DataFrame, groups: list[str], over: str) -> pd.DataFrame:
    """The words of each document, which its rates tell even where terms were left out."""
    sums = counts.groupby([*groups, over])[["n", "rate"]].sum()
    return (PER * sums["n"] / sums["rate"]).round().rename("words").reset_index()


def _with_totals(terms: pd.DataFrame, words: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Join Σw, Σw² and the number of documents of each group to its terms."""
    squared = words.assign(ww=words["words"] ** 2, documents=1)
    columns = ["words", "ww", "documents"]
    if groups:
        return terms.merge(squared.groupby(groups)[columns].sum().reset_index(), on=groups)
    return terms.assign(**squared[columns].sum().to_dict())


def _bounded(table: pd.DataFrame, confidence: float) -> pd.DataFrame:
    m, words, ratio = table["documents"], table["words"], table["n"] / table["words"]
    squares = (table["xx"] - 2 * ratio * table["xw"] + ratio**2 * table["ww"]).clip(lower=0)
    error = np.sqrt(m / (m - 1).where(m > 1) * squares) / words
    reach = student_t(confidence, (m - 1).to_numpy(np.float64)) * error
    return table.assign(
        rate=PER * ratio,
        low=PER * (ratio - reach).clip(lower=0),
        high=PER * (ratio + reach),
        documents=m.astype(int),
    )


def student_t(confidence: float, freedom: Real) -> Real:
    """The two-sided quantile of Student's t, by its expansion around the normal one; 3 digits from 3 df on.

    Reference:
        Abramowitz & Stegun 1964, 26.7.5.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    with np.errstate(divide="ignore"):
        quantile: Real = sum(
            (term / freedom**power for power, term in enumerate(terms)), np.zeros_like(freedom)
        )
    return quantile
