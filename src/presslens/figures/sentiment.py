"""Pictures of polarity along a text."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from presslens.atoms import Span
from presslens.figures.style import BLUE, MUTED, VERMILION, describe, places, style


def plot_polarity(
    polarity: pd.DataFrame, evidence: pd.DataFrame, *, ax: Axes, column: str = "compound"
) -> Axes:
    """One point per sentence in the order of the text, with the rated word that weighs most in it.

    Args:
        polarity: a table of `sentence_polarity`.
        evidence: the table of `polarity_evidence` for the same sentences.
        ax: where to draw.
        column: which score is drawn, −1…1.
    """
    scores = polarity[column].to_numpy()
    place = polarity["sentence"].to_numpy()
    heaviest = _heaviest_words(evidence)
    with style():
        ax.axhline(0, color=MUTED, linewidth=0.8)
        stems = ax.vlines(place, 0, scores, color=np.where(scores < 0, VERMILION, BLUE), linewidth=1.5)
        stems.set_urls([places(_spans(evidence, sentence)) for sentence in place])
        for sign, color, marker in ((-1, VERMILION, "v"), (1, BLUE, "^"), (0, MUTED, "o")):
            own = np.sign(np.round(scores, 4)) == sign
            ax.plot(place[own], scores[own], linestyle="none", marker=marker, color=color, markersize=6)
        for sentence, score in zip(place, scores, strict=True):
            if sentence in heaviest and abs(score) >= 0.00005:
                label = _label(ax, sentence, score, heaviest[sentence])
                label.set_url(places(_spans(evidence, sentence)))
        ax.set_ylim(-1.15, 1.15)
        ax.margins(x=0.03)
    return describe(
        ax,
        title=f"{(scores <= -0.05).sum()} sentences score below zero, {(scores >= 0.05).sum()} above, "
        f"{(np.abs(scores) < 0.05).sum()} at zero",
        alt=f"{column} of {len(scores)} sentences in text order, from {scores.min():.2f} (sentence "
        f"{place[scores.argmin()]}) to {scores.max():.2f} (sentence {place[scores.argmax()]}); each point carries "
        "the word that weighs most in it.",
        x=f"sentence, numbered from 0 as in the tables (n = {len(scores)})",
        y=f"{column} (−1 to 1)",
    )


def _heaviest_words(evidence: pd.DataFrame) -> dict[int, str]:
    """For each sentence the rated word with the greatest valence, whatever its sign."""
    words = evidence[evidence["category"] == "word"]
    heaviest = words.assign(weight=words["valence"].abs()).sort_values("weight", kind="stable")
    return dict(zip(heaviest["sentence"], heaviest["text"], strict=True))


def _spans(evidence: pd.DataFrame, sentence: int) -> list[Span]:
    rows = evidence[evidence["sentence"] == sentence]
    return list(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))


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
