"""Lexicons are read from any common form, and match what they mean: with part of speech, never inside a name."""

from pathlib import Path

import pandas as pd
import pytest

import presslens
from presslens import resources
from presslens.lexicons import COLUMNS
from presslens.resources import checkout

ARTICLE = checkout() / "seeds" / "000_cba6c4d358668237.txt"
SHIPPED = [
    "assertives",
    "factives",
    "hedges",
    "implicatives",
    "report_verbs",
    "strong_subjectives",
    "weak_subjectives",
]

LIWC = """%
1\tpronoun
2\taffect
21\tposemo
%
i\t1
abandon*\t2
kind of\t2\t21
like\t(02 134)125/464\t21
"""


@pytest.fixture(scope="module")
def document() -> presslens.Document:
    return presslens.read_document(ARTICLE)


@pytest.fixture(scope="module")
def annotated(document: presslens.Document) -> pd.DataFrame:
    return presslens.annotate(document)


def matched(text: str, **columns: object) -> list[tuple[str, str]]:
    """(text, category) of each match in a text that is parsed for it."""
    document = presslens.document_from_text(text)
    matches = presslens.lexicon_matches(
        presslens.annotate(document), pd.DataFrame(columns), document=document
    )
    return list(zip(matches["text"], matches["category"], strict=True))


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_lexicons_are_whole_and_say_where_they_are_from(name: str) -> None:
    lexicon = presslens.shipped_lexicon(name)
    assert list(lexicon) == COLUMNS
    assert not lexicon.duplicated().any()
    assert lexicon["source"].str.contains(r"\d{4}").all()
    assert set(" ".join(lexicon["pos"]).split()) <= {"ADJ", "ADV", "AUX", "NOUN", "VERB"}


