"""How far the word list carries: words in names, and lines that hang on one word."""

from collections.abc import Callable

import pandas as pd
import pytest
from pandas import DataFrame

import presslens
from presslens.sentiment import polarity_evidence
from presslens.sentiment.limits import rated_names, without_each_word

Sentences = Callable[..., DataFrame]


def test_rated_words_in_names_are_found_and_others_are_not() -> None:
    document = presslens.read_document("seeds/000_cba6c4d358668237.txt")
    evidence = polarity_evidence(presslens.sentences(document))
    names = rated_names(evidence, presslens.annotate(document))
    assert dict(zip(names["text"], names["name"], strict=True)) == {
        "United": "United States",
        "Treasury": "US Treasury Department",
    }


def test_a_line_with_one_rated_word_is_at_zero_without_it(sentences: Sentences) -> None:
    (row,) = without_each_word(sentences("They praised the harbour.")).itertuples()
    assert (row.term, row.compound_without) == ("praised", 0)
    assert row.change == -row.compound < 0


def test_a_rating_of_ones_own_counts_until_the_word_is_taken_away(sentences: Sentences) -> None:
    own = pd.DataFrame({"term": ["harbour"], "weight": [3.0]})
    (row,) = without_each_word(sentences("They left the harbour."), overrides=own).itertuples()
    assert row.term == "harbour"
    assert row.compound == pytest.approx(0.6124, abs=1e-4)  # 3 / sqrt(3² + 15), Hutto & Gilbert's norm
    assert row.compound_without == 0
