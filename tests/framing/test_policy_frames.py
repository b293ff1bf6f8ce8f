"""Policy frames by words: shares of fifteen, evidence in place, no frame from a name."""

import pandas as pd
import pytest

import presslens
from presslens.framing.policy_frames import FRAMES, stems

ARTICLE = "seeds/000_cba6c4d358668237.txt"


def frames_of(text: str) -> pd.DataFrame:
    return presslens.policy_frames(presslens.sentences(presslens.document_from_text(text)))


def test_every_sentence_has_a_share_of_all_fifteen() -> None:
    table = presslens.policy_frames(presslens.sentences(presslens.read_document(ARTICLE)))
    assert table.groupby("sentence")["frame"].agg(tuple).map(lambda names: names == FRAMES).all()
    assert table.groupby("sentence")["score"].sum().to_numpy() == pytest.approx(1)


def test_evidence_stands_in_its_sentence_and_only_where_a_frame_is_assigned() -> None:
    document = presslens.read_document(ARTICLE)
    sentences = presslens.sentences(document).set_index("sentence")
    table = presslens.policy_frames(presslens.sentences(document))
    assert table.loc[~table["assigned"], "evidence"].map(len).eq(0).all()
    for row in table[table["assigned"]].itertuples():
        own = sentences.loc[row.sentence]
        assert all(own["start"] <= start < end <= own["end"] for start, end in row.evidence)


def test_the_names_of_a_treasury_and_a_police_force_are_no_words() -> None:
    assert stems("Yesterday the Treasury and the Hong Kong Police Force agreed.") == ["yesterday", "agre"]


def test_a_sentence_without_a_known_word_is_other_and_assigned_nothing() -> None:
    table = frames_of("Xyzzy plugh.")
    assert table.loc[table["score"].idxmax(), "frame"] == "Other"
    assert not table["assigned"].any()


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The hospital treated dozens of patients infected with the virus.", "Health and safety"),
        ("Inflation and rising prices hit wages and jobs.", "Economic"),
        (
            "The foreign ministry wants better relations with other countries.",
            "External regulation and reputation",
        ),
    ],
)
def test_a_plain_sentence_gets_its_frame(text: str, frame: str) -> None:
    table = frames_of(text)
    assert table.loc[table["score"].idxmax(), "frame"] == frame
