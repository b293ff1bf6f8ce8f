"""A notebook's table as the page shows it: few columns, numbers aligned, each row one click from its words."""

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from presslens.atoms import Span
from presslens.report.claims import written_spans
from presslens.report.outputs import Table
from presslens.tabular import as_written

EMBEDDED = 65_536  # bytes of CSV that travel inside the page; a longer one is a file beside it

_LEFT = "left"  # what stands before the hit in a concordance
_HIDDEN = re.compile(r"doc_id|(\w+_)?(start|end)|evidence")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?|-?inf|")
_SMALLEST = 0.005  # less rounds to 0.00


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row as they are read, and the address of the words it rests on ("" for none)."""

    cells: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as it stands in the page.

    Attributes:
        name: its anchor and the name of its file.
        caption: one line about it.
        columns: heading of each column, and whether its cells end at the right, as numbers do.
        rows: those that the page shows.
        total: how many there are.
        download: where the whole table is.
    """

    name: str
    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[Row, ...]
    total: int
    download: str


def view(table: Table, address: Callable[[Sequence[Span]], str], sentences: Sequence[Span] = ()) -> TableView:
    """The table without its columns of offsets: they become the rows' links.

    Args:
        table: as the notebook shows it.
        address: gives spans their address in the page, or "".
        sentences: the text's, for rows that name nothing but their sentence.
    """
    rows = table.rows[: table.shown]
    seen = [place for place, name in enumerate(table.header) if not _HIDDEN.fullmatch(name)]
    columns = {place: [row[place] for row in table.rows] for place in seen}
    numeric = {place: all(_NUMBER.fullmatch(cell) for cell in cells) for place, cells in columns.items()}
    form = {place: _form(columns[place]) for place in seen if numeric[place]}
    return TableView(
        name=table.name,
        caption=table.caption,
        columns=tuple(
            (_heading(name := table.header[place]), numeric[place] or name == _LEFT) for place in seen
        ),
        rows=tuple(
            Row(
                cells=tuple(
                    form[place](row[place]) if numeric[place] else _text(row[place]) for place in seen
                ),
                href=address(_words_of(dict(zip(table.header, row, strict=True)), sentences)),
            )
            for row in rows
        ),
        total=len(table.rows),
        download=_download(table),
    )


def _heading(name: str) -> str:
    return as_written(name).replace("_", " ")


def _words_of(cells: Mapping[str, str], sentences: Sequence[Span]) -> list[Span]:
    """What a row rests on: its own span, else the first it names, else its evidence, else its sentence."""
    starts = sorted((name for name in cells if name.endswith("start")), key=len)
    for start in starts[:1]:
        end = start.removesuffix("start") + "end"
        if cells[start].isdecimal() and cells.get(end, "").isdecimal():
            return [(int(cells[start]), int(cells[end]))]
    if evidence := written_spans(cells.get("evidence", "")):
        return evidence
    number = cells.get("sentence", "")
    return [sentences[int(number)]] if number.isdecimal() and int(number) < len(sentences) else []


def _form(cells: Sequence[str]) -> Callable[[str], str]:
    """How the numbers of a column are written: whole where it counts, else two decimals where two are meant.

    In a column of probabilities the smallest tell how small they are; among scores of either sign they are no score.
    """
    if all(_is_whole(cell) for cell in cells):
        return lambda cell: _number(cell, ",.0f")
    signed = any(cell.startswith("-") for cell in cells)
    return lambda cell: _number(cell, ",.2f" if signed or not _is_small(cell) else ".0e")


def _is_whole(cell: str) -> bool:
    return not cell or (cell not in ("inf", "-inf") and float(cell).is_integer())


def _is_small(cell: str) -> bool:
    return bool(cell) and 0 < abs(float(cell)) < _SMALLEST


def _number(cell: str, form: str) -> str:
    if not cell or cell.endswith("inf"):
        return cell.replace("-inf", "−∞").replace("inf", "∞")
    written = f"{float(cell):{form}}"
    return written.removeprefix("-") if written.strip("-0.") == "" else written.replace("-", "−")


def _text(cell: str) -> str:
    return {"True": "yes", "False": "no"}.get(cell, as_written(cell))


def _download(table: Table) -> str:
    content = table.csv.encode()
    if len(content) > EMBEDDED:
        return f"tables/{table.name}.csv"
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(content).decode()
