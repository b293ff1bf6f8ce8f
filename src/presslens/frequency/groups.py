"""Groups of a table's rows: the columns that make them, their sizes, a measure of each."""

from collections.abc import Callable, Sequence

import pandas as pd

from presslens.errors import InputError


def grouping(table: pd.DataFrame, by: str | Sequence[str]) -> list[str]:
    """The columns that `by` names.

    Raises:
        InputError: the table lacks one of them.
    """
    groups = [by] if isinstance(by, str) else list(by)
    for group in groups:
        if group not in table:
            raise InputError(f"by={group!r}: the table has no such column; add it, or name another")
    return groups


def group_sizes(rows: pd.DataFrame, table: pd.DataFrame, groups: list[str]) -> "pd.Series[int] | int":
    """For each row of a table how many of the rows are of its group."""
    if not groups:
        return len(rows)
    sizes = rows.groupby(groups, dropna=False).size().rename("size").reset_index()
    return table[groups].merge(sizes, on=groups, how="left")["size"]


def by_group(
    rows: pd.DataFrame, groups: list[str], measure: Callable[[pd.DataFrame], pd.DataFrame]
) -> pd.DataFrame:
    """The tables that a measure makes of each group, below each other, the columns of the groups first."""
    if not groups:
        return measure(rows)
    tables = [
        measure(part).assign(**dict(zip(groups, key, strict=True)))
        for key, part in rows.groupby(groups, dropna=False)
    ]
    table = pd.concat(tables or [measure(rows).iloc[:0].reindex(columns=groups)], ignore_index=True)
    return table[[*groups, *table.columns.drop(groups)]]
