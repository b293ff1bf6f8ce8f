"""Annotation lies on our own tokens, whatever the typing, and mends what is wrong by rule."""

from pathlib import Path

import pandas as pd
import pytest

import presslens
from presslens import annotation
from presslens.resources import checkout

ARTICLE = checkout() / "seeds" / "000_cba6c4d358668237.txt"


@pytest.fixture(scope="module")
def document() -> presslens.Document:
    return presslens.read_document(ARTICLE)


@pytest.fixture(scope="module")
def annotated(document: presslens.Document) -> pd.DataFrame:
    return presslens.annotate(document)


def test_every_ud_token_is_annotated_and_none_is_moved(
    document: presslens.Document, annotated: pd.DataFrame
) -> None:
    tokens = presslens.tokens(document, scheme="ud")
    pd.testing.assert_frame_equal(annotated[tokens.columns], tokens)


def test_every_sentence_has_one_root_and_heads_inside_it(annotated: pd.DataFrame) -> None:
    sizes = annotated.groupby("sentence")["position"].transform("size")
    assert annotated["head"].between(0, sizes - 1).all()
    roots = annotated[annotated["head"] == annotated["position"]]
    assert roots.groupby("sentence").size().eq(1).all()


def test_curly_and_straight_marks_annotate_alike(
    document: presslens.Document, annotated: pd.DataFrame
) -> None:
    straight = document.text.translate(str.maketrans("‘’“”", "''\"\""))
    columns = ["start", "end", "lemma", "pos", "tag", "head", "dep", "entity", "entity_kind"]
    other = presslens.annotate(presslens.document_from_text(straight, doc_id=document.doc_id))
    pd.testing.assert_frame_equal(other[columns], annotated[columns])


def test_part_of_a_persons_name_is_a_person(annotated: pd.DataFrame) -> None:
    named = annotated[annotated["token"].isin(["Le", "Lam"]) & (annotated["entity"] >= 0)]
    assert set(named["entity_kind"]) == {"PERSON"}


def test_a_disease_is_no_person(annotated: pd.DataFrame) -> None:
    assert annotated.loc[annotated["token"] == "COVID-19", "entity_kind"].ne("PERSON").all()


def test_texts_in_a_batch_are_annotated_as_alone(
    document: presslens.Document, annotated: pd.DataFrame
) -> None:
    short = presslens.document_from_text("China sanctioned Carrie Lam.")
    first, second = annotation.annotate_all([short, document], batch_size=2)
    pd.testing.assert_frame_equal(first, presslens.annotate(short))
    pd.testing.assert_frame_equal(second, annotated)


def test_a_text_without_a_name_is_annotated_too() -> None:
    assert set(presslens.annotate(presslens.document_from_text("Nobody was there."))["entity_kind"]) == {""}


def test_a_long_text_is_cut_only_between_sentences(
    annotated: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation, "PIECE", 40)
    pieces = annotation._pieces(annotated)
    assert len(pieces) > 5
    assert all(annotated["position"].iloc[start] == 0 for start, _ in pieces)
    assert [start for start, _ in pieces[1:]] == [stop for _, stop in pieces[:-1]]


def test_a_folder_without_a_pipeline_is_refused_in_one_line(
    document: presslens.Document, tmp_path: Path
) -> None:
    with pytest.raises(presslens.PresslensError, match="not a spaCy pipeline"):
        presslens.annotate(document, pipeline=tmp_path)
