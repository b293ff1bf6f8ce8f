"""Train the model of policy frames again: `python -m training.policy_frames --gold DIR`.

First five models are trained, each without one fold of FrAC, and asked about it; they give the figure, the certainty
and the threshold. Then the model that is shipped learns from all. No Wikinews sentence is read here: on those the
model is tested. The graph, its tokenizer, the threshold and the figure are written to data/models/policy-frames.
"""

import argparse
import csv
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from pandas import DataFrame
from tokenizers import Tokenizer
from torch import Tensor, multiprocessing

from presslens.framing.codebook import FRAMES
from presslens.resources import checkout
from presslens.sentiment.encoder import MODEL, open_tokenizer
from presslens.sentiment.marking import LONGEST, Marked
from training.encoder import MINILM, load_encoder
from training.encoders import minilm
from training.frame_classifier import FrameClassifier, drawn_back, lower, scores, tuned, vectors_of
from training.frame_export import export_frames
from training.frame_gold import (
    FOLDS,
    Labelled,
    as_in_frac,
    best_in_frac,
    copied,
    folds,
    frac_sentences,
    labels_of,
    own_sentences,
)
from training.frame_head import fitted
from training.measuring import interval, macro_f1

SEED = 0
FRAC_WEIGHT = 2.0  # of a sentence that others labelled, beside one of ours
SEEN = 6  # every so-manieth sentence shows the exporter what values occur
RIGHT = 0.8  # of what is assigned should be right
NEAR = 0.45  # cosine of untrained MiniLM; FrAC's sentences have their nearest neighbour in FrAC at 0.44
LAW = {"Legality, constitutionality and jurisprudence", "Crime and punishment"}
CERTAINTIES = np.arange(0.5, 3.01, 0.05)
THRESHOLDS = np.arange(0.1, 0.91, 0.01)

say = logging.getLogger("training").info


def main() -> None:
    """From the gold folder to the files that are shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="holds frac/")
    parser.add_argument("--output", type=Path, default=checkout() / "data" / "models" / "policy-frames")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    frac, own = frac_sentences(options.gold), own_sentences()
    if copies := copied(own, frac):
        raise SystemExit(f"own sentences that share words in a row with FrAC: {copies}")
    tokenizer = open_tokenizer(minilm())
    marks = tokens(tokenizer, frac + own)
    lows = lower(load_encoder(minilm(), MINILM).eval(), [mark.ids for mark in marks])
    ours = [alone(frame) for _, frame in own]
    allowed = torch.tensor([in_frac(frame) for _, frame in frac] + ours)
    named = torch.tensor([as_labelled(frame) for _, frame in frac] + ours)
    lessons = [*left_out(lows, folds(frac)), list(range(len(lows)))]
    *models, model = in_processes(options.processes, lows, (allowed, named), lessons, len(frac))
    logits = unseen(models, lows, folds(frac))
    certainty = calibrated(logits, allowed[: len(frac)])
    say(f"logits times {certainty:.2f}")
    report(certainty * logits, allowed[: len(frac)], frac, options.output)
    with torch.no_grad():
        model.head.weight *= certainty
        model.head.bias *= certainty
    export_frames(model, marks[::SEEN], options.output / MODEL)
    tokenizer.save(str(options.output / "tokenizer.json"), pretty=False)


def in_frac(frame: str) -> list[bool]:
    """The frames that a sentence of FrAC may have: its policy label holds three, its label of law holds crime too."""
    return [frame == as_in_frac(each) or {frame, each} == LAW for each in FRAMES]


def as_labelled(frame: str) -> list[bool]:
    """The frames of a sentence of FrAC by the name of its label, from which the head learns: law is no crime."""
    return [frame == as_in_frac(each) for each in FRAMES]


def alone(frame: str) -> list[bool]:
    """The one frame of a sentence of ours."""
    return [each == frame for each in FRAMES]


def tokens(tokenizer: Tokenizer, labelled: list[Labelled]) -> list[Marked]:
    """Token numbers of sentences, as Presslens will read them; nothing is marked in them."""
    numbers = [each.ids[:LONGEST] for each in tokenizer.encode_batch([text for text, _ in labelled])]
    return [Marked(ids, [0] * len(ids)) for ids in numbers]


def left_out(lows: list[Tensor], fold: NDArray[np.intp]) -> Iterator[list[int]]:
    """For each fold the places of all other sentences, less our own that are nearly a sentence of the fold.

    We wrote ours after reading FrAC's, so that some say the same in other words: a model that learned from these
    would not be tested on what it has not seen.
    """
    vectors = vectors_of(load_encoder(minilm(), MINILM).eval(), lows)
    likeness = vectors @ vectors[: len(fold)].T
    for each in range(FOLDS):
        held = torch.tensor(fold == each)
        near = (likeness[:, held] >= NEAR).any(dim=1)
        near[: len(fold)] = held
        yield torch.nonzero(~near).flatten().tolist()


def in_processes(
    processes: int, lows: list[Tensor], frames: tuple[Tensor, Tensor], lessons: list[list[int]], n: int
) -> list[FrameClassifier]:
    """A model from the sentences at the places of each lesson; the first n are FrAC's."""
    multiprocessing.set_sharing_strategy("file_system")
    whole, lengths = (
        torch.cat(lows),
        [len(low) for low in lows],
    )  # one tensor is shared more cheaply than many
    with multiprocessing.Pool(processes) as pool:
        return pool.starmap(learned, [(whole, lengths, frames, lesson, n) for lesson in lessons], chunksize=1)


