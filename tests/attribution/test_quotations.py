"""The table of quotations: its columns and spans, quotations of several sentences and without a cue of their own."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas import DataFrame

import presslens

Said = Callable[[str], list[tuple[str, str, str]]]

COLUMNS = [
    "doc_id", "paragraph", "sentence", "attribution", "source", "source_start", "source_end", "speaker",
    "cue", "cue_start", "cue_end", "cue_act", "cue_stance", "content", "content_start", "content_end", "kind",
]  # fmt: skip


def quoted(text: str) -> DataFrame:
    return presslens.quotations(presslens.document_from_text(text))


def assert_spans_hold(text: str, table: DataFrame) -> None:
    for part in ("source", "cue", "content"):
        for start, end, words in table[[f"{part}_start", f"{part}_end", part]].itertuples(index=False):
            assert (start, end, words) == (-1, -1, "") or text[start:end] == words


def test_columns_come_in_the_order_of_the_design() -> None:
    assert list(quoted("Lee said no."))[: len(COLUMNS)] == COLUMNS
    assert list(quoted("The bank is closed."))[: len(COLUMNS)] == COLUMNS


def test_every_span_is_the_text_it_names() -> None:
    text = "Lee said “we are ready”, adding that Park was late. “We go,” she said, “or we stay.”"
    assert_spans_hold(text, quoted(text))


def test_pieces_of_an_interrupted_quotation_share_their_attribution(said: Said) -> None:
    assert said("“We are ready,” Lee said. “Nobody else is.”") == [
        ("Lee", "said", "“We are ready,” … “Nobody else is.”")
    ]
    assert said("“We are,” Lee said, “ready to go.”") == [("Lee", "said", "“We are,” … “ready to go.”")]


def test_a_quotation_of_several_sentences_is_whole(said: Said) -> None:
    text = "“We are ready. Nobody else is. That is all,” said Lee."
    assert said(text) == [("Lee", "said", "“We are ready. Nobody else is. That is all,”")]


def test_a_quotation_that_stands_alone_continues_the_last_attribution(said: Said) -> None:
    text = "Lee said the bank was closed. “It will open soon.”"
    assert said(text) == [("Lee", "said", "the bank was closed … “It will open soon.”")]


def test_a_sentence_that_quotes_on_continues_what_was_quoted_before_it(said: Said) -> None:
    text = "“We are ready,” Lee said. To him it was “the best day of all the days.”"
    assert said(text) == [("Lee", "said", "“We are ready,” … To him it was “the best day of all the days.”")]


def test_a_paragraph_that_a_colon_sets_apart_is_what_was_written(said: Said) -> None:
    assert said("Lee wrote:\n\nThe bank is closed. It will open soon.\n\nIt rained.") == [
        ("Lee", "wrote", "The bank is closed. It will open soon")
    ]


def test_a_question_that_ends_a_quotation_leaves_it_with_the_cue_before_it(said: Said) -> None:
    text = "Park wrote to Lee, asking her, “Are you ready?” She replied that the bank was closed."
    assert ("Park", "asking", "“Are you ready?”") in said(text)


def test_a_quotation_behind_a_colon_belongs_to_what_announces_it(said: Said) -> None:
    assert said("Lee told the press: “It will open soon.”") == [("Lee", "told", "“It will open soon.”")]


def test_a_thing_in_marks_that_somebody_directs_goes_on_with_the_quotation_before_it(said: Said) -> None:
    text = "“The bank is late,” said Lee. Park has directed “a very long process that has gone on for ever.”"
    assert [(source, cue) for source, cue, _ in said(text)] == [("Lee", "said")]


def test_scare_quotes_are_no_quotation(said: Said) -> None:
    assert said("The “experts” were late and the “plan” failed.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lee said that the bank was closed.", "indirect"),
        ("“The bank is closed,” said Lee.", "direct"),
        ("Lee said that the bank was “closed for good” now.", "mixed"),
    ],
)
def test_kind_tells_how_much_stands_in_marks(text: str, kind: str) -> None:
    assert list(quoted(text)["kind"]) == [kind]


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("Lee said that it was closed.", "say", "acknowledge"),
        ("Lee claimed that it was closed.", "say", "distance"),
        ("Lee pointed out that it was closed.", "say", "endorse"),
        ("Lee denied that it was closed.", "deny", "acknowledge"),
        ("Lee called for talks.", "direct", "acknowledge"),
        ("Lee praised the plan.", "evaluate", "acknowledge"),
        ("Lee announced new sanctions.", "announce", "acknowledge"),
        ("Lee believes that it is closed.", "think", "acknowledge"),
    ],
)
def test_cues_differ_by_act_and_stance(text: str, act: str, stance: str) -> None:
    assert quoted(text)[["cue_act", "cue_stance"]].to_numpy().tolist() == [[act, stance]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Foreign Minister Lee said it was closed.", "official"),
        ("Mr. Hall, an economist, said it was closed.", "expert"),
        ("Residents said it was closed.", "citizen"),
        ("The company said it was closed.", "organisation"),
        ("A new report said it was closed.", "document"),
        ("It was said that it was closed.", "nobody"),
    ],
)
def test_the_kind_of_a_source_comes_from_the_nouns_that_name_it(text: str, kind: str) -> None:
    assert list(quoted(text)["source_kind"]) == [kind]


def test_a_speaker_is_the_actor_that_a_pronoun_a_role_and_a_relative_pronoun_stand_for() -> None:
    text = (
        "Foreign Minister Ann Hall said talks had begun. “They go well,” the minister said. "
        "She added that more would follow. Hall, who said she was tired, left."
    )
    assert list(quoted(text)["speaker"]) == ["Ann Hall"] * 4


WORDS = [
    "Lee",
    "said",
    "that",
    "the",
    "bank",
    "denied",
    "it",
    ",",
    ".",
    ":",
    "\n\n",
    "called",
    "for",
    "talks",
]
MARKS = ['"', "“", "”", "'", "’", "‘", "''", "``", "«", "»", "(", "-", "—"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS + MARKS), min_size=1, max_size=30), st.sampled_from(["", " "]))
def test_any_marks_give_spans_inside_the_document(parts: list[str], blank: str) -> None:
    document = presslens.document_from_text("Lee " + blank.join(parts))
    table = presslens.quotations(document)
    assert_spans_hold(document.text, table)
    assert table["content_end"].le(len(document.text)).all()
