"""Pairs are counted by a rule that can be followed by hand, and their cells add up."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens

from .making import article, documents, words

TEXT = st.lists(st.sampled_from(["a", "b", "c", "d", "."]), min_size=1, max_size=30).map(" ".join)
EGGS = "I do not like green eggs and ham , I do not like them Sam I am !"


def pairs(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    return {(row.node, row.collocate): row.n for row in table.itertuples()}


def test_pairs_of_neighbours_are_those_of_nltks_collocations_doctest() -> None:
    """The word pairs of its finder, window of one word to the right."""
    table = presslens.collocations(words(EGGS), window=(0, 1))
    assert len(table) == 14
    assert pairs(table)["I", "do"] == pairs(table)["do", "not"] == pairs(table)["not", "like"] == 2
    assert pairs(table)["am", "!"] == 1


def test_pairs_that_span_words_are_those_of_nltks_collocations_doctest() -> None:
    """Its finder with window_size=4 looks three words to the right: I … like twice."""
    table = pairs(presslens.collocations(words(EGGS), window=(0, 3)))
    assert table["I", "like"] == table["I", "not"] == table["do", "like"] == 2


def test_sequences_do_not_span_texts_as_in_quanteda_textstat_collocations() -> None:
    table = pairs(presslens.collocations(documents("this is a test", "this also a test"), window=(0, 1)))
    assert ("test", "this") not in table
    assert table["a", "test"] == 2


def test_counts_of_quanteda_textstat_collocations() -> None:
    """Two pairs of its tests, padding taken for sentence ends: a b 9 times, b c 4 times."""
    tokens = documents("a b c . a b c . a b c . a b c", "a b . a b . a b . a b . a b")
    table = pairs(presslens.collocations(tokens, window=(0, 1)))
    assert table == {("a", "b"): 9, ("b", "c"): 4}


def test_the_only_pair_that_recurs_in_quanteda_textstat_collocations() -> None:
    tokens = words("capital other capital gains other capital word2 other gains capital")
    table = presslens.collocations(tokens, window=(0, 1), minimum=2)
    assert pairs(table) == {("other", "capital"): 2}


def counted(tokens: pd.DataFrame, left: int, right: int) -> Counter[tuple[str, str]]:
    """The rule of `collocations`, word by word."""
    found: Counter[tuple[str, str]] = Counter()
    for _, sentence in tokens.groupby("sentence"):
        part = sentence["norm"].tolist()
        for place, node in enumerate(part):
            window = [*part[max(0, place - left) : place], *part[place + 1 : place + 1 + right]]
            found.update((node, collocate) for collocate in window)
    return found


@settings(max_examples=40)
@given(TEXT, st.integers(0, 4), st.integers(1, 4))
def test_each_occurrence_of_the_node_meets_each_word_of_its_window_once(
    text: str, left: int, right: int
) -> None:
    tokens = words(text)
    assert pairs(presslens.collocations(tokens, window=(left, right))) == counted(tokens, left, right)


@settings(max_examples=40)
@given(TEXT, st.integers(0, 4), st.integers(1, 4))
def test_what_is_observed_and_what_is_expected_add_up_to_the_same(text: str, left: int, right: int) -> None:
    tokens = words(text)
    table = presslens.collocations(tokens, window=(left, right))
    margins = counted(tokens, left, right)
    total = sum(margins.values())
    for row in table.itertuples():
        of_node = sum(n for (node, _), n in margins.items() if node == row.node)
        of_collocate = sum(n for (_, collocate), n in margins.items() if collocate == row.collocate)
        assert row.expected == pytest.approx(of_node * of_collocate / total)


@settings(max_examples=40)
@given(TEXT, st.integers(1, 4))
def test_measures_follow_from_their_formulas(text: str, window: int) -> None:
    table = presslens.collocations(words(text), window=window, exact=True)
    n, expected = table["n"], table["expected"]
    np.testing.assert_allclose(table["pmi"], np.log2(n / expected), atol=1e-12)
    np.testing.assert_allclose(table["mi3"], np.log2(n**3 / expected), atol=1e-12)
    np.testing.assert_allclose(table["t"], (n - expected) / np.sqrt(n), atol=1e-12)
    np.testing.assert_allclose(table["z"], (n - expected) / np.sqrt(expected), atol=1e-12)
    assert (table["log_dice"] <= 14).all()
    assert table["npmi"].between(-1, 1 + 1e-12).all()
    assert table["fisher"].between(0, 1).all()
    assert table["g2"].is_monotonic_decreasing


def test_expected_is_evert_s_window_times_frequencies_where_there_are_no_edges() -> None:
    """k·f₁·f₂ ⁄ N, in one long sentence of random words."""
    drawn = np.random.default_rng(7).choice(list("abcdefgh"), 20_000)
    tokens = words(" ".join(drawn))
    row = presslens.collocations(tokens, node="a", window=5).set_index("collocate").loc["b"]
    assert row["expected"] == pytest.approx(10 * row["n_node"] * row["n_collocate"] / len(tokens), rel=1e-3)


def test_rows_of_one_node_are_the_same_among_all() -> None:
    _, tokens = article()
    every = presslens.collocations(tokens)
    one = presslens.collocations(tokens, node="China")
    expected = every[every["node"] == "china"].reset_index(drop=True)
    pd.testing.assert_frame_equal(one, expected)
    both = presslens.collocations(tokens, node=["US", "china"])
    assert set(both["node"]) == {"US", "china"}
    assert presslens.collocations(tokens, node="nowhere").empty


def test_rare_pairs_are_left_out_of_the_table_but_not_of_the_sums() -> None:
    _, tokens = article()
    every = presslens.collocations(tokens)
    expected = every[every["n"] >= 3].reset_index(drop=True)
    pd.testing.assert_frame_equal(presslens.collocations(tokens, minimum=3), expected)


@pytest.mark.parametrize("window", [0, -1, (0, 0), (-1, 2)])
def test_a_window_of_nothing_is_refused(window: int | tuple[int, int]) -> None:
    with pytest.raises(presslens.InputError, match="window"):
        presslens.collocations(words("a b"), window=window)


def test_an_empty_table_has_every_column() -> None:
    nothing = presslens.collocations(words("a").iloc[:0])
    assert list(nothing)[:10] == [
        "node", "collocate", "n", "expected", "pmi", "npmi", "mi3", "log_dice", "t", "g2",
    ]  # fmt: skip
    assert list(nothing) == list(presslens.collocations(words("a b")))


def test_dependencies_are_seen_from_both_ends() -> None:
    document = presslens.document_from_text(
        "The minister denied the claims of China. The minister denied a report."
    )
    table = presslens.dependency_collocations(presslens.annotate(document)).set_index(
        ["node", "relation", "collocate"]
    )
    assert table.loc[("deny", "nsubj", "minister"), "n"] == 2
    assert table.loc[("minister", "nsubj of", "deny"), "n"] == 2
    assert table.loc[("deny", "dobj", "claim"), "n"] == 1
    assert table.loc[("deny", "dobj", "claim"), "expected"] == 1


def test_cases_of_a_dependency_are_the_pairs_in_that_relation() -> None:
    document, _ = article()
    table = presslens.dependency_collocations(presslens.annotate(document), node="minister", exact=True)
    assert set(table["node"]) == {"minister"}
    assert (table["log_dice"] <= 14).all()
    assert table["fisher"].between(0, 1).all()


def test_dependencies_need_the_parse() -> None:
    with pytest.raises(presslens.InputError, match="annotate"):
        presslens.dependency_collocations(words("a b"))
