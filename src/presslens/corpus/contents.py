"""What a partition holds, by content: the name that its results go by, so that what is there is known again."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from presslens.corpus.partition import Partition

READING = 1  # raised whenever the same bytes become other documents

_BLOCK = 1 << 22
_NAME = 24  # digits of a hash that a file's name has


def keys(parts: Sequence[Partition]) -> Iterator[str]:
    """A name for the content of each partition: of its bytes, its columns, and which of its documents are repeated."""
    row_group = cache(_row_group)
    for part in parts:
        digest = hashlib.sha256(repr((READING, part.kind, part.columns, part.repeated)).encode())
        _feed(digest, part, row_group)
        yield digest.hexdigest()[:_NAME]


def derived(key: str, *further: object) -> str:
    """The name of what is made of a partition."""
    return hashlib.sha256(repr((key, further)).encode()).hexdigest()[:_NAME]


def _feed(digest: Any, part: Partition, row_group: Callable[[str, int], str]) -> None:  # noqa: ANN401
    if part.kind == "parquet":
        digest.update(repr((row_group(part.files[0], part.group), part.start, part.stop)).encode())
    elif part.kind == "texts":
        for file in part.files:
            content = _content(Path(file))
            name = Path(file).relative_to(part.root).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    else:
        digest.update(_header(part).encode("utf-8", "surrogateescape"))
        _feed_bytes(digest, part.files[0], part.start, part.stop)


def _content(file: Path) -> bytes:
    """A file that cannot be read is set aside later, with the reason."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _header(part: Partition) -> str:
    """Of a CSV the first line too, which says what the fields are."""
    if part.kind != "csv":
        return ""
    with Path(part.files[0]).open("rb") as stream:
        return stream.readline().decode("utf-8", "surrogateescape")


def _feed_bytes(digest: Any, file: str, start: int, stop: int) -> None:  # noqa: ANN401
    with Path(file).open("rb") as stream:
        stream.seek(start)
        while start < stop and (block := stream.read(min(_BLOCK, stop - start))):
            digest.update(block)
            start += len(block)


def _row_group(file: str, group: int) -> str:
    """The bytes of a row group's columns and the schema that says how to read them."""
    from pyarrow import parquet

    opened = parquet.ParquetFile(file)
    digest = hashlib.sha256(str(opened.schema_arrow.remove_metadata()).encode())
    columns = opened.metadata.row_group(group)
    for number in range(columns.num_columns):
        column = columns.column(number)
        start = min(filter(None, (column.dictionary_page_offset, column.data_page_offset)))
        _feed_bytes(digest, file, start, start + column.total_compressed_size)
    return digest.hexdigest()
