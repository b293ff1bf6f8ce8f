"""Pictures of who speaks and who acts."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from presslens.attribution.share import NOBODY, REPORTER, voice_of
from presslens.figures.style import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    PAPER,
    SIGNS,
    SKY,
    describe,
    nothing_to_draw,
    places,
    style,
)
from presslens.findings.finding import counted
from presslens.frequency.counting import most_frequent

_STANCE = {"acknowledge": (BLUE, ""), "distance": (ORANGE, "///"), "endorse": (GREEN, "...")}


def plot_voices(quotations: pd.DataFrame, tokens: pd.DataFrame, *, ax: Axes) -> Axes:
    """Whose words stand where: one row per voice, a bar from the first to the last word of each content.

    Args:
        quotations: a quotations table.
        tokens: the token table whose rows are the words along the text.
        ax: where to draw; a bar's colour and pattern give the stance of its cue, which stands above it.
    """
    if quotations.empty:
        return nothing_to_draw("Nobody is quoted: all words are the reporter’s", ax=ax)
    drawn = quotations.assign(voice=_most_heard(voice_of(quotations)))
    order = drawn["voice"].drop_duplicates().tolist()
    rows = {voice: len(order) - 1 - place for place, voice in enumerate(order)}
    paragraphs = np.flatnonzero(tokens["paragraph"].diff().fillna(0).to_numpy()).tolist()
    with style():
        for start in paragraphs:
            ax.axvline(start, color=MUTED, linewidth=0.6, linestyle=(0, (2, 3)))
        for row in drawn.itertuples():
            _bar(ax, row, rows[row.voice], tokens)
        ax.set_yticks(list(rows.values()), [shortened(voice) for voice in rows])
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


def plot_voice_share(share: pd.DataFrame, quotations: pd.DataFrame, *, ax: Axes, most: int = 7) -> Axes:
    """How many words are whose: a bar per speaker, and below them the reporter's own.

    Args:
        share: a table of `voice_share`.
        quotations: the quotations it was made from; a bar leads to its speaker's contents.
        ax: where to draw; words in quotation marks are solid, those in indirect speech hatched.
        most: speakers drawn, those with most words first.
    """
    by_voice = share[share["measure"] == "voice"].set_index("group")["words"]
    own, total = int(by_voice.get("reporter", 0)), int(by_voice.sum())
    speakers = share[share["measure"] == "speaker"].head(most)
    names = [str(name) or NOBODY for name in speakers["group"]]
    rows = range(len(names), 0, -1)
    with style():
        for row, speaker in zip(rows, speakers.itertuples(), strict=True):
            said = quotations[quotations["speaker"] == speaker.group]
            _words(ax, row, speaker, places(zip(said["content_start"], said["content_end"], strict=True)))
        ax.barh(0, own, height=0.6, color=MUTED)
        for row, words in zip([*rows, 0], [*speakers["words"], own], strict=True):
            ax.annotate(
                str(words), (words, row), (3, 0), textcoords="offset points", va="center", fontsize=8.5
            )
        ax.set_yticks([*rows, 0], [*map(shortened, names), REPORTER])
        ax.set(ylim=(-0.6, len(names) + 0.6), xlim=(0, 1.08 * max(own, *speakers["words"], 1)))
        ax.get_figure(root=True).legend(handles=_share_keys(), loc="outside lower center", ncols=3)  # type: ignore[union-attr]
    most_heard = f", {speakers['words'].iloc[0]} are {names[0]}’s" if names else ""
    told = [f"{name} {row.words}" for name, row in zip(names, speakers.itertuples(), strict=True)]
    return describe(
        ax,
        title=f"{own} of {total} words are the reporter’s own{most_heard}",
        alt=f"Words by voice: {'; '.join([*told, f'the reporter {own}'])}.",
        x=f"words (n = {total})",
    )


def _words(ax: Axes, row: int, speaker: Any, url: str) -> None:  # noqa: ANN401  (a row of a table)
    """A speaker's bar in two parts, both of which lead to the words."""
    bars = ax.barh(
        [row, row],
        [speaker.direct, speaker.words - speaker.direct],
        left=[0, speaker.direct],
        height=0.6,
        color=[BLUE, SKY],
        hatch=["", "///"],
        edgecolor=PAPER,
        linewidth=0,
    )
    for bar in bars:
        bar.set_url(url)


def _share_keys() -> list[Patch]:
    return [
        Patch(facecolor=BLUE, label="in quotation marks"),
        Patch(facecolor=SKY, hatch="///", edgecolor=PAPER, label="in indirect speech"),
        Patch(facecolor=MUTED, label="the reporter’s own"),
    ]


