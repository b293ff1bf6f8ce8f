"""Which words stand near each other: collocations in a window of words."""

from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.errors import InputError
from presslens.frequency.association import Contingency
from presslens.frequency.pairs import Labels, Pairs, distinct, measured
from presslens.frequency.stream import Stream, Whole, stream, sums
from presslens.lexicons import normalised


def collocations(
    tokens: pd.DataFrame,
    *,
    node: str | Collection[str] | None = None,
    window: int | tuple[int, int] = 5,
    term: str = "norm",
    minimum: int = 1,
    exact: bool = False,
) -> pd.DataFrame:
    """One row per (node, collocate): how often the collocate stands in the window around the node.

    Windows end where the sentence ends. A pair is one occurrence of the node and one of the collocate: where two
    nodes stand close, a collocate between them makes a pair with each. The cases of the contingency table are all
    pairs of a word and a word in its window, so that its cells add up even at the edges of sentences. With f₁, f₂
    the frequencies, N words and k places in the window, what is expected is Evert's k·f₁·f₂ ⁄ N, but for the
    places that the edges cut off.

    Columns:
        node, collocate: the terms.
        n: pairs of the two (O11).
        expected: pairs of the two if neither drew the other (E11).
        pmi, npmi, mi3, t, g2, z: see `presslens.frequency.association`.
        log_dice: from the frequencies of the terms in the text, as in Sketch Engine.
        delta_p_21, delta_p_12: how much likelier the collocate is given the node, and the node given the collocate.
        n_node, n_collocate: frequencies of the terms in the text.
        fisher: one-sided p, see `presslens.frequency.exact` (only where `exact`).

    The strongest evidence (g2) stands first; it may be evidence against: see whether n is above `expected`.

    Args:
        tokens: a token table, its rows in text order.
        node: one term or several; all terms unless given.
        window: words on each side, or (words to the left, words to the right) of the node.
        term: the column whose values are paired.
        minimum: pairs that occur less often are left out of the table, not out of the sums.
        exact: whether to add Fisher's exact test, which takes longer than everything else.

    Raises:
        InputError: the window is empty or negative, or the table lacks the column.

    Reference:
        Evert 2008, Corpora and collocations, sections 3.1, 4.1 and 5.1.
    """
    left, right = (window, window) if isinstance(window, int) else window
    if min(left, right) < 0 or left + right == 0:
        raise InputError(f"window={window!r}: give a number of words of 1 or more, or (left, right)")
    text = stream(tokens, term)
    keys = np.concatenate([*_keys(text, is_node(text.terms, node), left, right), np.empty(0, np.int64)])
    return measured(_pairs(text, keys, left, right, minimum), exact=exact)


def word_pairs(tokens: pd.DataFrame, *, window: int, minimum: int) -> pd.DataFrame:
    """Each pair of `collocations` once, in the order of the alphabet: node, collocate, n, log_dice, g2."""
    found = collocations(tokens, window=window, minimum=minimum)
    once = found[found["node"] < found["collocate"]]
    return once[["node", "collocate", "n", "log_dice", "g2"]]


def is_node(terms: Labels, node: str | Collection[str] | None) -> npt.NDArray[np.bool_]:
    """For each term whether it is a node."""
    if node is None:
        return np.ones(len(terms), dtype=bool)
    nodes = [node] if isinstance(node, str) else list(node)
    return np.isin(terms, [*nodes, *map(normalised, nodes)])


def _keys(text: Stream, chosen: npt.NDArray[np.bool_], left: int, right: int) -> Iterator[Whole]:
    """The pairs of the text, by distance: node × terms + collocate."""
    terms = len(text.terms)
    for distance in range(1, max(left, right) + 1):
        together = text.sentence[distance:] == text.sentence[:-distance]
        before, after = text.codes[:-distance][together], text.codes[distance:][together]
        if distance <= right:
            yield (before * terms + after)[chosen[before]]
        if distance <= left:
            yield (after * terms + before)[chosen[after]]


def _pairs(text: Stream, keys: Whole, left: int, right: int, minimum: int) -> Pairs:
    node, collocate, n = distinct(keys, len(text.terms), minimum)
    windows = _places(text, left, right)
    of_node = sums(text.codes, windows, len(text.terms))
    of_collocate = sums(text.codes, _places(text, right, left), len(text.terms))
    table = Contingency(n, of_node[node], of_collocate[collocate], float(windows.sum()))
    frequency = np.bincount(text.codes, minlength=len(text.terms))
    labels = {"node": (text.terms, node), "collocate": (text.terms, collocate)}
    return Pairs(labels, table, frequency[node], frequency[collocate])


def _places(text: Stream, left: int, right: int) -> Whole:
    """For each word how many places its window has inside the sentence."""
    lengths = np.bincount(text.sentence)
    starts = np.cumsum(lengths) - lengths
    before = np.arange(len(text.codes)) - starts[text.sentence]
    after = lengths[text.sentence] - 1 - before
    return np.minimum(before, left) + np.minimum(after, right)
