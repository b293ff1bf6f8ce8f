"""A seat of government stands for its state only where it acts or is acted upon."""

from collections.abc import Callable

import pytest
from pandas import DataFrame

MentionsIn = Callable[[str], DataFrame]


@pytest.mark.parametrize(
    ("sentence", "seat", "state"),
    [
        ("Beijing said the talks had failed.", "Beijing", "China"),
        ("The talks with Washington failed.", "Washington", "United States"),
        ("Observers criticised Beijing’s policies.", "Beijing", "China"),
        ("The envoy accused Moscow of lying.", "Moscow", "Russia"),
        ("Sanctions against Tehran were lifted.", "Tehran", "Iran"),
        ("Tensions between Tokyo and Seoul grew.", "Seoul", "South Korea"),
        ("Beijing is ready to talk.", "Beijing", "China"),
        ("The law was rejected by London.", "London", "United Kingdom"),
    ],
)
def test_a_seat_that_acts_or_is_acted_upon_is_its_state(
    mentions_in: MentionsIn, sentence: str, seat: str, state: str
) -> None:
    found = mentions_in(sentence)
    row = found[found["mention"] == seat].iloc[0]
    assert (row["actor"], row["naming"]) == (state, "place")


@pytest.mark.parametrize(
    ("sentence", "seat"),
    [
        ("The ministers met in Beijing.", "Beijing"),
        ("She flew to Washington on Monday.", "Washington"),
        ("London is a large city.", "London"),
        ("He visited Moscow twice.", "Moscow"),
        ("The hotel stands near Paris.", "Paris"),
        ("The streets of Berlin were empty.", "Berlin"),
    ],
)
def test_a_seat_that_is_merely_a_place_is_not_its_state(
    mentions_in: MentionsIn, sentence: str, seat: str
) -> None:
    found = mentions_in(sentence)
    rows = found[found["mention"] == seat]
    assert set(rows["naming"]) <= {"name"}
    assert set(rows["actor"]) <= {seat}
