"""Which words of a sentence speak for a frame."""

import re

import numpy as np
from numpy.typing import NDArray

from presslens.framing.frame_model import Reading
from presslens.tokenisation.conventions import stop_words

MOST = 4  # words shown for a frame
SHARE = 0.5  # of what the strongest word adds

_NUMBERS = frozenset([
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
])  # fmt: skip
_WORD = re.compile(r"\w+(?:[-’']\w+)*")

Span = tuple[int, int]


def evidence(text: str, reading: Reading, frame: int) -> list[Span]:
    """Spans of the words that raise the frame most above the others, in order; never a name or a function word."""
    above = reading.logits[:, frame] - reading.logits.mean(axis=1)
    words = [match.span() for match in _WORD.finditer(text) if _speaks(match)]
    added = np.array([_sum(above, reading.spans, word) for word in words])
    if not len(added) or added.max() <= 0:
        return []
    strongest = np.argsort(-added, kind="stable")[:MOST]
    return sorted(words[at] for at in strongest if added[at] >= SHARE * added.max())


def _sum(above: NDArray[np.float64], spans: list[Span], word: Span) -> float:
    """What the tokens of a word add."""
    inside = [word[0] <= start < end <= word[1] for start, end in spans]
    return float(above[inside].sum())


def _speaks(word: re.Match[str]) -> bool:
    """Whether a word may be shown: no function word, no number, nothing with a capital: it may be a name."""
    return word[0][0].islower() and word[0] not in stop_words() and word[0] not in _NUMBERS
