"""What must hold of both tables, whatever the text: every row knows its characters, and nothing is lost."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens import Document, InputError, document_from_text, read_document, sentences, tokens
from presslens.resources import checkout
from presslens.tokenisation import SCHEMES
from presslens.tokenisation.chunks import chunk, cut

SENTENCE_COLUMNS = ["doc_id", "paragraph", "sentence", "start", "end", "text", "kind"]
TOKEN_COLUMNS = [
    "doc_id", "paragraph", "sentence", "position", "start", "end", "token", "norm", "kind", "stop",
]  # fmt: skip
SENTENCE_KINDS = {"body", "headline", "byline", "dateline", "heading"}
TOKEN_KINDS = {"word", "number", "punctuation", "symbol", "url"}


def texts() -> list[Path]:
    folders = ("seeds", "tests/fixtures/wikinews", "data/corpora")
    return [file for folder in folders for file in sorted((checkout() / folder).rglob("*.txt"))]


# Strings that look like news as well as strings that look like nothing.
NEWS = (
    "China’s don't U.S. No. 5 “Yes!” COVID-19 e-mail https://a.b/c?d a@b.co ... … — Mr. J. K. $3.2bn '90s cannot "
    "it's (AP) - , . \" '' :, (a) no.”The"
)
PIECES = st.sampled_from([*NEWS.split(), "\n", "\n\n", "\t", " "])
STRINGS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


def check(document: Document) -> None:
    sentence_table = sentences(document)
    check_sentences(document, sentence_table)
    for scheme in SCHEMES:
        check_tokens(document, sentence_table, tokens(document, scheme=scheme), scheme)


def check_sentences(document: Document, table: pd.DataFrame) -> None:
    assert list(table.columns) == SENTENCE_COLUMNS
    assert [document.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == list(
        table["text"]
    )
    assert list(table["sentence"]) == list(range(len(table)))
    assert (table["end"] > table["start"]).all()
    assert (table["start"].iloc[1:].to_numpy() >= table["end"].iloc[:-1].to_numpy()).all()
    assert table["paragraph"].diff().dropna().isin([0, 1]).all()
    assert table["paragraph"].iloc[0] == 0
    assert set(table["kind"]) <= SENTENCE_KINDS
    assert blanks_aside(document.text) == blanks_aside("".join(table["text"]))


def check_tokens(document: Document, sentence_table: pd.DataFrame, table: pd.DataFrame, scheme: str) -> None:
    assert list(table.columns) == TOKEN_COLUMNS
    assert [document.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == list(
        table["token"]
    )
    assert (table["start"].iloc[1:].to_numpy() >= table["end"].iloc[:-1].to_numpy()).all()
    assert set(table["kind"]) <= TOKEN_KINDS
    assert (table["norm"] != "").all()
    home = sentence_table.set_index("sentence").loc[table["sentence"]]
    assert (home["start"].to_numpy() <= table["start"].to_numpy()).all()
    assert (home["end"].to_numpy() >= table["end"].to_numpy()).all()
    assert (home["paragraph"].to_numpy() == table["paragraph"].to_numpy()).all()
    assert (table.groupby("sentence").cumcount() == table["position"]).all()
    check_cover(document, table, scheme)


def check_cover(document: Document, table: pd.DataFrame, scheme: str) -> None:
    """`ud` and `treebank` have every character that is not blank, `words` every letter and digit but ’s."""
    covered = np.zeros(len(document.text), bool)
    for start, end in zip(table["start"], table["end"], strict=True):
        covered[start:end] = True
    left = [i for i, character in enumerate(document.text) if not covered[i] and not character.isspace()]
    if scheme == "words":
        left = [
            i for i in left if document.text[i].isalnum() and document.text[i - 1 : i + 1] not in APOSTROPHE_S
        ]
    assert left == []


APOSTROPHE_S = {"'s", "’s", "'S", "’S"}


def blanks_aside(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("file", texts(), ids=lambda file: file.stem)
def test_every_row_knows_its_characters_and_nothing_is_lost(file: Path) -> None:
    check(read_document(file))


@settings(max_examples=100, deadline=None)
@given(STRINGS)
def test_the_same_of_any_string(text: str) -> None:
    check(document_from_text(text + " a"))
    check(document_from_text("a" + text))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["\ud800", "a", " ", "\udfff", ".", "\x00", "\ufeff", "\u200d"]), min_size=1))
def test_lone_surrogates_and_other_strays_do_no_harm(characters: list[str]) -> None:
    check(document_from_text("".join(characters) + "a"))


@settings(deadline=None)
@given(STRINGS, st.sampled_from(["\r\n", "\r", "\x85", "\u2028"]))
def test_line_ends_of_every_kind_give_the_same_tables(text: str, line_end: str) -> None:
    text = text.replace("\r", "").replace("\x85", "").replace("\u2028", "") + "\na"
    expected, found = document_from_text(text), document_from_text(text.replace("\n", line_end))
    pd.testing.assert_frame_equal(sentences(found), sentences(expected))
    for scheme in SCHEMES:
        pd.testing.assert_frame_equal(tokens(found, scheme=scheme), tokens(expected, scheme=scheme))


@given(STRINGS, st.integers(0, 60))
def test_chunks_stay_the_characters_of_the_text_however_they_are_cut(text: str, offset: int) -> None:
    chunks = cut(chunk(text + " a"), text + " a", [offset, offset + 1])
    assert [chunks.form(i) for i in range(len(chunks))] == [
        (text + " a")[a:b] for a, b in zip(chunks.start, chunks.end, strict=True)
    ]
    assert "".join(chunks.form(i) for i in range(len(chunks))) == blanks_aside(text + " a")


def test_calling_twice_gives_the_same_table() -> None:
    document = read_document(texts()[0])
    pd.testing.assert_frame_equal(tokens(document), tokens(document))
    pd.testing.assert_frame_equal(sentences(document), sentences(document))


def test_an_unknown_scheme_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="words, ud, treebank"):
        tokens(document_from_text("Text."), scheme="word")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_offsets_and_flags_are_whole_numbers_and_truth_values(scheme: str) -> None:
    table = tokens(document_from_text("Li left. He ran."), scheme=scheme)
    assert {str(table[column].dtype) for column in TOKEN_COLUMNS[1:6]} == {"int64"}
    assert table["stop"].dtype == bool
    assert {str(table[column].dtype) for column in ("doc_id", "token", "norm", "kind")} == {"str"}
