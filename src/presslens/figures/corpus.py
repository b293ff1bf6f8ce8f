"""Pictures of a corpus: its documents, what each group of them talks about, what changes, where one text stands."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from presslens.comparison.periods import first_year
from presslens.figures.style import GRID, INK, MUTED, PALETTE, describe, nothing_to_draw, style
from presslens.findings.finding import counted, listed, quoted

MARKERS = ("o", "s", "^", "D", "v", "P")
FLOOR = 0.5  # of an occurrence: where a term that one side never uses is drawn on a logarithmic axis


def plot_documents(documents: pd.DataFrame, *, group: str, over: str, ax: Axes) -> Axes:
    """The words of each document along time, a mark for each group.

    Args:
        documents: one row per document: `words` and the two columns.
        group: the column of the groups.
        over: the column of the dates, which begin with a year.
        ax: where to draw.
    """
    if documents.empty:
        return nothing_to_draw("The corpus has no documents", ax=ax)
    groups = _largest(documents[group], len(MARKERS))
    with style():
        for number, name in enumerate(groups):
            rows = documents[documents[group] == name]
            ax.plot(first_year(rows[over]), rows["words"], MARKERS[number], color=PALETTE[number], markersize=4.5,
                    alpha=0.8, label=f"{name} ({len(rows):,})")  # fmt: skip
        ax.set_ylim(0)
        ax.grid(axis="y")
        _legend(ax)
    middle = documents.groupby(group)["words"].median()
    told = [f"{name} {middle[name]:,.0f}" for name in groups]
    return describe(
        ax,
        title=f"Words of the middle document: {listed(told)}",
        alt=f"{counted(len(documents), 'document')} by year and length; words of the middle one: {listed(told)}.",
        x=f"year (n = {counted(len(documents), 'document')})",
        y="words",
    )


def plot_words_by_side(keyness: pd.DataFrame, sides: Sequence[str], *, ax: Axes, top_n: int = 12) -> Axes:
    """Each word by how often either side uses it; the words that are most each side's are named.

    Args:
        keyness: the table of `keyness`, the first side beside the second as reference.
        sides: the names of the two.
        ax: where to draw.
        top_n: how many words of each side are named.
    """
    if keyness.empty:
        return nothing_to_draw("There are no words to compare", ax=ax)
    rates = keyness[["rate_reference", "rate"]].where(keyness[["n_reference", "n"]].to_numpy() > 0)
    least = float(np.nanmin(rates.to_numpy())) * FLOOR
    drawn = keyness.assign(x=rates["rate_reference"].fillna(least), y=rates["rate"].fillna(least))
    named = [drawn[drawn["log_ratio"] > 0].head(top_n), drawn[drawn["log_ratio"] < 0].head(top_n)]
    with style():
        ax.plot(drawn["x"], drawn["y"], ".", color=MUTED, alpha=0.25, markersize=3, rasterized=True)
        ax.axline((1, 1), slope=1, color=GRID, linewidth=1)
        ax.set_xscale("log")
        ax.set_yscale("log")
        for words, color, marker in zip(named, PALETTE, MARKERS, strict=False):
            ax.plot(words["x"], words["y"], marker, color=color, markersize=5)
            _spread_labels(ax, words)
    first, second = (listed([quoted(term) for term in words["term"].head(3)]) for words in named)
    return describe(
        ax,
        title=f"{sides[0]}: {first}; {sides[1]}: {second}",
        alt=f"Words by how often either side uses them. Most {sides[0]}: {', '.join(named[0]['term'])}. "
        f"Most {sides[1]}: {', '.join(named[1]['term'])}.",
        x=f"{sides[1]}, per 10,000 words (n = {int(keyness['n_reference'].sum()):,}; both axes logarithmic)",
        y=f"{sides[0]}, per 10,000 words (n = {int(keyness['n'].sum()):,})",
    )


def _spread_labels(ax: Axes, words: pd.DataFrame) -> None:
    """Names of words beside their marks; one whose place is taken goes to the other side."""
    taken: list[tuple[float, float]] = []
    for row in words.itertuples():
        x, y = np.log10(row.x), np.log10(row.y)
        near = sum(abs(x - a) < 0.35 and abs(y - b) < 0.09 for a, b in taken)
        side: dict[str, Any] = (
            {"xytext": (5, 2), "ha": "left"} if near % 2 == 0 else {"xytext": (-5, 2), "ha": "right"}
        )
        if near < 2:
            ax.annotate(row.term, (row.x, row.y), textcoords="offset points", fontsize=8, color=INK, **side)
            taken.append((x, y))


def plot_periods(periods: pd.DataFrame, *, group: str, term: str, unit: str, ax: Axes) -> Axes:
    """How a share changes: a line for each group with the bounds over its documents.

    Args:
        periods: the table of `by_period`.
        group: the column of the groups.
        term: which term is drawn.
        unit: what the rate is of: `words` or `sentences`.
        ax: where to draw.
    """
    rows = periods[periods["term"] == term]
    if rows.empty:
        return nothing_to_draw(f"No document has {term}", ax=ax)
    names = _largest(rows[group], len(MARKERS))
    with style():
        for number, name in enumerate(names):
            one = rows[rows[group] == name].sort_values("period")
            at = one["period"] + 0.6 * (number - (len(names) - 1) / 2)
            reach = [(one["rate"] - one["low"]).fillna(0), (one["high"] - one["rate"]).fillna(0)]
            ax.errorbar(at, one["rate"], yerr=reach, fmt=f"-{MARKERS[number]}", color=PALETTE[number], capsize=2.5,
                        markersize=5, linewidth=1.3, label=name)  # fmt: skip
        ax.set_ylim(0)
        ax.grid(axis="y")
        _legend(ax)
    told = [_first_and_last(rows[rows[group] == name], name) for name in names]
    return describe(
        ax,
        title=f"{term}: {listed([each[0] for each in told])}",
        alt=f"{term}, per 10,000 {unit}: {'; '.join(each[1] for each in told)}.",
        x="years from (bars: bounds that hold for 95 of 100 such sets of documents)",
        y=f"per 10,000 {unit}",
    )


def _first_and_last(rows: pd.DataFrame, name: str) -> tuple[str, str]:
    rows = rows.sort_values("period")
    first, last = rows.iloc[0], rows.iloc[-1]
    steps = ", ".join(f"{rate:.0f} ({n:,})" for rate, n in zip(rows["rate"], rows["n"], strict=True))
    return (
        f"{name} {first['rate']:.0f} from {first['period']}, {last['rate']:.0f} from {last['period']}",
        f"{name} {steps}",
    )


def plot_placing(placing: pd.DataFrame, *, group: str, whose: str, ax: Axes) -> Axes:
    """For each measure the spread of each group as a bar, and the text's value as a line across.

    Args:
        placing: the table of `placed`.
        group: the column of the groups.
        whose: what the text is called.
        ax: where to draw; each measure has a scale of its own, which its numbers tell.
    """
    if placing.empty:
        return nothing_to_draw("Nothing could be compared", ax=ax)
    measures, names = placing["measure"].unique().tolist(), placing[group].unique().tolist()
    height = 0.7 / len(names)
    with style():
        for row, measure in enumerate(reversed(measures)):
            rows = placing[placing["measure"] == measure]
            low, high = (
                min(rows["low"].min(), rows["value"].min()),
                max(rows["high"].max(), rows["value"].max()),
            )
            scale = (high - low) or 1.0
            for one in rows.itertuples():
                number = names.index(getattr(one, group))
                y = row + 0.35 - height * (number + 0.5)
                ax.barh(y, (one.high - one.low) / scale, left=(one.low - low) / scale, height=0.75 * height,
                        color=PALETTE[number], alpha=0.55)  # fmt: skip
                ax.plot(
                    [(one.middle - low) / scale] * 2,
                    [y - 0.37 * height, y + 0.37 * height],
                    color=INK,
                    linewidth=0.8,
                )
            value = rows["value"].iloc[0]
            ax.plot((value - low) / scale, row, "D", color=INK, markersize=6)
            ax.annotate(f"{value:.2f}", ((value - low) / scale, row), textcoords="offset points", xytext=(6, 8),
                        fontsize=8, color=INK)  # fmt: skip
        ax.set_yticks(range(len(measures)), [_broken(measure) for measure in reversed(measures)])
        ax.set_xticks([])
        ax.set_xlim(-0.05, 1.12)
        handles = [
            ax.barh(0, 0, color=PALETTE[number], alpha=0.55, label=name) for number, name in enumerate(names)
        ]
        ax.get_figure(root=True).legend(handles=handles, loc="outside lower center", ncols=len(names))  # type: ignore[union-attr]
    inside = placing.groupby(group, sort=False)["inside"].sum()
    told = [f"{name}’s in {n}" for name, n in inside.items()]
    return describe(
        ax,
        title=f"Of {counted(len(measures), 'measure')}, {whose} lies inside {listed(told)}",
        alt="; ".join(
            f"{row.measure}: {row.value:.2f}, {getattr(row, group)} from {row.low:.2f} to {row.high:.2f}"
            for row in placing.itertuples()
        )
        + ".",
        x="each measure on its own scale; bars hold nine in ten stretches, the line in them is the middle one",
    )


def _broken(label: str, width: int = 24) -> str:
    """A long label in two lines."""
    if len(label) <= width:
        return label
    at = label.rfind(" ", 0, width)
    return f"{label[:at]}\n{label[at + 1 :]}" if at > 0 else label


def _largest(values: "pd.Series[Any]", most: int) -> list[str]:
    """The groups with most rows, those of like number by name."""
    sizes = values.value_counts().rename_axis("group").rename("n").reset_index()
    return (
        sizes.sort_values(["n", "group"], ascending=[False, True], kind="stable")["group"].head(most).tolist()
    )


def _legend(ax: Axes) -> None:
    ax.get_figure(root=True).legend(loc="outside lower center", ncols=3)  # type: ignore[union-attr]
