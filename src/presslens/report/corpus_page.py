"""A corpus folder ─▶ its `report.html`: the corpus notebook is run on the corpus, and a page is made of it.

What a report was made from stands in `provenance.json`; where that is the same again, nothing is run.
"""

import hashlib
import json
import shlex
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

import nbformat
from nbformat import NotebookNode
from tqdm import tqdm

from presslens.corpus.command import tell
from presslens.corpus.store import read_manifest, reserved, write
from presslens.documents import read_document
from presslens.errors import os_errors_told
from presslens.report.build import output_files
from presslens.report.chapters import chapter
from presslens.report.notebooks import kept
from presslens.report.page import article_of, page
from presslens.report.parameters import Value, declared
from presslens.report.plan import found, seeds
from presslens.report.provenance import as_shown, notebook_sha256, provenance, versions
from presslens.report.run import Job, run
from presslens.resources import checkout, located

NAME = "06-corpus"
REPORT, MADE = "report.html", "provenance.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a corpus report is to be about.

    Attributes:
        corpus: the file or folder with the documents.
        by, over: the columns of the groups and of the dates; "" for no dates.
        source: the text that is laid beside the corpus.
    """

    corpus: Path
    by: str
    over: str
    source: Path


def text_beside(source: str | None) -> Path:
    """The text that is laid beside a corpus, readable: the first in seeds/ unless one is given.

    Raises:
        InputError: it cannot be read.
    """
    file = found(source or seeds()[0])
    read_document(file)
    return file


def report_on(folder: Path, corpus: str, columns: tuple[str, str], text: Path, *, timeout: float) -> Path:
    """The page of a corpus folder, made anew where anything that it rests on has changed; gives what to open.

    Where no column tells the documents apart there is nothing to compare, and the folder is all there is.

    Raises:
        NotebookError: the notebook failed, stopped early or ran out of its time.
        OutputError: the folder cannot be written.
    """
    if not columns[0]:
        tell("no report: no column tells the documents apart; name one with --by")
        return folder
    asked = Asked(located(corpus).absolute(), *columns, text)
    notebook = nbformat.read(checkout() / "notebooks" / f"{NAME}.ipynb", as_version=4)
    with reserved(folder), os_errors_told(folder):
        rests_on = _rests_on(folder, asked, notebook)
        if _before(folder) != rests_on or not (folder / REPORT).exists():
            for name, content in _files(asked, notebook, rests_on, timeout).items():
                write(folder / name, partial(_fill, content))
    return folder / REPORT


def _fill(content: bytes, stream: IO[bytes]) -> None:
    stream.write(content)


def _rests_on(folder: Path, asked: Asked, notebook: NotebookNode) -> dict[str, Any]:
    """Everything that another page would follow from."""
    manifest = read_manifest(folder)
    stems = manifest.documents if manifest else []
    documents = hashlib.sha256("\n".join(stems).encode()).hexdigest()
    text = hashlib.sha256(asked.source.read_bytes()).hexdigest()
    return {
        "name": asked.corpus.name,
        "documents": documents,
        "text": text,
        "by": asked.by,
        "over": asked.over,
        "notebook": notebook_sha256(notebook),
        "versions": versions(),
    }


def _before(folder: Path) -> object:
    try:
        return json.loads((folder / MADE).read_text(encoding="utf8")).get("corpus")
    except (OSError, ValueError, AttributeError):
        return None


def _files(
    asked: Asked, notebook: NotebookNode, rests_on: Mapping[str, Any], timeout: float
) -> dict[str, bytes]:
    """What the folder gets, by path: the page last, so that it is never newer than what it shows."""
    given: dict[str, Value] = {"corpus": as_shown(asked.corpus), "by": asked.by, "over": asked.over}
    source = as_shown(asked.source)
    executed = kept(_run(asked, notebook, timeout), given, source)
    told = chapter(NAME, executed)
    defaults = {one.name: one.default for one in declared(notebook, NAME).values()}
    used = {NAME: {**defaults, **given, "source": source}}
    made_with = {
        **provenance(article_of([told]), {NAME: notebook}, used, _command(given, source)),
        "corpus": rests_on,
    }
    return {
        f"notebooks/{NAME}.ipynb": nbformat.writes(executed).encode() + b"\n",
        **output_files([told]),
        REPORT: page([told], made_with).encode(),
        MADE: json.dumps(made_with, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n",
    }


def _run(asked: Asked, notebook: NotebookNode, timeout: float) -> NotebookNode:
    values: dict[str, Value] = {name: str(value) for name, value in asdict(asked).items()}
    cells = sum(cell.cell_type == "code" for cell in notebook.cells) + 1
    with tqdm(total=cells, desc=REPORT, unit="cell", file=sys.stderr, leave=False, disable=None) as bar:
        (executed,) = run([Job(NAME, notebook, values)], timeout=timeout, advance=bar.update)
    return executed


def _command(given: Mapping[str, Value], source: str) -> str:
    """What makes the report again."""
    options = [f"--{name}={given[name]}" for name in ("by", "over") if given[name]]
    return shlex.join(["presslens", "corpus", str(given["corpus"]), *options, f"--source={source}"])
