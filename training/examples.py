"""What a training run learns from."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from presslens.sentiment.marking import Marked
from training.gold import Rated


@dataclass(frozen=True, slots=True)
class Example:
    """A mention in its sentence, the probabilities a model should give, and the vector a teacher has for it."""

    text: str
    start: int
    end: int
    target: tuple[float, ...]
    vector: NDArray[np.float16] | None = None


def spans(mentions: Sequence[Example | Rated]) -> list[tuple[str, int, int]]:
    """The mentions alone, as they are marked."""
    return [(each.text, each.start, each.end) for each in mentions]


Marker = Callable[[Sequence[Example], random.Random], list[Marked]]  # chance may change what is marked
