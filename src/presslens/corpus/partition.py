"""What a corpus is made of: partitions, which say where some neighbouring documents lie, and their rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

KEYS = ("doc_id", "text")
Column = list[str | None]


class Place(NamedTuple):
    """Where one document lies in its file.

    `start` and `stop` are bytes, or rows of the row group `group`, or the place among the files of a folder. `size`
    is about how many bytes of text it has.
    """

    doc_id: str
    start: int
    stop: int
    size: int
    file: str
    group: int = 0


@dataclass(frozen=True, slots=True)
class Partition:
    """Some neighbouring documents of a corpus.

    Attributes:
        kind: how they are read: `texts`, `csv`, `json` or `parquet`.
        files: the file they lie in; of texts, one for each.
        group: of Parquet, the row group.
        start, stop: bytes from the first to after the last, or rows of the row group.
        documents: how many.
        size: about how many bytes of text.
        columns: the metadata that they may have.
        root: of texts, the folder that their names are seen from.
        repeated: the places, from 0 within the partition, of those whose doc_id an earlier document has.
    """

    kind: str
    files: tuple[str, ...]
    group: int
    start: int
    stop: int
    documents: int
    size: int
    columns: tuple[str, ...]
    root: str = ""
    repeated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """What the file says of each document of a partition, in order; `problems` tells, by place, which are none."""

    doc_id: Column
    text: Column
    metadata: dict[str, Column]
    problems: dict[int, str] = field(default_factory=dict)


def rows_of(
    values: Mapping[str, Column], columns: Iterable[str], problems: Mapping[int, str] | None = None
) -> Rows:
    """Columns by name as the rows of a partition."""
    metadata = {name: values[name] for name in columns}
    return Rows(values["doc_id"], values["text"], metadata, dict(problems or {}))


def partitions(
    places: Iterable[Place], *, kind: str, columns: tuple[str, ...], size: int, root: str = ""
) -> Iterator[Partition]:
    """Neighbours together until they have so many bytes of text; one row group or one file at a time."""
    seen: set[str] = set()
    gathered: list[Place] = []
    repeated: list[int] = []
    filled = 0
    for place in places:
        if gathered and (filled >= size or _apart(gathered[-1], place, kind)):
            yield _gathered(gathered, repeated, kind, columns, root)
            gathered, repeated, filled = [], [], 0
        if place.doc_id and place.doc_id in seen:
            repeated.append(len(gathered))
        seen.add(place.doc_id)
        gathered.append(place)
        filled += place.size
    if gathered:
        yield _gathered(gathered, repeated, kind, columns, root)


def _apart(one: Place, other: Place, kind: str) -> bool:
    return kind != "texts" and (one.file, one.group) != (other.file, other.group)


def _gathered(
    places: list[Place], repeated: list[int], kind: str, columns: tuple[str, ...], root: str
) -> Partition:
    first, last = places[0], places[-1]
    files = tuple(place.file for place in places) if kind == "texts" else (first.file,)
    size = sum(place.size for place in places)
    lies = (files, first.group, first.start, last.stop)
    return Partition(kind, *lies, len(places), size, columns, root, tuple(repeated))


def joined(parts: Iterable[Partition], *, size: int) -> Iterator[tuple[Partition, ...]]:
    """Partitions in a row, so many bytes of text together: a task for what takes little time per byte.

    Slices of one row group that touch become one partition, so that it is decompressed once.
    """
    batch: list[Partition] = []
    for part in parts:
        if batch and sum(one.size for one in batch) + part.size > size:
            yield tuple(batch)
            batch = []
        if batch and part.kind == "parquet" and _touch(batch[-1], part):
            batch[-1] = _merged(batch[-1], part)
        else:
            batch.append(part)
    if batch:
        yield tuple(batch)


def _touch(one: Partition, other: Partition) -> bool:
    return (one.files, one.group, one.stop) == (other.files, other.group, other.start)


def _merged(one: Partition, other: Partition) -> Partition:
    repeated = (*one.repeated, *(one.documents + place for place in other.repeated))
    return replace(
        one,
        stop=other.stop,
        documents=one.documents + other.documents,
        size=one.size + other.size,
        repeated=repeated,
    )
