"""Pictures of polarity along a text, and of what other methods make of it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from presslens.atoms import spans
from presslens.figures.evaluations import side_keys
from presslens.figures.style import (
    BLUE,
    INK,
    MUTED,
    PURPLE,
    SIGNS,
    VERMILION,
    describe,
    places,
    style,
)
from presslens.findings.finding import counted


def plot_polarity(
    polarity: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    ax: Axes,
    headings: Sequence[int] = (),
    quoted: Sequence[int] = (),
) -> Axes:
    """VADER's compound of each sentence in the order of the text, with the rated word that weighs most in it.

    Args:
        polarity: a table of `sentence_polarity`; where it has `score`, that stands beside as an open diamond.
        evidence: the table of `polarity_evidence` for the same sentences.
        ax: where to draw.
        headings: numbers of the lines that are headings: a dotted line stands there.
        quoted: numbers of the sentences that hold words in quotation marks: underlined at the foot.
    """
    scores = polarity["compound"].to_numpy()
    place = polarity["sentence"].to_numpy()
    with style():
        ax.axhline(0, color=MUTED, linewidth=0.8)
        _mark_lines(ax, headings, quoted)
        _points(ax, place, scores, evidence)
        if "score" in polarity:
            ax.plot(place, polarity["score"], "D", markerfacecolor="none", color=INK, markersize=5)
        ax.set_ylim(-1.2, 1.2)
        ax.margins(x=0.03)
        ax.get_figure(root=True).legend(  # type: ignore[union-attr]
            handles=_polarity_keys("score" in polarity, headings, quoted), loc="outside lower center", ncols=4
        )
    return describe(
        ax,
        title=f"By VADER {(scores <= -0.05).sum()} lines score below zero, {(scores >= 0.05).sum()} above, "
        f"{(np.abs(scores) < 0.05).sum()} at zero",
        alt=f"VADER's compound of {counted(len(scores), 'line')} in text order, from {scores.min():.2f} (sentence "
        f"{place[scores.argmin()]}) to {scores.max():.2f} (sentence {place[scores.argmax()]}); each point carries "
        "the word that weighs most in it.",
        x=f"sentence, numbered from 0 as in the tables (n = {len(scores)})",
        y="polarity (−1 to 1)",
    )


def _mark_lines(ax: Axes, headings: Sequence[int], quoted: Sequence[int]) -> None:
    """A dotted line where a heading stands, a bar at the foot under words in quotation marks."""
    for line in headings:
        ax.axvline(line, color=MUTED, linewidth=0.8, linestyle=(0, (2, 3)))
    for line in quoted:
        ax.plot([line - 0.4, line + 0.4], [-1.13, -1.13], color=PURPLE, linewidth=4, solid_capstyle="butt")


def _points(
    ax: Axes, place: npt.NDArray[np.int64], scores: npt.NDArray[np.float64], evidence: pd.DataFrame
) -> None:
    """A stem and a triangle per sentence, with the word that weighs most; each leads to its rated words."""
    heaviest = _heaviest_words(evidence)
    stems = ax.vlines(place, 0, scores, color=np.where(scores < 0, VERMILION, BLUE), linewidth=1.5)
    words = {sentence: places(spans(rows)) for sentence, rows in evidence.groupby("sentence", sort=False)}
    stems.set_urls([words.get(sentence, places([])) for sentence in place])
    for sign in (-1, 1, 0):
        own, (color, marker) = np.sign(np.round(scores, 4)) == sign, SIGNS[sign]
        ax.plot(place[own], scores[own], linestyle="none", marker=marker, color=color, markersize=6)
    for sentence, score in zip(place, scores, strict=True):
        if sentence in heaviest and abs(score) >= 0.00005:
            label = _label(ax, sentence, score, heaviest[sentence])
            label.set_url(words[sentence])


def _polarity_keys(model: bool, headings: Sequence[int], quoted: Sequence[int]) -> list[Line2D]:
    keys = [Line2D([], [], color=BLUE, marker="^", label="VADER")]
    if model:
        keys.append(
            Line2D(
                [],
                [],
                color=INK,
                marker="D",
                markerfacecolor="none",
                linestyle="none",
                label="the model with VADER",
            )
        )
    if len(headings):
        keys.append(Line2D([], [], color=MUTED, linestyle=(0, (2, 3)), label="a heading"))
    if len(quoted):
        keys.append(Line2D([], [], color=PURPLE, linewidth=4, label="has words in quotation marks"))
    return keys


def _heaviest_words(evidence: pd.DataFrame) -> dict[int, str]:
    """For each sentence the rated word with the greatest valence, whatever its sign."""
    words = evidence[evidence["category"] == "word"]
    heaviest = words.assign(weight=words["valence"].abs()).sort_values("weight", kind="stable")
    return dict(zip(heaviest["sentence"], heaviest["text"], strict=True))


def _label(ax: Axes, sentence: int, score: float, word: str) -> Annotation:
    up = score >= 0
    return ax.annotate(
        word,
        (sentence, score),
        xytext=(0, 6 if up else -6),
        textcoords="offset points",
        ha="center",
        va="bottom" if up else "top",
        fontsize=8,
        rotation=25 if up else -25,
    )


def plot_methods(methods: pd.DataFrame, *, ax: Axes) -> Axes:
    """What each method makes of each sentence: a row per method, a mark per sentence; contradictions are ringed.

    Args:
        methods: the table of `polarity_methods`.
        ax: where to draw.
    """
    names = methods["method"].drop_duplicates().tolist()
    with style():
        for row, name in enumerate(reversed(names)):
            own = methods[methods["method"] == name]
            for side, (color, marker) in SIGNS.items():
                place = own.loc[own["side"] == side, "sentence"]
                ax.plot(place, [row] * len(place), marker, color=color, markersize=6 if side else 3)
        contradicted = methods.loc[methods["contradicted"], "sentence"].drop_duplicates()
        for place in contradicted:
            ring = Rectangle(
                (place - 0.4, -0.4), 0.8, len(names) - 0.2, fill=False, edgecolor=INK, linewidth=1
            )
            ax.add_patch(ring)
        ax.set_yticks(range(len(names)), names[::-1])
        ax.set(ylim=(-0.6, len(names) - 0.4))
        ax.margins(x=0.03)
        ax.get_figure(root=True).legend(handles=side_keys()[:3], loc="outside lower center", ncols=3)  # type: ignore[union-attr]
    lines = methods["sentence"].nunique()
    return describe(
        ax,
        title=f"The methods contradict one another on {len(contradicted)} of {counted(lines, 'line')}",
        alt=f"Sides that {', '.join(names)} take, sentence by sentence; they contradict one another on sentences "
        f"{', '.join(map(str, contradicted)) or 'none'}.",
        x=f"sentence, numbered from 0 as in the tables (n = {lines}; framed where they contradict one another)",
    )
