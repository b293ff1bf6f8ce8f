"""Who is named, held against what a reader marked before any output was looked at."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import DataFrame

import presslens
from presslens.naming import find_mentions

MentionsIn = Callable[[str], DataFrame]
Who = Callable[[str], list[tuple[str, str]]]

NAMINGS = {"name", "part", "acronym", "role", "place", "adjective", "pronoun"}


def test_nine_in_ten_mentions_beyond_dispute_are_found_with_their_actor_and_naming(marked: Any) -> None:
    found = {(row.start, row.end): (row.naming, row.actor) for row in marked.found.itertuples()}
    sure = [mark for mark in marked.marks if mark.sure]
    missed = [
        (marked.text[mark.start : mark.end], mark)
        for mark in sure
        if found.get((mark.start, mark.end)) != (mark.naming, mark.actor)
    ]
    assert len(missed) <= len(sure) / 10, missed


def test_nothing_is_found_that_a_reader_would_not_mark(marked: Any) -> None:
    allowed = {(mark.start, mark.end) for mark in marked.marks}
    strange = [row.mention for row in marked.found.itertuples() if (row.start, row.end) not in allowed]
    assert len(strange) <= 0.05 * len(marked.found), strange


def are_apart(found: DataFrame) -> bool:
    """No mention reaches into the next, unless a role holds it."""
    rows = list(found.itertuples())
    return all(one.end <= two.start or one.naming == "role" for one, two in pairwise(rows))


def test_a_role_may_hold_a_country_and_both_are_mentions(who: Who) -> None:
    pairs = who("The Turkish president Recep Tayyip Erdogan spoke. The Turkish president then left.")
    assert pairs[-2:] == [("The Turkish president", "Recep Tayyip Erdogan"), ("Turkish", "Turkey")]


def test_mentions_are_cut_from_the_text_in_order_and_apart(marked: Any) -> None:
    found = marked.found
    assert [marked.text[row.start : row.end] for row in found.itertuples()] == list(found["mention"])
    assert are_apart(found)
    assert set(found["naming"]) <= NAMINGS


WORDS = [
    *("China", "Chinese", "Beijing", "US", "Sino-US", "Hong", "Kong", "Police", "Force", "(HKPF)", "Paris"),
    *(
        "the",
        "The",
        "minister",
        "department",
        "President",
        "Le",
        "Li",
        "Lam",
        "Carrie",
        "It",
        "he",
        "She",
        "its",
    ),
    *("said", "of", "in", "with", "and", "visited", ",", ".", "“", "”", "’s", "“We", "2020", "—", "\n\n"),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_spans_lie_in_any_text_and_hold_their_words(words: list[str]) -> None:
    document = presslens.document_from_text("China " + " ".join(words))
    found = find_mentions(document)
    assert all(document.text[row.start : row.end] == row.mention != "" for row in found.itertuples())
    assert are_apart(found)


def test_a_text_that_names_nobody_has_no_mentions_but_all_columns(mentions_in: MentionsIn) -> None:
    found = mentions_in("It rained all day. The streets were wet.")
    assert found.empty
    assert {"doc_id", "sentence", "start", "end", "mention", "actor", "naming", "certain"} <= set(
        found.columns
    )


def test_a_country_is_one_actor_by_every_name_it_has(mentions_in: MentionsIn) -> None:
    found = mentions_in(
        "The U.S. and Britain signed. The UK thanked America. British and American officials met."
    )
    states = ["United States", "United Kingdom"]
    assert list(found["actor"]) == [states[0], states[1], states[1], states[0], states[1], states[0]]
    assert list(found["naming"]) == ["acronym", "name", "acronym", "name", "adjective", "adjective"]


def test_the_parts_of_a_hyphenated_adjective_are_two_mentions(who: Who) -> None:
    assert who("Sino-Russian trade grew last year.")[:2] == [("Sino", "China"), ("Russian", "Russia")]


def test_a_country_inside_a_longer_name_is_no_mention_of_the_country(who: Who) -> None:
    pairs = who("The US Treasury Department opened an inquiry. The department said so on Monday.")
    assert pairs == [
        ("US Treasury Department", "US Treasury Department"),
        ("The department", "US Treasury Department"),
    ]


def test_a_surname_that_is_a_capital_means_the_person(mentions_in: MentionsIn) -> None:
    found = mentions_in("Valeska Paris, an Australian woman, left the church. Paris was born in Switzerland.")
    assert ("Paris", "Valeska Paris", "person") in set(
        found[["mention", "actor", "kind"]].itertuples(index=False, name=None)
    )


def test_a_title_is_no_part_of_a_name_but_gives_a_role(who: Who) -> None:
    pairs = who("Prime Minister John Key spoke on Monday. The prime minister then left.")
    assert pairs[0] == ("John Key", "John Key")
    assert ("The prime minister", "John Key") in pairs


def test_a_role_that_nobody_named_bears_is_left_alone(who: Who) -> None:
    assert [
        actor for mention, actor in who("John Key spoke. The spokesman left.") if "spokesman" in mention
    ] == []


def test_a_role_that_two_bear_goes_to_the_one_named_last_and_is_not_certain(mentions_in: MentionsIn) -> None:
    found = mentions_in("Minister Ann Smith met Minister Bob Jones. On Monday the minister resigned.")
    role = found[found["naming"] == "role"].iloc[0]
    assert (role["actor"], bool(role["certain"])) == ("Bob Jones", False)


@pytest.mark.parametrize("brackets", ["()", "[]"])
def test_an_acronym_introduced_in_brackets_is_its_name(who: Who, brackets: str) -> None:
    text = (
        f"The Hong Kong Police Force {brackets[0]}HKPF{brackets[1]} opened an office. The HKPF said little."
    )
    assert [actor for mention, actor in who(text) if mention == "HKPF"] == ["Hong Kong Police Force"] * 2


def test_an_acronym_of_other_initials_is_not_taken_for_the_name_before_it(who: Who) -> None:
    pairs = who("The Hong Kong Police Force (OECD) met on Monday.")
    assert ("OECD", "Hong Kong Police Force") not in pairs


def test_it_that_means_nothing_is_no_mention(who: Who) -> None:
    assert "It" not in dict(who("China signed. It is clear that the talks failed."))


def test_a_pronoun_means_no_actor_where_a_thing_is_nearer(who: Who) -> None:
    assert "its" not in dict(who("China built a bridge. The bridge lost its railing."))


def test_whoever_speaks_a_quotation_is_not_its_he(mentions_in: MentionsIn) -> None:
    found = mentions_in("John Key praised the novelist Tom Wolfe. Tom Wolfe said, “I think he is kind.”")
    he = found[found["mention"] == "he"]
    assert list(he["actor"]) == ["John Key"]


def test_a_part_is_known_before_the_full_name_comes(who: Who) -> None:
    text = "Lam spoke on Monday.\n\nCarrie Lam, the chief executive, and Chris Tang met. Tang listened."
    assert [actor for mention, actor in who(text) if mention in ("Lam", "Tang")] == [
        "Carrie Lam",
        "Chris Tang",
    ]


def test_a_given_name_or_a_role_says_which_pronoun_goes_with_a_person(who: Who) -> None:
    text = "Andy Warhol painted. Hilary Jones bought a picture. She liked how he worked."
    assert who(text)[-2:] == [("She", "Hilary Jones"), ("he", "Andy Warhol")]
    text = "Kim Sung, a spokesman, met Lee Min. She smiled."
    assert who(text)[-1] == ("She", "Lee Min")


def test_a_pronoun_is_not_who_is_named_in_what_it_is_the_subject_of(who: Who) -> None:
    text = "Mark Rathbun met Daniel Montalvo. He described Montalvo as a friend."
    assert who(text)[-2:] == [("He", "Mark Rathbun"), ("Montalvo", "Daniel Montalvo")]
    assert "He" not in dict(who("Daniel Montalvo arrived. He praised Montalvo."))
