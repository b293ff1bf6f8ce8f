"""Trees that a parser of plain sentences gets wrong on reported speech."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens
from presslens.attribution.mending import mended
from presslens.syntax import ancestors, trees

Said = Callable[[str], list[tuple[str, str, str]]]


def test_speech_before_other_speech_is_the_same_speakers_and_a_content_of_its_own(said: Said) -> None:
    assert said("Lee said the deal was bad before claiming that Park had lied.") == [
        ("Lee", "said", "the deal was bad"),
        ("Lee", "claiming", "that Park had lied"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Park punched him in the face, pulled his hair and hit him",
        "that Democrats will win, and the only question is how",
        "that police are very motivated after the events, while Sweat is tired",
    ],
)
def test_a_verb_in_the_tense_of_the_content_goes_on_with_it(said: Said, content: str) -> None:
    assert said(f"Lee said {content}.") == [("Lee", "said", content)]


def test_a_clause_in_the_tense_of_the_report_is_the_reporters(said: Said) -> None:
    assert said("Lee said that the Democrats had won, and the crowd left.") == [
        ("Lee", "said", "that the Democrats had won")
    ]


def test_the_first_of_two_names_is_what_gets_the_other(said: Said) -> None:
    assert said('Hatch called Garland "terrific" and left.') == [("Hatch", "called", 'Garland "terrific"')]


def test_an_object_in_front_of_a_finite_verb_is_its_subject(said: Said) -> None:
    assert said("The bank ended a meeting on Friday by announcing it would expand purchases.") == [
        ("The bank", "announcing", "it would expand purchases")
    ]


WORDS = [
    "Lee",
    "Park",
    "said",
    "told",
    "called",
    "it",
    "would",
    "leave",
    "that",
    "and",
    ",",
    "before",
    "saying",
    ".",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
def test_mended_trees_are_trees(words: list[str]) -> None:
    tree = mended(trees(presslens.annotate(presslens.document_from_text(" ".join(["Lee", *words])))))
    for token in range(len(tree)):
        assert all(step < len(tree) for step, _ in enumerate(ancestors(tree, token)))
        assert tree.sentence[tree.head[token]] == tree.sentence[token]
