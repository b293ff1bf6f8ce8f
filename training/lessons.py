"""The lessons of polarity towards a target: what is rated, what the teachers say, and how often each is seen."""

import random
from collections import defaultdict
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from presslens.sentiment.marking import is_name
from training.examples import Example
from training.gold import POLARITIES, Rated, opposed_sentences
from training.unlabelled import Mention

SMOOTHED = 0.1
TAUGHT = 0.4  # what the teachers' answer weighs beside a rating
WHOLE = 3_000  # sentences as their own mention
OPPOSED = 2  # how many times more sentences are seen that praise one target and blame another
SHORT = 64  # tokens: longer sentences that nobody rated cost more than they teach

Answers = tuple[NDArray[np.float32], NDArray[np.float16]]  # probabilities, and the vectors they are read off


def lessons_of(
    rated: list[Rated], others: list[Mention], answers: tuple[Answers, Answers], tokenizer: Tokenizer
) -> list[Example]:
    """What a student learns from: rated mentions, mentions that nobody rated, and whole sentences.

    Args:
        rated: the mentions that people rated.
        others: the mentions that nobody rated.
        answers: what the teachers say of both.
        tokenizer: tells which sentences are long.
    """
    chance = random.Random(0)  # noqa: S311
    taught = mixed(rated, *answers[0])
    labelled = [
        Example(*mention, tuple(label), vector)
        for mention, label, vector in zip(others, answers[1][0].tolist(), answers[1][1], strict=True)
        if len(tokenizer.encode(mention[0]).ids) <= SHORT
    ]
    lessons = [
        *taught,
        *in_differing(rated, taught),
        *OPPOSED * in_opposed(rated, taught),
        *labelled,
        *chance.sample(whole_sentences(rated, taught), WHOLE),
    ]
    chance.shuffle(lessons)
    return lessons


def alone(lessons: list[Example]) -> list[Example]:
    """The lessons without a teacher's vectors."""
    return [replace(each, vector=None) for each in lessons]


def smoothed(rated: list[Rated]) -> list[Example]:
    """Each rating as probabilities, smoothed: raters differ too."""
    return [Example(each.text, each.start, each.end, _smoothed(each.label)) for each in rated]


def mixed(rated: list[Rated], taught: NDArray[np.float32], shown: NDArray[np.float16]) -> list[Example]:
    """Each rating as probabilities, mixed with the teachers', and with a teacher's vector."""
    ratings = np.eye(len(POLARITIES))[[each.label for each in rated]]
    targets = ((1 - TAUGHT) * ratings + TAUGHT * taught).tolist()
    return [
        Example(each.text, each.start, each.end, tuple(target), vector)
        for each, target, vector in zip(rated, targets, shown, strict=True)
    ]


def in_differing(rated: list[Rated], examples: list[Example]) -> list[Example]:
    """The examples in sentences that rate their targets differently."""
    seen: dict[int, set[int]] = defaultdict(set)
    for each in rated:
        seen[each.sentence].add(each.label)
    return [one for each, one in zip(rated, examples, strict=True) if len(seen[each.sentence]) > 1]


def in_opposed(rated: list[Rated], examples: list[Example]) -> list[Example]:
    """The examples in sentences that praise one target and blame another."""
    opposed = opposed_sentences(rated)
    return [one for each, one in zip(rated, examples, strict=True) if each.sentence in opposed]


def whole_sentences(rated: list[Rated], examples: list[Example]) -> list[Example]:
    """Sentences as mentions of themselves, evaluated as their targets are, where these are all rated alike."""
    seen: dict[str, list[tuple[int, tuple[float, ...]]]] = defaultdict(list)
    for each, one in zip(rated, examples, strict=True):
        seen[each.text].append((each.label, one.target))
    return [
        Example(text, 0, len(text), tuple(np.mean([target for _, target in ratings], axis=0).tolist()))
        for text, ratings in seen.items()
        if len({label for label, _ in ratings}) == 1
    ]


def _smoothed(label: int) -> tuple[float, ...]:
    rest = SMOOTHED / len(POLARITIES)
    return tuple(rest + (1 - SMOOTHED) * (each == label) for each in range(len(POLARITIES)))


def names(rated: list[Rated]) -> list[str]:
    """All names that are mentioned."""
    return sorted({name for each in rated if is_name(name := each.text[each.start : each.end])})
