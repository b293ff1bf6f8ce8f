"""Sentences in company: a model that reads what is said of the mention is not led astray by what is said of others.

Few sentences of the training file praise one target and blame another. Two short sentences put together are one in
which much is said that is not about the mention; the label of its own sentence stays.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from training.examples import Example

SHARE = 0.3  # of the examples
SHORT = 160  # characters of a sentence that gets company, and of its company
JOINTS = (". ", "; ", ", and ", ", but ", ", while ")


def accompanied(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """A share of the short examples with another short sentence before or after them."""
    short = sorted({each.text for each in examples if len(each.text) <= SHORT})
    return [
        _joined(each, chance.choice(short), chance.choice(JOINTS), chance)
        if each.vector is None and len(each.text) <= SHORT and chance.random() < SHARE
        else each
        for each in examples
    ]


def _joined(example: Example, other: str, joint: str, chance: random.Random) -> Example:
    if chance.random() < 0.5:
        return replace(example, text=_open(example.text, example.end) + joint + other)
    before = _open(other) + joint
    return replace(
        example, text=before + example.text, start=example.start + len(before), end=example.end + len(before)
    )


def _open(text: str, keep: int = 0) -> str:
    """A sentence without its full stop, cut no shorter than to `keep`."""
    return text[:keep] + text[keep:].rstrip(' .”"')
