"""Pictures of framing: which frame where, which device where."""

import pandas as pd
from matplotlib.axes import Axes

from presslens.figures.style import BLUE, MUTED, describe, places, style
from presslens.findings.finding import counted


def plot_frames(frames: pd.DataFrame, *, ax: Axes) -> Axes:
    """One row per frame, one mark per sentence that it is assigned to, as large as its score; grey marks come close.

    Args:
        frames: a table of `policy_frames`: sentence, frame, score, assigned, evidence.
        ax: where to draw.
    """
    shown = frames[frames["frame"].isin(frames.loc[frames["assigned"], "frame"])]
    n = (
        shown.loc[shown["assigned"], "frame"]
        .value_counts(sort=False)
        .sort_values(ascending=False, kind="stable")
    )
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
        x=f"sentence, numbered from 0 as in the tables (n = {sentences}; larger marks score higher, grey ones too low)",
    )
