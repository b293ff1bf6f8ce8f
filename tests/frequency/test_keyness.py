"""Keyness is what quanteda and the papers say, and knows what its reference cannot show."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens
from presslens.frequency.keyness import holm

from .making import article, documents, reference, words

TWO = ("a a a b b c c c c c c d e f g h h", "a a b c c d d d d e f h")
TEXT = st.lists(st.sampled_from("abcde"), min_size=1, max_size=30).map(" ".join)


def by_term(table: pd.DataFrame, column: str) -> dict[str, float]:
    return dict(zip(table["term"], table[column], strict=True))


def signed(table: pd.DataFrame) -> pd.DataFrame:
    """G² with the sign that quanteda gives it: below 0 where the reference has more."""
    return table.assign(signed=table["g2"] * np.sign(table["rate"] - table["rate_reference"]))


def test_g2_and_p_are_those_of_the_likelihood_ratio_test_in_quanteda_textstat_keyness() -> None:
    """b b b b b b b a a a against a a a a a a a b b: G = 4.534939, p = .033210 (R, no correction)."""
    table = presslens.keyness(words("b b b b b b b a a a"), words("a a a a a a a b b"))
    assert table["g2"].tolist() == pytest.approx([4.534939] * 2, abs=1e-6)
    assert table["p"].tolist() == pytest.approx([0.03320989] * 2, abs=1e-6)


def test_terms_rank_as_in_quanteda_textstat_keyness() -> None:
    first, second = (words(text) for text in TWO)
    for text, other, ranking in ((first, second, "cgbhaefd"), (second, first, "defabhgc")):
        table = signed(presslens.keyness(text, other)).sort_values(
            ["signed", "term"], ascending=[False, True]
        )
        assert "".join(table["term"]) == ranking


def test_counts_of_both_sides_are_those_of_quanteda_textstat_keyness() -> None:
    table = presslens.keyness(words(TWO[0]), words(TWO[1]))
    assert by_term(table, "n") == {"a": 3, "b": 2, "c": 6, "d": 1, "e": 1, "f": 1, "g": 1, "h": 2}
    assert by_term(table, "n_reference") == {"a": 2, "b": 1, "c": 2, "d": 4, "e": 1, "f": 1, "g": 0, "h": 1}


@pytest.mark.parametrize("by", [(), "doc_id"])
def test_a_table_of_counts_is_as_good_a_reference_as_tokens(by: str) -> None:
    text, other = words("a b c c"), documents("a a b", "d d d e")
    expected = presslens.keyness(text, other)
    pd.testing.assert_frame_equal(presslens.keyness(text, presslens.counts(other, by=by)), expected)
    pd.testing.assert_frame_equal(presslens.keyness(presslens.counts(text), other), expected)


def test_tables_of_ngrams_are_compared_per_words() -> None:
    text, other = words("a b a b c"), words("a b c c c c")
    table = presslens.keyness(presslens.ngrams(text, [1, 2]), presslens.ngrams(other, [1, 2])).set_index(
        "term"
    )
    assert table.loc["a b", "rate"] == pytest.approx(4_000)
    assert table.loc["a b", "log_ratio"] == pytest.approx(np.log2((2 / 5) / (1 / 6)))


def test_a_reference_without_stop_words_keeps_its_size() -> None:
    text, other = words("a b c c"), words("the the the the c d")
    whole = presslens.keyness(text, other).set_index("term")
    part = presslens.keyness(text, presslens.counts(other, stop=["the"])).set_index("term")
    assert part.loc["c", "g2"] == pytest.approx(whole.loc["c", "g2"])


def test_effect_sizes_by_hand() -> None:
    """4 of 10 words against 1 of 20: rates .4 and .05."""
    table = presslens.keyness(words("a a a a b b b b b b"), words("a" + " b" * 19)).set_index("term").loc["a"]
    assert table["log_ratio"] == pytest.approx(3)  # Hardie 2014: log₂ of 8 times
    assert table["diff"] == pytest.approx(700)  # Gabrielatos & Marchi 2011: 700 % more
    assert table["odds_ratio"] == pytest.approx((4 / 6) / (1 / 19))
    assert table["bic"] == pytest.approx(table["g2"] - np.log(30))  # Wilson 2013
    assert table["rate"] == 4_000


def test_weighted_log_odds_by_hand() -> None:
    """Monroe, Colaresi & Quinn 2008, eq. 16 and 22: y = 4 and 1, n = 10 and 20, the prior 5 of 30."""
    z = (
        presslens.keyness(words("a a a a b b b b b b"), words("a" + " b" * 19))
        .set_index("term")
        .loc["a", "log_odds_z"]
    )
    delta = np.log(9 / (40 - 9)) - np.log(6 / (50 - 6))
    assert z == pytest.approx(delta / np.sqrt(1 / 9 + 1 / 6))


def test_a_prior_can_be_given_and_weighed() -> None:
    text, other = words("a a b"), words("b b b c")
    both = pd.concat([text, other])
    usual = presslens.keyness(text, other)
    pd.testing.assert_frame_equal(presslens.keyness(text, other, prior=both), usual)
    pd.testing.assert_frame_equal(presslens.keyness(text, other, prior_words=7), usual)
    heavy = presslens.keyness(text, other, prior=both, prior_words=700)
    assert (heavy["log_odds_z"].abs() < usual["log_odds_z"].abs()).all()
    english = presslens.general_english(["a", "b", "c"])
    assert np.isfinite(presslens.keyness(text, other, prior=english)["log_odds_z"]).all()


def test_a_term_that_one_side_lacks_has_finite_evidence_and_the_convention_of_its_measure() -> None:
    table = presslens.keyness(words("a a b"), words("b b c")).set_index("term")
    assert table.loc["a", "log_ratio"] == pytest.approx(2)  # 2 against a half
    assert table.loc["c", "log_ratio"] == pytest.approx(-1)
    assert np.isinf(table.loc["a", "diff"])
    assert np.isfinite(table[["g2", "p", "log_odds_z"]]).all(axis=None)


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_exchanging_text_and_reference_keeps_the_evidence_and_turns_the_direction(one: str, two: str) -> None:
    here, there = presslens.keyness(words(one), words(two)), presslens.keyness(words(two), words(one))
    merged = here.merge(there, on="term", suffixes=("", "_turned"))
    assert len(merged) == len(here) == len(there)
    np.testing.assert_allclose(merged["g2"], merged["g2_turned"], atol=1e-9)
    np.testing.assert_allclose(merged["log_ratio"], -merged["log_ratio_turned"], atol=1e-9)
    np.testing.assert_allclose(merged["log_odds_z"], -merged["log_odds_z_turned"], atol=1e-9)


@settings(max_examples=40)
@given(TEXT)
def test_a_text_against_itself_has_nothing_key(text: str) -> None:
    table = presslens.keyness(words(text), words(text))
    assert table["g2"].max() == pytest.approx(0, abs=1e-9)
    assert table["log_ratio"].abs().max() == 0


def test_holms_correction_is_that_of_statsmodels() -> None:
    known = reference("holm")
    np.testing.assert_allclose(holm(np.array(known["p"])), known["adjusted"])


def test_against_general_english_there_are_effect_sizes_and_no_p_values() -> None:
    _, tokens = article()
    table = presslens.keyness(tokens, presslens.general_english(tokens["norm"]), minimum=2)
    assert table["n"].min() == 2
    assert table[["p", "p_holm", "bic"]].isna().all(axis=None)
    assert table["term"].tolist()[:2] == ["china", "expansionism"]
    assert table.set_index("term").loc["the", "log_ratio"] == pytest.approx(0.17, abs=0.01)


def test_terms_that_general_english_cannot_show_are_listed_as_such_and_last() -> None:
    _, tokens = article()
    table = presslens.keyness(tokens, presslens.general_english(tokens["norm"]))
    unseen = table[~table["seen"]]
    assert {"HKPF", "COVID-19", "US", "sino-us"} <= set(unseen["term"])
    assert unseen.index.min() == table["seen"].sum()
    assert unseen[["g2", "log_ratio", "log_odds_z"]].isna().all(axis=None)
    assert "us" not in set(table["term"])


@pytest.mark.parametrize(("one", "two"), [("a a", ""), ("", "a"), ("", "")])
def test_an_empty_side_gives_no_measure(one: str, two: str) -> None:
    table = presslens.keyness(words(one), words(two))
    assert table[["g2", "log_ratio", "log_odds_z"]].isna().all(axis=None)
