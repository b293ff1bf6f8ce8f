"""What policy frames are learned from: our own sentences, and FrAC's with its ten labels, in five folds."""

import csv
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from presslens.framing.codebook import FRAMES
from presslens.resources import checkout

POLICY = "Policy prescription and evaluation"
MERGED = frozenset(
    {POLICY, "Political", "External regulation and reputation"}
)  # FrAC's label 6 holds all three
FOLDS = 5
SEED = 20
RESAMPLED = 1000
SHARED = 5  # words in a row that our own sentences may not share with FrAC's

Labelled = tuple[str, str]  # a sentence and its frame
Labels = NDArray[np.object_]


def own_sentences() -> list[Labelled]:
    """Our own sentences and their frames."""
    with (checkout() / "training" / "frame_sentences.csv").open(encoding="utf8") as file:
        return [(row["text"], row["frame"]) for row in csv.DictReader(file)]


def frac_sentences(gold: Path) -> list[Labelled]:
    """FrAC's sentences (Guida et al.; CC BY 4.0) under the names of its labels in the Media Frames Corpus."""
    codes = json.loads((gold / "frac" / "mfc_codes.json").read_text(encoding="utf8"))
    names = {frame.lower(): frame for frame in FRAMES}
    with (gold / "frac" / "dev.csv").open(encoding="utf8") as file:
        rows = list(csv.DictReader(file))
    return [(row["sentence"], names[codes[f"{float(row['label'])}"].lower()]) for row in rows]


def as_in_frac(frame: str) -> str:
    """A frame as FrAC has it: three of them under one label."""
    return POLICY if frame in MERGED else frame


def folds(labelled: list[Labelled]) -> NDArray[np.intp]:
    """The fold of each sentence; each fold has its share of every label."""
    places = defaultdict(list)
    for at, (_, frame) in enumerate(labelled):
        places[frame].append(at)
    chance, dealt = random.Random(SEED), []  # noqa: S311
    for frame in sorted(places):
        dealt += chance.sample(places[frame], len(places[frame]))
    found = np.empty(len(labelled), dtype=np.intp)
    found[dealt] = np.arange(len(dealt)) % FOLDS
    return found


def copied(own: list[Labelled], gold: list[Labelled]) -> list[str]:
    """Our own sentences that share so many words in a row with a sentence of the gold data."""
    seen = {run for text, _ in gold for run in _runs(text)}
    return [text for text, _ in own if not seen.isdisjoint(_runs(text))]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + SHARED]) for at in range(len(words) - SHARED + 1)}


def macro_f1(labels: Labels, found: Labels, least: int = 1) -> float:
    """The mean F1 of the frames that have so many cases."""
    n = Counter(labels.tolist())
    return float(np.mean([f1(labels, found, frame) for frame in sorted(n) if n[frame] >= least]))


def f1(labels: Labels, found: Labels, frame: str) -> float:
    """F1 of one frame."""
    hits = ((labels == frame) & (found == frame)).sum()
    return float(2 * hits / max((labels == frame).sum() + (found == frame).sum(), 1))


def interval(n: int, measure: Callable[[NDArray[np.intp]], float]) -> tuple[float, float]:
    """Between which values 95 of 100 resamplings of the n cases fall."""
    chance = np.random.default_rng(0)
    low, high = np.quantile([measure(chance.integers(0, n, n)) for _ in range(RESAMPLED)], (0.025, 0.975))
    return float(low), float(high)
