"""Where one text stands among others: inside or outside of what most of each group do."""

import pandas as pd

MOST = 0.9  # of the stretches of a group make its spread


def placed(own: pd.DataFrame, others: pd.DataFrame, *, group: str, most: float = MOST) -> pd.DataFrame:
    """One row per (measure, group): the text's value beside the group's spread.

    The spread holds the middle `most` of the group's stretches. Inside is no likeness: where the spreads of two groups
    overlap, a text may lie inside both, and then the measure does not tell.

    Columns:
        measure: as `wording` names it.
        value: of the text.
        the column that `group` names: the group.
        low, middle, high: bounds and median of its stretches.
        n: how many stretches.
        inside: whether the value lies within the bounds.

    Args:
        own: the table of `wording` for the text: one row per measure.
        others: the table of `wording` by stretch, with a column of the groups.
        group: the name of that column.
        most: the share of stretches that make the spread, above 0, below 1.
    """
    tail = (1 - most) / 2
    spread = others.groupby(["measure", group], sort=False)["value"].quantile([tail, 0.5, 1 - tail]).unstack()
    spread.columns = pd.Index(["low", "middle", "high"])
    spread["n"] = others.groupby(["measure", group], sort=False)["value"].count()
    table = own[["measure", "value"]].merge(spread.reset_index(), on="measure")
    table["inside"] = table["value"].between(table["low"], table["high"])
    return table[placing_columns(group)]


def placing_columns(group: str) -> list[str]:
    """The columns of `placed`."""
    return ["measure", "value", group, "low", "middle", "high", "n", "inside"]
