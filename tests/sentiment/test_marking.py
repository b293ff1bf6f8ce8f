"""What the model reads of a mention: where it stands, and of a name nothing else."""

import pytest

from presslens.sentiment.encoder import load_tokenizer
from presslens.sentiment.marking import LONGEST, Marked, is_name, marked
from presslens.sentiment.target import MODEL

NAMES = ("Okello", "China", "US", "the United States", "Maria Costa-Lindgren", "Ministry of Finance")


def _read(before: str, mention: str, after: str, *, names_in_sight: bool = False) -> Marked:
    place = (before + mention + after, len(before), len(before) + len(mention))
    return marked(load_tokenizer(MODEL), [place], names_in_sight=names_in_sight)[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_read_as_the_same_mask(name: str) -> None:
    read = _read("The report says that ", name, " misled the parliament.")
    assert read == _read("The report says that ", "Rossi", " misled the parliament.")
    assert sum(read.types) == 1


@pytest.mark.parametrize("mention", ["the ministry", "She", "his rivals", "The old mayor", "it", ""])
def test_pronouns_and_descriptions_are_no_names(mention: str) -> None:
    assert not is_name(mention)


def test_a_description_is_read_word_by_word() -> None:
    read = _read("The report says that ", "the corrupt ministry", " misled the parliament.")
    assert sum(read.types) == 3


def test_names_can_be_left_in_sight() -> None:
    seen = [_read("They met ", name, ".", names_in_sight=True) for name in ("Okello", "Rossi")]
    assert seen[0] != seen[1]


def test_a_name_that_is_the_whole_sentence_is_read() -> None:
    assert _read("", "Brave Judge Wins Praise", "") != _read("", "Corrupt Minister Jailed", "")


@pytest.mark.parametrize("before", ["", "They met and talked. " * 200])
def test_of_a_long_sentence_the_words_around_the_mention_are_read(before: str) -> None:
    read = _read(before, "Rossi", " left." + " They met and talked." * 200)
    assert len(read.ids) == LONGEST
    assert sum(read.types) == 1
