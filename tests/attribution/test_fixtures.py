"""Three articles read by hand before any output was looked at."""

import json
from pathlib import Path
from typing import Any

import pytest
from pandas import DataFrame

import presslens

CHECKOUT = Path(__file__).parents[2]
READ = sorted((CHECKOUT / "tests" / "fixtures" / "attribution").glob("*.json"))


@pytest.fixture(scope="module", params=READ, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> tuple[list[dict[str, Any]], DataFrame]:
    read = json.loads(request.param.read_text(encoding="utf8"))
    document = presslens.read_document(CHECKOUT / read["text"])
    for one in read["attributions"]:
        for span in (one["source"], one["cue"], *one["content"]):
            assert span is None or document.text[span["start"] : span["end"]] == span["text"]
    return read["attributions"], presslens.quotations(document)


def overlap(read: dict[str, Any], pieces: DataFrame) -> float:
    """Shared characters of the contents, as a part of all; of the best piece where one fits better than all."""
    gold = set().union(*(range(span["start"], span["end"]) for span in read["content"]))
    spans = [
        set(range(start, end))
        for start, end in pieces[["content_start", "content_end"]].itertuples(index=False)
    ]
    return max(len(gold & ours) / len(gold | ours) for ours in [set().union(*spans), *spans])


def found(read: dict[str, Any], table: DataFrame) -> DataFrame:
    """The pieces of the attribution that overlaps most; none below 0.8."""
    best = max((group for _, group in table.groupby("attribution")), key=lambda group: overlap(read, group))
    return best if overlap(read, best) >= 0.8 else best[:0]


def test_every_attribution_beyond_dispute_is_found_with_its_source_and_cue(
    article: tuple[list[dict[str, Any]], DataFrame],
) -> None:
    read, table = article
    for one in (one for one in read if not one["disputed"]):
        ours = found(one, table)
        assert len(ours), one["content"][0]["text"]
        assert one["cue"]["text"].split()[-1] in ours["cue"].iloc[0]
        assert ours["kind"].iloc[0] == one["kind"] or len(ours) > 1


def test_speakers_are_right_or_left_empty(article: tuple[list[dict[str, Any]], DataFrame]) -> None:
    read, table = article
    wrong = [
        (one["content"][0]["text"], found(one, table)["speaker"].iloc[0])
        for one in read
        if not one["disputed"] and found(one, table)["speaker"].iloc[0] not in (one["speaker"], "")
    ]
    assert len(wrong) <= 1


def test_at_most_one_in_ten_is_false(article: tuple[list[dict[str, Any]], DataFrame]) -> None:
    read, table = article
    true = {
        number
        for number, group in table.groupby("attribution")
        if any(overlap(one, group) >= 0.5 for one in read)
    }
    outside = [
        group
        for number, group in table.groupby("attribution")
        if number not in true and not any(_inside(group, one) for one in read)
    ]
    assert len(outside) <= table["attribution"].nunique() / 10


def _inside(group: DataFrame, read: dict[str, Any]) -> bool:
    """Whether an attribution stands in the content of one that was read: who speaks there was not read on."""
    return any(span["start"] <= group["cue_start"].iloc[0] < span["end"] for span in read["content"])
