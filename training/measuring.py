"""How right labels are, and between which values a figure may lie."""

from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RESAMPLED = 1000

Labels = NDArray[np.object_] | NDArray[np.intp]
Label = str | int


def macro_f1(labels: Labels, found: Labels, least: int = 1) -> float:
    """The mean F1 of the labels that have so many cases."""
    n = Counter(labels.tolist())
    return float(np.mean([f1(labels, found, label) for label in sorted(n) if n[label] >= least]))


def f1(labels: Labels, found: Labels, label: Label) -> float:
    """F1 of one label."""
    hits = ((labels == label) & (found == label)).sum()
    return float(2 * hits / max((labels == label).sum() + (found == label).sum(), 1))


def interval(n: int, measure: Callable[[NDArray[np.intp]], float]) -> tuple[float, float]:
    """Between which values 95 of 100 resamplings of the n cases fall."""
    chance = np.random.default_rng(0)
    low, high = np.quantile([measure(chance.integers(0, n, n)) for _ in range(RESAMPLED)], (0.025, 0.975))
    return float(low), float(high)
