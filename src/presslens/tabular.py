"""A table ─▶ its CSV and its HTML, with nothing in a cell that a spreadsheet or a browser would run."""

import html
import io
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

# The wide signs are formulas to spreadsheets in East Asian settings; an apostrophe before a sign is doubled, so that
# one that was added can be told from one that was written.
_SPREADSHEET_FORMULA = re.compile(r"'*(?:[=@\t\r\n＝＠]|[+＋－-](?![\d.\s]*$))")


def table_data(table: pd.DataFrame, rows: int) -> dict[str, Any]:
    """A table by MIME type: so many rows to read, all of them as CSV."""
    return {
        "text/html": _table_html(table, rows),
        "text/csv": to_csv(table),
        "text/plain": table.head(rows).to_string(index=False),
    }


def to_csv(table: pd.DataFrame) -> str:
    """The whole table as CSV: lists as `list_text` has them, and no cell that a spreadsheet would run as a formula."""
    stream = io.StringIO()
    safe = table.map(_csv_cell).set_axis([_csv_cell(str(column)) for column in table.columns], axis=1)
    safe.to_csv(stream, index=False, lineterminator="\n")
    return stream.getvalue()


def _csv_cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = list_text(value)
    # A leading apostrophe is what spreadsheets take as "this is text" (OWASP, CSV injection).
    return f"'{value}" if isinstance(value, str) and _is_formula(value) else value


def as_written(cell: str) -> str:
    """A cell of our CSV as it was before an apostrophe was put before it."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell[1:]) else cell


def _is_formula(text: str) -> bool:
    return len(text) > 1 and bool(_SPREADSHEET_FORMULA.match(text))


def list_text(items: Sequence[object]) -> str:
    """A list in a cell as the tables' files write it: spans as `12-19;30-41`, all else as `a;b`."""
    return ";".join(
        "-".join(map(str, item)) if isinstance(item, list | tuple) else str(item) for item in items
    )


def _table_html(table: pd.DataFrame, rows: int) -> str:
    shown = table.head(rows)
    numeric = [pd.api.types.is_numeric_dtype(shown[column]) for column in shown]
    head = "".join(f"<th scope=col>{html.escape(_words(str(column)))}</th>" for column in shown)
    body = "".join(
        "<tr>" + "".join(_cell(value, number) for value, number in zip(row, numeric, strict=True)) + "</tr>"
        for row in shown.itertuples(index=False)
    )
    rest = (
        f"<p>{len(table) - len(shown):,} further rows in the table’s file</p>"
        if len(table) > len(shown)
        else ""
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _cell(value: object, number: bool) -> str:
    style = " style='text-align:right'" if number else " style='text-align:left'"
    return f"<td{style}>{html.escape(cell_text(value))}</td>"


def cell_text(value: object) -> str:
    """A value as a reader sees it: at most two decimals, lists by semicolons, nothing for what is missing."""
    if isinstance(value, list | tuple):
        return list_text(value)
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return f"{round(value, 2) + 0.0:,.2f}".replace("-", "−")  # + 0.0: nothing is minus nothing
    return str(value)


def _words(column: str) -> str:
    return column.replace("_", " ")
