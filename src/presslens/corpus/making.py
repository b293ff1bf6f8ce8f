"""What is made of one partition: its documents and its rows in each analysis, each a file of its own.

A file that is there is done. Of an analysis that was made before for another partition, the rows of documents that
have not changed are taken over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from presslens.corpus.analyses import ANALYSES, COUNTS, Prepared, prepared
from presslens.corpus.counting import counted_in
from presslens.corpus.documents_table import documents_table, sha256
from presslens.corpus.partition import Partition
from presslens.corpus.reading import Batch, batch
from presslens.corpus.store import documents_file, rows_file, write_table
from presslens.documents import document_from_text


@dataclass(frozen=True, slots=True)
class Task:
    """What to make of a partition.

    Attributes:
        partition: where the documents lie.
        folder: the corpus folder.
        documents: the stem of the documents' file.
        rows: the stem of each analysis' file.
        groups: the columns that words are counted by.
        before: for each analysis, files of earlier runs by the documents' files that they are of.
    """

    partition: Partition
    folder: Path
    documents: str
    rows: dict[str, str]
    groups: tuple[str, ...]
    before: dict[str, dict[str, str]] = field(default_factory=dict)


def is_made(task: Task) -> bool:
    """Whether all its files are there."""
    return not _missing(task) and documents_file(task.folder, task.documents).exists()


def make(task: Task) -> int:
    """Make the files that are not there; gives the number of documents, those set aside among them."""
    missing, file = _missing(task), documents_file(task.folder, task.documents)
    if not missing and file.exists():
        return task.partition.documents
    found = batch(task.partition)
    documents = [
        prepared(document_from_text(text, doc_id=doc_id, warnings=False))
        for doc_id, text in zip(found.doc_id, found.text, strict=True)
    ]
    if not file.exists():
        write_table(file, documents_table(found, documents, task.partition.columns))
    for name in missing:
        write_table(rows_file(task.folder, name, task.rows[name]), _rows(name, task, found, documents))
    return task.partition.documents


def _missing(task: Task) -> list[str]:
    return [name for name, stem in task.rows.items() if not rows_file(task.folder, name, stem).exists()]


def _rows(name: str, task: Task, found: Batch, documents: Sequence[Prepared]) -> Any:  # noqa: ANN401
    """An Arrow table of an analysis' rows."""
    if name == COUNTS:
        return counted_in([found], groups=task.groups)
    import pyarrow as pa

    old = _taken_over(task, name, found)
    known = set() if old is None else set(old[1])
    new = [one for one in documents if one.document.doc_id not in known]
    tables = [] if old is None else [old[0]]
    tables += [ANALYSES[name].table(new)] if new else []
    if not tables:
        return pa.table({"doc_id": pa.array([], pa.string())})
    order = {doc_id: number for number, doc_id in enumerate(found.doc_id)}
    rows = pd.concat(tables).sort_values("doc_id", key=lambda names: names.map(order), kind="stable")
    return pa.Table.from_pandas(rows, preserve_index=False)


def _taken_over(task: Task, name: str, found: Batch) -> tuple[pd.DataFrame, list[str]] | None:
    """Rows made before of documents with the same name and text, and those documents' names."""
    from pyarrow import compute, parquet

    wanted = set(zip(found.doc_id, map(sha256, found.text), strict=True))
    tables, names = [], []
    for documents, rows in task.before.get(name, {}).items():
        old = parquet.read_table(documents_file(task.folder, documents), columns=["doc_id", "sha256"])
        same = wanted.intersection(zip(old["doc_id"].to_pylist(), old["sha256"].to_pylist(), strict=True))
        if same:
            table = parquet.read_table(rows_file(task.folder, name, rows))
            tables.append(table.filter(compute.is_in(table["doc_id"], _array(same))).to_pandas())
            names += [doc_id for doc_id, _ in same]
            wanted -= same
        if not wanted:
            break
    return (pd.concat(tables), names) if names else None


def _array(documents: set[tuple[str, str]]) -> Any:  # noqa: ANN401
    import pyarrow as pa

    return pa.array([doc_id for doc_id, _ in documents], pa.string())
