"""What policy frames are learned from: our own sentences, and FrAC's with its ten labels, in five folds."""

import csv
import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from presslens.framing.codebook import FRAMES
from presslens.resources import checkout

POLICY = "Policy prescription and evaluation"
MERGED = frozenset(
    {POLICY, "Political", "External regulation and reputation"}
)  # FrAC's label 6 holds all three
FOLDS = 5
SEED = 20
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


def labels_of(labelled: list[tuple[str, str]]) -> Labels:
    """The labels without their sentences."""
    return np.array([frame for _, frame in labelled], dtype=object)


def best_in_frac(shares: DataFrame, known: list[str]) -> Labels:
    """The best of FrAC's labels by share; what it merges is added, what it lacks is passed over."""
    sums = shares.rename(columns=as_in_frac).T.groupby(level=0).sum().T[known]
    return np.array(known, dtype=object)[sums.to_numpy().argmax(axis=1)]
