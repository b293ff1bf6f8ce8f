"""Measures of wording: counted by hand on a few words, and each group by itself."""

import pandas as pd
import pytest

import presslens
from presslens.comparison.wording import COMPOUND, FIRST_PERSON, LETTERS, wording
from presslens.frequency.sides import side_matches

OURS = "We thank China. Our friends praise us."
THEIRS = "Trade fell. Ministers met in Paris."
LISTS = {"first person": FIRST_PERSON}


def tables(*texts: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    documents = [presslens.document_from_text(text, doc_id=f"d{n}") for n, text in enumerate(texts)]
    return (
        pd.concat([presslens.tokens(document) for document in documents], ignore_index=True),
        pd.concat([presslens.sentences(document) for document in documents], ignore_index=True),
    )


def test_measures_are_those_counted_by_hand() -> None:
    tokens, sentences = tables(OURS)
    found = wording(tokens, sentences, LISTS, sides=side_matches(tokens)).set_index("measure")["value"]
    assert found["first person"] == pytest.approx(1000 * 3 / 7)
    assert found["names China, per 1,000 words"] == pytest.approx(1000 / 7)
    assert found[LETTERS] == pytest.approx((2 + 5 + 5 + 3 + 7 + 6 + 2) / 7)
    rated = presslens.sentence_polarity(sentences, score=False)["compound"]
    assert found[COMPOUND] == pytest.approx(rated.mean())


def test_a_group_is_measured_as_if_it_were_alone() -> None:
    both, alone = tables(OURS, THEIRS), tables(THEIRS)
    together = wording(*both, LISTS).query("doc_id == 'd1'").set_index("measure")["value"]
    apart = wording(*alone, LISTS).set_index("measure")["value"]
    pd.testing.assert_series_equal(together, apart)


def test_a_side_that_a_group_does_not_name_is_named_0_times() -> None:
    tokens, sentences = tables(OURS, THEIRS)
    found = wording(tokens, sentences, {}, sides=side_matches(tokens))
    china = found[found["measure"] == "names China, per 1,000 words"].set_index("doc_id")["value"]
    assert china["d1"] == 0
