"""Counts and n-grams are whole, ordered, and know their groups."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens

from .making import article, documents, words

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "."]), max_size=40).map(" ".join)
FISH = (
    "no good fish goes anywhere without a porpoise !",
    "no good porpoise likes to fish fish anywhere .",
)


def test_counts_are_those_of_nltks_probability_doctest() -> None:
    table = presslens.counts(documents(*FISH)).set_index("term")["n"].to_dict()
    assert table == {
        "fish": 3, "anywhere": 2, "good": 2, "no": 2, "porpoise": 2, "!": 1, ".": 1, "a": 1, "goes": 1, "likes": 1,
        "to": 1, "without": 1,
    }  # fmt: skip


def test_counts_by_group_are_those_of_quanteda_textstat_frequency() -> None:
    tokens = documents("a a b b c d", "a d d d", "a a a")
    whole = presslens.counts(tokens)
    assert dict(zip(whole["term"], whole["n"], strict=True)) == {"a": 6, "d": 4, "b": 2, "c": 1}
    tokens["group"] = tokens["doc_id"].map({"d1": "one", "d2": "two", "d3": "one"})
    grouped = presslens.counts(tokens, by="group")
    assert grouped[["group", "term", "n"]].to_numpy().tolist() == [
        ["one", "a", 5], ["one", "b", 2], ["one", "c", 1], ["one", "d", 1], ["two", "d", 3], ["two", "a", 1],
    ]  # fmt: skip


@settings(max_examples=40)
@given(TEXTS)
def test_counts_are_what_a_counter_counts(text: str) -> None:
    tokens = words(text)
    table = presslens.counts(tokens)
    assert dict(zip(table["term"], table["n"], strict=True)) == Counter(tokens["norm"])


@pytest.mark.parametrize("term", ["norm", "token", "stem"])
def test_rates_sum_to_10_000_within_each_document(term: str) -> None:
    tokens = documents("a b b c", "d e e e f")
    sums = presslens.counts(tokens, by="doc_id", term=term).groupby("doc_id")["rate"].sum()
    assert sums.tolist() == pytest.approx([10_000, 10_000])


def test_punctuation_is_neither_counted_nor_counted_against() -> None:
    document, tokens = article()
    annotated = presslens.annotate(document)
    parts = presslens.counts(annotated, term="pos")
    assert not set(parts["term"]) & {"PUNCT", "SYM"}
    assert parts["rate"].sum() == pytest.approx(10_000)
    assert presslens.counts(tokens)["n"].sum() == len(tokens) == 331


def test_us_is_not_among_the_words_of_the_article() -> None:
    table = presslens.counts(article()[1]).set_index("term")["n"]
    assert table["US"] == 3
    assert "us" not in table
    assert table["china"] == 7


def test_stems_join_what_grammar_parts() -> None:
    table = presslens.counts(words("policies policy running runs"), term="stem")
    assert table[["term", "n"]].to_numpy().tolist() == [["polici", 2], ["run", 2]]


def test_stop_words_stay_among_the_words_that_rates_are_per() -> None:
    tokens = words("the cat saw the dog").assign(stop=[True, False, False, True, False])
    for stop in (True, ["the"]):
        table = presslens.counts(tokens, stop=stop)
        assert table["term"].tolist() == ["cat", "dog", "saw"]
        assert table["rate"].tolist() == [2_000] * 3


def test_an_empty_table_has_every_column() -> None:
    nothing = words("a").iloc[:0]
    assert list(presslens.counts(nothing)) == ["term", "n", "rate"]
    assert list(presslens.ngrams(nothing, [1, 2], by="doc_id")) == ["doc_id", "n_words", "term", "n", "rate"]


@pytest.mark.parametrize("wrong", [{"by": "year"}, {"term": "lemma"}])
def test_a_column_that_is_not_there_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(presslens.InputError, match=next(iter(wrong.values()))):
        presslens.counts(words("a b"), **wrong)


def test_ngrams_stay_within_their_sentence_and_text() -> None:
    tokens = pd.concat([words("a b . c d", "x"), words("e f", "y")])
    assert presslens.ngrams(tokens, 2)["term"].tolist() == ["a b", "c d", "e f"]


def test_ngrams_of_several_lengths_come_in_one_table_and_are_per_words() -> None:
    table = presslens.ngrams(words("a b a b"), [1, 2, 3])
    assert table[["n_words", "term", "n", "rate"]].to_numpy().tolist() == [
        [1, "a", 2, 5_000], [1, "b", 2, 5_000], [2, "a b", 2, 5_000], [2, "b a", 1, 2_500],
        [3, "a b a", 1, 2_500], [3, "b a b", 1, 2_500],
    ]  # fmt: skip


@settings(max_examples=40)
@given(TEXTS, st.integers(1, 4))
def test_ngrams_are_what_a_counter_counts(text: str, n: int) -> None:
    tokens = words(text)
    expected = Counter(
        " ".join(part[place : place + n])
        for _, sentence in tokens.groupby("sentence")
        for part in [sentence["norm"].tolist()]
        for place in range(len(part) - n + 1)
    )
    table = presslens.ngrams(tokens, n)
    assert dict(zip(table["term"], table["n"], strict=True)) == expected


def test_skipgrams_are_those_of_guthrie_et_al() -> None:
    """Insurgents killed in ongoing fighting: the 2-skip-bigrams and 2-skip-trigrams of section 2."""
    tokens = words("insurgents killed in ongoing fighting")
    assert len(presslens.ngrams(tokens, 2, skip=2)) == 9
    trigrams = presslens.ngrams(tokens, 3, skip=2)["term"].tolist()
    assert len(trigrams) == 10
    assert "insurgents in fighting" in trigrams
    assert "insurgents fighting" not in presslens.ngrams(tokens, 2, skip=2)["term"].tolist()


@pytest.mark.parametrize(("n", "skip"), [(0, 0), ([], 0), (2, -1)])
def test_a_length_of_nothing_is_refused(n: int | list[int], skip: int) -> None:
    with pytest.raises(presslens.InputError, match="n="):
        presslens.ngrams(words("a b"), n, skip=skip)
