"""What executed notebooks show, read back from their outputs.

`presslens.show` ends a cell with one output whose metadata say what it is. Everything in it may come from a text
that a stranger wrote: it is data here and is escaped where it is written.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from presslens.atoms import Span
from presslens.errors import NotebookError

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file, the text of its cells, and how many rows the notebook shows."""

    name: str
    caption: str
    csv: str
    header: list[str]
    rows: list[list[str]]
    shown: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as SVG, its title and the words that stand in for it."""

    name: str
    title: str
    alt: str
    svg: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about the text, the words it rests on and the figure that shows it ("" where none does)."""

    notebook: str
    section: str
    sentence: str
    n: int
    evidence: tuple[Span, ...]
    figure: str
    rank: int


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings that one cell shows."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks to lay over the text: start, end and kind of each."""

    name: str
    label: str
    spans: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """The text and its sentences: start, end, kind and paragraph of each."""

    name: str
    text: str
    title: str
    words: int
    meta: dict[str, Any]
    sentences: tuple[tuple[int, int, str, int], ...]


Output = Table | Figure | Findings | Layer | Article


def shown(cell: NotebookNode) -> Iterator[Output]:
    """What a code cell shows through `presslens.show`; anything else it printed stays in the notebook.

    Raises:
        NotebookError: an output that calls itself ours is not of the form it says.
    """
    for output in cell.get("outputs", ()):
        about = output.get("metadata", {}).get("presslens")
        if about:
            try:
                yield _READ[about["kind"]](_safe_name(about["name"]), about, output["data"])
            except (KeyError, TypeError, ValueError, csv.Error) as error:
                raise NotebookError(f"cell {cell['id']}: shows a {about.get('kind')} that is none") from error


def _safe_name(name: str) -> str:
    """A name becomes a file's and an anchor's, so it is checked again here."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


def _table(name: str, about: dict[str, Any], data: dict[str, Any]) -> Table:
    content = data["text/csv"]
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))  # a text may be one word of any length
    header, *rows = csv.reader(io.StringIO(content))
    return Table(name, about["caption"], content, header, rows, int(about["rows"]))


def _figure(name: str, about: dict[str, Any], data: dict[str, Any]) -> Figure:
    return Figure(name, about["title"], about["alt"], data["image/svg+xml"])


def _findings(name: str, about: dict[str, Any], data: dict[str, Any]) -> Findings:
    rows = data["application/vnd.presslens.findings+json"]["findings"]
    return Findings(name, tuple(_finding(row) for row in rows))


def _finding(row: dict[str, Any]) -> Finding:
    return Finding(
        notebook=row["notebook"],
        section=row["section"],
        sentence=row["sentence"],
        n=int(row["n"]),
        evidence=tuple((int(start), int(end)) for start, end in row["evidence"] if start >= 0),
        figure=row["figure"] or "",
        rank=int(row["rank"]),
    )


def _layer(name: str, about: dict[str, Any], data: dict[str, Any]) -> Layer:
    spans = data["application/vnd.presslens.layer+json"]["spans"]
    return Layer(name, about["label"], tuple((int(start), int(end), str(kind)) for start, end, kind in spans))


def _article(name: str, about: dict[str, Any], data: dict[str, Any]) -> Article:
    found = data["application/vnd.presslens.document+json"]
    return Article(
        name=name,
        text=found["text"],
        title=found["title"],
        words=int(found["words"]),
        meta=found["meta"],
        sentences=tuple(
            (int(a), int(b), str(kind), int(paragraph)) for a, b, kind, paragraph in found["sentences"]
        ),
    )


_READ: dict[str, Callable[[str, dict[str, Any], dict[str, Any]], Output]] = {
    "table": _table,
    "figure": _figure,
    "findings": _findings,
    "layer": _layer,
    "document": _article,
}
