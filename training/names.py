"""Names out of the way: in training a share of mentions is masked or swapped, so that a model reads the sentence."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from tokenizers import Tokenizer

from presslens.sentiment.marking import Marked, marked
from training.examples import Example, Marker

MASKED = 0.15
SWAPPED = 0.2
_NAME = re.compile(r"(?:[A-Z][\w.’'-]* ?)+$")
_PRONOUNS = frozenset(
    ["i", "he", "she", "it", "they", "we", "you", "his", "her", "their", "its", "our", "him"]
)


def is_name(mention: str) -> bool:
    """Capitalised throughout, and no pronoun."""
    return bool(_NAME.match(mention)) and mention.lower() not in _PRONOUNS


def marker(tokenizer: Tokenizer, names: Sequence[str], mask: int) -> Marker:
    """Marks examples for training, each time with other mentions masked or swapped."""

    def mark(examples: Sequence[Example], chance: random.Random) -> list[Marked]:
        swapped = [_swap(each, names, chance) for each in examples]
        marks = marked(tokenizer, [(each.text, each.start, each.end) for each in swapped])
        return [_mask(each, mask, chance) for each in marks]

    return mark


def _swap(example: Example, names: Sequence[str], chance: random.Random) -> Example:
    if chance.random() >= SWAPPED or not is_name(example.text[example.start : example.end]):
        return example
    name = chance.choice(names)
    text = example.text[: example.start] + name + example.text[example.end :]
    return replace(example, text=text, end=example.start + len(name))


def _mask(mark: Marked, mask: int, chance: random.Random) -> Marked:
    if chance.random() >= MASKED:
        return mark
    return mark._replace(
        ids=[mask if inside else token for token, inside in zip(mark.ids, mark.types, strict=True)]
    )
