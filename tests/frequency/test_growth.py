"""Laws of growth, intervals of rates, and sides counted by word."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens
from presslens.frequency.intervals import student_t

from .making import article, documents, reference, words


def test_ranks_follow_frequencies() -> None:
    curve = presslens.zipf_curve(presslens.counts(words("b a a c a b")))
    assert curve.to_numpy().tolist() == [[1, "a", 3], [2, "b", 2], [3, "c", 1]]


@settings(max_examples=40)
@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=40))
def test_types_and_hapaxes_grow_as_they_are_met(found: list[str]) -> None:
    curve = presslens.heaps_curve(words(" ".join(found)))
    assert curve["words"].tolist() == list(range(1, len(found) + 1))
    for row in curve.itertuples():
        met = found[: row.words]
        assert row.types == len(set(met))
        assert row.hapaxes == sum(met.count(word) == 1 for word in set(met))


def test_the_exponent_of_words_drawn_by_zipfs_law_is_found() -> None:
    ranks = np.arange(1, 3_001)
    drawn = np.random.default_rng(3).choice(ranks, 60_000, p=ranks**-1.1 / (ranks**-1.1).sum())
    table = presslens.growth_exponents(pd.DataFrame({"norm": drawn.astype(str)})).set_index("measure")
    assert table.loc["Zipf's exponent", "value"] == pytest.approx(1.1, abs=0.03)
    assert table["valid"].all()


def test_a_vocabulary_that_grows_as_a_power_has_that_exponent() -> None:
    """The k-th new word comes at word k²: V = N to the power ½."""
    new = set(np.square(range(1, 150)).tolist())
    tokens = pd.DataFrame({"norm": [str(place) if place in new else "x" for place in range(1, 150**2)]})
    value = presslens.growth_exponents(tokens).set_index("measure").loc["Heaps' exponent", "value"]
    assert value == pytest.approx(0.5, abs=0.02)


def test_short_texts_have_no_valid_exponent() -> None:
    assert not presslens.growth_exponents(article()[1])["valid"].any()
    assert presslens.growth_exponents(words("a").iloc[:0])["value"].isna().all()


@pytest.mark.parametrize("row", reference("student_t"), ids=str)
def test_quantiles_of_t_are_scipys(row: dict[str, float]) -> None:
    found = student_t(row["confidence"], np.array([row["freedom"]]))[0]
    assert found == pytest.approx(row["t"], rel=0.03 if row["freedom"] < 5 else 0.003)


def test_an_interval_by_hand() -> None:
    """Four texts of 10, 10, 20 and 10 words with 1, 3, 2 and 0 of the term: Cochran's ratio estimate."""
    texts = ["x" + " y" * 9, "x x x" + " y" * 7, "x x" + " y" * 18, "y " * 10]
    table = (
        presslens.rate_intervals(presslens.counts(documents(*texts), by="doc_id")).set_index("term").loc["x"]
    )
    x, w = np.array([1, 3, 2, 0]), np.array([10, 10, 20, 10])
    ratio = 6 / 50
    error = np.sqrt(4 / 3 * np.square(x - ratio * w).sum()) / 50
    assert table["rate"] == pytest.approx(10_000 * ratio)
    assert table["high"] == pytest.approx(10_000 * (ratio + 3.182 * error), rel=0.01)
    assert table["low"] == 0
    assert (table["n"], table["documents"]) == (6, 4)


def test_one_document_is_no_sample() -> None:
    table = presslens.rate_intervals(presslens.counts(words("a b"), by="doc_id"))
    assert table[["low", "high"]].isna().all(axis=None)


def test_intervals_by_group_are_those_of_each_group() -> None:
    tokens = documents("a b", "a a", "b b", "a b b")
    tokens["year"] = tokens["doc_id"].map({"d1": 1, "d2": 1, "d3": 2, "d4": 2})
    counts = presslens.counts(tokens, by=["year", "doc_id"])
    table = presslens.rate_intervals(counts, by="year")
    alone = presslens.rate_intervals(counts[counts["year"] == 2].drop(columns="year"))
    second = table[table["year"] == 2].drop(columns="year").reset_index(drop=True)
    pd.testing.assert_frame_equal(second, alone)


def test_intervals_need_counts_by_document() -> None:
    with pytest.raises(presslens.InputError, match="doc_id"):
        presslens.rate_intervals(presslens.counts(words("a b")))


def test_a_side_is_counted_by_side_and_by_word() -> None:
    table = presslens.side_counts(article()[1])
    rows = table[["side", "n_side", "term", "n"]].to_numpy().tolist()
    assert rows[:3] == [["China", 11, "China", 7], ["China", 11, "Beijing", 3], ["China", 11, "Chinese", 1]]
    assert ["United States", 5, "United States", 1] in rows


def test_the_grouping_can_be_replaced() -> None:
    sides = pd.DataFrame({"term": ["minister", "ministers", "Li"], "category": "government"})
    table = presslens.side_counts(article()[1], sides)
    assert table[["term", "n", "n_side"]].to_numpy().tolist() == [["Minister", 4, 7], ["Li", 3, 7]]


def test_sides_by_paragraph() -> None:
    table = presslens.side_counts(article()[1], by="paragraph")
    assert table.groupby("paragraph")["n"].sum().sum() == presslens.side_counts(article()[1])["n"].sum()
    assert next(iter(table)) == "paragraph"
