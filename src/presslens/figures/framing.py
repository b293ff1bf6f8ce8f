"""Pictures of framing: which frame where, whose devices, who fulfils which function."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from presslens.atoms import Span, spans
from presslens.figures.style import BLUE, MUTED, PAPER, describe, nothing_to_draw, places, style
from presslens.findings.finding import counted
from presslens.framing.functions import FUNCTIONS
from presslens.frequency.counting import most_frequent

MOST = 8  # voices drawn
Cells = Mapping[tuple[str, str], Sequence[Span]]  # by voice and column


def plot_frames(frames: pd.DataFrame, *, ax: Axes) -> Axes:
    """One row per frame, one mark per sentence that it is assigned to, as large as its score; grey marks come close.

    Args:
        frames: a table of `policy_frames`: sentence, frame, score, assigned, evidence.
        ax: where to draw.
    """
    shown = frames[frames["frame"].isin(frames.loc[frames["assigned"], "frame"])]
    n = most_frequent(shown.loc[shown["assigned"], "frame"])
    rows = {str(frame): len(n) - 1 - row for row, frame in enumerate(n.index)}
    with style():
        for assigned, color in ((False, MUTED), (True, BLUE)):
            own = shown[(shown["assigned"] == assigned) & (assigned | (shown["score"] >= 0.1))]
            marks = ax.scatter(own["sentence"], own["frame"].map(rows), s=160 * own["score"], color=color)
            marks.set_urls([places(evidence) if len(evidence) else None for evidence in own["evidence"]])
        ax.set_yticks(list(rows.values()), [f"{frame}  {count}" for frame, count in n.items()])
        ax.set(ylim=(-0.6, len(rows) - 0.4), xlim=(-0.7, frames["sentence"].max() + 0.7))
    sentences = frames["sentence"].nunique()
    return describe(
        ax,
        title=f"{n.index[0]} in {n.iloc[0]} of {counted(sentences, 'sentence')}"
        if len(n)
        else "No frame is assigned",
        alt="Frames by sentence: " + "; ".join(f"{frame} in {count}" for frame, count in n.items()) + ".",
        x=f"sentence, numbered from 0 as in the tables (n = {sentences})\nlarger marks score higher, grey ones too low",
    )


def plot_devices(devices: pd.DataFrame, *, ax: Axes) -> Axes:
    """Voices in rows, devices in columns, in each cell how many.

    Args:
        devices: a table of `framing_devices` with a column `voice`.
        ax: where to draw.
    """
    if devices.empty:
        return nothing_to_draw("No devices", ax=ax)
    n = most_frequent(devices["voice"])
    across = most_frequent(devices["device"])
    cells = {
        (str(voice), str(device)): spans(rows)
        for (voice, device), rows in devices.groupby(["voice", "device"], sort=False)
    }
    _matrix(ax, cells, list(n.index[:MOST]), list(across.index))
    return describe(
        ax,
        title=f"{n.iloc[0]} of {counted(len(devices), 'device')} stand in the voice of {n.index[0]}",
        alt=f"Devices by voice: {_told(cells)}.",
    )


def plot_functions(functions: pd.DataFrame, *, ax: Axes) -> Axes:
    """Voices in rows, Entman's four functions in columns, in each cell how many phrases fulfil it.

    Args:
        functions: a table of `framing_functions`; what a voice denies is not counted.
        ax: where to draw.
    """
    cells: Cells = {
        (row.voice, row.function): row.evidence for row in functions.itertuples() if len(row.evidence)
    }
    n = pd.Series(dict.fromkeys(functions["voice"].unique(), 0))
    for (voice, _), evidence in cells.items():
        n[voice] += len(evidence)
    n = n[n > 0].sort_values(ascending=False, kind="stable")
    _matrix(ax, cells, list(n.index[:MOST]), list(FUNCTIONS))
    return describe(ax, title=_functions_title(cells), alt=f"Functions by voice: {_told(cells)}.", x="", y="")


def _functions_title(cells: Cells) -> str:
    """Who says what should be done, the function that most divides voices."""
    remedies = {voice: len(evidence) for (voice, function), evidence in cells.items() if function == "remedy"}
    if not remedies:
        return "Nobody says what should be done"
    most = max(remedies, key=lambda voice: remedies[voice])
    return (
        f"{remedies[most]} of {counted(sum(remedies.values()), 'remedy', 'remedies')} in the voice of {most}"
    )


def _matrix(ax: Axes, cells: Cells, rows: list[str], columns: list[str]) -> None:
    """A disc with its number in each cell that holds something; the number is a link to the words."""
    with style():
        for (voice, column), evidence in cells.items():
            if voice in rows:
                x, y = columns.index(column), len(rows) - 1 - rows.index(voice)
                disc = ax.scatter([x], [y], s=[170 + 30 * min(len(evidence), 12)], color=BLUE)
                disc.set_urls([places(evidence)])
                ax.text(x, y, str(len(evidence)), ha="center", va="center", fontsize=9, color=PAPER)
        ax.set_yticks(range(len(rows)), rows[::-1])
        ax.set_xticks(range(len(columns)), columns)
        if len(columns) > len(FUNCTIONS):
            ax.tick_params(axis="x", labelrotation=25)
            for label in ax.get_xticklabels():
                label.set(ha="right", rotation_mode="anchor")
        ax.set(xlim=(-0.5, max(len(columns), 1) - 0.5), ylim=(-0.6, max(len(rows), 1) - 0.4))
        ax.grid(color=MUTED, linewidth=0.3)
        ax.set_axisbelow(True)


def _told(cells: Cells) -> str:
    return (
        "; ".join(f"{voice}: {len(evidence)} {column}" for (voice, column), evidence in cells.items())
        or "none"
    )
