"""What is to be run, read and checked before anything runs: texts, parameters, notebooks, folders."""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from nbformat import NotebookNode

from presslens.documents import read_document
from presslens.errors import InputError
from presslens.report.notebooks import committed
from presslens.report.parameters import Parameter, Value, declared, given, together
from presslens.resources import checkout

LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run, checked before anything runs.

    Attributes:
        notebooks: as committed, by name.
        declared: the parameters that each notebook has.
        values: what the user gave, in the declared types.
        texts: for each report its folder and its text file.
    """

    notebooks: Mapping[str, NotebookNode]
    declared: Mapping[str, Mapping[str, Parameter]]
    values: Mapping[str, Value]
    texts: Mapping[Path, Path]

    def given_to(self, notebook: str) -> dict[str, Value]:
        """The values of the user's that a notebook takes."""
        return {name: value for name, value in self.values.items() if name in self.declared[notebook]}

    def used_by(self, notebook: str) -> dict[str, Value]:
        """The values a notebook runs with: those given, else its own."""
        return {one.name: self.values.get(one.name, one.default) for one in self.declared[notebook].values()}


def plan(
    sources: Sequence[str], assignments: Iterable[str], output: Path, *, notebooks: Path | None = None
) -> Plan:
    """Read and check everything a run needs; writes nothing.

    Args:
        sources: text files; a relative path is looked for in the working folder, then in the checkout.
        assignments: `NAME=VALUE` for parameters of the notebooks.
        output: the folder that gets one folder per text.
        notebooks: the folder of notebooks; the checkout's unless given.

    Raises:
        InputError: a text cannot be read, or a parameter is unknown or of another type.
    """
    read = committed(notebooks)
    known = {name: declared(notebook, name) for name, notebook in read.items()}
    values = given(assignments, together(known))
    files = [found(source) for source in sources]
    for file in files:
        read_document(file)
    folders = [output.absolute() / slug for slug in slugs(files)]
    return Plan(read, known, values, dict(zip(folders, files, strict=True)))


def seeds() -> list[str]:
    """The texts that the project is about."""
    return [file.relative_to(checkout()).as_posix() for file in sorted((checkout() / "seeds").glob("*.txt"))]


def found(source: str) -> Path:
    """The file that a path names, seen from the working folder or else from the checkout.

    Raises:
        InputError: there is none.
    """
    for path in (Path(source).absolute(), checkout() / source):
        if os.path.lexists(path):
            return path
    raise InputError(f"{source}: no such file here or in the checkout")


def slugs(files: Iterable[Path]) -> list[str]:
    """The folder names of reports: each file's stem in lower case, letters, digits and hyphens; `-2` on a collision."""
    made: list[str] = []
    for slug in (_slug(file.stem) for file in files):
        numbered = (f"{slug[: LONGEST_SLUG - len(tail)]}{tail}" for tail in _tails())
        made.append(next(name for name in numbered if name not in made))
    return made


def _tails() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def _slug(stem: str) -> str:
    lower = unicodedata.normalize("NFC", stem).lower()
    words = "".join(letter if letter.isalpha() or letter.isdecimal() else " " for letter in lower).split()
    return "-".join(words)[:LONGEST_SLUG].rstrip("-") or "text"
