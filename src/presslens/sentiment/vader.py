"""VADER's polarity of a text, to the digit of NLTK's analyser (Hutto & Gilbert 2014, ICWSM).

The reference is `nltk.sentiment.vader.SentimentIntensityAnalyzer`, which for each text builds a table of every
word with every mark around it; here a word is stripped by one rule and each spelling is looked up once per call.
"""

from collections.abc import Iterable, Sequence
from math import fabs, sqrt
from typing import NamedTuple

from presslens.sentiment.valence import derivations
from presslens.sentiment.words import Rules, Word, reader

EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4
QUESTION, MOST_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96
ALPHA = 15  # brings a sum of valences to −1…1


class Scores(NamedTuple):
    """Shares of a text that are negative, neutral and positive (0…1), and its compound (−1…1)."""

    negative: float
    neutral: float
    positive: float
    compound: float


def vader(texts: Iterable[str], rules: Rules) -> list[Scores]:
    """Each text's scores, equal to NLTK's `polarity_scores`."""
    read = reader(rules)
    return [_scores(text, read(text), rules) for text in texts]


def _scores(text: str, words: Sequence[Word], rules: Rules) -> Scores:
    if not words:
        return Scores(0.0, 0.0, 0.0, 0.0)
    valences = [steps[-1].valence for steps in derivations(words, rules)]
    emphasis = exclaimed(text) + asked(text)
    total = float(sum(valences))
    total += signed(emphasis, total)
    shares = _shares(valences, len(words), emphasis)
    return Scores(*shares, round(total / sqrt(total * total + ALPHA), 4))


def exclaimed(text: str) -> float:
    """What exclamation marks add to the strength of a text."""
    return min(text.count("!"), MOST_EXCLAMATIONS) * EXCLAMATION


def asked(text: str) -> float:
    """What question marks add to the strength of a text: nothing for a single one."""
    marks = text.count("?")
    return 0.0 if marks < 2 else marks * QUESTION if marks <= MOST_QUESTIONS else MANY_QUESTIONS


def signed(strength: float, like: float) -> float:
    """The strength with the sign of another number, zero for zero."""
    return strength if like > 0 else -strength if like < 0 else 0.0


def _shares(valences: Sequence[float], n_words: int, emphasis: float) -> tuple[float, float, float]:
    """Negative, neutral, positive; a rated word counts its valence and one, as a neutral word counts one."""
    positive = negative = (
        0.0  # added one by one: from Python 3.12 on `sum` compensates, which moves last digits
    )
    for valence in valences:
        if valence > 0:
            positive += valence + 1
        elif valence < 0:
            negative += valence - 1
    neutral = n_words - sum([valence != 0 for valence in valences])
    stronger = signed(emphasis, positive - fabs(negative))
    positive, negative = positive + max(stronger, 0.0), negative + min(stronger, 0.0)
    whole = positive + fabs(negative) + neutral
    return round(fabs(negative) / whole, 3), round(neutral / whole, 3), round(positive / whole, 3)
