"""Shares by period: documents that lack a term count, and the bounds are those of rate_intervals."""

import pandas as pd
import pytest

from presslens import InputError
from presslens.comparison.periods import by_period, first_year, with_rest
from presslens.frequency.counting import PER

KEYS = ("doc_id", "outlet", "published")
WHOLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d"],
        "outlet": ["one", "one", "one", "other"],
        "published": ["1971", "1979-05-01", "1980", "1975"],
        "whole": [100, 300, 200, 50],
    }
)
FOUND = WHOLES.iloc[[0, 2]][list(KEYS)].assign(term="China", n=[4, 2])


def test_a_document_without_the_term_is_in_the_sample() -> None:
    table = by_period(with_rest(FOUND, WHOLES, keys=KEYS), group="outlet", over="published", years=10)
    seventies = table[(table["outlet"] == "one") & (table["period"] == 1970)].iloc[0]
    assert seventies["rate"] == pytest.approx(PER * 4 / 400)
    assert seventies["documents"] == 2


def test_counts_and_rest_are_the_whole() -> None:
    table = with_rest(FOUND, WHOLES, keys=KEYS)
    assert table.groupby("doc_id")["n"].sum().to_dict() == WHOLES.set_index("doc_id")["whole"].to_dict()
    assert table.groupby("doc_id")["rate"].sum().round(6).eq(PER).all()


def test_a_period_of_one_document_has_no_bounds() -> None:
    table = by_period(with_rest(FOUND, WHOLES, keys=KEYS), group="outlet", over="published", years=10)
    eighties = table[table["period"] == 1980].iloc[0]
    assert pd.isna(eighties["low"])
    assert pd.isna(eighties["high"])


def test_a_date_without_a_year_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^'May': does not begin with a year; write dates like 1998-05-31$"):
        first_year(pd.Series(["1990", "May"]))


def test_a_term_that_a_period_lacks_has_a_rate_of_0_and_the_bound_of_the_rule_of_three() -> None:
    table = by_period(with_rest(FOUND, WHOLES, keys=KEYS), group="outlet", over="published", years=10)
    other = table[table["outlet"] == "other"].iloc[0]
    assert (other["n"], other["rate"], other["low"]) == (0, 0, 0)
    assert other["high"] == pytest.approx(PER * 3 / 50)
