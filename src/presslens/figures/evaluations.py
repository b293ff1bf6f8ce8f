"""Pictures of how each actor is evaluated, mention by mention and voice by voice."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from presslens.attribution.share import REPORTER
from presslens.figures.style import (
    INK,
    MUTED,
    PAPER,
    SIGNS,
    describe,
    nothing_to_draw,
    places,
    style,
)
from presslens.findings.finding import counted
from presslens.sentiment.target import POLARITIES

SIDES = dict(zip(POLARITIES, SIGNS.values(), strict=True))


def plot_targets(evaluated: pd.DataFrame, *, ax: Axes, most: int = 8, least: int = 2) -> Axes:
    """How each mention of an actor is evaluated in its sentence: one row per actor, one mark per mention.

    Args:
        evaluated: the table of `evaluations`.
        ax: where to draw; filled marks stand in the reporter's voice, open ones in somebody's words.
        most: actors drawn, those with most mentions first.
        least: mentions that an actor has at least.
    """
    n = evaluated["target"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    drawn = n[n >= least].head(most)
    if drawn.empty:
        return nothing_to_draw(f"No actor is mentioned {least} times", ax=ax)
    rows = {target: len(drawn) - 1 - row for row, target in enumerate(drawn.index)}
    with style():
        ax.axvline(0, color=MUTED, linewidth=0.8)
        for target, row in rows.items():
            _mentions(ax, evaluated[evaluated["target"] == target], row)
        ax.set_yticks(list(rows.values()), [f"{target}  {drawn[target]}" for target in rows])
        ax.set(xlim=(-1.05, 1.05), ylim=(-0.7, len(rows) - 0.3))
        ax.get_figure(root=True).legend(handles=side_keys(), loc="outside lower center", ncols=5)  # type: ignore[union-attr]
    told = {
        target: evaluated.loc[evaluated["target"] == target, "polarity"].value_counts() for target in rows
    }
    first = told[drawn.index[0]]
    return describe(
        ax,
        title=f"{drawn.index[0]}: of {counted(int(drawn.iloc[0]), 'mention')} {first.get('negative', 0)} read as "
        f"negative, {first.get('positive', 0)} as positive",
        alt="Polarity towards actors: "
        + "; ".join(
            f"{target} {n.get('negative', 0)} negative, {n.get('neutral', 0)} neutral, {n.get('positive', 0)} positive"
            for target, n in told.items()
        )
        + ".",
        x=f"score, −1 to 1 (n = {drawn.sum()} mentions; behind each actor, how many are its own)",
    )


def _mentions(ax: Axes, rows: pd.DataFrame, place: int) -> None:
    """One mark per mention; those of like score stand above one another."""
    rows = rows.sort_values(["score", "start"], kind="stable")
    crowd = rows.groupby(rows["score"].round(1), sort=False).cumcount()
    height = place + 0.13 * ((crowd + 1) // 2) * np.where(crowd % 2, 1, -1)
    for row, y in zip(rows.itertuples(), height, strict=True):
        color, marker = SIDES[row.polarity]
        fill = color if row.speaker == "" else PAPER
        mark = ax.plot(row.score, y, marker, color=color, markerfacecolor=fill, markersize=6.5)
        mark[0].set_url(places([(row.start, row.end)]))


def side_keys() -> list[Line2D]:
    """What the marks mean, those of polarity first."""
    sides = [
        Line2D([], [], color=color, marker=marker, linestyle="none", label=side)
        for side, (color, marker) in SIDES.items()
    ]
    spoken = Line2D(
        [],
        [],
        color=INK,
        marker="o",
        markerfacecolor="none",
        linestyle="none",
        label="open: in somebody’s words",
    )
    return [*sides, spoken]


def plot_evaluation_matrix(matrix: pd.DataFrame, *, ax: Axes, most: int = 6) -> Axes:
    """Who evaluates whom: a row per voice, a column per target; each cell has its counts and leads to its mentions.

    Args:
        matrix: the table of `evaluation_matrix`.
        ax: where to draw; a cell of few mentions is pale.
        most: voices and targets drawn.
    """
    if matrix.empty:
        return nothing_to_draw("Nobody is mentioned", ax=ax)
    voices = matrix["speaker"].drop_duplicates().head(most).tolist()
    weight = matrix.groupby("target", sort=False)["n"].sum().sort_values(ascending=False, kind="stable")
    targets = weight.head(most).index.tolist()
    shown = matrix[matrix["speaker"].isin(voices) & matrix["target"].isin(targets)]
    with style():
        for cell in shown.itertuples():
            _cell(ax, cell, targets.index(cell.target), len(voices) - 1 - voices.index(cell.speaker))
        ax.set_xticks(range(len(targets)), targets, rotation=18, ha="right", rotation_mode="anchor")
        ax.set_yticks(range(len(voices))[::-1], [voice or REPORTER for voice in voices])
        ax.set(xlim=(-0.55, len(targets) - 0.45), ylim=(-0.55, len(voices) - 0.45))
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
    heaviest = shown.loc[shown["n"].idxmax()]
    voice = heaviest["speaker"] or REPORTER.capitalize()
    told = (
        f"{c.speaker or REPORTER} on {c.target} {c.negative}/{c.neutral}/{c.positive}"
        for c in shown.itertuples()
    )
    return describe(
        ax,
        title=f"{voice} on {heaviest['target']}: {heaviest['negative']} negative, "
        f"{heaviest['neutral']} neutral, {heaviest['positive']} positive",
        alt=f"Mentions read as negative/neutral/positive: {'; '.join(told)}.",
        x=f"who is mentioned (n = {shown['n'].sum()} mentions; in each cell negative · neutral · positive)",
        y="in whose words",
    )


def _cell(ax: Axes, cell: object, column: int, row: int) -> None:
    color, _ = SIGNS[int(np.sign(cell.positive - cell.negative))]  # type: ignore[attr-defined]
    pale = 0.18 if cell.few else 0.45  # type: ignore[attr-defined]
    url = places(cell.evidence)  # type: ignore[attr-defined]
    box = Rectangle((column - 0.46, row - 0.4), 0.92, 0.8, facecolor=color, alpha=pale, linewidth=0)
    box.set_url(url)
    ax.add_patch(box)
    counts = f"{cell.negative} · {cell.neutral} · {cell.positive}"  # type: ignore[attr-defined]
    ax.text(column, row, counts, ha="center", va="center", fontsize=8.5, color=INK, url=url)
