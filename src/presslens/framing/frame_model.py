"""A sentence ─▶ how much each of its tokens speaks for each policy frame.

The model's last step is linear, and a sentence is the mean of its tokens: so its fifteen logits are the mean of
those of its tokens, to the last digit, and a score can be taken apart into the words that made it.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from presslens.resources import resource
from presslens.sentiment.encoder import load_session, load_tokenizer, outputs
from presslens.sentiment.marking import LONGEST

MODEL = "models/policy-frames"


class Reading(NamedTuple):
    """Logits (tokens × frames), and the characters of each token; special tokens have none."""

    logits: NDArray[np.float64]
    spans: list[tuple[int, int]]


def readings(texts: Sequence[str]) -> list[Reading]:
    """One reading per sentence, in the order given; of a very long sentence its beginning is read.

    Each is read alone: not a digit of it depends on its company.
    """
    return [_reading(encoding) for encoding in load_tokenizer(MODEL).encode_batch(list(texts))]


def _reading(encoding: Encoding) -> Reading:
    ids = encoding.ids[:LONGEST]
    (logits,) = outputs(load_session(MODEL), [{"ids": ids, "mask": [1] * len(ids)}])
    return Reading(logits.astype(np.float64), encoding.offsets[:LONGEST])


def probabilities(reading: Reading) -> NDArray[np.float64]:
    """The fifteen scores of a sentence: softmax of the mean of its tokens' logits."""
    logits = reading.logits.mean(axis=0)
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


@cache
def threshold() -> float:
    """The score above which a frame is assigned, as training chose it."""
    return float(resource(f"{MODEL}/threshold.txt").read_text(encoding="utf8"))
