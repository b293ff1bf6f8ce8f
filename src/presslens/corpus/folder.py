"""Corpora in a folder of texts, each file a document, named by its path there without the ending."""

from collections.abc import Iterator
from pathlib import Path

from presslens.corpus.partition import Partition, Place, Rows
from presslens.documents import read_document
from presslens.errors import InputError

SUFFIXES = (".txt", ".md", ".html", ".htm")
FOLDER = "folder"  # the metadata that a file has: the folder it lies in


def columns(folder: Path) -> list[str]:
    """What is known of a file beside its text."""
    return ["doc_id", "text", FOLDER]


def places(folder: Path) -> Iterator[Place]:
    """The text files, however deep, by name; those whose names begin with a period are nobody's texts."""
    files = [file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()]
    shown = [file for file in files if not any(part[0] == "." for part in file.relative_to(folder).parts)]
    for number, file in enumerate(sorted(shown)):
        name = file.relative_to(folder).with_suffix("").as_posix()
        yield Place(name, number, number + 1, file.stat().st_size, str(file))


def rows(partition: Partition) -> Rows:
    """The files of a partition, as `read_document` reads them."""
    names, texts, problems = [], [], {}
    for number, file in enumerate(partition.files):
        names.append(Path(file).relative_to(partition.root).with_suffix("").as_posix())
        try:
            texts.append(read_document(file, warnings=False).text)
        except InputError as error:
            texts.append("")
            problems[number] = str(error).removeprefix(f"{file}: ").removeprefix(f"{Path(file).name}: ")
    return Rows([*names], [*texts], {FOLDER: [_home(name) for name in names]}, problems)


def _home(name: str) -> str:
    return name.rpartition("/")[0]
