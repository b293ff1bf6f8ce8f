"""Sentences ─▶ the policy frames that they bring forward, with the words that speak for each."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from presslens.framing.codebook import FRAMES
from presslens.framing.frame_model import Reading, probabilities, readings, threshold
from presslens.framing.frame_words import evidence

COLUMNS = ["doc_id", "paragraph", "sentence", "frame", "score", "assigned", "tested", "evidence"]
FRAC = "FrAC, five folds"
WIKINEWS = "own labels of Wikinews"
TESTED = {  # FrAC has three frames under one label and lacks three others; Wikinews has two cases of Morality
    "Capacity and resources": WIKINEWS,
    "Morality": FRAC,
    "Policy prescription and evaluation": WIKINEWS,
    "Crime and punishment": WIKINEWS,
    "Quality of life": WIKINEWS,
    "Political": WIKINEWS,
    "External regulation and reputation": WIKINEWS,
}
BOTH = f"{FRAC}; {WIKINEWS}"


def policy_frames(sentences: pd.DataFrame) -> pd.DataFrame:
    """Fifteen rows per sentence: how much it brings each dimension of the Policy Frames Codebook forward.

    A small encoder reads the sentence alone; its card, data/models/policy-frames/README.md, says how well it does,
    and where it fails.

    Columns:
        doc_id, paragraph, sentence: the keys.
        frame: its name in the codebook.
        score: share of this frame, 0…1; a sentence's shares add to 1.
        assigned: whether the score is above the threshold.
        tested: on which labelled sentences, none of them learned from, the frame was tested.
        evidence: spans of the words that raise an assigned frame most, in the document's characters; never a name.

    Args:
        sentences: a sentences table.

    Raises:
        ResourceError: the model is missing or damaged.

    Reference:
        Boydstun, Card, Gross, Resnik & Smith 2014, Tracking the development of media frames within and across policy
        issues.
    """
    read, least = readings(list(sentences["text"])), threshold()
    rows = [
        row
        for sentence, reading in zip(sentences.itertuples(index=False), read, strict=True)
        for row in _rows(sentence, reading, least)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(sentence: Any, reading: Reading, least: float) -> Iterator[tuple[object, ...]]:  # noqa: ANN401  (a row of a table)
    scores = probabilities(reading)
    for place, (frame, score) in enumerate(zip(FRAMES, scores.tolist(), strict=True)):
        words = evidence(sentence.text, reading, place) if score > least else []
        spans = [(sentence.start + start, sentence.start + end) for start, end in words]
        key = (sentence.doc_id, sentence.paragraph, sentence.sentence)
        yield (*key, frame, score, score > least, TESTED.get(frame, BOTH), spans)
