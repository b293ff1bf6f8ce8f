"""Mentions that nobody rated, for a teacher to label.

Other mentions of the training sentences, and news and speeches that may be used: GUM's Wikinews articles, FrAC, and
speeches of the UN General Debate.
"""

import csv
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.gold import Rated

Mention = tuple[str, int, int]

SPEECH_SENTENCES = 3000
MENTIONS_A_SENTENCE = 2
_NAME = re.compile(r"\b[A-Z][\w-]*(?:(?:\.? | of (?:the )?)[A-Z][\w-]*)*")
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|their|it|its|we|our|us|i)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[A-Z“\"])")
_LENGTHS = range(40, 400)  # characters of a sentence worth labelling


def unrated(rated: Sequence[Rated], gold: Path, seed: int) -> list[Mention]:
    """Mentions to label, drawn with a fixed seed."""
    chance = random.Random(seed)  # noqa: S311
    news = sorted({each.text for each in rated})
    others = [
        *_gum(gold / "gum_news"),
        *_frac(gold / "frac" / "dev.csv"),
        *_speeches(gold / "ungdc" / "txt", chance),
    ]
    names = _inner_names([*news, *others])
    taken = {(each.text, each.start) for each in rated}
    found = [mention for text in [*news, *others] for mention in _mentions(text, names, taken, chance)]
    chance.shuffle(found)
    return found


def _mentions(
    text: str, names: set[str], taken: set[tuple[str, int]], chance: random.Random
) -> list[Mention]:
    named = [match.span() for match in _NAME.finditer(text) if match.start() or match[0].split()[0] in names]
    spoken = [match.span() for match in _PRONOUN.finditer(text)]
    free = [(text, *span) for span in sorted({*named, *spoken}) if (text, span[0]) not in taken]
    return chance.sample(free, min(MENTIONS_A_SENTENCE, len(free)))


def _inner_names(texts: Iterable[str]) -> set[str]:
    """Words with a capital inside a sentence: at its start they are names too."""
    return {match[0].split()[0] for text in texts for match in _NAME.finditer(text) if match.start()}


def _gum(folder: Path) -> list[str]:
    lines = [line for file in sorted(folder.glob("*.conllu")) for line in file.read_text("utf8").splitlines()]
    return _fit([line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")])


def _frac(file: Path) -> list[str]:
    with file.open(encoding="utf8") as stream:
        return _fit([row["sentence"] for row in csv.DictReader(stream)])


def _speeches(folder: Path, chance: random.Random) -> list[str]:
    texts = [file.read_text("utf-8-sig") for file in sorted(folder.glob("*.txt"))]
    pieces = [piece for text in texts for piece in _SENTENCE_END.split(" ".join(text.split()))]
    sentences = _fit([re.sub(r"^\d+\.\s*", "", piece) for piece in pieces])
    return chance.sample(sentences, min(SPEECH_SENTENCES, len(sentences)))


def _fit(sentences: Iterable[str]) -> list[str]:
    return [sentence for sentence in sentences if len(sentence) in _LENGTHS]