def _most_heard(voice: "pd.Series[str]", most: int = 8) -> "pd.Series[str]":
    """The voices heard most keep their rows, the rest share one."""
    n = most_frequent(voice)
    return voice if len(n) <= most else voice.where(voice.isin(n.index[: most - 1]), "others")


def _bar(ax: Axes, row: object, place: int, tokens: pd.DataFrame) -> None:
    first, last = np.searchsorted(tokens["start"], [row.content_start, row.content_end])  # type: ignore[attr-defined]
    color, hatch = _STANCE[row.cue_stance]  # type: ignore[attr-defined]
    width = max(last - first, 1)
    bar = ax.barh(
        place, width, left=first, height=0.3, color=color, hatch=hatch, edgecolor=PAPER, linewidth=0
    )
    bar[0].set_url(places([(row.cue_start, row.cue_end), (row.content_start, row.content_end)]))  # type: ignore[attr-defined]
    ax.text(first, place + 0.2, row.cue, fontsize=7.5, va="bottom", rotation=20, color=INK)  # type: ignore[attr-defined]


def _stance_keys(drawn: pd.DataFrame) -> list[Patch]:
    return [
        Patch(facecolor=color, hatch=hatch, edgecolor=PAPER, label=f"the cue {stance}s")
        for stance, (color, hatch) in _STANCE.items()
        if stance in set(drawn["cue_stance"])
    ]


def _told(row: object) -> str:
    return f"{row.voice} {row.cue} ({row.kind}, sentence {row.sentence})"  # type: ignore[attr-defined]


def plot_acts(agency: pd.DataFrame, *, ax: Axes, most: int = 16) -> Axes:
    """A directed graph of who acts on whom: agents on the left, patients on the right, an arrow with its words.

    Args:
        agency: an agency table; rows without agent or patient are left out.
        ax: where to draw; arrows are broken where the act stands in somebody's words, and coloured where the table of
            processes gives it a sign.
        most: how many acts are drawn: those upon a named actor or with a sign go before the rest.
    """
    told = agency[(agency["agent"] != "") & (agency["patient"] != "")]
    if told.empty:
        return nothing_to_draw("No act with somebody who acts and somebody acted upon", ax=ax)
    named = (told["patient_kind"] != "") | (told["sign"] != 0)
    acts = told.loc[named.sort_values(ascending=False, kind="stable").head(most).index].sort_index()
    left, right = _rows(acts["agent"]), _rows(acts["patient"])
    height = max(len(left), len(right), 1)
    with style():
        for act in acts.itertuples():
            _arrow(ax, act, _level(left[act.agent], left, height), _level(right[act.patient], right, height))
        for names, x, align in ((left, 0.0, "right"), (right, 1.0, "left")):
            for name, row in names.items():
                ax.text(x, _level(row, names, height), shortened(name), ha=align, va="center", fontsize=9)
        ax.set(xlim=(-0.42, 1.42), ylim=(-0.7, height - 0.3))
        ax.set_axis_off()
    agents = most_frequent(told["agent"])
    return describe(
        ax,
        title=f"{agents.index[0]} acts most often ({agents.iloc[0]} of {counted(len(told), 'act')})",
        alt="Who acts on whom: "
        + "; ".join(f"{a.agent} – {a.process} – {a.patient}" for a in acts.itertuples())
        + ".",
    )


def _rows(names: "pd.Series[str]") -> dict[str, int]:
    return {str(name): row for row, name in enumerate(names.drop_duplicates())}


def _level(row: int, names: Mapping[str, int], height: int) -> float:
    """Rows spread over the whole height, the first on top."""
    return height - 0.5 - (row + 0.5) * height / len(names)


def shortened(name: str, longest: int = 34) -> str:
    """A long name as an axis has room for it."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _arrow(ax: Axes, act: Any, begin: float, end: float) -> None:  # noqa: ANN401  (a row of a table)
    color, _ = SIGNS[act.sign]
    line = "-" if act.attribution < 0 else (0, (4, 2))
    words = f"not {act.process}" if act.negated else act.process
    ax.annotate(
        "",
        xy=(0.98, end),
        xytext=(0.02, begin),
        arrowprops={
            "arrowstyle": "-|>",
            "color": color,
            "linestyle": line,
            "linewidth": 1.2,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
    url = places([(act.process_start, act.process_end)])
    place = 0.34 + 0.32 * ((act.process_start // 7) % 2)  # words of neighbouring arrows stand apart
    ax.text(
        place,
        begin + (end - begin) * place,
        words,
        fontsize=8,
        ha="center",
        va="center",
        url=url,
        bbox={"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none", "alpha": 0.85},
    )
