"""The witness: `treebank` is `nltk.word_tokenize(sentence, preserve_line=True)` on each of our sentences."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk import word_tokenize

from presslens import Document, document_from_text, read_document, sentences, tokens
from presslens.resources import checkout

REWRITTEN = {"``": '"', "''": '"'}  # what NLTK writes for quotation marks


def as_quotes(found: list[str]) -> list[str]:
    return [REWRITTEN.get(token, token) for token in found]


def by_sentence(document: Document) -> list[tuple[str, list[str]]]:
    table = tokens(document, scheme="treebank")
    ours = table.groupby("sentence")["token"].agg(list)
    return list(zip(sentences(document)["text"], ours, strict=True))


def texts() -> list[Path]:
    folders = ("seeds", "tests/fixtures/wikinews", "data/corpora")
    return [file for folder in folders for file in sorted((checkout() / folder).rglob("*.txt"))]


@pytest.mark.parametrize("file", texts(), ids=lambda file: file.stem)
def test_treebank_equals_nltk_sentence_by_sentence(file: Path) -> None:
    for sentence, ours in by_sentence(read_document(file)):
        assert as_quotes(ours) == as_quotes(word_tokenize(sentence, preserve_line=True))


# Runs of four commas or colons are left out: there NLTK's own result hangs on the place in the run.
ODD = st.text(st.sampled_from("aab.'\"’ nts15-()`[]—…$%?!@/“”"), min_size=1, max_size=8)
RARE = st.sampled_from(
    [
        "can't",
        "cannot.",
        "gonna",
        "wan na",
        "d'ye",
        "more'n",
        "'tis",
        "dogs',",
        "“'it's'”",
        "U.S.",
        "(a.)",
        "x: y,z",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(ODD, RARE), min_size=1, max_size=5).map(" ".join))
def test_treebank_equals_nltk_on_odd_strings_too(text: str) -> None:
    for sentence, ours in by_sentence(document_from_text(text + " a")):
        assert as_quotes(ours) == as_quotes(word_tokenize(sentence, preserve_line=True))
