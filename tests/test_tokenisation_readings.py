"""A form read once is read as it is in every text, or said to hang on what stands around it."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens
from presslens.corpus.words import TERMS, count_words
from presslens.documents import document_from_text
from presslens.resources import checkout
from presslens.tokenisation.readings import goes_on, readings

TRICKY = [
    "The", "war", "I.", "No.", "5", "5.", "J.", "Smith", "U.S.", "US", "p.m.", "vitamin", "C.", "(", ")", ").", '"',
    "“We", "said.”The", "end.The", "No.The", "cannot", "Cannot,", "gonna", "it’s", "it's", "China’s", "Bush's.", "”",
    "HONG", "KONG—The", "WASHINGTON", "(AP)", "—", "--", "A.—The", "No.—5", "--http://a.org/b", "e-mail", "COVID-19",
    "1.", "(a)", "a.", "para.", "#", "# A", "Photo:", "By", "Jan.", "2020", "Monday,", "...", "…", "?", "!", "X", "ſ",
    "naïve", "é.", "x_y", "state-of-the-art", "3.5°C.", "'90s", "rock'n'roll", "@user", "www.a.org.", "AT&T", "K.",
    "it's.\u201d", "don’t?",
]  # fmt: skip
BLANKS = [" ", " ", " ", " ", "\n", "\n\n", " \n \n", "\u00a0"]
PIECES = st.tuples(st.sampled_from(TRICKY), st.sampled_from(BLANKS))
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map(lambda pieces: "".join(map("".join, pieces)) + "a")


def of_documents(texts: Iterable[str], term: str = "norm") -> list[dict[str, int]]:
    documents = [document_from_text(text, warnings=False) for text in texts]
    return [dict(Counter(presslens.tokens(document)[term])) for document in documents]


def of_forms(texts: Iterable[str], term: str = "norm") -> list[dict[str, int]]:
    return [numbers for _, numbers in count_words(enumerate(texts), term)]


@settings(max_examples=400)
@given(TEXTS)
def test_words_counted_by_form_are_the_words_of_the_document(text: str) -> None:
    text = document_from_text(text, warnings=False).text
    assert of_forms([text]) == of_documents([text])


@settings(max_examples=200)
@given(
    st.text(st.sampled_from("aAbI.No5’'-—\"”“( )\n!é_/@:"), min_size=1).filter(str.isalnum)
    | st.text(min_size=1)
)
def test_words_of_any_text_are_those_of_the_document(text: str) -> None:
    if any(map(str.isalnum, text)):
        text = document_from_text(text, warnings=False).text
        assert of_forms([text]) == of_documents([text])


def real_texts() -> list[str]:
    files = [*checkout().glob("seeds/*.txt"), *(checkout() / "tests").rglob("*.txt")]
    texts = [presslens.read_document(file).text for file in files]
    inaugural = (checkout() / "data" / "nltk_data" / "corpora").rglob("*.txt")
    return [*texts, *(file.read_text("utf8", errors="ignore")[:20_000] for file in sorted(inaugural)[:20])]


@pytest.mark.parametrize("term", TERMS[:3])
def test_words_of_real_texts_and_of_their_pieces_are_those_of_documents(term: str) -> None:
    whole = real_texts()
    pieces = [piece for text in whole for piece in re.split(r"(?<=\n\n)|(?<=[a-z] [A-Z])", text)]
    texts = [
        document_from_text(text, warnings=False).text for text in whole + pieces if re.search(r"\w", text)
    ]
    texts = [text for text in texts if any(map(str.isalnum, text))]
    assert len(texts) > 100
    assert of_forms(texts, term) == of_documents(texts, term)


def test_stems_of_a_text_are_those_of_counts() -> None:
    text = presslens.read_document("seeds/000_cba6c4d358668237.txt").text
    tokens = presslens.tokens(document_from_text(text))
    counts = presslens.counts(tokens, term="stem")
    assert of_forms([text], "stem") == [dict(zip(counts["term"], counts["n"], strict=True))]


@pytest.mark.parametrize(
    ("form", "everywhere"),
    [
        ("war", True),
        ("war.", True),
        ("U.S.", True),
        ("Mr.", True),
        ("I.", False),
        ("No.", False),
        ("para.", False),
    ],
)
def test_only_abbreviations_that_may_lose_their_period_hang_on_their_place(
    form: str, everywhere: bool
) -> None:
    (reading,) = readings([form])
    assert reading.everywhere is everywhere


def test_a_sentence_goes_on_after_an_initial_before_a_name_and_before_nothing_else_that_is_sure() -> None:
    assert goes_on("J.", "Smith")
    assert goes_on("No.", "5")
    assert not goes_on("I.", "The")
    assert not goes_on("No.", "France")
    assert not goes_on("J.", "”")


def test_most_forms_of_a_text_are_read_once_and_for_all() -> None:
    text = Path(checkout() / "seeds" / "000_cba6c4d358668237.txt").read_text("utf8")
    forms = sorted(set(text.split()))
    assert sum(reading.everywhere for reading in readings(forms)) >= 0.99 * len(forms)
