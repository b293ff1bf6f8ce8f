"""Lexical diversity is what lexicalrichness and quanteda say, and says how long a text it needs."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens

from .making import ARTICLE, article, documents, reference, values, words

TEN = "test text with some text numbers hyphenhere and text punctuations"
TEXT = st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=60).map(" ".join)


def diversity(text: str, **settings: float) -> dict[str, float]:
    return values(presslens.lexical_diversity(words(text), **settings))


def test_values_of_lexicalrichness_tests() -> None:
    measured = diversity(TEN, window=5, segment=5, draws=5)
    assert measured == pytest.approx({
        "TTR": 0.8, "Guiraud": 2.5298221281347035, "CTTR": 1.7888543819998317, "Herdan's C": 0.9030899869919434,
        "Summer's S": 0.8777828395738175, "Dugast's U": 23.760032854423635, "Maas": 0.04208748389057132,
        "Yule's K": 600, "Yule's I": 8, "Simpson's D": 0.06666666666666667, "Herdan's Vm": 0.18708286933869708,
        "MSTTR": 0.9, "MATTR": 0.9, "MTLD": 14, "HD-D": 0.8833333333333332,
    })  # fmt: skip
    assert diversity(TEN, window=1)["MATTR"] == 1
    assert diversity(TEN, window=10)["MATTR"] == 0.8
    assert diversity("only unique terms in this little string")["MTLD"] == 7


def test_values_of_lexicalrichness_on_the_article() -> None:
    found = re.findall(r"[a-z]+", ARTICLE.read_text(encoding="utf8").lower())
    assert diversity(" ".join(found)) == pytest.approx(reference("diversity"), rel=1e-9)


def test_values_of_quanteda_textstat_lexdiv() -> None:
    first, second = diversity("b a b a b a b a"), diversity("a a b b")
    assert (first["TTR"], second["TTR"]) == (0.25, 0.5)
    assert (first["CTTR"], second["CTTR"]) == pytest.approx((2 / np.sqrt(16), 2 / np.sqrt(8)))
    assert (first["Guiraud"], second["Guiraud"]) == pytest.approx((2 / np.sqrt(8), 1))
    assert (first["Herdan's C"], second["Herdan's C"]) == pytest.approx((1 / 3, 1 / 2))
    assert np.sqrt(first["Maas"] * np.log(10)) == pytest.approx(
        np.sqrt((np.log10(8) - np.log10(2)) / np.log10(8) ** 2)
    )
    assert diversity("a a b b c")["Yule's I"] == pytest.approx(9 / (1 + 2 * 2**2 - 3))
    assert diversity("one one two one one two one")["TTR"] == pytest.approx(0.286, abs=1e-3)
    assert diversity("one one two one one two one")["Herdan's C"] == pytest.approx(0.356, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "value"), [("a b c d d e e f f f", 1_000), ("a b c d d e e f f f g g g g", 1_122.449)]
)
def test_yules_k_of_korpus_as_in_quanteda_textstat_lexdiv(text: str, value: float) -> None:
    assert round(diversity(text)["Yule's K"], 3) == value


def test_yules_k_of_miranda_garcia_and_calle_martin() -> None:
    """2005, tables 1 and 3: John 1 in Latin, 755 words, 331 types; K 113.09 there, 112.767 in quanteda and here."""
    spectrum = {1: 212, 2: 51, 3: 26, 4: 13, 5: 6, 6: 6, 7: 3, 8: 4, 10: 1, 11: 1, 13: 3, 16: 1, 17: 1, 19: 1, 21: 1,
                59: 1}  # fmt: skip
    times = [times for times, types in spectrum.items() for _ in range(types)]
    text = " ".join(f"{number} " * n for number, n in enumerate(times))
    assert (len(text.split()), len(set(text.split()))) == (755, 331)
    assert diversity(text)["Yule's K"] == pytest.approx(113.091583, abs=0.5)
    assert round(diversity(text)["Yule's K"], 3) == 112.767


@pytest.mark.parametrize(("window", "value"), [(2, 5 / 6), (3, 2 / 3), (4, 1 / 2), (100, 2 / 7)])
def test_mattr_of_quanteda_textstat_lexdiv(window: int, value: float) -> None:
    assert diversity("one one two one one two one", window=window)["MATTR"] == pytest.approx(value)


@pytest.mark.parametrize(("segment", "value"), [(2, 3.5 / 4), (3, 2 / 3), (4, 5 / 8), (8, 3 / 8)])
def test_msttr_of_quanteda_textstat_lexdiv(segment: int, value: float) -> None:
    assert diversity("apple orange apple orange pear pear apple orange", segment=segment)[
        "MSTTR"
    ] == pytest.approx(value)


@settings(max_examples=40)
@given(TEXT, st.integers(1, 12))
def test_mattr_is_the_mean_over_all_windows(text: str, window: int) -> None:
    found = text.split()
    starts = range(max(1, len(found) - window + 1))
    mean = np.mean(
        [len(set(part)) / len(part) for start in starts for part in [found[start : start + window]]]
    )
    assert diversity(text, window=window)["MATTR"] == pytest.approx(mean)


@settings(max_examples=40)
@given(TEXT)
def test_hdd_of_the_whole_text_is_its_ttr_and_of_one_word_is_1(text: str) -> None:
    measured = diversity(text, draws=len(text.split()))
    assert measured["HD-D"] == pytest.approx(measured["TTR"])
    assert diversity(text, draws=1)["HD-D"] == pytest.approx(1)


@settings(max_examples=40)
@given(TEXT)
def test_mtld_reads_both_ways(text: str) -> None:
    assert diversity(text)["MTLD"] == pytest.approx(diversity(" ".join(text.split()[::-1]))["MTLD"])


def test_only_words_are_counted() -> None:
    tokens = words("a 42 b a").assign(kind=["word", "number", "word", "word"])
    assert values(presslens.lexical_diversity(tokens))["TTR"] == pytest.approx(2 / 3)


def test_each_measure_says_how_long_a_text_it_needs() -> None:
    table = presslens.lexical_diversity(article()[1]).set_index("measure")
    assert (table["n"] == 330).all()
    assert (table["valid"] == (table["n"] >= table["minimum"])).all()
    assert table.loc[["MATTR", "MTLD", "HD-D"], "valid"].all()
    assert not table.loc["Yule's K", "valid"]
    assert table.loc[["MATTR", "MTLD", "HD-D"], "length_free"].all()
    assert not table.loc[["TTR", "Guiraud", "Herdan's C"], "length_free"].any()


def test_groups_are_measured_one_by_one() -> None:
    table = presslens.lexical_diversity(documents("a b", "a a"), by="doc_id")
    assert table[table["measure"] == "TTR"]["value"].tolist() == [1, 0.5]
    assert list(table)[:3] == ["doc_id", "measure", "value"]


def test_an_empty_text_has_every_row_and_no_value() -> None:
    table = presslens.lexical_diversity(words("a").iloc[:0])
    assert table["value"].isna().all()
    assert not table["valid"].any()
    pd.testing.assert_index_equal(table.columns, presslens.lexical_diversity(words("a b")).columns)


@pytest.mark.parametrize("wrong", [{"window": 0}, {"segment": -1}, {"draws": 0}, {"threshold": 1.0}])
def test_a_setting_out_of_range_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(presslens.InputError):
        presslens.lexical_diversity(words("a b"), **wrong)
