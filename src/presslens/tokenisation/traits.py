"""What a chunk's form tells of its place in a sentence: a bit for each trait, found once per form."""

import re
from collections.abc import Callable
from enum import IntFlag, auto
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray


class Trait(IntFlag):
    """A trait of a chunk's form."""

    SMALL = auto()  # begins with a small letter
    PLAIN_END = auto()  # ends with a letter or digit
    SENTENCE_END = auto()  # ends with a mark that a sentence, or a line before a list, may end with
    CLOSERS = auto()  # nothing but marks that may stand after such a mark
    ODD_QUOTES = auto()  # holds an odd number of straight double quotation marks
    OPENS_QUOTATION = auto()
    CLOSES_QUOTATION = auto()
    ELIDED = auto()  # opens a quotation with an ellipsis
    REPORTS = auto()  # "that" or a verb of saying
    LINE_OPENER = auto()  # a word that opens sentences and, capitalised, no names
    ITEM = auto()  # marks an item of a list: 1. or (a)
    CREDIT = auto()  # opens the credit of a picture
    GLUED = auto()  # holds the end of a sentence and the beginning of the next


Traits = NDArray[np.uint16]

CLOSING = "\"'”’»)]}"  # marks that may stand after the last mark of a sentence
SPEECH = frozenset(
    ("said", "says", "asked", "asks", "replied", "answered", "wrote", "added", "shouted", "cried")
)
GLUED = re.compile(r"(?<=[^\W\d_A-Z]{2})[.?!][\"”’)]*+(?=[\"“‘(]?[A-Z][a-z])")
_ENDS = frozenset(".?!:;…")
_QUOTES = frozenset('"“”')
_LINE_OPENERS = frozenset(("The", "This", "These", "There", "He", "She", "It", "We", "They", "In", "On"))

_Tests = dict[Trait, Callable[[str], object]]
_Bits = list[tuple[int, Callable[[str], object]]]

_OF_WORDS: _Tests = {
    Trait.SMALL: lambda form: form[0].islower(),
    Trait.PLAIN_END: lambda _: True,
    Trait.REPORTS: (SPEECH | {"that"}).__contains__,
    Trait.LINE_OPENER: _LINE_OPENERS.__contains__,
}
# of forms that hold more than letters: a glance at which tests can hold, and the tests
_OF_OTHERS: tuple[tuple[Callable[[str], object], _Tests], ...] = (
    (
        lambda _: True,
        {
            Trait.SMALL: lambda form: form[0].islower(),
            Trait.PLAIN_END: lambda form: form[-1].isalnum(),
            Trait.SENTENCE_END: lambda form: form.rstrip(CLOSING)[-1:] in _ENDS,
            Trait.CLOSERS: lambda form: not form.strip(CLOSING),
        },
    ),
    (
        lambda form: not _QUOTES.isdisjoint(form),
        {
            Trait.ODD_QUOTES: lambda form: form.count('"') % 2,
            Trait.OPENS_QUOTATION: re.compile("[(\\[‘']*[\"“].").match,
            Trait.CLOSES_QUOTATION: re.compile('.+["”]').match,
            Trait.ELIDED: re.compile('["“](?:[.]{2,}|…)').match,
        },
    ),
    (
        lambda form: form[-1] in ".):",
        {
            Trait.ITEM: re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+").fullmatch,
            Trait.CREDIT: re.compile(r"(?:Image|Photo|Photograph|Picture|Credit)s?:").fullmatch,
        },
    ),
    (lambda form: not form[:-1].isalpha(), {Trait.GLUED: GLUED.search}),
)


def traits(forms: list[str]) -> Traits:
    """The traits of each form, one bit each."""
    return np.fromiter(map(_traits_of, forms), np.uint16, len(forms))


@lru_cache(1 << 17)  # a corpus asks for the same forms in every text
def _traits_of(form: str) -> int:
    words, others = _all_bits()
    if form.isalpha():
        return sum(bit for bit, test in words if test(form))
    return sum(bit for may_hold, tests in others if may_hold(form) for bit, test in tests if test(form))


@cache
def _all_bits() -> tuple[_Bits, list[tuple[Callable[[str], object], _Bits]]]:
    return _bits(_OF_WORDS), [(may_hold, _bits(tests)) for may_hold, tests in _OF_OTHERS]


def _bits(tests: _Tests) -> _Bits:
    return [(trait.value, test) for trait, test in tests.items()]
