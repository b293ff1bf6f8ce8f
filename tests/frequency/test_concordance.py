"""Every hit of a concordance is where it says, and no pattern stops the program."""

import time

import pandas as pd
import pytest

import presslens

from .making import article

DOCUMENT, TOKENS = article()
ANNOTATED = presslens.annotate(DOCUMENT)


def hits(pattern: str, tokens: pd.DataFrame = TOKENS, **settings: object) -> list[str]:
    return presslens.concordance(tokens, pattern, document=DOCUMENT, **settings)["hit"].tolist()  # type: ignore[arg-type]


@pytest.mark.parametrize("pattern", ["minister", "the", "expan*", "the * of", "/[Ss]aid/", "/“[^”]*”/", "*"])
@pytest.mark.parametrize("width", [0, 7, 40, 10_000])
def test_each_line_is_the_text_around_its_offsets(pattern: str, width: int) -> None:
    table = presslens.concordance(TOKENS, pattern, document=DOCUMENT, width=width)
    assert len(table) > 0
    for row in table.itertuples():
        assert DOCUMENT.text[row.start : row.end] == row.hit
        assert DOCUMENT.text[max(0, row.start - width) : row.start] == row.left
        assert DOCUMENT.text[row.end : row.end + width] == row.right
    sentence = presslens.sentences(DOCUMENT).set_index("sentence").loc[table["sentence"]]
    assert (table["start"].to_numpy() >= sentence["start"].to_numpy()).all()
    assert (table["start"].to_numpy() < sentence["end"].to_numpy()).all()


def test_a_word_is_found_whatever_its_capitals_and_acronyms_as_written() -> None:
    assert hits("China") == hits("china") == ["China"] * 7
    assert hits("US") == ["US"] * 3
    assert hits("us") == []
    assert hits("hong", case=True) == []
    assert hits("Hong", case=True) == ["Hong"] * 3


def test_phrases_and_wildcards() -> None:
    assert hits("foreign minist*") == ["Foreign Minister", "Foreign Ministry", "foreign ministries"]
    assert hits("hong kong") == ["Hong Kong"] * 3
    assert hits("*ism") == ["expansionism", "expansionism"]
    assert hits("derailed in") == []  # across sentences


def test_regular_expressions_are_over_the_characters_of_the_text() -> None:
    assert hits("/sanctions? on \\d+/") == ["sanctions on 11"]
    assert hits(r"sanctions? on \d+") == ["sanctions on 11"]
    assert hits("(Le|Li) said") == ["Le said"]
    assert hits("/CHINA/") == ["China"] * 7
    assert hits("/CHINA/", case=True) == []
    assert hits("/z*/") == []  # nothing is no hit


def test_other_columns_are_searched_by_name() -> None:
    assert hits("keep", ANNOTATED, term="lemma") == ["keep", "keep", "keeping", "kept", "keeping"]
    assert hits("lemma:keep", ANNOTATED) == hits("keep", ANNOTATED, term="lemma")
    assert "extreme forces" in hits("pos:ADJ pos:NOUN", ANNOTATED)
    assert hits("pos:ADJ lemma:country", ANNOTATED) == []
    assert hits("two pos:NOUN", ANNOTATED) == ["two countries"]


def test_lines_are_sorted_by_the_words_nearest_to_the_hit() -> None:
    right = presslens.concordance(TOKENS, "China", document=DOCUMENT, sort="right")["right"]
    nearest = right.str.casefold().str.findall(r"\w+").tolist()
    assert nearest == sorted(nearest)
    left = presslens.concordance(TOKENS, "China", document=DOCUMENT, sort="left")["left"]
    nearest = [found[::-1] for found in left.str.casefold().str.findall(r"\w+")]
    assert nearest == sorted(nearest)


@pytest.mark.parametrize(
    ("pattern", "settings"),
    [
        ("", {}), ("   ", {}), ("/(/", {}), ("(", {}), ("a[", {}), ("/[z-a]/", {}), ("x", {"term": "lemma"}),
        ("x", {"width": -1}), ("x", {"sort": "middle"}),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_for_is_an_error_of_one_line(pattern: str, settings: dict[str, object]) -> None:
    with pytest.raises(presslens.InputError) as error:
        hits(pattern, **settings)
    assert "\n" not in str(error.value)


def test_a_catastrophic_pattern_ends_in_time() -> None:
    document = presslens.document_from_text("word " + "a" * 5_000 + "!")
    begun = time.process_time()
    with pytest.raises(presslens.InputError, match=r"longer than 0\.2 s"):
        presslens.concordance(presslens.tokens(document), "/(a|a|aa)+$/", document=document, seconds=0.2)
    assert time.process_time() - begun < 5


def test_nothing_found_is_an_empty_table_with_every_column() -> None:
    for tokens in (TOKENS, TOKENS.iloc[:0]):
        table = presslens.concordance(tokens, "nowhere", document=DOCUMENT)
        assert list(table) == ["doc_id", "sentence", "start", "end", "left", "hit", "right"]
        assert table.empty


def test_rows_of_other_documents_are_passed_over() -> None:
    other = TOKENS.assign(doc_id="other")
    assert hits("China", pd.concat([other, TOKENS])) == ["China"] * 7