def test_a_csv_needs_terms_only(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("term\nhope\nfear\n", encoding="utf8")
    table = presslens.read_lexicon(path)
    assert table.to_numpy().tolist() == [["hope", "", "mine", 1.0, "mine"], ["fear", "", "mine", 1.0, "mine"]]


def test_a_liwc_dictionary_has_one_row_per_term_and_category(tmp_path: Path) -> None:
    path = tmp_path / "small.dic"
    path.write_text(LIWC, encoding="utf8")
    table = presslens.read_lexicon(path)
    assert table[["term", "category"]].to_numpy().tolist() == [
        ["i", "pronoun"], ["abandon*", "affect"], ["kind of", "affect"], ["kind of", "posemo"], ["like", "posemo"],
    ]  # fmt: skip


def test_a_relative_path_is_looked_for_in_the_checkout_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(presslens.read_lexicon("data/lexicons/hedges.csv")) == 100


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"word,weight\nhope,1\n"), ("a.csv", b"term,weight\nhope,much\n"), ("a.csv", b"term\n\"\"\n"),
        ("a.csv", b"term\nhop\xe9\n"), ("a.csv", b""), ("a.dic", b"hope 1\n"), ("a.dic", b"%\n1 x\n%\nhope\n"),
        ("a.dic", b"%\n1 x\n%\nhope\t2\n"), ("missing.csv", None),
    ],
)  # fmt: skip
def test_what_is_no_lexicon_is_an_error_of_one_line(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(presslens.InputError, match=name) as error:
        presslens.read_lexicon(path)
    assert "\n" not in str(error.value)


def test_a_shipped_list_that_was_changed_is_refused_by_its_path_too(monkeypatch: pytest.MonkeyPatch) -> None:
    resources.resource.cache_clear()
    monkeypatch.setattr(resources, "data_card", lambda: {"lexicons/hedges.csv": "0" * 64})
    with pytest.raises(presslens.PresslensError, match="differs from the data card"):
        presslens.read_lexicon(resources.checkout() / "data" / "lexicons" / "hedges.csv")


def test_matches_are_spans_of_the_text_in_its_order(
    document: presslens.Document, annotated: pd.DataFrame
) -> None:
    lexicon = pd.concat([presslens.shipped_lexicon(name) for name in SHIPPED])
    matches = presslens.lexicon_matches(annotated, lexicon, document=document)
    assert list(matches)[:10] == [
        "doc_id", "paragraph", "sentence", "start", "end", "text", "term", "category", "weight", "source",
    ]  # fmt: skip
    assert all(document.text[row.start : row.end] == row.text for row in matches.itertuples())
    assert matches["start"].is_monotonic_increasing
    assert not matches.duplicated(["start", "end"]).any()


def test_no_word_inside_a_name_or_title_matches(
    document: presslens.Document, annotated: pd.DataFrame
) -> None:
    """The article has Vice Foreign Minister, Police Force, Security law in small letters, and `extreme forces`."""
    lexicon = pd.DataFrame({"term": ["vice", "force", "security", "foreign"], "category": "x"})
    for table in (annotated, presslens.tokens(document, scheme="ud")):
        found = presslens.lexicon_matches(table, lexicon)["text"].tolist()
        assert "Vice" not in found
        assert "Force" not in found
        assert "security" in found
    with_names = presslens.lexicon_matches(annotated, lexicon, names=True)["text"].tolist()
    assert {"Vice", "Force"} <= set(with_names)


def test_a_word_in_several_lists_is_one_match_with_several_classes(annotated: pd.DataFrame) -> None:
    lists = pd.concat([presslens.shipped_lexicon("assertives"), presslens.shipped_lexicon("report_verbs")])
    matches = presslens.lexicon_matches(annotated, lists)
    said = matches[matches["text"] == "said"]
    assert (said["category"] == "assertive; report verb").all()
    assert (said["source"] == "Hooper 1975; Recasens et al. 2013").all()
    assert said["weight"].eq(1).all()


def test_an_entry_with_a_part_of_speech_needs_it() -> None:
    text = "May they go to France in May? They report a report."
    assert matched(text, term=["may"], pos=["AUX"], category="hedge") == [("May", "hedge")]
    assert matched(text, term=["report"], pos=["VERB"], category="verb") == [("report", "verb")]
    assert len(matched(text, term=["report"], category="any")) == 2


def test_lemmas_match_inflected_forms_and_acronyms_are_not_words() -> None:
    assert matched("They claimed that France helps us.", term=["claim", "us"], category="x") == [
        ("claimed", "x"), ("us", "x"),
    ]  # fmt: skip
    assert matched("He said that US aid helped.", term=["us"], category="x") == []


def test_phrases_contractions_and_compounds_match_as_they_are_written() -> None:
    text = "She pointed\nout that the well-known man from France couldn't be anti-social."
    terms = ["point out", "point", "well-known", "couldn't", "anti-social"]
    assert [found for found, _ in matched(text, term=terms, category="x")] == [
        "pointed\nout", "well-known", "couldn't", "anti-social",
    ]  # fmt: skip


def test_a_wildcard_stands_for_letters() -> None:
    assert matched("An abusive, abused abbot from France.", term=["abus*"], category="x") == [
        ("abusive", "x"),
        ("abused", "x"),
    ]


def test_a_plain_token_table_is_matched_by_form(document: presslens.Document) -> None:
    matches = presslens.lexicon_matches(presslens.tokens(document), presslens.shipped_lexicon("hedges"))
    assert set(matches["text"]) >= {"should"}
    assert "said" not in set(matches["text"])


def test_an_empty_table_and_an_empty_lexicon_match_nothing(annotated: pd.DataFrame) -> None:
    hedges = presslens.shipped_lexicon("hedges")
    for tokens, lexicon in ((annotated.iloc[:0], hedges), (annotated, hedges.iloc[:0])):
        matches = presslens.lexicon_matches(tokens, lexicon)
        assert matches.empty
        assert list(matches) == list(presslens.lexicon_matches(annotated, hedges))


def test_a_lexicon_without_terms_is_refused(annotated: pd.DataFrame) -> None:
    with pytest.raises(presslens.InputError, match="term"):
        presslens.lexicon_matches(annotated, pd.DataFrame({"word": ["a"]}))


def test_coverage_counts_each_class_and_the_whole(annotated: pd.DataFrame) -> None:
    lists = pd.concat([presslens.shipped_lexicon("assertives"), presslens.shipped_lexicon("report_verbs")])
    matches = presslens.lexicon_matches(annotated, lists)
    coverage = presslens.lexicon_coverage(annotated, matches).set_index("category")
    words = (~annotated["kind"].isin(["punctuation", "symbol"])).sum()
    assert coverage.loc["all", "matches"] == len(matches)
    assert coverage.loc["all", "share"] == pytest.approx(matches["words"].sum() / words)
    assert coverage.loc["report verb", "matches"] == matches["category"].str.contains("report verb").sum()
