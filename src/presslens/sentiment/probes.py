"""Probes: what a method answers when one thing in a sentence is changed and all else is left as it was."""

from collections.abc import Sequence

import pandas as pd
from pandas import DataFrame

from presslens.resources import resource
from presslens.sentiment.target import POLARITIES, mention_probabilities

PAIRS = "probes/minimal_pairs.csv"
MOVED = 0.1  # a score that moves by less has not moved


def name_swaps(sentences: DataFrame, mentions: DataFrame, names: Sequence[str]) -> DataFrame:
    """Each mention with every name in its place: a model that reads the sentence answers the same.

    Args:
        sentences: a sentences table.
        mentions: mentions in it (`doc_id`, `sentence`, `mention`, `start`, `end`).
        names: what to put there instead.

    Returns:
        One row per mention and name, the mention itself first: `doc_id`, `sentence`, `mention`, `start`, `end`,
        `name`, `polarity`, `score`, and `move`, the score's distance from that of the mention itself.
    """
    columns = ["doc_id", "sentence", "mention", "start", "end"]
    homes = sentences[["doc_id", "sentence", "start", "text"]].rename(columns={"start": "offset"})
    placed = mentions[columns].merge(homes, on=["doc_id", "sentence"], validate="many_to_one")
    swapped = placed.merge(DataFrame({"name": ["", *names]}), how="cross")
    swapped["name"] = swapped["name"].where(swapped["name"] != "", swapped["mention"])
    rows = [
        _with_name(row.text, row.start - row.offset, row.end - row.offset, row.name)
        for row in swapped.itertuples(index=False)
    ]
    answered = swapped[[*columns, "name"]].assign(**_answers(rows))
    own = answered.groupby(["doc_id", "sentence", "start", "end"])["score"].transform("first")
    return answered.assign(move=(answered["score"] - own).abs())


def _with_name(text: str, start: int, end: int, name: str) -> tuple[str, int, int]:
    return text[:start] + name + text[end:], start, start + len(name)


def _answers(mentions: list[tuple[str, int, int]]) -> dict[str, object]:
    probabilities = mention_probabilities(mentions)
    polarity = [POLARITIES[best] for best in probabilities.argmax(axis=1)]
    return {"polarity": polarity, "score": probabilities[:, 2] - probabilities[:, 0]}


def minimal_pairs() -> DataFrame:
    """Sentences and their edited twins, with what the edit should do to the score of the target.

    Returns:
        One row per pair: `kind` of edit, `target`, `sentence`, `edited`, `expected` (`up`, `down`, `same`); the
        target's `score` and `score_edited`; `found`, what became of the score; `holds`, whether it is as expected.
    """
    pairs = pd.read_csv(resource(PAIRS), keep_default_na=False)
    scores = {column: _scores(pairs[column], pairs["target"]) for column in ("sentence", "edited")}
    pairs = pairs.assign(score=scores["sentence"], score_edited=scores["edited"])
    move = pairs["score_edited"] - pairs["score"]
    pairs["found"] = move.map(lambda by: "same" if abs(by) < MOVED else "up" if by > 0 else "down")
    return pairs.assign(holds=pairs["found"] == pairs["expected"])


def _scores(sentences: "pd.Series[str]", targets: "pd.Series[str]") -> list[float]:
    spans = [_found(text, target) for text, target in zip(sentences, targets, strict=True)]
    probabilities = mention_probabilities(spans)
    return list(probabilities[:, 2] - probabilities[:, 0])


def _found(text: str, target: str) -> tuple[str, int, int]:
    """Where the target stands; at the start of a sentence it has a capital."""
    start = text.lower().index(target.lower())
    return text, start, start + len(target)
