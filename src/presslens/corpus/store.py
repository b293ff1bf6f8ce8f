"""A corpus folder on disk: one run at a time, each file there as a whole or not at all.

A file is written beside its place, flushed, and renamed into it: a killed run leaves whole files, which the next one
finds by their names, and left-overs, which it sweeps. `corpus.json`, written last, says which files belong together.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from filelock import FileLock, Timeout

from presslens.errors import OutputError, os_errors_told

MANIFEST = "corpus.json"
PARTS = ".parts"  # what runs need and readers do not: the documents of each partition with their signatures

_TEMPORARY = ".new"


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one analysis.

    Attributes:
        version: of the analysis.
        groups: of counts, the columns that they are counted by.
        files: for the documents of each partition, in order, the file with their rows; both are stems.
    """

    version: int
    groups: list[str]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files of a corpus folder belong together.

    Attributes:
        corpus: the name of the file or folder that the corpus was read from.
        by, over: the columns that the corpus is compared by and followed over; "" for none.
        documents: the stem of each partition's documents, in order.
        analyses: what was made, by name.
    """

    corpus: str
    by: str
    over: str
    documents: list[str]
    analyses: dict[str, Made] = field(default_factory=dict)


@contextmanager
def reserved(folder: Path) -> Iterator[None]:
    """While this lasts no other run writes the folder, which is there and swept.

    Raises:
        OutputError: it cannot be written, another run is writing it, or it is somebody else's.
    """
    lock = FileLock(folder.with_name(f".{folder.name}.lock"), timeout=0)
    with os_errors_told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout as error:
            raise OutputError(f"{folder}: another run is writing this corpus; wait for it to end") from error
    try:
        with os_errors_told(folder):
            _check_is_ours(folder)
            (folder / PARTS).mkdir(parents=True, exist_ok=True)
            _sweep_left_overs(folder)
        yield
    finally:
        lock.release()


def _check_is_ours(folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and ((folder / PARTS).is_dir() or not any(folder.iterdir()))):
        raise OutputError(
            f"{folder}: is there and is no corpus of Presslens; give another folder with --output"
        )


def write(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Make a file that is there as a whole or not at all, and survives a power cut.

    Raises:
        OutputError: it cannot be written.
    """
    new = path.with_name(f".{path.name}.{uuid4().hex[:8]}{_TEMPORARY}")
    with os_errors_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as stream:
            fill(stream)
            stream.flush()
            os.fsync(stream.fileno())
        place(new, path)


def place(new: Path, path: Path) -> None:
    """Put a finished file in its place."""
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_table(path: Path, table: Any) -> None:  # noqa: ANN401  (pyarrow has no types)
    """An Arrow table as a Parquet file."""
    from pyarrow import parquet

    write(path, lambda stream: parquet.write_table(table.replace_schema_metadata(None), stream))


def read_manifest(folder: Path) -> Manifest | None:
    """What the last run that ended well has left; None if none has, or in a way this one does not know."""
    try:
        read = json.loads((folder / MANIFEST).read_text(encoding="utf8"))
        return Manifest(
            **{**read, "analyses": {name: Made(**made) for name, made in read["analyses"].items()}}
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The last step of a run; from here on its files are the corpus."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    write(folder / MANIFEST, lambda stream: stream.write(text.encode("utf-8", "surrogateescape") + b"\n"))


def documents_file(folder: Path, stem: str) -> Path:
    """Where the documents of a partition are."""
    return folder / PARTS / f"{stem}.parquet"


def rows_file(folder: Path, analysis: str, stem: str) -> Path:
    """Where the rows of an analysis for a partition are."""
    return folder / analysis / f"{stem}.parquet"


def sweep(folder: Path, manifest: Manifest) -> None:
    """Remove the files that no longer belong to the corpus, and what killed workers have left."""
    kept = {documents_file(folder, stem) for stem in manifest.documents}
    for name, made in manifest.analyses.items():
        kept |= {documents_file(folder, stem) for stem in made.files}
        kept |= {rows_file(folder, name, stem) for stem in made.files.values()}
    with os_errors_told(folder):
        for file in _tables(folder, [PARTS, *manifest.analyses]):
            if file not in kept:
                file.unlink()
        _sweep_left_overs(folder)


def _tables(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        yield from (folder / name).glob("*.parquet")


def _sweep_left_overs(folder: Path) -> None:
    for left_over in folder.rglob(f".*{_TEMPORARY}"):
        left_over.unlink()
