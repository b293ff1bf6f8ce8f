"""Cues that stand beside their clause: behind it, in its midst, or with somebody who is told in between."""

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bank was closed for good, former officials told the Washington Post.",
            ("former officials", "told", "The bank was closed for good"),
        ),
        ("The bank, Lee told reporters on Monday, is closed.", ("Lee", "told", "The bank … is closed")),
        ("As Lee told The Guardian, the bank is closed.", ("Lee", "told", "the bank is closed")),
        (
            "Lee told reporters after a Cabinet meeting that Park wants to make the trip.",
            ("Lee", "told", "that Park wants to make the trip"),
        ),
        (
            "Officials told reporters in Rome that the talks had failed but that a date had been set.",
            ("Officials", "told", "that the talks had failed but that a date had been set"),
        ),
        (
            "Hogan also told the paper he wanted to focus on his role in the party.",
            ("Hogan", "told", "he wanted to focus on his role in the party"),
        ),
    ],
)
def test_who_is_told_does_not_part_a_cue_from_its_content(
    said: Said, text: str, expected: tuple[str, str, str]
) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Lee may be replaced by Kim Park, The New York Times reported Thursday.",
            ("The New York Times", "reported", "Minister Lee may be replaced by Kim Park"),
        ),
        (
            "The family was relieved when both were found safe, her attorney, Michael Cox, said.",
            ("her attorney, Michael Cox", "said", "The family was relieved when both were found safe"),
        ),
        (
            "After hiring many people, the company will “moderate” its growth, Mr. Lee said.",
            ("Mr. Lee", "said", "After hiring many people, the company will “moderate” its growth"),
        ),
    ],
)
def test_a_cue_that_closes_its_sentence_has_the_words_before_it_for_source_and_content(
    said: Said, text: str, expected: tuple[str, str, str]
) -> None:
    assert said(text) == [expected]


def test_a_cue_that_closes_the_sentence_is_no_part_of_what_another_cue_reports(said: Said) -> None:
    assert said(
        "Yates warned that Flynn was vulnerable to blackmail, former officials told the newspaper."
    ) == [
        ("Yates", "warned", "that Flynn was vulnerable to blackmail"),
        ("former officials", "told", "Yates warned that Flynn was vulnerable to blackmail"),
    ]


def test_a_condition_alone_is_not_what_a_cue_behind_it_reports(said: Said) -> None:
    assert said("If Park wins the vote, Lee said.") == []


def test_what_a_comma_parts_from_a_cue_is_not_its_object(said: Said) -> None:
    assert said("In both cases, Lee said, those gifts paid for a tournament.") == [
        ("Lee", "said", "In both cases … those gifts paid for a tournament")
    ]
    assert said("Yet, 300 days since Lee announced his candidacy for president, here we are.") == [
        ("Lee", "announced", "his candidacy for president")
    ]


def test_a_title_that_somebody_is_told_on_is_not_what_is_said(said: Said) -> None:
    text = "Lee told “Fox News Sunday” that anybody living in the country would face a long wait."
    assert said(text) == [("Lee", "told", "that anybody living in the country would face a long wait")]
