"""The words of a text as VADER sees them, and what its lexicon and rules know about each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from string import punctuation
from typing import NamedTuple

import pandas as pd

from presslens.resources import resource

_PUNCTUATION = frozenset(punctuation)
_MARKS = frozenset((*".!?,;:-'\"", "!!", "!!!", "??", "???", "?!?", "!?!", "?!?!", "!?!?"))


@dataclass(frozen=True, slots=True)
class Rules:
    """What VADER knows about words: their valence, and which boost, negate or form an idiom."""

    valence: Mapping[str, float]
    boosters: Mapping[str, float]
    negations: frozenset[str]
    idioms: Mapping[str, float]
    phrases: tuple[str, ...]  # idioms and boosters of several words


class Word(NamedTuple):
    """One spelling, bare of marks; no `valence`: not in the lexicon, no `boost`: not a booster."""

    form: str
    lower: str
    capitals: bool
    valence: float | None
    boost: float | None
    negates: bool


def load_rules(overrides: Mapping[str, float] | None = None) -> Rules:
    """VADER's lexicon and rules as NLTK ships them; `overrides` gives words another valence."""
    rules = _shipped_rules()
    if not overrides:
        return rules
    return replace(
        rules, valence={**rules.valence, **{word.lower(): rating for word, rating in overrides.items()}}
    )


@cache
def _shipped_rules() -> Rules:
    """Read once per process: a corpus asks for them once per text."""
    table = pd.read_csv(resource("lexicons/vader_rules.csv"), keep_default_na=False)
    weights = {
        kind: dict(rows[["term", "weight"]].to_numpy().tolist()) for kind, rows in table.groupby("category")
    }
    boosters, idioms = weights["booster"], weights["idiom"]
    phrases = tuple(term for term in (*boosters, *idioms) if " " in term)
    return Rules(_ratings(), boosters, frozenset(weights["negation"]), idioms, phrases)


def _ratings() -> dict[str, float]:
    """The mean rating, −4…4, of each entry of the lexicon; a later entry of a word stands."""
    lines = resource("nltk_data/sentiment/vader_lexicon/vader_lexicon.txt").read_text("utf8").split("\n")
    entries = (line.strip().split("\t") for line in lines)
    return {word: float(rating) for word, rating, *_ in entries}


def reader(rules: Rules) -> Callable[[str], list[Word]]:
    """Reads a text into words; while it lives, it looks each spelling up once."""
    word = cache(partial(_word, rules))
    look_up = cache(lambda piece: word(bare(piece)))
    return lambda text: [look_up(piece) for piece in pieces(text)]


def pieces(text: str) -> list[str]:
    """What stands between blanks, if it is two characters or more: a single letter or mark is no word."""
    return [piece for piece in text.split() if len(piece) > 1]


def bare(piece: str) -> str:
    """The piece without one mark before *or* after it, where nothing else in it is punctuation."""
    core = piece.strip(punctuation)
    if len(core) == len(piece) or len(core) < 2 or not _PUNCTUATION.isdisjoint(core):
        return piece
    before, after = piece.split(core, 1)
    return core if (not before and after in _MARKS) or (not after and before in _MARKS) else piece


def _word(rules: Rules, form: str) -> Word:
    lower = form.lower()
    negates = lower in rules.negations or "n't" in lower
    return Word(form, lower, form.isupper(), rules.valence.get(lower), rules.boosters.get(lower), negates)