def learned(
    whole: Tensor, lengths: list[int], frames: tuple[Tensor, Tensor], places: list[int], n: int
) -> FrameClassifier:
    """The model that has learned from the sentences at these places."""
    torch.set_num_threads(1)
    logging.basicConfig(level=logging.INFO, format="%(process)d: %(message)s")
    every, (allowed, named) = whole.split(lengths), frames
    lows = [every[at] for at in places]
    weights = torch.tensor([FRAC_WEIGHT if place < n else 1.0 for place in places])
    return finished(tuned(lows, allowed[places], weights, SEED, say), lows, named[places], weights)


def finished(model: FrameClassifier, lows: list[Tensor], named: Tensor, weights: Tensor) -> FrameClassifier:
    """The tuned model drawn back to the published one, with a head fitted to what it then makes of the sentences."""
    drawn_back(model)
    return fitted(model, vectors_of(model.encoder, lows), named, weights)


def unseen(models: list[FrameClassifier], lows: list[Tensor], fold: NDArray[np.intp]) -> Tensor:
    """Logits of FrAC's sentences, which come first, each by the model that has not seen its fold."""
    found = torch.zeros(len(fold), len(FRAMES))
    for each, model in enumerate(models):
        held = np.flatnonzero(fold == each).tolist()
        found[held] = scores(model, [lows[at] for at in held])
    return found


def calibrated(logits: Tensor, allowed: Tensor) -> float:
    """By what to multiply logits so that unseen labels are most probable (temperature scaling, Guo et al. 2017)."""
    lost = [float(-_together(torch.softmax(by * logits, -1), allowed).log().mean()) for by in CERTAINTIES]
    return float(CERTAINTIES[int(np.argmin(lost))])


def _together(shares: Tensor, allowed: Tensor) -> Tensor:
    return (shares * allowed).sum(-1)


def report(logits: Tensor, allowed: Tensor, frac: list[Labelled], output: Path) -> None:
    """Print and write the figure of the five folds, and the threshold that they ask for."""
    shares = torch.softmax(logits, -1).numpy()
    labels = labels_of(frac)
    found = best_in_frac(DataFrame(shares, columns=FRAMES), sorted(set(labels.tolist())))
    low, high = interval(len(labels), lambda drawn: macro_f1(labels[drawn], found[drawn]))
    score, (least, right, reached) = macro_f1(labels, found), threshold(shares, allowed.numpy())
    say(f"FrAC, five folds: macro-F1 {score:.3f} ({low:.3f}–{high:.3f}), n = {len(labels)}")
    say(
        f"above {least:.2f}, {right:.2f} of the frames are right and {reached:.2f} of the sentences have a right one"
    )
    output.mkdir(parents=True, exist_ok=True)
    (output / "threshold.txt").write_text(f"{least:.2f}\n", encoding="utf8")
    with (output / "scores.csv").open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["measure", "gold", "n", "score", "low", "high"])
        figures = [f"{value:.3f}" for value in (score, low, high)]
        writer.writerow(["policy frames, five folds, macro-F1", "FrAC", len(labels), *figures])


def threshold(shares: NDArray[np.float32], allowed: NDArray[np.bool_]) -> tuple[float, float, float]:
    """The least share above which so many frames are right; how many are, and how many sentences have a right one."""
    for least in THRESHOLDS:
        assigned = shares > least
        right = (assigned & allowed).sum() / max(assigned.sum(), 1)
        if right >= RIGHT:
            break
    return float(least), float(right), float((assigned & allowed).any(axis=1).mean())


if __name__ == "__main__":
    main()
