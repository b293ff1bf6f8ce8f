"""What a text is compared with: other texts, a table of counts, or general English."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from presslens.frequency.counting import PER, counts

BILLION = 1_000_000_000  # wordfreq's frequencies are told per this many words


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each term occurs in a sample of language.

    Attributes:
        n: occurrences by term.
        size: words of the sample; missing where there are none.
        seen: by term, whether the sample could show it.
        counted: False where n is an estimate for a notional number of words, and so supports no test.
    """

    n: "pd.Series[float]"
    size: float
    seen: "pd.Series[bool]"
    counted: bool


def frequencies(table: pd.DataFrame, term: str = "norm") -> Frequencies:
    """The frequencies in a token table, or in a table of counts (of one group or several).

    Raises:
        InputError: the table is neither.
    """
    if not {"term", "n"} <= set(table.columns):
        table = counts(table, term=term)
    terms = table.groupby("term")
    seen = terms["seen"].all() if "seen" in table else terms["n"].sum() >= 0
    return Frequencies(terms["n"].sum().astype(float), _size(table) or np.nan, seen, "seen" not in table)


def general_english(terms: Iterable[str]) -> pd.DataFrame:
    """A counts table for these terms in general English: one row per distinct term.

    wordfreq joins subtitles, news, books, encyclopaedia, web, forums and more, to about 2021. It folds case, tears
    hyphenated words apart and estimates numbers by their shape: terms with capitals (`HKPF`, `US`), hyphens
    (`COVID-19`) or digits are therefore not seen, nor are words rarer than one in a hundred million.

    Columns:
        term: the term, as `norm` has it.
        n: occurrences in a notional thousand million words; two to three digits are sure.
        rate: that per 10,000 words.
        seen: whether the list has the term; where not, n is 0 and says nothing.

    Reference:
        Speer 2022, wordfreq 3.0, doi:10.5281/zenodo.7199437.
    """
    from wordfreq import get_frequency_dict  # reads a list of 300,000 words

    known = get_frequency_dict("en", wordlist="best")
    distinct = pd.Series(sorted(set(terms)), dtype="str")
    frequency = distinct.map(known).astype(float)
    n = (frequency.fillna(0) * BILLION).round().astype(np.int64)
    return pd.DataFrame({"term": distinct, "n": n, "rate": PER * n / BILLION, "seen": frequency.notna()})


def _size(table: pd.DataFrame) -> float:
    """The words of the sample: Σn where the table is whole; more where terms were left out, which its rates tell."""
    if "rate" not in table:
        return float(table["n"].sum())
    before = list(table.columns)[: list(table.columns).index("term")]
    groups = [
        column for column in before if column != "n_words"
    ]  # n-grams of all lengths are per the same words
    sums = table.groupby(groups)[["n", "rate"]].sum() if groups else table[["n", "rate"]].sum().to_frame().T
    sizes = PER * sums["n"] / sums["rate"].where(sums["rate"] > 0)
    return float(sizes.fillna(0).sum())
