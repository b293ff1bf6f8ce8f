"""A stretch is whole sentences, long enough, of one document."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from presslens.comparison.stretches import stretches

SIZES = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=8), min_size=1, max_size=4)


def made(sizes: list[list[int]]) -> pd.DataFrame:
    rows = [
        (f"d{document}", sentence, f"w{word}")
        for document, of_document in enumerate(sizes)
        for sentence, size in enumerate(of_document)
        for word in range(size)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "sentence", "token"])


@given(SIZES, st.integers(1, 12))
def test_each_stretch_has_the_words_that_are_asked_for_and_no_sentence_more(
    sizes: list[list[int]], words: int
) -> None:
    cut = stretches(made(sizes), words=words)
    for _, stretch in cut.groupby(["doc_id", "stretch"]):
        assert len(stretch) >= words
        assert (stretch["sentence"] != stretch["sentence"].max()).sum() < words


@given(SIZES, st.integers(1, 12))
def test_only_an_end_too_short_is_left_out(sizes: list[list[int]], words: int) -> None:
    tokens = made(sizes)
    cut = stretches(tokens, words=words)
    for name, document in tokens.groupby("doc_id"):
        kept = cut[cut["doc_id"] == name]
        pd.testing.assert_frame_equal(
            kept[tokens.columns].reset_index(drop=True), document.head(len(kept)).reset_index(drop=True)
        )
        assert len(document) - len(kept) < words


def test_a_document_shorter_than_a_stretch_has_none() -> None:
    assert stretches(made([[3]]), words=4).empty
