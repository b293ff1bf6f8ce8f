"""However a corpus is written, its documents are the same; what cannot be used is set aside and says why."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import presslens
from presslens.corpus.reading import Batch, Corpus, batch
from presslens.errors import InputError

from .making import KINDS, Row, articles, write, written


def documents(corpus: Corpus) -> list[tuple[str, str]]:
    return [pair for one in batches(corpus) for pair in zip(one.doc_id, one.text, strict=True)]


def batches(corpus: Corpus) -> list[Batch]:
    return [batch(part) for part in corpus.partitions]


def rejected(corpus: Corpus) -> list[tuple[str, str]]:
    return [pair for one in batches(corpus) for pair in one.rejected]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_corpus_holds_the_same_documents(kind: str, tmp_path: Path) -> None:
    rows = articles()
    corpus = written(kind, rows, tmp_path)
    expected = {str(row["doc_id"]): row["text"] for row in rows}
    assert {name.rpartition("/")[2]: text for name, text in documents(corpus)} == expected
    assert len(corpus) == len(rows)
    assert rejected(corpus) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
@pytest.mark.parametrize("size", [1, 600, 10**9])
def test_partitions_cut_a_corpus_between_documents_and_lose_none(
    kind: str, size: int, tmp_path: Path
) -> None:
    rows = articles()
    corpus = written(kind, rows, tmp_path, partition_bytes=size)
    assert [name for name, _ in documents(corpus)] == [row["doc_id"] for row in rows]
    assert corpus.columns == ("outlet", "published")
    outlets = [outlet for one in batches(corpus) for outlet in one.metadata["outlet"]]
    assert outlets == [row["outlet"] for row in rows]
    assert sum(part.documents for part in corpus.partitions) == len(rows)


def test_a_text_of_a_folder_is_what_read_document_reads(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_bytes("\ufeffCafe\u0301 closed.\r\nIt rained.".encode("utf-16"))
    (tmp_path / "two.md").write_text("# Two\n\nIt rained.", "utf8")
    (tmp_path / ".hidden.txt").write_text("Nothing.", "utf8")
    corpus = presslens.read_corpus(tmp_path)
    expected = [("a/one", tmp_path / "a" / "one.txt"), ("two", tmp_path / "two.md")]
    assert documents(corpus) == [(name, presslens.read_document(file).text) for name, file in expected]
    assert [one.metadata["folder"] for one in batches(corpus)] == [["a", ""]]


def test_metadata_are_text_as_written(tmp_path: Path) -> None:
    rows = [
        {"doc_id": 7, "text": "It rained.", "year": 1971, "tags": ["a", "b"], "wet": True, "outlet": None}
    ]
    (tmp_path / "c.jsonl").write_text(json.dumps(rows[0]), "utf8")
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "c.parquet")
    for name in ("c.jsonl", "c.parquet"):
        (one,) = batches(presslens.read_corpus(tmp_path / name))
        assert one.doc_id == ["7"]
        assert one.metadata["year"] == ["1971"]
        assert one.metadata["tags"] == ['["a", "b"]']
        assert one.metadata["wet"] == ["true"]
        assert one.metadata["outlet"] == [None]


FLAWED: list[tuple[Row, str]] = [
    ({"doc_id": "empty", "text": ""}, "has no text"),
    ({"doc_id": "missing", "text": None}, "has no text"),
    ({"doc_id": "blank", "text": " \n "}, "has no text"),
    ({"doc_id": "marks", "text": "..."}, "holds no letter and no digit"),
    ({"doc_id": "good", "text": "It rained again."}, "has the doc_id of an earlier document"),
    ({"doc_id": "", "text": "It rained."}, "has no doc_id"),
]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
@pytest.mark.parametrize("size", [1, 10**9])
def test_a_bad_document_is_set_aside_with_its_reason_and_the_rest_goes_on(
    kind: str, size: int, tmp_path: Path
) -> None:
    rows = [{"doc_id": "good", "text": "It rained."}, *(row for row, _ in FLAWED)]
    corpus = written(kind, [*rows, {"doc_id": "last", "text": "It snowed."}], tmp_path, partition_bytes=size)
    assert documents(corpus) == [("good", "It rained."), ("last", "It snowed.")]
    assert rejected(corpus) == [(row["doc_id"], reason) for row, reason in FLAWED]


def test_bytes_that_are_no_text_set_aside_their_own_document_only(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(b"doc_id,text\na,It rained.\nb,caf\xe9\nc,two\0words\nd\ne,It snowed.\n")
    corpus = presslens.read_corpus(tmp_path / "c.csv")
    assert [name for name, _ in documents(corpus)] == ["a", "e"]
    assert rejected(corpus) == [
        ("b", "is not UTF-8"),
        ("c", "holds NUL characters and is no text"),
        ("d", "has 1 fields where the first line names 2"),
    ]
    (tmp_path / "c.jsonl").write_bytes(
        b'{"doc_id": "a", "text": "caf\xe9"}\nnonsense\n[1]\n{"doc_id": "b", "text": "\\ud800 x"}\n'
        b'\n{"doc_id": "e", "text": "It snowed."}\n'
    )
    corpus = presslens.read_corpus(tmp_path / "c.jsonl")
    assert documents(corpus) == [("e", "It snowed.")]
    reasons = ["is not UTF-8", "is no JSON", "is JSON but no object", "is not UTF-8"]
    assert [reason for _, reason in rejected(corpus)] == reasons


def test_a_file_of_a_folder_that_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.txt").write_text("It rained.", "utf8")
    (tmp_path / "b.md").write_text("It snowed.", "utf8")
    corpus = presslens.read_corpus(tmp_path)
    assert [name for name, _ in documents(corpus)] == ["b"]
    assert [name for name, _ in rejected(corpus)] == ["a", "b"]
    assert "is not UTF-8" in rejected(corpus)[0][1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("c.csv", b"doc_id,body\na,It rained.\n", "'text'"),
        ("c.jsonl", b'{"text": "It rained."}\n', "'doc_id'"),
        ("c.csv", b"doc_id,text,text\n", "twice"),
        ("c.csv", b"", "doc_id"),
        ("c.csv", b"doc_id,text\n", "no document"),
        ("c.docx", b"PK", ".docx is no corpus"),
        ("c.parquet", b"It rained.", "no Parquet"),
        ("c", b"It rained.", "without ending"),
    ],
)
def test_what_is_no_corpus_is_refused_in_one_line_that_names_it(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said) as raised:
        presslens.read_corpus(tmp_path / name)
    assert str(tmp_path / name) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_corpus_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        presslens.read_corpus(tmp_path / "no")
    with pytest.raises(InputError, match="no document"):
        presslens.read_corpus(tmp_path)


def test_a_folder_of_tables_is_one_corpus(tmp_path: Path) -> None:
    rows = articles()
    write("jsonl", rows[:5], tmp_path).rename(tmp_path / "1.jsonl")
    write("jsonl", rows[4:], tmp_path).rename(tmp_path / "2.jsonl")
    corpus = presslens.read_corpus(tmp_path)
    assert [name for name, _ in documents(corpus)] == [row["doc_id"] for row in rows]
    assert rejected(corpus) == [("d4", "has the doc_id of an earlier document")]
