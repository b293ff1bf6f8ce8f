"""What each rated word of a text counts for under VADER's rules, step by step.

The order of the steps, and the quirks, are those of `nltk.sentiment.vader`: a word that comes twice is judged
both times by the neighbours of its first occurrence, and an idiom must be written in lower case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from presslens.sentiment.words import Rules, Word

# The weights are Hutto & Gilbert's (2014), from raters' judgements.
CAPITALS = 0.733  # what a word in capitals adds where others are not
NEGATED = -0.74
DAMPENED = -0.293  # "sort of" and its like lower the valence, whatever its sign
NEVER_SO = {2: 1.5, 3: 1.25}  # "never so good" is no negation; by the distance of "never"
FADED = {1: 1.0, 2: 0.95, 3: 0.9}  # a booster's strength by its distance
BEFORE_BUT, AFTER_BUT = 0.5, 1.5

_IDIOMS_UP_TO_WORD = (
    (1, 0),
    (2, 0),
    (2, 1),
    (3, 1),
    (3, 2),
)  # first and last word, counted back from the word
_IDIOMS_FROM_WORD = (1, 2)  # last word, counted on from the word
_DAMPENERS = ((3, 2), (2, 1))


class Step(NamedTuple):
    """One rule at work: its category, the words it rests on (first to last position), the valence after it."""

    category: str
    first: int
    last: int
    valence: float


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's words, and what need not be asked again for each of them."""

    words: Sequence[Word]
    rules: Rules
    mixed: bool  # some words in capitals, some not
    phrasal: bool  # an idiom or a booster of several words somewhere


def derivations(words: Sequence[Word], rules: Rules) -> list[list[Step]]:
    """For each rated word, in the order of the text, the steps from its rating to what it counts for."""
    rated = [at for at, word in enumerate(words) if word.valence is not None and word.boost is None]
    if not rated:
        return []
    text = _Text(
        words, rules, 0 < sum([word.capitals for word in words]) < len(words), _phrasal(words, rules)
    )
    judged = [(at, words.index(words[at])) for at in rated]
    steps = [_derivation(text, at, first) for at, first in judged if not _kind_of(words, first)]
    return _weighed_by_but(words, steps)


def _phrasal(words: Sequence[Word], rules: Rules) -> bool:
    text = _phrase(words, 0, len(words))
    return any(phrase in text for phrase in rules.phrases)


def _phrase(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join([word.form for word in words[first : last + 1]])


def _kind_of(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "kind" and at + 1 < len(words) and words[at + 1].lower == "of"


def _derivation(text: _Text, at: int, judged: int) -> list[Step]:
    """The steps of the word at `at`, by the neighbours of its first occurrence at `judged`."""
    word = text.words[judged]
    valence = word.valence or 0.0
    steps = [Step("word", at, at, valence)]
    if word.capitals and text.mixed:
        steps.append(Step("capitals", at, at, valence + _away_from_zero(CAPITALS, valence)))
    for distance in range(1, min(3, judged) + 1):
        if text.words[judged - distance].valence is None:
            _boost(text, judged, distance, steps)
            _negate(text, judged, distance, steps)
            if distance == 3 and text.phrasal:
                _take_idioms(text, judged, steps)
    _negate_by_least(text, judged, steps)
    return steps


def _away_from_zero(strength: float, valence: float) -> float:
    return strength if valence > 0 else -strength


def _boost(text: _Text, at: int, distance: int, steps: list[Step]) -> None:
    before, valence = text.words[at - distance], steps[-1].valence
    if before.boost is None:
        return
    boost = -before.boost if valence < 0 else before.boost
    if before.capitals and text.mixed:
        boost += _away_from_zero(CAPITALS, valence)
    steps.append(Step("booster", at - distance, at - distance, valence + boost * FADED[distance]))


def _negate(text: _Text, at: int, distance: int, steps: list[Step]) -> None:
    before, valence = at - distance, steps[-1].valence
    if distance > 1 and _never_so(text.words, at, distance):
        steps.append(Step("booster", before, at - 1, valence * NEVER_SO[distance]))
    elif text.words[before].negates:
        steps.append(Step("negation", before, before, valence * NEGATED))


def _never_so(words: Sequence[Word], at: int, distance: int) -> bool:
    """`never so`, `never this`; three words back, NLTK asks for no `never` if `so` or `this` is next to the word."""
    next_is_so = words[at - 1].form in ("so", "this")
    if distance == 2:
        return next_is_so and words[at - 2].form == "never"
    return next_is_so or (words[at - 3].form == "never" and words[at - 2].form in ("so", "this"))


def _take_idioms(text: _Text, at: int, steps: list[Step]) -> None:
    """An idiom's rating stands in for all steps before it; `sort of` and its like then lower it."""
    words, rules = text.words, text.rules
    up_to = [(at - first, at - last) for first, last in _IDIOMS_UP_TO_WORD]
    onward = [(at, at + last) for last in _IDIOMS_FROM_WORD if at + last < len(words)]
    idioms = [span for span in up_to if _phrase(words, *span) in rules.idioms][:1]
    idioms += [span for span in onward if _phrase(words, *span) in rules.idioms]
    steps += [Step("idiom", *span, rules.idioms[_phrase(words, *span)]) for span in idioms]
    dampeners = [(at - first, at - last) for first, last in _DAMPENERS]
    found = [span for span in dampeners if _phrase(words, *span) in rules.boosters][:1]
    steps += [Step("booster", *span, steps[-1].valence + DAMPENED) for span in found]


def _negate_by_least(text: _Text, at: int, steps: list[Step]) -> None:
    """`least` negates, unless it is `at least` or `very least`."""
    words = text.words
    if at < 1 or words[at - 1].lower != "least" or words[at - 1].valence is not None:
        return
    if at < 2 or words[at - 2].lower not in ("at", "very"):
        steps.append(Step("negation", at - 1, at - 1, steps[-1].valence * NEGATED))


def _weighed_by_but(words: Sequence[Word], derivations: list[list[Step]]) -> list[list[Step]]:
    """What stands before the first `but` counts half, what stands after it half as much again."""
    lower = [word.lower for word in words]
    if "but" in lower:
        but = lower.index("but")
        for steps in derivations:
            weight = BEFORE_BUT if steps[0].first < but else AFTER_BUT
            steps.append(Step("contrast", but, but, steps[-1].valence * weight))
    return derivations
