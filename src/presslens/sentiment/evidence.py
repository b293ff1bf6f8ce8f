"""The words, boosters, negations, capitals and marks that made a text's VADER compound, with their characters."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from presslens.atoms import Span
from presslens.sentiment.vader import MOST_EXCLAMATIONS, asked, exclaimed, signed
from presslens.sentiment.valence import Step, derivations
from presslens.sentiment.words import Rules, Word, bare


class Evidence(NamedTuple):
    """One rule at work: its words, its kind, the rated word it bears on, and by how much it moved that word."""

    start: int
    end: int
    text: str
    category: str
    word_start: int
    word_end: int
    valence: float

    def moved(self, by: int) -> "Evidence":
        """The same with its characters counted from elsewhere."""
        whole = self.word_start < 0
        word = (-1, -1) if whole else (self.word_start + by, self.word_end + by)
        return self._replace(start=self.start + by, end=self.end + by, word_start=word[0], word_end=word[1])


def evidence(text: str, read: Callable[[str], list[Word]], rules: Rules) -> list[Evidence]:
    """All evidence of a text in the order of the rated words; its valences add up to what compound normalises."""
    spans = _word_spans(text)
    found = [each for steps in derivations(read(text), rules) for each in _of_word(text, spans, steps)]
    total = sum(each.valence for each in found)
    marks = [*_marks(text, "!", exclaimed(text), MOST_EXCLAMATIONS), *_marks(text, "?", asked(text))]
    return found + [mark._replace(valence=signed(mark.valence, total)) for mark in marks]


def _word_spans(text: str) -> list[Span]:
    """Where each word that VADER sees stands, bare of marks."""
    pieces = [piece for piece in re.finditer(r"\S+", text) if len(piece[0]) > 1]
    starts = [piece.start() + piece[0].index(bare(piece[0])) for piece in pieces]
    return [(start, start + len(bare(piece[0]))) for start, piece in zip(starts, pieces, strict=True)]


def _of_word(text: str, spans: Sequence[Span], steps: Sequence[Step]) -> Iterator[Evidence]:
    word = spans[steps[0].first]
    before = [0.0, *(step.valence for step in steps)]
    for step, valence in zip(steps, before, strict=False):
        start, end = spans[step.first][0], spans[step.last][1]
        yield Evidence(start, end, text[start:end], step.category, *word, step.valence - valence)


def _marks(text: str, mark: str, strength: float, most: int | None = None) -> list[Evidence]:
    """The marks that count, each with its share of the strength that all of them add."""
    found = [match.span() for match in re.finditer(re.escape(mark), text)][:most] if strength else []
    return [Evidence(*span, mark, "punctuation", -1, -1, strength / len(found)) for span in found]
