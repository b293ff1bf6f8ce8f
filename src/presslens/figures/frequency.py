"""Pictures of counting: where names stand, which words are key, which stand together."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Arc

from presslens.figures.style import BLUE, MUTED, describe, nothing_to_draw, places, style
from presslens.findings.finding import counted, listed, quoted, times


def plot_dispersion(hits: pd.DataFrame, tokens: pd.DataFrame, *, ax: Axes) -> Axes:
    """A lexical dispersion plot: one row per term in the order of the text, one tick where it stands.

    Args:
        hits: one row per occurrence: term, start, end.
        tokens: the token table whose rows are the words along the text.
        ax: where to draw.
    """
    if hits.empty:
        return nothing_to_draw("No name stands in this text", ax=ax)
    terms = dict(iter(hits.groupby("term", sort=False)))
    stand = {term: np.searchsorted(tokens["start"], rows["start"]) for term, rows in terms.items()}
    paragraphs = np.flatnonzero(tokens["paragraph"].diff().fillna(0).to_numpy()).tolist()
    rows = range(len(stand))[::-1]
    with style():
        for start in paragraphs:
            ax.axvline(start, color=MUTED, linewidth=0.6, linestyle=(0, (2, 3)))
        for row, (term, place) in zip(rows, stand.items(), strict=True):
            ticks = ax.plot(
                place, np.full(len(place), row), "|", color=BLUE, markersize=13, markeredgewidth=1.8
            )
            ticks[0].set_url(places(zip(terms[term]["start"], terms[term]["end"], strict=True)))
        ax.set_yticks(rows, [f"{term}  {len(place)}" for term, place in stand.items()])
        ax.set_ylim(-0.6, len(stand) - 0.4)
        ax.set_xlim(-1, len(tokens))
    return describe(
        ax,
        title=_dispersion_title(stand, len(tokens)),
        alt=f"Where terms stand along the text: {'; '.join(_extent(term, place) for term, place in stand.items())}.",
        x=f"word, in the order of the text (n = {len(tokens)}; a dotted line begins each paragraph)",
        y="",
    )


def _dispersion_title(stand: Mapping[str, "np.ndarray"], n: int) -> str:
    """Which of the repeated terms keep to one half of the text; or that none does."""
    repeated = {term: place for term, place in stand.items() if len(place) > 1}
    halves = {
        "first": [quoted(term) for term, place in repeated.items() if place.max() < n / 2],
        "second": [quoted(term) for term, place in repeated.items() if place.min() >= n / 2],
    }
    told = [f"{listed(terms)} only in the {half} half" for half, terms in halves.items() if terms]
    return ", ".join(told) or "Every repeated name stands in both halves of the text"


def _extent(term: str, place: "np.ndarray") -> str:
    return f"{term} {counted(len(place), 'time')}, from word {place[0]} to word {place[-1]}"


def plot_key_words(key: pd.DataFrame, *, ax: Axes, top_n: int = 20) -> Axes:
    """The key words of a text: how many times as often as in the reference, with their counts beside them.

    Args:
        key: the key words of a keyness table, in the order in which they are drawn: word, n, log_ratio.
        ax: where to draw.
        top_n: how many.
    """
    drawn = key.head(top_n)
    if drawn.empty:
        return nothing_to_draw("No word stands here often enough to be a key word", ax=ax)
    rows = np.arange(len(drawn))[::-1]
    with style():
        ax.hlines(rows, 0, drawn["log_ratio"], color=BLUE, linewidth=1.2)
        ax.plot(drawn["log_ratio"], rows, "o", color=BLUE, markersize=6)
        ax.set_yticks(rows, [f"{word}  {n}" for word, n in zip(drawn["word"], drawn["n"], strict=True)])
        ax.set_ylim(-0.7, len(drawn) - 0.3)
        ax.set_xlim(left=0)
    first = drawn.iloc[0]
    return describe(
        ax,
        title=f"{quoted(first['word'])} stands here {counted(first['n'], 'time')}, "
        f"at {_fold(first['log_ratio'])} times its rate in general English",
        alt=f"Key words by log ratio: {listed([str(word) for word in drawn['word']])}.",
        x="log ratio (each step doubles the rate; behind each word, how often it stands in this text)",
        y="",
    )


def _fold(log_ratio: float) -> str:
    """A log ratio as a factor, to two digits: more would be more than the reference knows."""
    factor = 2**log_ratio
    digits = max(int(np.floor(np.log10(factor))) - 1, 0)
    return f"{round(factor, -digits):,.0f}"


def plot_collocation_network(pairs: pd.DataFrame, tokens: pd.DataFrame, *, ax: Axes) -> Axes:
    """Words on a line in the order they first occur; an arc joins two that stand together, as thick as often they do.

    Args:
        pairs: rows of `collocations` to be drawn: node, collocate, n.
        tokens: the token table they come from.
        ax: where to draw.
    """
    typed = tokens.drop_duplicates("norm").set_index("norm")["token"]
    once = pairs[pairs["node"] < pairs["collocate"]]
    joined = list(
        zip(once["node"].map(typed), once["collocate"].map(typed), once["n"].astype(int), strict=True)
    )
    words = {word for one, other, _ in joined for word in (one, other)}
    order = {word: place for place, word in enumerate(word for word in typed if word in words)}
    widest = max((abs(order[one] - order[other]) for one, other, _ in joined), default=1)
    with style():
        for one, other, n in joined:
            _arc(ax, order[one], order[other], n)
        ax.set_xticks(list(order.values()), list(order), rotation=40, ha="right", rotation_mode="anchor")
        ax.set(xlim=(-0.5, max(len(order) - 0.5, 0.5)), ylim=(0, widest / 2 + 0.3), yticks=[])
        ax.spines["left"].set_visible(False)
    return describe(
        ax,
        title=_strongest_pair(joined),
        alt=f"Words that stand together: {'; '.join(f'{one} with {other}, {times(n)}' for one, other, n in joined)}.",
        x="words in the order in which they first occur; thicker arcs join pairs that stand together more often",
    )


def _strongest_pair(joined: Sequence[tuple[str, str, int]]) -> str:
    if not joined:
        return "No two words stand together often enough"
    one, other, n = max(joined, key=lambda pair: pair[2])
    return f"{quoted(one)} and {quoted(other)} stand together most often ({times(n)})"


def _arc(ax: Axes, one: int, other: int, n: float) -> None:
    left, right = sorted((one, other))
    width = right - left
    ax.add_patch(
        Arc(
            ((left + right) / 2, 0),
            width,
            width,
            theta1=0,
            theta2=180,
            color=BLUE,
            linewidth=0.8 * n,
            alpha=0.8,
        )
    )
