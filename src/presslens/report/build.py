"""From a text file to its report folder: the one way, from the command line to the last byte."""

import json
import os
import shlex
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from tqdm import tqdm

from presslens.documents import read_document
from presslens.errors import InputError, NotebookError
from presslens.report import svg
from presslens.report.chapters import Chapter, chapter
from presslens.report.folder import MARK, replace, reserved
from presslens.report.notebooks import committed, kept
from presslens.report.outputs import Figure, Table
from presslens.report.page import article_of, page
from presslens.report.parameters import SOURCE, Parameter, Value, declared, given, together
from presslens.report.provenance import provenance
from presslens.report.run import Job, run
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


def build(plan: Plan, folder: Path, *, timeout: float) -> Path:
    """Run the notebooks on one text of the plan and write its report folder; gives the path of the page.

    Raises:
        NotebookError: a notebook failed, stopped early or ran out of its time.
        OutputError: the folder cannot be written.
    """
    file = plan.texts[folder]
    with reserved(folder):
        replace(folder, report_files(plan, _run(plan, file, timeout), _as_shown(file)))
    return folder / "report.html"


def report_files(plan: Plan, executed: Mapping[str, NotebookNode], source: str) -> dict[str, bytes]:
    """Every file of a report folder, by its path there, from executed notebooks and nothing else."""
    notebooks = {name: kept(notebook, _given_to(plan, name), source) for name, notebook in executed.items()}
    chapters = [chapter(name, notebook) for name, notebook in notebooks.items()]
    used = {name: {**_used_by(plan, name), SOURCE: source} for name in plan.notebooks}
    made_with = provenance(article_of(chapters), plan.notebooks, used, _command(plan.values, source))
    return {
        "report.html": page(chapters, made_with).encode(),
        MARK: json.dumps(made_with, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n",
        **{
            f"notebooks/{name}.ipynb": nbformat.writes(notebook).encode() + b"\n"
            for name, notebook in notebooks.items()
        },
        **_output_files(chapters),
    }


def _run(plan: Plan, file: Path, timeout: float) -> dict[str, NotebookNode]:
    """The executed notebooks, with a progress bar over all their cells on the terminal."""
    jobs = [
        Job(name, notebook, {**_given_to(plan, name), SOURCE: str(file)})
        for name, notebook in plan.notebooks.items()
    ]
    cells = sum(cell.cell_type == "code" for job in jobs for cell in job.notebook.cells) + len(jobs)
    with tqdm(total=cells, desc=file.name, unit="cell", file=sys.stderr, leave=False, disable=None) as bar:
        executed = run(jobs, timeout=timeout, advance=bar.update)
    return {job.name: notebook for job, notebook in zip(jobs, executed, strict=True)}


def _command(values: Mapping[str, Value], source: str) -> str:
    """What makes the report again."""
    written = {name: _written(value) for name, value in values.items()}
    options = [word for name, value in written.items() for word in ("-p", f"{name}={value}")]
    return shlex.join(["presslens", "report", source, *options])


def _written(value: Value) -> str:
    """A value as `-p` takes it."""
    return (
        ",".join(value)
        if isinstance(value, list)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


def _given_to(plan: Plan, notebook: str) -> dict[str, Value]:
    return {name: value for name, value in plan.values.items() if name in plan.declared[notebook]}


def _used_by(plan: Plan, notebook: str) -> dict[str, Value]:
    """The values a notebook ran with: those given, else its own."""
    return {one.name: plan.values.get(one.name, one.default) for one in plan.declared[notebook].values()}


def _as_shown(file: Path) -> str:
    """A text's path in a report: from the checkout for its own texts, else the file's name alone."""
    shown = file.relative_to(checkout()).as_posix() if file.is_relative_to(checkout()) else file.name
    return os.fsencode(shown).decode("utf8", "replace")


def _output_files(chapters: Iterable[Chapter]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for told in chapters:
        for block in told.blocks:
            if file := _file_of(block):
                if file[0] in files:
                    raise NotebookError(f"{told.file}: shows `{file[0]}` a second time; give it another name")
                files[file[0]] = file[1]
    return files


def _file_of(block: object) -> tuple[str, bytes] | None:
    """The file, by its path in the report folder, that holds a table or a figure; nothing else has one."""
    match block:
        case Table():
            return f"tables/{block.name}.csv", block.csv.encode()
        case Figure():
            return f"figures/{block.name}.svg", _standing_alone(block).encode()
    return None


def _standing_alone(figure: Figure) -> str:
    """The picture of a figure, without links that lead nowhere outside the page."""
    picture = svg.clean(figure)
    svg.take_links(picture, lambda href: ("", ""))
    return svg.text(picture)
