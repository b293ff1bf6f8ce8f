"""Pictures of how a text is cut: sentence lengths along the text, word lengths."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from presslens.figures.style import BLUE, MUTED, ORANGE, describe, nothing_to_draw, places, style


def plot_sentence_lengths(sentences: pd.DataFrame, tokens: pd.DataFrame, *, ax: Axes) -> Axes:
    """One bar per sentence in the order of the text, as high as it has words; headings in a colour of their own."""
    words = tokens.groupby("sentence").size().reindex(sentences["sentence"], fill_value=0).to_numpy()
    body = (sentences["kind"] == "body").to_numpy()
    longest = int(words.argmax())
    place = np.arange(len(words))
    with style():
        ax.bar(place[body], words[body], color=BLUE, width=0.75, label="sentence")
        if not body.all():
            ax.bar(
                place[~body], words[~body], color=ORANGE, width=0.75, hatch="//", label="heading or the like"
            )
            ax.legend(loc="upper right")
        for bar, span in zip(
            ax.patches, pd.concat([sentences[body], sentences[~body]]).itertuples(), strict=True
        ):
            bar.set_url(places([(span.start, span.end)]))
        _divide_paragraphs(sentences, ax)
        ax.margins(x=0.01)
    return describe(
        ax,
        title=f"The longest sentence has {words[longest]} words, the median one {np.median(words):.0f}",
        alt=f"Bar chart of {len(words)} sentences in text order; the longest is number {longest}, "
        f"with {words[longest]} words.",
        x=f"sentence, numbered from 0 as in the tables (n = {len(words)}; a dotted line begins each paragraph)",
        y="words",
    )


def _divide_paragraphs(sentences: pd.DataFrame, ax: Axes) -> None:
    starts = np.flatnonzero(sentences["paragraph"].diff().fillna(0).to_numpy())
    for start in starts:
        ax.axvline(start - 0.5, color=MUTED, linewidth=0.6, linestyle=(0, (2, 3)))


def plot_word_lengths(tokens: pd.DataFrame, *, ax: Axes) -> Axes:
    """One bar per word length in characters: how many words have it. Numbers and addresses are left out."""
    lengths = tokens.loc[tokens["kind"] == "word", "norm"].str.len()
    if lengths.empty:
        return nothing_to_draw("There are no words to measure, only numbers or addresses", ax=ax)
    n = lengths.value_counts().sort_index()
    with style():
        ax.bar(n.index, n, color=BLUE, width=0.75)
        ax.set_xlim(left=0)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    return describe(
        ax,
        title=f"Half of the words have {lengths.median():.0f} characters or fewer, the longest has {lengths.max()}",
        alt=f"Bar chart of word lengths from {lengths.min()} to {lengths.max()} characters; "
        f"most words ({n.max()}) have {n.idxmax()}.",
        x=f"characters in a word (n = {len(lengths)} words)",
        y="words",
    )
