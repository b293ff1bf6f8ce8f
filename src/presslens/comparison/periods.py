"""What changes over time: shares by period, with bounds that take the documents for the sample."""

from collections.abc import Sequence

import pandas as pd

from presslens.errors import InputError
from presslens.frequency.counting import PER
from presslens.frequency.intervals import rate_intervals

REST = ""  # what is counted and is none of the terms
ALL = 0  # the period where there are no dates
NONE_IN = 3  # hits that a rate of 95 in 100 samples could hide where none was seen: the rule of three


def with_rest(found: pd.DataFrame, wholes: pd.DataFrame, *, keys: Sequence[str]) -> pd.DataFrame:
    """A counts table of terms by document, made whole: what is none of the terms has a row, too.

    Columns: those of `keys`, term (`""` for the rest), n, rate (per 10,000 of the document's whole).

    Args:
        found: one row per (document, term) with its n; a document that has no term has no row.
        wholes: one row per document: its `whole`, words or sentences.
        keys: columns that name the document and its groups, in both tables.
    """
    by = list(keys)
    counted = found.groupby(by)["n"].sum().rename("counted").reset_index()
    rest = wholes.merge(counted, on=by, how="left").fillna({"counted": 0})
    rest = rest.assign(term=REST, n=(rest["whole"] - rest["counted"]).astype(int))
    table = pd.concat([found[[*by, "term", "n"]], rest[[*by, "term", "n"]]], ignore_index=True)
    whole = table.merge(wholes, on=by)["whole"]
    return table.assign(rate=PER * table["n"] / whole)


def by_period(counts: pd.DataFrame, *, group: str, over: str, years: int) -> pd.DataFrame:
    """One row per (group, period, term): its rate and the bounds of the rate over the documents of the period.

    A term that no document of a period has is there with a rate of 0; documents say nothing of how far above it may
    be, so its upper bound is that of 0 hits in w trials, 3 ⁄ w.

    Columns:
        the column that `group` names; period: its first year, a multiple of `years`.
        term, n, rate, low, high, documents: as `rate_intervals` has them; the rest is left out.

    Args:
        counts: a table of `with_rest` whose keys are `doc_id`, `group` and `over`.
        group: the column of the groups.
        over: the column of the dates: years, or dates that begin with one; "" where there are none, and all is one
            period.
        years: how many make a period.

    Raises:
        InputError: a date does not begin with a year.

    Reference:
        Hanley & Lippman-Hand 1983, If nothing goes wrong, is everything all right? JAMA 249.
    """
    year = first_year(counts[over]) if over else pd.Series(ALL, index=counts.index)
    keys = [group, "period"]
    dated = counts.assign(period=year - year % years)
    table = rate_intervals(dated, by=keys)
    periods = table.drop_duplicates(keys)[[*keys, "documents"]]
    terms = table.loc[table["term"] != REST, ["term"]].drop_duplicates()
    whole = dated.groupby(keys)["n"].sum().rename("whole").reset_index()
    every = periods.merge(terms, how="cross").merge(whole, on=keys).merge(table, how="left")
    none = every["n"].isna()
    every.loc[none, ["n", "rate", "low"]] = 0
    every.loc[none, "high"] = PER * NONE_IN / every.loc[none, "whole"]
    ordered = every.astype({"n": int}).sort_values(
        [*keys, "rate", "term"], ascending=[True, True, False, True]
    )
    return ordered[[*keys, "term", "n", "rate", "low", "high", "documents"]].reset_index(drop=True)


def first_year(dates: "pd.Series[str]") -> "pd.Series[int]":
    """The year that each date begins with.

    Raises:
        InputError: one does not.
    """
    text = dates.astype(str)
    year = text.str.extract(r"^\s*(\d{4})", expand=False)
    if year.isna().any():
        raise InputError(
            f"{text[year.isna()].iloc[0]!r}: does not begin with a year; write dates like 1998-05-31"
        )
    return year.astype(int)
