"""Who says what: three articles read by hand before any output was seen, and constructions one by one."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import presslens
from presslens.resources import checkout

FIXTURES = sorted((checkout() / "tests" / "fixtures" / "attribution").glob("*.json"))


def characters(spans: Iterator[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def by_hand(path: Any) -> list[dict[str, Any]]:
    """The attributions beyond dispute."""
    loaded = json.loads(path.read_text(encoding="utf8"))
    return [one for one in loaded["attributions"] if not one["disputed"]]


def found(path: Any) -> list[tuple[set[int], str, str]]:
    """For each attribution of ours its content's characters, cue and speaker."""
    text = json.loads(path.read_text(encoding="utf8"))["text"]
    table = presslens.quotations(presslens.read_document(checkout() / text))
    return [
        (
            characters(zip(rows["content_start"], rows["content_end"], strict=True)),
            *rows[["cue", "speaker"]].iloc[0],
        )
        for _, rows in table.groupby("attribution")
    ]


def match(gold: dict[str, Any], ours: list[tuple[set[int], str, str]]) -> tuple[set[int], str, str] | None:
    content = characters((piece["start"], piece["end"]) for piece in gold["content"])
    near = [one for one in ours if len(one[0] & content) >= 0.8 * len(one[0] | content)]
    return near[0] if near else None


def test_of_those_beyond_dispute_in_three_articles_nearly_all_are_found() -> None:
    ours = {path: found(path) for path in FIXTURES}
    gold = [(path, one) for path in FIXTURES for one in by_hand(path)]
    missed = [one["content"][0]["text"] for path, one in gold if match(one, ours[path]) is None]
    assert len(missed) <= 0.15 * len(gold), missed


def test_every_speaker_of_the_default_article_is_right() -> None:
    path = next(path for path in FIXTURES if path.stem == "default")
    ours = found(path)
    pairs = [(gold["speaker"], matched[2]) for gold in by_hand(path) if (matched := match(gold, ours))]
    assert [pair for pair in pairs if pair[0].removeprefix("The ") != pair[1]] == []


def quotations(text: str) -> pd.DataFrame:
    return presslens.quotations(presslens.document_from_text(text))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said the bridge was safe.", "The mayor", "said", "the bridge was safe"),
        ("The mayor said that the bridge was safe.", "The mayor", "said", "that the bridge was safe"),
        ("“The bridge is safe,” said the mayor.", "the mayor", "said", "“The bridge is safe,”"),
        ('"The bridge is safe," said the mayor.', "the mayor", "said", '"The bridge is safe,"'),
        ("The mayor denied that the bridge was unsafe.", "The mayor", "denied", "that the bridge was unsafe"),
    ],
)
def test_source_cue_and_content_of_plain_constructions(
    text: str, source: str, cue: str, content: str
) -> None:
    row = quotations(text).iloc[0]
    assert (row["source"], row["cue"], row["content"]) == (source, cue, content)


def test_according_to_names_a_source() -> None:
    assert "the mayor" in set(quotations("According to the mayor, the bridge is safe.")["source"])


def test_a_content_interrupted_by_its_cue_is_one_attribution() -> None:
    table = quotations("“The bridge,” said the mayor, “is safe and will stay open.”")
    assert table["attribution"].nunique() == 1
    assert len(table) == 2


def test_an_attribution_inside_another_is_a_row_of_its_own() -> None:
    table = quotations("Mr Lee said Mrs Park denied that the bridge was unsafe.")
    assert {"said", "denied"} <= set(table["cue"])


def test_scare_quotes_are_no_quotation() -> None:
    assert quotations("The “bridge” was a plank across the stream.").empty


def test_who_denies_accusations_accuses_nobody() -> None:
    table = quotations("China denies accusations of expansionism.")
    assert table.loc[table["cue"].str.startswith("accusations"), "source"].tolist() in ([], [""])


def test_what_is_denied_is_an_act_and_no_distance_of_the_reporters() -> None:
    row = quotations("The mayor denied that the bridge was unsafe.").iloc[0]
    assert (row["cue_act"], row["cue_stance"]) == ("deny", "acknowledge")


@given(st.text(alphabet="“”\"'‘’ abc.,\nsaid", max_size=80).filter(lambda text: any(map(str.isalnum, text))))
def test_any_marks_give_spans_that_are_their_words(text: str) -> None:
    document = presslens.document_from_text(text)
    for row in presslens.quotations(document).itertuples():
        assert document.text[row.content_start : row.content_end] == row.content
        assert document.text[row.cue_start : row.cue_end] == row.cue or row.cue_start == -1
