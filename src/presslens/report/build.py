"""From a text of a plan to its report folder: the notebooks are run, and everything is made from what they show."""

import json
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from tqdm import tqdm

from presslens.errors import NotebookError
from presslens.report import svg
from presslens.report.chapters import Chapter, chapter
from presslens.report.folder import MARK, replace, reserved
from presslens.report.index import Entry, entry
from presslens.report.notebooks import kept
from presslens.report.outputs import Figure, Table
from presslens.report.page import article_of, page
from presslens.report.parameters import SOURCE, Value
from presslens.report.plan import Plan
from presslens.report.provenance import as_shown, provenance, without_folders
from presslens.report.run import Job, run


def build(plan: Plan, folder: Path, *, timeout: float, apart: bool = False) -> Entry:
    """Run the notebooks on one text of the plan and write its report folder; gives the report's line in an index.

    Args:
        plan: what is run.
        folder: the report folder, one of the plan's.
        timeout: seconds that each notebook may take.
        apart: whether each chapter also gets a page of its own, `chapters/<notebook>.html`.

    Raises:
        NotebookError: a notebook failed, stopped early or ran out of its time.
        OutputError: the folder cannot be written.
    """
    file = plan.texts[folder]
    with reserved(folder):
        executed, source = _run(plan, file, timeout), as_shown(file)
        notebooks = {
            name: kept(one, without_folders(plan.given_to(name)), source) for name, one in executed.items()
        }
        chapters = [chapter(name, one) for name, one in notebooks.items()]
        made_with = _made_with(plan, chapters, source)
        files = _files(notebooks, chapters, made_with)
        replace(folder, files | _pages_apart(chapters, made_with) if apart else files)
    return entry(folder.name, chapters)


def _made_with(plan: Plan, chapters: Sequence[Chapter], source: str) -> dict[str, Any]:
    """What a report was made from."""
    used = {name: {**without_folders(plan.used_by(name)), SOURCE: source} for name in plan.notebooks}
    return provenance(
        article_of(chapters), plan.notebooks, used, _command(without_folders(plan.values), source)
    )


def _files(
    notebooks: Mapping[str, NotebookNode], chapters: Sequence[Chapter], made_with: Mapping[str, Any]
) -> dict[str, bytes]:
    """Every file of a report folder, by its path there."""
    return {
        "report.html": page(chapters, made_with).encode(),
        MARK: json.dumps(made_with, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n",
        **{
            f"notebooks/{name}.ipynb": nbformat.writes(one).encode() + b"\n"
            for name, one in notebooks.items()
        },
        **output_files(chapters),
    }


def _pages_apart(chapters: Sequence[Chapter], made_with: Mapping[str, Any]) -> dict[str, bytes]:
    """Each chapter as a page of its own, with the text and what was found in that chapter."""
    return {f"chapters/{one.file}.html": page([one], made_with, folder="../").encode() for one in chapters}


def _run(plan: Plan, file: Path, timeout: float) -> dict[str, NotebookNode]:
    """The executed notebooks, with a progress bar over all their cells on the terminal."""
    jobs = [
        Job(name, notebook, {**plan.given_to(name), SOURCE: str(file)})
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


def output_files(chapters: Iterable[Chapter]) -> dict[str, bytes]:
    """The tables and figures that chapters show, by their paths in the report folder.

    Raises:
        NotebookError: a chapter shows two by one name.
    """
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
