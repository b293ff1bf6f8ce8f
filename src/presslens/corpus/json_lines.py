"""Corpora in JSON Lines: one object per line, a document each."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from presslens.corpus.partition import KEYS, Column, Partition, Place, Rows, rows_of

_SAMPLE = 1_000  # lines whose keys are the columns: reading all of them would double the time


def columns(file: Path) -> list[str]:
    """The keys of the first thousand lines."""
    with file.open("rb") as stream:
        found = (_object(line)[0] for line in islice(stream, _SAMPLE))
        return list(dict.fromkeys(key for one in found for key in one))


def places(file: Path) -> Iterator[Place]:
    """Where each line lies that is not blank."""
    start = 0
    with file.open("rb") as stream:
        for line in stream:
            stop = start + len(line)
            if line.strip():
                yield Place(as_text(_object(line)[0].get("doc_id")) or "", start, stop, len(line), str(file))
            start = stop


def rows(partition: Partition) -> Rows:
    """The lines of a partition."""
    with Path(partition.files[0]).open("rb") as stream:
        stream.seek(partition.start)
        lines = stream.read(partition.stop - partition.start).split(b"\n")
    found = [_object(line) for line in lines if line.strip()]
    problems = {number: problem for number, (_, problem) in enumerate(found) if problem}
    values: dict[str, Column] = {
        name: [as_text(one.get(name)) for one, _ in found] for name in (*KEYS, *partition.columns)
    }
    return rows_of(values, partition.columns, problems)


def as_text(value: object) -> str | None:
    """Metadata are text, as written: what a number or a list says, nothing where nothing is."""
    if value is None or isinstance(value, str):
        return value or None
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _object(line: bytes) -> tuple[dict[str, Any], str]:
    """The object on a line and "", or none and what is wrong."""
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError:
        return {}, "is not UTF-8"
    except (ValueError, RecursionError):
        return {}, "is no JSON"
    return (value, "") if isinstance(value, dict) else ({}, "is JSON but no object")
