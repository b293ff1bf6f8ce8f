"""Each construction of the table of cues, in a sentence of its own."""

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee said that the talks would go on.", ("Lee", "said", "that the talks would go on")),
        ("The talks would go on, Lee said.", ("Lee", "said", "The talks would go on")),
        ("The talks, Lee said, would go on.", ("Lee", "said", "The talks … would go on")),
        ("“We are ready,” said Lee.", ("Lee", "said", "“We are ready,”")),
        (
            "Lee said the bank was closed, because nobody came.",
            ("Lee", "said", "the bank was closed, because nobody came"),
        ),
        ("Lee asked whether Park was ready.", ("Lee", "asked", "whether Park was ready")),
        ("Lee vowed to leave the country.", ("Lee", "vowed", "to leave the country")),
        ("Lee urged Park to leave.", ("Lee", "urged", "Park to leave")),
        ("Lee called for talks.", ("Lee", "called for", "talks")),
        ("Lee called for the army to leave.", ("Lee", "called for", "the army to leave")),
        ("Lee announced new sanctions.", ("Lee", "announced", "new sanctions")),
        ("Lee highlighted the importance of trade.", ("Lee", "highlighted", "the importance of trade")),
        ("Lee described Park as a liar.", ("Lee", "described", "Park as a liar")),
        ("Lee called the plan “a disaster”.", ("Lee", "called", "the plan “a disaster”")),
        ("The plan was criticized by Lee.", ("Lee", "criticized", "The plan")),
        ("According to Lee, the talks failed.", ("Lee", "According to", "the talks failed")),
        ("The talks failed, according to Lee.", ("Lee", "according to", "The talks failed")),
        ("As Lee noted, the talks failed.", ("Lee", "noted", "the talks failed")),
        ("Lee denied that the talks had failed.", ("Lee", "denied", "that the talks had failed")),
        ("Lee's claim that Park lied was false.", ("Lee's", "claim", "that Park lied")),
        ("Lee pointed out that Park had lied.", ("Lee", "pointed out", "that Park had lied")),
        ("Lee is confident that Park will win.", ("Lee", "confident", "that Park will win")),
        ("Lee believes that Park lied.", ("Lee", "believes", "that Park lied")),
        ("It was said that Park had lied.", ("", "said", "that Park had lied")),
        ("China denies accusations of expansionism", ("China", "denies", "accusations of expansionism")),
        (
            "They argued over health care and about trade.",
            ("They", "argued over", "health care and about trade"),
        ),
        ("Lee continued to portray Park as a liar.", ("Lee", "portray", "Park as a liar")),
        (
            "The bank ended a meeting by announcing new sanctions.",
            ("The bank", "announcing", "new sanctions"),
        ),
        (
            "Kelly issued a statement calling Porter “a man of true honor” while she left.",
            ("a statement", "calling", "Porter “a man of true honor”"),
        ),
        (
            "Lee accused Park of ducking because he is afraid of the unions.",
            ("Lee", "accused", "Park of ducking because he is afraid of the unions"),
        ),
        (
            "Here are nine outrageous things Lee has said about Park.",
            ("Lee", "said about", "nine outrageous things … Park"),
        ),
    ],
)
def test_a_construction_gives_its_source_its_cue_and_its_content(
    said: Said, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lee opened the door and walked home.",
        "Lee wants a ticket in order to travel.",
        "The so-called “expert” was late.",
        "The town calls itself home to nobody.",
        "They are reluctant to criticize Lee.",
        "It is safe to say that the bank is closed.",
        'To "route out" in the jargon of the group refers to a long set of interviews.',
    ],
)
def test_where_nothing_is_said_nothing_is_attributed(said: Said, text: str) -> None:
    assert said(text) == []


def test_an_attribution_inside_another_is_a_row_of_its_own(said: Said) -> None:
    assert said("Lee said Park denied that the bank had failed.") == [
        ("Lee", "said", "Park denied that the bank had failed"),
        ("Park", "denied", "that the bank had failed"),
    ]


def test_verbs_of_saying_side_by_side_share_their_source_and_keep_their_contents_apart(said: Said) -> None:
    assert said("Lee complained that Park had lied and questioned why he came.") == [
        ("Lee", "complained", "that Park had lied"),
        ("Lee", "questioned", "why he came"),
    ]


def test_a_participle_that_reports_hangs_on_the_speaker_not_on_the_content(said: Said) -> None:
    found = said("Lee said the bank had failed, adding that nobody was hurt.")
    assert ("Lee", "adding", "that nobody was hurt") in found
    assert ("Lee", "said", "the bank had failed") in found


def test_who_is_accused_in_a_denial_is_not_the_accuser(said: Said) -> None:
    found = said("China denies accusations of expansionism")
    assert [source for source, cue, _ in found if cue == "accusations of"] == [""]


@pytest.mark.parametrize("outcome", ["the crowd left", "Lee said that the bank was closed"])
def test_who_is_asked_is_not_who_asks(said: Said, outcome: str) -> None:
    assert said(f"Asked whether Park had lied, {outcome}.")[0] == ("", "Asked", "whether Park had lied")


def test_a_deed_that_is_refused_is_not_attributed(said: Said) -> None:
    assert [cue for _, cue, _ in said("Lee refused to portray Park as a liar.")] == ["refused"]


def test_what_the_reporter_sets_against_a_clause_is_no_part_of_it(said: Said) -> None:
    text = "Republicans have argued that inversions should end, but Democrats have pushed for action."
    assert said(text)[0] == ("Republicans", "argued", "that inversions should end")
