"""What a training run learns from."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from presslens.sentiment.marking import Marked


@dataclass(frozen=True, slots=True)
class Example:
    """A mention in its sentence and the probabilities that the model should give."""

    text: str
    start: int
    end: int
    target: tuple[float, ...]


Marker = Callable[[Sequence[Example], random.Random], list[Marked]]  # chance may change what is marked
