"""Sentences ─▶ the policy frames that their words speak for, with those words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from nltk.stem import SnowballStemmer

from presslens.resources import resource

WORDS = "lexicons/frame_words.csv"
THRESHOLD = 0.25  # a share of one frame in fifteen above which it is assigned
EVIDENCE = 3  # words shown for a frame

FRAMES = (
    "Economic",
    "Capacity and resources",
    "Morality",
    "Fairness and equality",
    "Legality, constitutionality and jurisprudence",
    "Policy prescription and evaluation",
    "Crime and punishment",
    "Security and defense",
    "Health and safety",
    "Quality of life",
    "Cultural identity",
    "Public opinion",
    "Political",
    "External regulation and reputation",
    "Other",
)
TESTED = "FrAC (one newspaper's opinion pages), by words, five folds"
_UNTESTED = frozenset(
    {"Policy prescription and evaluation", "Political", "External regulation and reputation"}
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class _Word(NamedTuple):
    """A word that counts: its stem and its characters in the sentence."""

    stem: str
    start: int
    end: int


class _Model(NamedTuple):
    """A row of weights for each stem, and the intercepts, by frame."""

    place: dict[str, int]
    weights: npt.NDArray[np.float64]
    intercept: npt.NDArray[np.float64]


def policy_frames(sentences: pd.DataFrame) -> pd.DataFrame:
    """Fifteen rows per sentence: how much its words speak for each dimension of the Policy Frames Codebook.

    Scores are those of a logistic regression over stems; words that begin with a capital inside a sentence are names
    and count for nothing: a Police Force is no frame.

    Columns:
        doc_id, paragraph, sentence: the keys.
        frame: its name in the codebook.
        score: share of this frame, 0…1; a sentence's shares add to 1. One without a known word is Other.
        assigned: whether the score is above the threshold.
        tested: on which annotated sentences the frame was tested, or `not tested`.
        evidence: spans of the words that weigh most for the frame, in the document's characters.

    Args:
        sentences: a sentences table.

    Raises:
        ResourceError: the table of words is missing or damaged.

    Reference:
        Boydstun, Card, Gross, Resnik & Smith 2014, Tracking the development of media frames within and across policy
        issues.
    """
    model = _model()
    rows = [row for sentence in sentences.itertuples(index=False) for row in _rows(sentence, model)]
    columns = ["doc_id", "paragraph", "sentence", "frame", "score", "assigned", "tested", "evidence"]
    return pd.DataFrame(rows, columns=columns)


def stems(text: str) -> list[str]:
    """The stems that count: of words that are no stop words and no names."""
    return [word.stem for word in _words(text)]


def _words(text: str) -> list[_Word]:
    """A capital marks a name, but for the first word of the sentence."""
    ignored, stem = _stop_words(), SnowballStemmer("english").stem
    found = list(_WORD.finditer(text))
    return [
        _Word(stem(word[0].lower()), *word.span())
        for word in found
        if word[0].lower() not in ignored and (word[0][0].islower() or word is found[0])
    ]


def _rows(sentence: Any, model: _Model) -> Iterator[tuple[object, ...]]:  # noqa: ANN401  (a row of a table)
    known = [word for word in _words(sentence.text) if word.stem in model.place]
    shares = _shares({word.stem for word in known}, model)
    for place, (frame, share) in enumerate(zip(FRAMES, shares.tolist(), strict=True)):
        assigned = share > THRESHOLD and bool(known)
        evidence = _heaviest(known, model, place, sentence.start) if assigned else []
        tested = "not tested" if frame in _UNTESTED else TESTED
        yield (
            sentence.doc_id,
            sentence.paragraph,
            sentence.sentence,
            frame,
            share,
            assigned,
            tested,
            evidence,
        )


def _shares(known: set[str], model: _Model) -> npt.NDArray[np.float64]:
    """The share of each frame; where no word is known, all is Other."""
    if not known:
        return np.array([float(frame == "Other") for frame in FRAMES])
    own = model.weights[sorted(model.place[stem] for stem in known)]
    scores = model.intercept + own.sum(axis=0) / np.sqrt(
        len(known)
    )  # a long sentence weighs no more than a short one
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def _heaviest(known: list[_Word], model: _Model, frame: int, offset: int) -> list[tuple[int, int]]:
    """Where the words stand that speak most for a frame."""
    weight = {word: model.weights[model.place[word.stem], frame] for word in known}
    ranked = sorted((word for word in known if weight[word] > 0), key=lambda word: -weight[word])
    return sorted((offset + word.start, offset + word.end) for word in ranked[:EVIDENCE])


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(resource("nltk_data/corpora/stopwords/english").read_text(encoding="utf8").split())


@cache
def _model() -> _Model:
    """The table of words as arrays, read when it is first needed."""
    table = pd.read_csv(resource(WORDS), keep_default_na=False)
    wide = (
        table.pivot(index="term", columns="category", values="weight")
        .reindex(columns=list(FRAMES))
        .fillna(0.0)
    )
    terms = wide.drop(index="")
    return _Model(
        {term: row for row, term in enumerate(terms.index)}, terms.to_numpy(), wide.loc[""].to_numpy()
    )
