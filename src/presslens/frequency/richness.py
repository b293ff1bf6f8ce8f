"""Formulas of lexical diversity: of words and types, of how often each type comes, and of their order.

N is the number of words, V of types, V(i) of types that occur i times. Logarithms are natural.

References:
    Tweedie & Baayen 1998, How variable may a constant be? Measures of lexical richness in perspective, Computers
    and the Humanities 32.
"""

from dataclasses import dataclass

import numpy as np

from presslens.frequency.exact import log_factorial
from presslens.frequency.stream import Real, Whole


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a text as numbers, in order, and what formulas ask of them.

    Attributes:
        codes: the type of each word.
        n: N, the number of words; v: V, the number of types.
        frequency: occurrences of each type.
    """

    codes: Whole
    n: np.float64
    v: np.float64
    frequency: Real


def vocabulary(codes: Whole) -> Vocabulary:
    """The vocabulary of a text, given the type of each of its words."""
    frequency = np.bincount(codes).astype(np.float64)
    frequency = frequency[frequency > 0]
    return Vocabulary(codes, np.float64(len(codes)), np.float64(len(frequency)), frequency)


def ttr(text: Vocabulary) -> float:
    """Type-token ratio: V ⁄ N. Falls as a text goes on."""
    return text.v / text.n


def guiraud(text: Vocabulary) -> float:
    """Guiraud's R, or root TTR: V ⁄ √N."""
    return text.v / np.sqrt(text.n)


def cttr(text: Vocabulary) -> float:
    """Carroll's corrected TTR: V ⁄ √(2N)."""
    return text.v / np.sqrt(2 * text.n)


def herdan_c(text: Vocabulary) -> float:
    """Herdan's C, or log TTR: ln V ⁄ ln N."""
    return np.log(text.v) / np.log(text.n)


def summer_s(text: Vocabulary) -> float:
    """Summer's S: ln ln V ⁄ ln ln N."""
    return np.log(np.log(text.v)) / np.log(np.log(text.n))


def dugast_u(text: Vocabulary) -> float:
    """Dugast's U (uber index): (ln N)² ⁄ (ln N − ln V)."""
    return np.log(text.n) ** 2 / (np.log(text.n) - np.log(text.v))


def maas(text: Vocabulary) -> float:
    """Maas' a²: (ln N − ln V) ⁄ (ln N)². Lower for richer texts.

    quanteda gives √a² with logarithms to base 10, which is √(a²·ln 10).
    """
    return (np.log(text.n) - np.log(text.v)) / np.log(text.n) ** 2


def yule_k(text: Vocabulary) -> float:
    """Yule's characteristic K: 10⁴ (Σ i²·V(i) − N) ⁄ N². Lower for richer texts."""
    return 10_000 * (_square_sum(text) - text.n) / text.n**2


def yule_i(text: Vocabulary) -> float:
    """Yule's I: V² ⁄ (Σ i²·V(i) − V). Not defined where no word comes twice."""
    return text.v**2 / (_square_sum(text) - text.v)


def simpson_d(text: Vocabulary) -> float:
    """Simpson's D: Σ V(i)·(i ⁄ N)·((i − 1) ⁄ (N − 1)): how likely two words drawn from the text are the same."""
    return float((text.frequency * (text.frequency - 1)).sum() / (text.n * (text.n - 1)))


def herdan_vm(text: Vocabulary) -> float:
    """Herdan's Vm: √(Σ V(i)·(i ⁄ N)² − 1 ⁄ V)."""
    return np.sqrt(np.maximum(_square_sum(text) / text.n**2 - 1 / text.v, 0))


def msttr(text: Vocabulary, *, segment: int) -> float:
    """Mean TTR of segments of equal length; what is left over at the end is not counted."""
    segments = len(text.codes) // segment
    if segments == 0:
        return np.nan
    rows = np.sort(text.codes[: segments * segment].reshape(segments, segment), axis=1)
    types = 1 + (np.diff(rows, axis=1) > 0).sum(axis=1)
    return float(types.mean() / segment)


def mattr(text: Vocabulary, *, window: int) -> float:
    """Mean TTR of all windows of this many words; the TTR where the text is shorter.

    A word is a new type in every window that starts after its previous occurrence and not after itself: the number
    of types in each window is a running sum over these stretches of starts.

    Reference:
        Covington & McFall 2010, Cutting the Gordian knot: the moving-average type-token ratio (MATTR), Journal of
        Quantitative Linguistics 17(2).
    """
    starts = len(text.codes) - window + 1
    if starts < 1:
        return ttr(text)
    here = np.arange(len(text.codes))
    first = np.maximum(previous(text.codes), here - window) + 1
    change = np.bincount(np.minimum(first, starts), minlength=starts + 1)
    change -= np.bincount(np.minimum(here + 1, starts), minlength=starts + 1)
    return float(np.cumsum(change)[:starts].mean() / window)


def mtld(text: Vocabulary, *, threshold: float) -> float:
    """Mean length of stretches that keep the TTR above the threshold, read forwards and backwards.

    A factor is full when its TTR reaches the threshold (≤); the rest counts as the share of the way that its TTR
    has gone from 1. A text in which no word comes twice has no factor: the value is then its length, a lower bound.

    Reference:
        McCarthy & Jarvis 2010, MTLD, vocd-D, and HD-D, Behavior Research Methods 42(2).
    """
    factors = [_factors(codes, threshold) for codes in (text.codes, text.codes[::-1])]
    return float(np.mean([text.n / (factor or 1.0) for factor in factors]))


def hdd(text: Vocabulary, *, draws: int) -> float:
    """Mean TTR of all samples of `draws` words: Σ over types of P(the type is in the sample) ⁄ draws.

    By the hypergeometric distribution: P(0) = C(N − f, draws) ⁄ C(N, draws). Not defined for texts shorter than the
    sample.

    Reference:
        McCarthy & Jarvis 2007, vocd: a theoretical and empirical evaluation, Language Testing 24(4).
    """
    if text.n < draws:
        return np.nan
    frequency, types = np.unique(text.frequency, return_counts=True)
    absent = np.exp(_log_choose(text.n - frequency, draws) - _log_choose(text.n, draws))
    return float((types * (1 - absent)).sum() / draws)


def previous(codes: Whole) -> Whole:
    """For each word the place of the last word before it that is the same, or −1."""
    order = np.argsort(codes, kind="stable")
    again = np.flatnonzero(np.diff(codes[order]) == 0)
    places = np.full(len(codes), -1)
    places[order[again + 1]] = order[again]
    return places


def _square_sum(text: Vocabulary) -> np.float64:
    return np.square(text.frequency).sum()


def _factors(codes: Whole, threshold: float) -> float:
    """How many factors of MTLD a text has. Where one ends depends on where the last one did: word by word."""
    factors, length, types = 0, 0, set()
    for code in codes.tolist():
        length += 1
        types.add(code)
        if len(types) / length <= threshold:
            factors, length, types = factors + 1, 0, set()
    return factors + ((1 - len(types) / length) / (1 - threshold) if length else 0.0)


def _log_choose(population: Real | np.float64, sample: int) -> Real:
    """Logarithm of C(population, sample); −∞ where the sample is larger."""
    rest = np.asarray(population - sample, dtype=np.float64)
    chosen = log_factorial(np.asarray(population)) - log_factorial(np.asarray(float(sample)))
    return np.where(rest >= 0, chosen - log_factorial(np.maximum(rest, 0)), -np.inf)
