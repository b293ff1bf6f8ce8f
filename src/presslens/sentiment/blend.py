"""The best estimate of a sentence's polarity: a rule, a list of words and a trained model, weighed.

VADER reads boosters and negations, Hu and Liu's list knows more words, the model reads the whole sentence. Each is
wrong elsewhere. The weights are fitted to people's ratings of newspaper sentences by `training/sentence_score.py`.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from presslens.sentiment.lexical import hu_liu
from presslens.sentiment.target import mention_probabilities

WEIGHTS = {"compound": 0.06, "words": 0.14, "model": 0.25}  # of a rating from −1 to 1

_WORD = re.compile(r"[^\W\d_][\w'’-]+")


def blended(texts: Sequence[str], compounds: Sequence[float]) -> NDArray[np.float64]:
    """A score in −1…1 for each text, given VADER's compound of each."""
    return (features(texts, compounds) @ np.array(list(WEIGHTS.values()))).clip(-1, 1)


def features(texts: Sequence[str], compounds: Sequence[float]) -> NDArray[np.float64]:
    """What is weighed, a column each, in the order of WEIGHTS."""
    weights = dict(hu_liu()[["term", "weight"]].itertuples(index=False))
    words = [_praise(_WORD.findall(text.lower()), weights) for text in texts]
    return np.column_stack([np.array(compounds, float), np.array(words, float), _evaluated(texts)])


def _praise(words: Sequence[str], weights: dict[str, float]) -> float:
    """Words of praise less words of blame; a long sentence needs more of them to say as much."""
    return sum(weights.get(word, 0.0) for word in words) / np.sqrt(len(words) + 1)


def _evaluated(texts: Sequence[str]) -> NDArray[np.float64]:
    """How the model sees the sentence as a whole evaluated: p_positive − p_negative."""
    found = [text for text in texts if text]
    probabilities = mention_probabilities([(text, 0, len(text)) for text in found])
    scores = dict(zip(found, probabilities[:, 2] - probabilities[:, 0], strict=True))
    return np.array([scores.get(text, 0.0) for text in texts])
