"""Corpora made of real sentences, in every form that a corpus comes in."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

import presslens
from presslens.corpus.reading import Corpus

Row = Mapping[str, str | None]
KINDS = ("csv", "tsv", "jsonl", "parquet", "folder")


@cache
def real_sentences() -> tuple[str, ...]:
    """The sentences of the default article."""
    document = presslens.read_document("seeds/000_cba6c4d358668237.txt")
    return tuple(presslens.sentences(document)["text"])


def articles(number: int = 12) -> list[Row]:
    """Texts of some sentences each, no two alike, by two outlets and in three years."""
    told = real_sentences()
    return [
        {
            "doc_id": f"d{i}",
            "text": "\n\n".join(told[(i + j) % len(told)] for j in range(2 + i % 3))
            + f" That was {i}, “truly”.",
            "outlet": ["North", "South", None][i % 3 if i else 0],
            "published": f"{2000 + i % 3}-05-01",
        }
        for i in range(number)
    ]


def write(kind: str, rows: Sequence[Row], place: Path) -> Path:
    """The rows as a corpus of a kind; of a folder only the texts."""
    path = place / f"corpus.{kind}" if kind != "folder" else place / "texts"
    if kind == "folder":
        for row in rows:
            (path / str(row["outlet"])).mkdir(parents=True, exist_ok=True)
            (path / str(row["outlet"]) / f"{row['doc_id']}.txt").write_text(str(row["text"]), "utf8")
    elif kind == "jsonl":
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf8")
    elif kind == "parquet":
        parquet.write_table(pa.Table.from_pylist([dict(row) for row in rows]), path, row_group_size=5)
    else:
        with path.open("w", encoding="utf8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter="\t" if kind == "tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    return path


def written(kind: str, rows: Sequence[Row], place: Path, *, partition_bytes: int = 600) -> Corpus:
    return presslens.read_corpus(write(kind, rows, place), partition_bytes=partition_bytes)


def tokens_of(rows: Iterable[Row]) -> pd.DataFrame:
    """The tokens of each row's document, with its metadata."""
    tables = [
        presslens.tokens(presslens.document_from_text(str(row["text"]), doc_id=str(row["doc_id"]))).assign(
            outlet=row["outlet"], published=row["published"]
        )
        for row in rows
    ]
    return pd.concat(tables, ignore_index=True)
