"""Pictures of who speaks and who acts."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from presslens.figures.style import BLUE, GREEN, INK, MUTED, ORANGE, describe, style
from presslens.findings.finding import counted

_STANCE = {"acknowledge": (BLUE, ""), "distance": (ORANGE, "///"), "endorse": (GREEN, "...")}
NOBODY = "nobody named"


def plot_voices(quotations: pd.DataFrame, tokens: pd.DataFrame, *, ax: Axes) -> Axes:
    """Whose words stand where: one row per voice, a bar from the first to the last word of each content.

    Args:
        quotations: a quotations table.
        tokens: the token table whose rows are the words along the text.
        ax: where to draw; a bar's colour and pattern give the stance of its cue, which stands above it.
    """
    drawn = quotations.assign(voice=voices(quotations))
    order = drawn["voice"].drop_duplicates().tolist()
    rows = {voice: len(order) - 1 - place for place, voice in enumerate(order)}
    paragraphs = np.flatnonzero(tokens["paragraph"].diff().fillna(0).to_numpy()).tolist()
    with style():
        for start in paragraphs:
            ax.axvline(start, color=MUTED, linewidth=0.6, linestyle=(0, (2, 3)))
        for row in drawn.itertuples():
            _bar(ax, row, rows[row.voice], tokens)
        ax.set_yticks(list(rows.values()), list(rows))
        ax.set(xlim=(-1, len(tokens)), ylim=(-0.5, len(rows) - 0.2))
        ax.get_figure(root=True).legend(handles=_stance_keys(drawn), loc="outside lower center", ncols=3)  # type: ignore[union-attr]
    share = drawn["voice"].value_counts()
    return describe(
        ax,
        title=f"{counted(len(order), 'voice')}; most of what is attributed is {share.index[0]}’s "
        f"({share.iloc[0]} of {len(drawn)})",
        alt="Voices along the text: " + "; ".join(_told(row) for row in drawn.itertuples()) + ".",
        x=f"word, in the order of the text (n = {len(tokens)}; a dotted line begins each paragraph)",
        y="",
    )


def voices(quotations: pd.DataFrame) -> "pd.Series[str]":
    """Each row's voice: the speaker as an actor, else the source as worded, else that nobody is named."""
    speaker, source = quotations["speaker"], quotations["source"]
    return speaker.where(speaker != "", source.where(source != "", NOBODY))


def _bar(ax: Axes, row: object, place: int, tokens: pd.DataFrame) -> None:
    first, last = np.searchsorted(tokens["start"], [row.content_start, row.content_end])  # type: ignore[attr-defined]
    color, hatch = _STANCE[row.cue_stance]  # type: ignore[attr-defined]
    width = max(last - first, 1)
    ax.barh(place, width, left=first, height=0.3, color=color, hatch=hatch, edgecolor="white", linewidth=0)
    ax.text(first, place + 0.2, row.cue, fontsize=7.5, va="bottom", rotation=20, color=INK)  # type: ignore[attr-defined]


def _stance_keys(drawn: pd.DataFrame) -> list[Patch]:
    return [
        Patch(facecolor=color, hatch=hatch, edgecolor="white", label=f"the cue {stance}s")
        for stance, (color, hatch) in _STANCE.items()
        if stance in set(drawn["cue_stance"])
    ]


def _told(row: object) -> str:
    return f"{row.voice} {row.cue} ({row.kind}, sentence {row.sentence})"  # type: ignore[attr-defined]
