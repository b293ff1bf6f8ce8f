"""How far a content reaches: what its reporter adds behind it is no part of it."""

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lee said the deal was done - to the dismay of the unions.", "the deal was done"),
        ("Lee said the deal was done – leaving the unions in dismay.", "the deal was done"),
        (
            "Lee said the long-delayed deal was done – to the dismay of the unions.",
            "the long-delayed deal was done",
        ),
    ],
)
def test_what_stands_behind_a_spaced_dash_is_the_reporters(said: Said, text: str, content: str) -> None:
    assert said(text) == [("Lee", "said", content)]


@pytest.mark.parametrize(
    "content",
    [
        "the deal was done - and the unions knew it",
        "that was about the courts — not about his hard line",
        "the deal – the first in years – was done",
        "the long-delayed deal was done",
    ],
)
def test_a_clause_goes_on_behind_a_dash_that_adds_to_it_or_sets_words_apart(said: Said, content: str) -> None:
    assert said(f"Lee said {content}.") == [("Lee", "said", content)]


def test_a_content_ends_before_a_bracket_that_it_does_not_close(said: Said) -> None:
    assert said("The unions complained that the deal was done (Park had left, Lee said).")[0] == (
        "The unions", "complained", "that the deal was done",
    )  # fmt: skip
    assert said("Lee said the deal (the first in years) was done.") == [
        ("Lee", "said", "the deal (the first in years) was done")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bank announced a profit of $3 billion, well above the forecasts.", "a profit of $3 billion"),
        ("Lee praised the new plan, though it came late.", "the new plan"),
        ("Park announced new sanctions, despite the protests of the unions.", "new sanctions"),
        ("The bank announced new branches in Leeds, York and Hull.", "new branches in Leeds, York and Hull"),
    ],
)
def test_a_thing_announced_ends_before_what_is_set_beside_it(said: Said, text: str, content: str) -> None:
    assert said(text)[0][2] == content


@pytest.mark.parametrize(
    "content",
    [
        "that Americans ought to have equal rights, “no matter who you love.”",
        'it was a "disappointing moment," because nobody came',
    ],
)
def test_a_clause_goes_on_across_quotation_marks_to_the_end_of_its_sentence(said: Said, content: str) -> None:
    assert said(f"Lee stated {content.rstrip('.')}.")[0][2].rstrip(".") == content.rstrip(".")


def test_a_quotation_that_a_colon_announces_belongs_to_a_cue_that_quotes_before_it(said: Said) -> None:
    text = 'The secretary called the verdict "dangerous" and "wrong":\n\n"We face a bad verdict, and it is no joke."'
    assert said(text) == [
        (
            "The secretary",
            "called",
            'the verdict "dangerous" and "wrong" … "We face a bad verdict, and it is no joke."',
        )
    ]


@pytest.mark.parametrize(
    "content",
    [
        "she wanted a change, but found Park too weak to support",
        "the rules were fair, but required some effort",
    ],
)
def test_a_clause_goes_on_behind_but(said: Said, content: str) -> None:
    assert ("Lee", "said", content) in said(f"Lee said {content}.")


@pytest.mark.parametrize(
    ("content", "other"),
    [
        ("the rules were fair", "denied the claim"),
        ("the rules were fair", "pointed out that it was late"),
        ("he believes Jo was to be replaced in November", "did not reveal how he obtained such information"),
    ],
)
def test_a_clause_ends_before_what_else_its_speaker_tells(said: Said, content: str, other: str) -> None:
    assert said(f"Lee said {content}, but {other}.")[0] == ("Lee", "said", content)
