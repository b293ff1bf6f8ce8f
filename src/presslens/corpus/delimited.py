"""Corpora in CSV (RFC 4180; commas, or tabs in a `.tsv`), one record per document, the first line the columns."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from presslens.corpus.partition import Partition, Place, Rows, rows_of
from presslens.errors import InputError

_LONGEST = (
    1_000_000_000  # characters: an article may be longer than the 131,072 that a field may usually have
)


def columns(file: Path) -> list[str]:
    """The names in the first line."""
    with file.open("rb") as stream:
        return _header(file, _records(file, _decoded(stream)))


def places(file: Path) -> Iterator[Place]:
    """Where each record lies: only reading it through tells which line ends stand within quotes."""
    with file.open("rb") as stream:
        lines = _Counted(stream)
        records = _records(file, lines)
        id_at = _header(file, records).index("doc_id")
        start = lines.read
        for record in records:
            if record:
                doc_id = record[id_at] if id_at < len(record) else ""
                yield Place(doc_id, start, lines.read, lines.read - start, str(file))
                start = lines.read


def rows(partition: Partition) -> Rows:
    """The records of a partition."""
    file = Path(partition.files[0])
    names = columns(file)
    with file.open("rb") as stream:
        stream.seek(partition.start)
        lines = io.BytesIO(stream.read(partition.stop - partition.start))
    records = [record for record in _records(file, _decoded(lines)) if record]
    problems = {
        number: f"has {len(record)} fields where the first line names {len(names)}"
        for number, record in enumerate(records)
        if len(record) != len(names)
    }
    filled = [[*record, *[""] * (len(names) - len(record))] for record in records]
    values = {name: [record[i] or None for record in filled] for i, name in enumerate(names)}
    return rows_of(values, partition.columns, problems)


class _Counted:
    """The lines of a stream, decoded; `read` says how many bytes they had so far."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self.read = 0
        self._stream = stream

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.read += len(line)
            yield line.decode("utf-8", "surrogateescape")


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    """Bytes that are not UTF-8 stay visible, so that only their own document is set aside."""
    return (line.decode("utf-8", "surrogateescape") for line in lines)


def _records(file: Path, lines: Iterable[str]) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST)
    records = csv.reader(lines, delimiter="\t" if file.suffix.lower() == ".tsv" else ",")
    try:
        yield from records
    except csv.Error as error:
        raise InputError(
            f"{file}: is no CSV from line {records.line_num} on ({error}); write it anew, fields in quotes"
        ) from error


def _header(file: Path, records: Iterator[list[str]]) -> list[str]:
    names = [name.removeprefix("\ufeff").strip() for name in next(records, [])]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise InputError(f"{file}: names the column {min(repeated)!r} twice; rename one of them")
    return names
