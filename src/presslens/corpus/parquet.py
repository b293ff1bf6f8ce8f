"""Corpora in Parquet: one row per document, in row groups that are read one by one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from presslens.corpus.partition import KEYS, Column, Partition, Place, Rows, rows_of
from presslens.errors import InputError


def columns(file: Path) -> list[str]:
    """The names in the schema."""
    return list(_opened(file).schema_arrow.names)


def places(file: Path) -> Iterator[Place]:
    """Each row, with the mean size of its row group's texts: the texts themselves are not read."""
    opened = _opened(file)
    for group in range(opened.num_row_groups):
        identifiers = _texts(opened.read_row_group(group, columns=["doc_id"])["doc_id"])
        mean = _bytes_of_texts(opened.metadata.row_group(group)) // max(len(identifiers), 1)
        for row, doc_id in enumerate(identifiers):
            yield Place(doc_id or "", row, row + 1, mean, str(file), group)


def _bytes_of_texts(group: Any) -> int:  # noqa: ANN401
    columns = map(group.column, range(group.num_columns))
    return sum(column.total_uncompressed_size for column in columns if column.path_in_schema == "text")


def rows(partition: Partition) -> Rows:
    """The rows of a partition."""
    names = [*KEYS, *partition.columns]
    table = _opened(Path(partition.files[0])).read_row_group(
        partition.group, columns=names, use_threads=False
    )
    table = table.slice(partition.start, partition.stop - partition.start)
    values = {name: _texts(table[name]) for name in names}
    return rows_of(values, partition.columns)


def _opened(file: Path) -> Any:  # noqa: ANN401  (pyarrow has no types)
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(file)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{file}: is no Parquet file, for all its name; write it anew") from error


def _texts(column: Any) -> Column:  # noqa: ANN401
    """Text as it is; bytes that are not UTF-8 stay visible; all else as it is written."""
    import pyarrow as pa
    from pyarrow import compute

    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return [
            None if raw is None else raw.decode("utf-8", "surrogateescape") or None
            for raw in column.to_pylist()
        ]
    try:
        return [value or None for value in compute.cast(column, pa.large_string()).to_pylist()]
    except UnicodeDecodeError:
        return _texts(compute.cast(column, pa.large_binary()))
    except pa.ArrowException:
        return [None if value is None else json.dumps(value, default=str) for value in column.to_pylist()]
