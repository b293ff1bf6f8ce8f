"""A corpus of any kind becomes partitions; a partition becomes its sound documents and what is wrong with the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from presslens.corpus import delimited, folder, json_lines, parquet
from presslens.corpus.partition import KEYS, Partition, Place, Rows, partitions
from presslens.documents import normalised
from presslens.errors import InputError
from presslens.resources import located

SIZE = 4_000_000  # bytes of text in a partition: what a run does at once, and may have to do again

_KINDS: dict[str, ModuleType] = {"texts": folder, "csv": delimited, "json": json_lines, "parquet": parquet}
_KIND = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "json",
    ".ndjson": "json",
    ".parquet": "parquet",
}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Many documents, not read yet but for where each lies and what it is called.

    Attributes:
        path: the file or folder.
        columns: the metadata that documents may have; all are text.
        partitions: neighbouring documents, in the order of the corpus.
    """

    path: Path
    columns: tuple[str, ...]
    partitions: tuple[Partition, ...]

    def __len__(self) -> int:
        """How many documents, those among them that will be set aside."""
        return sum(part.documents for part in self.partitions)


@dataclass(frozen=True, slots=True)
class Batch:
    """The sound documents of a partition, column by column, and (doc_id, reason) of those set aside.

    Texts are as a `Document` has them: in NFC, with plain line ends.
    """

    doc_id: list[str]
    text: list[str]
    metadata: dict[str, list[str | None]]
    rejected: list[tuple[str, str]]


def read_corpus(path: str | Path, *, partition_bytes: int = SIZE) -> Corpus:
    r"""The corpus in a file or folder, streamed: nothing is kept but where each document lies.

    - A folder: each `.txt`, `.md` and `.html` in it and below is a document, as `read_document` reads it, named by its
      path without the ending; the one metadata is `folder`. If there is none, its Parquet, CSV or JSON Lines files
      are the corpus, by name.
    - `.csv`, `.tsv` (the first line names the columns), `.jsonl`, `.ndjson` (one object a line), `.parquet`: columns
      `doc_id` and `text`; all others, such as `title`, `outlet`, `published`, are kept as metadata, as text.

    UTF-8 throughout. A document that cannot be used is set aside with its reason, the rest goes on: one without text or
    name, with bytes that are no UTF-8, or with the `doc_id` of an earlier one.

    Args:
        path: in the working folder or else in the checkout.
        partition_bytes: text that is worked on at once.

    Raises:
        InputError: there is no such file, it is of no such kind, or it lacks `doc_id` or `text`; or holds nothing.
    """
    place = located(path)
    kind, files = _files(place, str(path))
    columns = _columns(files, kind)
    root = str(place) if kind == "texts" else ""
    found = partitions(_places(files, kind), kind=kind, columns=columns, size=partition_bytes, root=root)
    corpus = Corpus(place, columns, tuple(found))
    if not corpus.partitions:
        raise InputError(f"{path}: holds no document; name a folder or file with texts")
    return corpus


def batch(partition: Partition) -> Batch:
    """The documents of a partition that can be used, and why the others cannot.

    Raises:
        InputError: the file is no longer there, or another than it was.
    """
    try:
        rows: Rows = _KINDS[partition.kind].rows(partition)
    except OSError as error:
        raise InputError(
            f"{partition.files[0]}: can no longer be read; leave a corpus alone meanwhile"
        ) from error
    reasons = {**rows.problems, **dict.fromkeys(partition.repeated, "has the doc_id of an earlier document")}
    kept, texts, rejected = [], [], []
    for number, (doc_id, raw) in enumerate(zip(rows.doc_id, rows.text, strict=True)):
        text = normalised(raw or "")
        if reason := reasons.get(number) or _flaw(doc_id, text):
            rejected.append((_printable(doc_id or ""), reason))
        else:
            kept.append(number)
            texts.append(text)
    metadata = {name: [values[i] for i in kept] for name, values in rows.metadata.items()}
    return Batch([str(rows.doc_id[i]) for i in kept], texts, metadata, rejected)


def _flaw(doc_id: str | None, text: str) -> str:
    """Why a document cannot be used; "" if it can."""
    if not doc_id:
        return "has no doc_id"
    if not any(map(str.isalnum, text)):
        return "holds no letter and no digit" if text.strip() else "has no text"
    if "\0" in text:
        return "holds NUL characters and is no text"
    return "is not UTF-8" if not (_encodable(text) and _encodable(doc_id)) else ""


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


def _files(place: Path, shown: str) -> tuple[str, list[Path]]:
    """The kind of a corpus, and its files; of texts, their folder."""
    if not place.exists():
        raise InputError(f"{shown}: there is no such file or folder; check the name")
    if place.is_dir():
        tables = [file for file in sorted(place.iterdir()) if file.suffix.lower() in _KIND]
        if next(folder.places(place), None) or not tables:
            return "texts", [place]
        kinds = {_KIND[file.suffix.lower()] for file in tables}
        if len(kinds) > 1:
            raise InputError(f"{shown}: holds tables of several kinds; keep those of one, or name a file")
        return kinds.pop(), tables
    kind = _KIND.get(place.suffix.lower())
    if not kind:
        raise InputError(
            f"{shown}: {place.suffix or 'a name without ending'} is no corpus; "
            f"give a folder of texts or a {', '.join(_KIND)} file (a single text: presslens report)"
        )
    return kind, [place]


def _columns(files: list[Path], kind: str) -> tuple[str, ...]:
    """The metadata columns that all files have."""
    names = [_KINDS[kind].columns(file) for file in files]
    for file, found in zip(files, names, strict=True):
        for key in KEYS:
            if key not in found:
                has = ", ".join(found[:8]) or "none"
                raise InputError(f"{file}: has no column {key!r}, only {has}; rename the one that holds it")
    return tuple(
        name for name in names[0] if name not in KEYS and all(name in others for others in names[1:])
    )


def _places(files: list[Path], kind: str) -> Iterator[Place]:
    for file in files:
        yield from _KINDS[kind].places(file)
