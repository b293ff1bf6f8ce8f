"""A list of words reads a sentence by its words outside names; methods are compared side by side."""

from collections.abc import Callable

import pandas as pd
import pytest
from pandas import DataFrame

import presslens
from presslens.sentiment import agreement, hu_liu, lexicon_polarity, polarity_methods


def test_hu_liu_has_6789_words_on_two_sides() -> None:
    lexicon = hu_liu()
    assert lexicon["category"].value_counts().to_dict() == {"negative": 4783, "positive": 2006}
    assert set(lexicon["weight"]) == {-1.0, 1.0}


def test_words_inside_names_do_not_count() -> None:
    document = presslens.document_from_text("The Freedom Party lost. Critics praised the honest minister.")
    sentences, annotated = presslens.sentences(document), presslens.annotate(document)
    lexicon = DataFrame({"term": ["freedom", "lost", "praised", "honest"], "weight": [1, -1, 1, 1]})
    found = lexicon_polarity(sentences, annotated, lexicon)
    assert list(found["matches"]) == [1, 2]
    assert list(found["score"]) == [-1.0, 1.0]


def test_a_sentence_without_a_listed_word_scores_nothing() -> None:
    document = presslens.document_from_text("They met on Monday. They met on Tuesday.")
    lexicon = DataFrame({"term": ["dreadful"], "weight": [-1.0]})
    found = lexicon_polarity(presslens.sentences(document), presslens.annotate(document), lexicon)
    assert list(found["score"]) == [0.0, 0.0]
    assert list(found["matches"]) == [0, 0]


def test_methods_that_take_opposite_sides_contradict_each_other(sentences: Callable[..., DataFrame]) -> None:
    table = sentences("One.", "Two.", "Three.")
    scores = {"a": pd.Series([0.8, -0.4, 0.0]), "b": pd.Series([-0.3, -0.9, 0.6])}
    methods = polarity_methods(table, scores)
    assert list(methods["side"]) == [1, -1, 0, -1, -1, 1]
    assert list(methods["contradicted"]) == [True, False, False] * 2
    row = agreement(methods).iloc[0]
    assert (row["n"], row["same"], row["opposed"]) == (3, 1, 1)


def test_kappa_is_that_of_cohens_formula(sentences: Callable[..., DataFrame]) -> None:
    table = sentences(*"abcdefghij")
    one = pd.Series([1.0] * 5 + [-1.0] * 5)
    other = pd.Series([1.0] * 4 + [-1.0] * 4 + [1.0] * 2)
    found = agreement(polarity_methods(table, {"one": one, "other": other}))["kappa"].item()
    assert found == pytest.approx((0.7 - 0.5) / (1 - 0.5))
