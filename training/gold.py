"""News sentences with rated targets: NewsMTSC (Hamborg & Donnay 2021), and the part of it kept for measuring."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

POLARITIES = ("negative", "neutral", "positive")
_RATED = {2.0: 0, 4.0: 1, 6.0: 2}
HELD_OUT = 0.15  # of the articles
HELD_OUT_PAIRS = (
    0.5  # of the articles with two targets of opposite polarity in one sentence: only 76 such sentences
)


@dataclass(frozen=True, slots=True)
class Rated:
    """A target in a sentence; `label` is its place in POLARITIES; `further` says that it names the target again."""

    article: str
    sentence: int
    text: str
    start: int
    end: int
    label: int
    further: bool = False


def read_rated(gold: Path) -> list[Rated]:
    """Every rated mention of the training file, and further mentions of the same target with the same label."""
    lines = (gold / "newsmtsc" / "train.jsonl").read_text("utf8").splitlines()
    return [rated for number, line in enumerate(lines) for rated in _of_sentence(number, json.loads(line))]


def _of_sentence(number: int, item: dict) -> list[Rated]:
    article = "_".join(item["primary_gid"].split("_")[:3])
    found = []
    for target in item["targets"]:
        for mention in (target, *target.get("further_mentions", ())):
            span, label = (mention["from"], mention["to"]), _RATED[float(target["polarity"])]
            found.append(
                Rated(article, number, item["sentence_normalized"], *span, label, mention is not target)
            )
    return found


def split(rated: list[Rated], *, other_pairs: bool = False) -> tuple[list[Rated], list[Rated]]:
    """Training and held-out part, by article and by sentence text, so that neither part has seen the other's.

    Args:
        rated: every rated mention.
        other_pairs: hold out the other half of the articles with opposed targets.
    """
    pairs = opposed_sentences(rated)
    opposed = {item.article for item in rated if item.sentence in pairs}
    held = {
        item.article
        for item in rated
        if (
            _kept(item.article, HELD_OUT_PAIRS) != other_pairs
            if item.article in opposed
            else _kept(item.article, HELD_OUT)
        )
    }
    texts = {item.text for item in rated if item.article in held}
    train = [item for item in rated if item.article not in held and item.text not in texts]
    return train, [item for item in rated if item.article in held and not item.further]


def opposed_sentences(rated: list[Rated]) -> set[int]:
    """Sentences with a target rated positive and another rated negative."""
    ends = [{item.sentence for item in rated if item.label == label} for label in (0, 2)]
    return ends[0] & ends[1]


def _kept(article: str, share: float) -> bool:
    """The same articles on every machine and in every run."""
    digest = hashlib.sha256(article.encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32 < share


def of_pairs(rated: list[Rated]) -> list[Rated]:
    """The mentions in sentences with opposed targets."""
    sentences = opposed_sentences(rated)
    return [each for each in rated if each.sentence in sentences]


def in_order(pairs: Sequence[Rated], scores: Sequence[float]) -> list[float]:
    """For each sentence with opposed targets, the share of its pairs that the scores put in order."""
    places: dict[int, list[int]] = {}
    for at, each in enumerate(pairs):
        places.setdefault(each.sentence, []).append(at)
    return [_ordered(at, pairs, scores) for at in places.values()]


def _ordered(at: Sequence[int], pairs: Sequence[Rated], scores: Sequence[float]) -> float:
    told = [scores[p] > scores[n] for p in at for n in at if pairs[p].label == 2 and pairs[n].label == 0]
    return sum(told) / len(told)
