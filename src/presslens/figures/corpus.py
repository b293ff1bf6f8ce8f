"""Pictures of a corpus: its documents, what each group of them talks about, what changes, where one text stands."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from presslens.comparison.beside import largest_first
from presslens.comparison.periods import ALL, first_year
from presslens.figures.style import GRID, INK, MUTED, PALETTE, blank_axes, describe, nothing_to_draw, style
from presslens.findings.finding import counted, listed, possessive, quoted
from presslens.frequency.counting import PER

MARKERS = ("o", "s", "^", "D", "v", "P")
SHOWN_PER = {"words": 10_000, "sentences": 100}
CUT = 1.4  # times the highest rate, where an axis ends
LABEL = (0.75, 0.17)  # the room of a word's name on axes of four inches, in powers of ten
FLOOR = 0.5  # of an occurrence: where a term that one side never uses is drawn on a logarithmic axis


def plot_documents(documents: pd.DataFrame, *, group: str, over: str, ax: Axes) -> Axes:
    """The words of each document along time, a mark for each group.

    Args:
        documents: one row per document: `words` and the two columns.
        group: the column of the groups.
        over: the column of the dates, which begin with a year; "" where there are none, and documents stand in order.
        ax: where to draw.
    """
    if documents.empty:
        return nothing_to_draw("The corpus has no documents", ax=ax)
    groups = largest_first(documents[group])[: len(MARKERS)]
    years = (
        first_year(documents[over])
        if over
        else pd.Series(range(1, len(documents) + 1), index=documents.index)
    )
    with style():
        for number, name in enumerate(groups):
            rows = documents[documents[group] == name]
            ax.plot(years[rows.index], rows["words"], MARKERS[number], color=PALETTE[number], markersize=4.5,
                    alpha=0.8, label=f"{name} ({len(rows):,})")  # fmt: skip
        ax.set_ylim(0)
        ax.grid(axis="y")
        _legend(ax)
    middle = documents.groupby(group)["words"].median()
    told = [f"{name} {middle[name]:,.0f}" for name in groups]
    return describe(
        ax,
        title=f"Words of the middle document: {listed(told[:2])}",
        alt=f"{counted(len(documents), 'document')} by year and length; words of the middle one: {listed(told)}.",
        x=f"{'year' if over else 'place in the corpus'} (n = {counted(len(documents), 'document')})",
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
    cloud = np.unique(
        np.log10(drawn[["x", "y"]].to_numpy()).round(1), axis=0
    )  # one mark where many words meet
    with style():
        ax.plot(*(10**cloud).T, ".", color=MUTED, alpha=0.3, markersize=3)
        ax.axline((1, 1), slope=1, color=GRID, linewidth=1)
        ax.set_xscale("log")
        ax.set_yscale("log")
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        for words, color, marker, side in zip(named, PALETTE, MARKERS, ("right", "left"), strict=False):
            ax.plot(words["x"], words["y"], marker, color=color, markersize=5)
            _label(ax, words, side)
    first, second = (listed([quoted(term) for term in words["term"].head(3)]) for words in named)
    return describe(
        ax,
        title=f"{sides[0]}: {first}; {sides[1]}: {second}",
        alt=f"Words by how often either side uses them. Most {sides[0]}: {', '.join(named[0]['term'])}. "
        f"Most {sides[1]}: {', '.join(named[1]['term'])}.",
        x=f"{sides[1]}, per 10,000 words (n = {int(keyness['n_reference'].sum()):,}; both axes logarithmic)",
        y=f"{sides[0]}, per 10,000 words (n = {int(keyness['n'].sum()):,})",
    )


def _label(ax: Axes, words: pd.DataFrame, side: str) -> None:
    """Names of words to one side of their marks; a word whose place is taken stays without."""
    taken: list[tuple[float, float]] = []
    shift = -5 if side == "right" else 5
    for row in words.itertuples():
        x, y = float(np.log10(row.x)), float(np.log10(row.y))
        if not any(abs(x - a) < LABEL[0] and abs(y - b) < LABEL[1] for a, b in taken):
            ax.annotate(row.term, (row.x, row.y), textcoords="offset points", xytext=(shift, -3), ha=side,
                        fontsize=8, color=INK)  # fmt: skip
            taken.append((x, y))


def draw_period(term: str, *, periods: pd.DataFrame, group: str, unit: str) -> Axes:
    """The picture of `plot_periods` for one term, on axes of its own: what a menu of terms asks for."""
    return plot_periods(periods, group=group, term=term, unit=unit, ax=blank_axes())


def plot_periods(periods: pd.DataFrame, *, group: str, term: str, unit: str, ax: Axes) -> Axes:
    """How a share changes: a line for each group with the bounds over its documents.

    Args:
        periods: the table of `by_period`.
        group: the column of the groups.
        term: which term is drawn.
        unit: what the rate is of: `words` or `sentences`.
        ax: where to draw; bars that reach far beyond all rates are cut.
    """
    rows = periods[periods["term"] == term]
    if rows.empty:
        return nothing_to_draw(f"No document has {term}", ax=ax)
    rows = rows.assign(**(rows[["rate", "low", "high"]] * SHOWN_PER[unit] / PER))
    sizes = rows.groupby(group)["documents"].sum().rename("n").reset_index()
    names = sizes.sort_values(["n", group], ascending=[False, True], kind="stable")[group].tolist()[
        : len(MARKERS)
    ]
    with style():
        for number, name in enumerate(names):
            one = rows[rows[group] == name].sort_values("period")
            at = one["period"] + 0.6 * (number - (len(names) - 1) / 2)
            reach = [(one["rate"] - one["low"]).fillna(0), (one["high"] - one["rate"]).fillna(0)]
            ax.errorbar(at, one["rate"], yerr=reach, fmt=f"-{MARKERS[number]}", color=PALETTE[number], capsize=2.5,
                        markersize=5, linewidth=1.3, label=name)  # fmt: skip
        if rows["period"].eq(ALL).all():
            ax.set_xticks([ALL], ["all documents"])
        ax.set_ylim(0, CUT * max(rows["rate"].max(), rows["high"].median()))
        ax.grid(axis="y")
        _legend(ax)
    told = {name: rows[rows[group] == name].sort_values("period") for name in names}
    ends = [
        f"by {name} {one['rate'].iloc[0]:.0f} at first, {one['rate'].iloc[-1]:.0f} at last"
        for name, one in told.items()
        if len(one) > 1
    ]
    return describe(
        ax,
        title=f"{term}, {'; '.join(ends[:2])}" if ends else term,
        alt=f"{term}, per {SHOWN_PER[unit]:,} {unit}, period by period: "
        + "; ".join(f"{name} {_steps(one)}" for name, one in told.items())
        + ".",
        x=f"{'' if rows['period'].eq(ALL).all() else 'years from '}(bars: 95 of 100 such sets of documents)",
        y=f"per {SHOWN_PER[unit]:,} {unit}",
    )


def _steps(rows: pd.DataFrame) -> str:
    return ", ".join(f"{row.period}: {row.rate:.1f} (n = {row.n:,})" for row in rows.itertuples())


def plot_placing(placing: pd.DataFrame, *, group: str, whose: str, ax: Axes) -> Axes:
    """For each measure the spread of each group as a bar, and the text's value as a mark.

    Args:
        placing: the table of `placed`.
        group: the column of the groups.
        whose: whose words are placed.
        ax: where to draw; each measure has a scale of its own, which the numbers tell.
    """
    if placing.empty:
        return nothing_to_draw("No document is as long as these words", ax=ax)
    names = placing[group].unique().tolist()
    measures = placing["measure"].unique().tolist()[::-1]
    with style():
        for row, measure in enumerate(measures):
            _spreads(ax, placing[placing["measure"] == measure], row)
        ax.set_yticks(range(len(measures)), [_broken(measure) for measure in measures])
        ax.set_xticks([])
        ax.set_xlim(-0.03, 1.1)
        keys: list[Artist] = [
            Patch(color=PALETTE[number], alpha=0.5, label=name) for number, name in enumerate(names)
        ]
        keys = [*keys, Line2D([], [], color=INK, marker="D", linestyle="none", label=whose)]
        _legend(ax, keys)
    inside = placing.groupby(group, sort=False)["inside"].sum()
    told = [f"{possessive(str(name))} in {n}" for name, n in inside.items()]
    return describe(
        ax,
        title=f"Of {counted(len(measures), 'measure')}, {whose} is inside {listed(told)}",
        alt="; ".join(
            f"{row.measure}: {row.value:.2f}, {getattr(row, group)} from {row.low:.2f} to {row.high:.2f}"
            for row in placing.itertuples()
        )
        + ".",
        x="each measure on its own scale; a bar holds nine in ten stretches",
    )


def _spreads(ax: Axes, rows: pd.DataFrame, place: int) -> None:
    """The bars of one measure, one below the other, and the value's mark between them."""
    value = rows["value"].iloc[0]
    low, high = min(rows["low"].min(), value), max(rows["high"].max(), value)
    scale, height = (high - low) or 1.0, 0.7 / len(rows)
    for number, one in enumerate(rows.itertuples()):
        y = place + 0.35 - height * (number + 0.5)
        left, width = (one.low - low) / scale, max((one.high - one.low) / scale, 0.004)
        ax.barh(y, width, left=left, height=0.8 * height, color=PALETTE[number], alpha=0.5)
        ax.plot(
            [(one.middle - low) / scale] * 2, [y - 0.38 * height, y + 0.38 * height], color=INK, linewidth=0.9
        )
    ax.plot((value - low) / scale, place, "D", color=INK, markersize=5)
    ax.annotate(
        _minus(value), ((value - low) / scale, place), textcoords="offset points", xytext=(7, -3), fontsize=8
    )


def _minus(value: float) -> str:
    """A value with the minus sign of print."""
    return f"{value:.2f}".replace("-", "−")


def _broken(label: str, width: int = 24) -> str:
    """A long label in two lines."""
    if len(label) <= width:
        return label
    at = label.rfind(" ", 0, width)
    return f"{label[:at]}\n{label[at + 1 :]}" if at > 0 else label


def _legend(ax: Axes, keys: Sequence[Artist] = ()) -> None:
    """What the marks mean, below the axes."""
    shown = {"handles": list(keys)} if keys else {}
    ax.get_figure(root=True).legend(loc="outside lower center", ncols=3, **shown)  # type: ignore[union-attr]
