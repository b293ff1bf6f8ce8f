"""Documents read closely are those of the corpus, each with what is known of it."""

import json
from pathlib import Path

import pytest

import presslens
from presslens.corpus.reading import read_corpus
from presslens.corpus.sampling import corpus_lines, sample

SPEECHES = "data/corpora/un_general_debate.jsonl"


@pytest.fixture
def written(tmp_path: Path) -> str:
    rows = [
        {
            "doc_id": f"d{n}",
            "text": f"Talk {n} was short. Peace holds.",
            "outlet": "AB"[n % 2],
            "published": 1990 + n,
        }
        for n in range(7)
    ]
    file = tmp_path / "corpus.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return str(file)


def test_a_small_corpus_is_read_whole(written: str) -> None:
    documents, tokens, sentences = sample(read_corpus(written), most=7)
    assert documents["doc_id"].tolist() == [f"d{n}" for n in range(7)]
    assert documents["words"].sum() == len(tokens)
    assert documents["sentences"].sum() == len(sentences)
    assert set(tokens["outlet"]) == set(sentences["outlet"]) == {"A", "B"}


@pytest.mark.parametrize("most", [1, 2, 3, 6])
def test_of_a_large_one_no_more_are_read_than_asked_for(written: str, most: int) -> None:
    documents, _, _ = sample(read_corpus(written), most=most)
    assert 1 <= len(documents) <= most


def test_a_documents_words_are_those_of_the_document_alone(written: str) -> None:
    _, tokens, _ = sample(read_corpus(written), most=7)
    alone = presslens.tokens(presslens.document_from_text("Talk 3 was short. Peace holds.", doc_id="d3"))
    third = tokens[tokens["doc_id"] == "d3"].reset_index(drop=True)
    assert third[alone.columns].equals(alone)


def test_lines_know_their_document_and_stand_where_they_say(written: str) -> None:
    lines = corpus_lines(read_corpus(written), "peace", 12, columns=["outlet"])
    assert lines["document"].tolist() == [f"d{n}" for n in range(7)]
    assert set(lines["hit"]) == {"Peace"}
    assert lines["outlet"].tolist() == list("ABABABA")
    assert corpus_lines(read_corpus(written), "absent", 12).empty


def test_the_default_corpus_tells_taipeis_speech_from_pekings() -> None:
    documents, _, _ = sample(read_corpus(SPEECHES), most=1_000)
    sizes = documents["outlet"].value_counts().to_dict()
    assert sizes == {"United States": 52, "China": 51, "Republic of China": 1}
    assert documents.loc[documents["outlet"] == "Republic of China", "published"].tolist() == ["1971"]


def test_the_default_corpus_has_no_marks_of_its_printing() -> None:
    _, _, sentences = sample(read_corpus(SPEECHES), most=1_000)
    text = sentences["text"]
    assert not text.str.contains("\ufeff").any()
    assert not text.str.match(r"\d+\.\s").any()
