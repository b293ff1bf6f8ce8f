"""Policy frames: shares of fifteen, the same in any company, evidence in place, no frame from a name."""

import pandas as pd
import pytest

import presslens
from presslens.framing.codebook import FRAMES
from presslens.framing.frame_model import probabilities, readings, threshold

ARTICLE = "seeds/000_cba6c4d358668237.txt"


def frames_of(text: str) -> pd.DataFrame:
    return presslens.policy_frames(presslens.sentences(presslens.document_from_text(text)))


def best(text: str) -> str:
    table = frames_of(text)
    return str(table.loc[table["score"].idxmax(), "frame"])


@pytest.fixture(scope="module")
def sentences() -> pd.DataFrame:
    return presslens.sentences(presslens.read_document(ARTICLE))


@pytest.fixture(scope="module")
def frames(sentences: pd.DataFrame) -> pd.DataFrame:
    return presslens.policy_frames(sentences)


def test_every_sentence_has_a_share_of_all_fifteen(frames: pd.DataFrame) -> None:
    assert frames.groupby("sentence")["frame"].agg(tuple).map(lambda names: names == FRAMES).all()
    assert frames.groupby("sentence")["score"].sum().to_numpy() == pytest.approx(1)
    assert frames["score"].between(0, 1).all()


def test_a_frame_is_assigned_above_the_threshold_and_nowhere_else(frames: pd.DataFrame) -> None:
    assert ((frames["score"] > threshold()) == frames["assigned"]).all()
    assert frames.loc[~frames["assigned"], "evidence"].map(len).eq(0).all()


def test_a_sentence_reads_the_same_alone_as_in_company(sentences: pd.DataFrame, frames: pd.DataFrame) -> None:
    alone = [presslens.policy_frames(sentences.iloc[[at]]) for at in range(len(sentences))]
    pd.testing.assert_frame_equal(pd.concat(alone, ignore_index=True), frames, check_exact=True)


def test_a_score_is_made_of_its_tokens() -> None:
    (reading,) = readings(["The hospital treated dozens of patients."])
    assert len(reading.logits) == len(reading.spans)
    assert probabilities(reading).sum() == pytest.approx(1)


def test_evidence_stands_in_its_sentence(sentences: pd.DataFrame, frames: pd.DataFrame) -> None:
    own = sentences.set_index("sentence")
    for row in frames[frames["assigned"]].itertuples():
        start, end = own.loc[row.sentence, ["start", "end"]]
        assert all(start <= first < last <= end for first, last in row.evidence)


def test_no_evidence_is_a_name(frames: pd.DataFrame) -> None:
    annotated = presslens.annotate(presslens.read_document(ARTICLE))
    names = set(annotated.loc[annotated["pos"] == "PROPN", "start"])
    assert {start for spans in frames["evidence"] for start, _ in spans}.isdisjoint(names)


def test_no_evidence_is_a_number() -> None:
    text = "Two envoys from the two countries signed eleven treaties with four million words."
    table = frames_of(text)
    words = {text[start:end] for spans in table["evidence"] for start, end in spans}
    assert words
    assert words.isdisjoint({"two", "eleven", "four", "million"})


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The US Treasury Department announced sanctions on eleven foreign officials.", "Economic"),
        ("The Hong Kong Police Force wished its commissioner a happy birthday.", "Security and defense"),
        ("The Hong Kong Police Force wished its commissioner a happy birthday.", "Crime and punishment"),
        pytest.param(
            "The Ministry of Health has moved to a building by the river.",
            "Health and safety",
            marks=pytest.mark.xfail(strict=True, reason="a known failure, told in the model's card"),
        ),
    ],
)
def test_the_name_of_an_institution_assigns_no_frame(text: str, frame: str) -> None:
    table = frames_of(text).set_index("frame")
    assert not table.loc[frame, "assigned"]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The hospital treated dozens of patients infected with the virus.", "Health and safety"),
        ("Inflation and rising prices hit wages and jobs.", "Economic"),
        ("The ambassador was summoned to explain the sanctions.", "External regulation and reputation"),
        ("The jury found him guilty of murder and he went to prison.", "Crime and punishment"),
        ("Thousands marched through the capital to protest.", "Public opinion"),
        ("The troops crossed the border under heavy shelling.", "Security and defense"),
        ("The team won the final by two goals.", "Other"),
    ],
)
def test_a_plain_sentence_gets_its_frame(text: str, frame: str) -> None:
    assert best(text) == frame


def test_no_sentences_give_an_empty_table_with_the_same_columns(
    sentences: pd.DataFrame, frames: pd.DataFrame
) -> None:
    assert list(presslens.policy_frames(sentences.head(0)).columns) == list(frames.columns)


def test_it_is_said_of_every_frame_where_it_was_tested(frames: pd.DataFrame) -> None:
    assert frames["tested"].str.contains("FrAC|Wikinews").all()
    merged = frames.loc[frames["frame"] == "External regulation and reputation", "tested"]
    assert not merged.str.contains("FrAC").any()
