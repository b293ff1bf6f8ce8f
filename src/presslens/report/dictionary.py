"""What the columns of a report's tables mean: the data dictionary."""

import csv
from collections.abc import Iterable
from pathlib import Path

from presslens.report.outputs import Table

_COLUMNS = Path(__file__).with_name("columns.csv")


def dictionary(tables: Iterable[Table]) -> list[tuple[str, str, list[str]]]:
    """For each column of these tables that is explained: its name, its meaning, the tables that have it."""
    held: dict[str, list[str]] = {}
    for table in tables:
        for column in table.header:
            held.setdefault(column, []).append(table.name)
    with _COLUMNS.open(encoding="utf8", newline="") as file:
        meanings = csv.DictReader(file)
        return [
            (row["column"], row["meaning"], held[row["column"]]) for row in meanings if row["column"] in held
        ]
