"""VADER is NLTK's, to the digit, and every score can be traced to its words."""

import math
from collections.abc import Callable
from pathlib import Path

import nltk.data
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants
from pandas import DataFrame

from presslens.resources import resource
from presslens.sentiment import polarity_evidence, sentence_polarity
from presslens.sentiment.vader import ALPHA, Scores, vader
from presslens.sentiment.words import load_rules

VALUES = Path(__file__).parents[1] / "fixtures" / "sentiment" / "nltk_vader.csv"
RULES = load_rules()


@pytest.fixture(scope="module")
def nltk_vader() -> SentimentIntensityAnalyzer:
    lexicon = resource("nltk_data/sentiment/vader_lexicon/vader_lexicon.txt")
    nltk.data.path.insert(0, str(lexicon.parents[2]))
    return SentimentIntensityAnalyzer("sentiment/vader_lexicon/vader_lexicon.txt")


def test_scores_are_those_of_the_nltk_doctest(sentences: Callable[..., DataFrame]) -> None:
    expected = pd.read_csv(VALUES, keep_default_na=False)
    found = sentence_polarity(sentences(*expected["text"]), score=False)
    pd.testing.assert_frame_equal(found[list(Scores._fields)], expected[list(Scores._fields)])


WORDS = st.sampled_from(
    [
        *sorted(VaderConstants.NEGATE)[::6],
        *sorted(VaderConstants.BOOSTER_DICT)[::8],
        *(word for idiom in VaderConstants.SPECIAL_CASE_IDIOMS for word in idiom.split()),
        *("good", "bad", "great", "sad", "kind", "sort", "of", "least", "at", "very", "never", "so", "this"),
        *("but", "just", "enough", "treaty", "x", ":D", "a-bomb", "Beijing’s", "freedom", "responsible"),
    ]
)
MARKS = st.sampled_from(["", "", "", "!", "?", ".", ",", "??", "?!?", "...", '"', ")", "'", "’s"])
PIECES = st.builds(
    lambda before, word, shape, after: before + shape(word) + after,
    MARKS,
    WORDS,
    st.sampled_from([str, str, str.upper, str.title]),
    MARKS,
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_any_sequence_of_words_and_marks_scores_as_in_nltk(
    nltk_vader: SentimentIntensityAnalyzer, text: str
) -> None:
    theirs = nltk_vader.polarity_scores(text)
    assert vader([text], RULES) == [Scores(*(theirs[key] for key in ("neg", "neu", "pos", "compound")))]


def test_rules_file_holds_the_lists_of_the_installed_nltk() -> None:
    assert RULES.negations == VaderConstants.NEGATE
    assert RULES.boosters == VaderConstants.BOOSTER_DICT
    assert RULES.idioms == VaderConstants.SPECIAL_CASE_IDIOMS


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_evidence_adds_up_to_compound_and_quotes_the_document(text: str) -> None:
    table = DataFrame([("text", 0, 0, 7, text)], columns=["doc_id", "paragraph", "sentence", "start", "text"])
    evidence = polarity_evidence(table)
    total = evidence["valence"].sum()
    compound = sentence_polarity(table, score=False)["compound"].item()
    assert compound == pytest.approx(total / math.sqrt(total**2 + ALPHA), abs=1e-4)
    assert all(text[row.start - 7 : row.end - 7] == row.text for row in evidence.itertuples())


def test_evidence_names_booster_negation_capitals_and_marks(sentences: Callable[..., DataFrame]) -> None:
    evidence = polarity_evidence(sentences("This was NOT a very GOOD answer!"))
    found = list(zip(evidence["category"], evidence["text"], strict=True))
    assert found == [
        ("word", "GOOD"),
        ("capitals", "GOOD"),
        ("booster", "very"),
        ("negation", "NOT"),
        ("punctuation", "!"),
    ]


def test_one_line_of_a_lexicon_overrides_a_word(sentences: Callable[..., DataFrame]) -> None:
    table = sentences("The United States spoke of freedom.")
    override = DataFrame({"term": ["united", "freedom"], "weight": [0, 0]})
    assert sentence_polarity(table, score=False)["compound"].item() > 0
    assert sentence_polarity(table, score=False, overrides=override)["compound"].item() == 0


def test_an_empty_table_gives_an_empty_table(sentences: Callable[..., DataFrame]) -> None:
    columns = list(sentence_polarity(sentences("One."), score=False))
    assert list(sentence_polarity(sentences(), score=False)) == columns
    assert polarity_evidence(sentences()).empty


def test_the_best_score_stands_beside_vader_only_where_it_is_asked_for(
    sentences: Callable[..., DataFrame],
) -> None:
    table = sentences("The court praised her courage.", "He was convicted of a brutal murder.", "")
    found = sentence_polarity(table)
    assert found["score"].between(-1, 1).all()
    assert found["score"][0] > 0 > found["score"][1]
    assert found["score"][2] == 0
    assert "score" not in sentence_polarity(table, score=False)
