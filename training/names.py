"""Names out of the way: in training they are swapped or masked, so that a model reads the sentence and not the name."""

import random
from collections.abc import Sequence
from dataclasses import replace

from tokenizers import Tokenizer

from presslens.sentiment.marking import Marked, is_name, marked, mask_of, masked
from training.company import accompanied
from training.examples import Example, Marker, spans

MASKED = 0.15
SWAPPED = 0.2


def swapping(tokenizer: Tokenizer, names: Sequence[str]) -> Marker:
    """Marks examples with their names in sight, each time with other mentions masked and other names swapped."""
    mask = mask_of(tokenizer)

    def mark(examples: Sequence[Example], chance: random.Random) -> list[Marked]:
        swapped = [_swap(each, names, chance) for each in examples]
        marks = marked(tokenizer, spans(swapped), names_in_sight=True)
        return [_covered(each, mask) if chance.random() < MASKED else each for each in marks]

    return mark


def masking(tokenizer: Tokenizer) -> Marker:
    """Marks examples as they are read in use, all names masked.

    Of those that no teacher has a vector for, a share of other mentions is masked too, and some are put in company.
    """
    mask = mask_of(tokenizer)

    def mark(examples: Sequence[Example], chance: random.Random) -> list[Marked]:
        marks = marked(tokenizer, spans(accompanied(examples, chance)))
        return [
            masked(mark, mask) if each.vector is None and chance.random() < MASKED else mark
            for each, mark in zip(examples, marks, strict=True)
        ]

    return mark


def _swap(example: Example, names: Sequence[str], chance: random.Random) -> Example:
    if chance.random() >= SWAPPED or not is_name(example.text[example.start : example.end]):
        return example
    name = chance.choice(names)
    text = example.text[: example.start] + name + example.text[example.end :]
    return replace(example, text=text, end=example.start + len(name))


def _covered(mark: Marked, mask: int) -> Marked:
    """A mask for each token of the mention."""
    return mark._replace(
        ids=[mask if inside else token for token, inside in zip(mark.ids, mark.types, strict=True)]
    )
