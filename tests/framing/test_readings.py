"""What is made of devices, quotations and sentences: functions, headings, order, density, twins, omissions."""

from itertools import pairwise

import pandas as pd
import pytest

from presslens.framing.functions import FUNCTIONS, framing_functions
from presslens.framing.generic import generic_frames
from presslens.framing.heading import headings_and_body
from presslens.framing.moral import moral_words
from presslens.framing.omissions import omissions
from presslens.framing.order import order_and_room
from presslens.framing.twin import neutral_twins
from presslens.framing.voiced import REPORTER, density, with_voice
from tests.framing.conftest import Article, analysed


@pytest.fixture(scope="module")
def functions(default: Article) -> pd.DataFrame:
    return framing_functions(default.annotated, default.quotations, default.devices)


def cell(
    functions: pd.DataFrame, voice: str, function: str, column: str = "evidence"
) -> list[tuple[int, int]]:
    rows = functions[(functions["voice"] == voice) & (functions["function"] == function)]
    return rows[column].iloc[0]


def test_every_voice_has_a_row_for_each_of_the_four_functions(functions: pd.DataFrame) -> None:
    assert all(tuple(rows["function"]) == FUNCTIONS for _, rows in functions.groupby("voice"))
    assert REPORTER in set(functions["voice"])


def test_a_cause_that_is_denied_is_no_cause_the_speaker_names(
    default: Article, functions: pd.DataFrame
) -> None:
    denied = default.words(cell(functions, "Le Yucheng", "cause", "denied"))
    assert denied == ["because of China's assertive and aggressive foreign policy"]
    assert all("because" not in words for words in default.words(cell(functions, "Le Yucheng", "cause")))


def test_remedies_are_in_the_minister_s_voice(default: Article, functions: pd.DataFrame) -> None:
    remedies = default.words(cell(functions, "Le Yucheng", "remedy"))
    assert any(words.startswith("must stay focused") for words in remedies)
    assert any(words.startswith("cooperation in many areas") for words in remedies)
    assert cell(functions, REPORTER, "remedy") == []


def test_evidence_of_a_cell_never_lies_in_other_evidence_of_it(functions: pd.DataFrame) -> None:
    for spans in functions["evidence"]:
        assert all(one[1] <= two[0] or one[1] < two[1] for one, two in pairwise(spans))


def test_what_the_heading_claims_and_the_body_does_not(default: Article) -> None:
    parts = headings_and_body(default.sentences, default.annotated).set_index("text")
    assert parts.loc["denies", "relation"] == "supported"
    assert parts.loc["China", "relation"] == "stretched"  # one man denies
    assert parts.loc["accusations", "relation"] == "missing"  # nobody in the body accuses
    assert parts.loc["expansionism", "relation"] == "stretched"


def test_an_act_that_the_body_only_negates_is_contradicted() -> None:
    article = analysed(
        "Council sells the park\n\nThe council did not sell the park, said the mayor on Friday."
    )
    parts = headings_and_body(article.sentences, article.annotated).set_index("text")
    assert parts.loc["sells", "relation"] == "contradicted"


def test_a_text_without_headings_has_no_rows() -> None:
    article = analysed("Trains leave from the north side. They are late.")
    assert headings_and_body(article.sentences, article.annotated).empty


def test_order_and_room_count_each_sentence_once(default: Article) -> None:
    table = order_and_room(default.document, with_voice(default.devices, default.quotations), by="voice")
    assert table["first"].is_monotonic_increasing
    assert table["share"].between(0, 1).all()
    assert (table["sentences"] == table["evidence"].str.len()).all()


def test_what_only_the_last_paragraph_has_is_said(default: Article) -> None:
    presupposed = default.devices.assign(item=default.devices["device"])
    table = order_and_room(default.document, presupposed, by="item").set_index("item")
    assert table.loc["presupposition", "last_only"]
    assert not table.loc["metaphor", "last_only"]


def test_density_is_by_the_words_of_the_voice(default: Article) -> None:
    table = density(default.devices, default.document, default.quotations)
    assert table["n"].sum() == len(default.devices)
    assert (table["rate"] == 100 * table["n"] / table["words"]).all()


def test_a_twin_differs_in_its_cue_alone(default: Article) -> None:
    twins = neutral_twins(default.sentences, default.annotated, default.quotations)
    assert twins[["cue", "neutral"]].to_numpy().tolist() == [["claimed", "said"]]
    text = default.sentences.set_index("sentence").loc[twins["sentence"].iloc[0], "text"]
    assert twins["twin"].iloc[0] == text.replace("claimed", "said")


def test_omissions_are_what_most_others_have() -> None:
    others = pd.DataFrame({"doc_id": ["a", "a", "b", "c", "d"], "frame": ["x", "y", "x", "x", "z"]})
    own = pd.DataFrame({"frame": ["y"]})
    table = omissions(own, others, by="frame")
    assert table[["item", "documents", "of", "share"]].to_numpy().tolist() == [["x", 3, 4, 0.75]]


def test_moral_words_come_from_the_reader_s_list_alone(default: Article) -> None:
    lexicon = pd.DataFrame({"term": ["responsib*", "freedom"], "category": ["care", "liberty"]})
    found = moral_words(default.document, default.annotated, default.quotations, lexicon)
    assert found["text"].tolist() == ["responsible", "freedom", "responsibility"]
    assert (found["attribution"] >= 0).all()


def test_absent_signals_have_a_row_of_their_own(default: Article, functions: pd.DataFrame) -> None:
    frames = pd.DataFrame({"frame": ["Economic"], "assigned": [False], "evidence": [[]]})
    table = generic_frames(default.annotated, default.quotations, default.devices, frames, functions)
    absent = table[table["n"] == 0]
    assert {"economic consequences", "morality"} <= set(absent["frame"])
    assert (table["n"] == table["evidence"].str.len()).all()


def test_the_wording_of_an_order_that_is_told_is_the_reporter_s() -> None:
    article = analysed("The minister ordered the guards to end the brutal siege on Monday.")
    functions = framing_functions(article.annotated, article.quotations, article.devices)
    assert set(functions["voice"]) == {REPORTER}
    assert (article.devices["attribution"] == -1).all()


def test_a_call_stays_a_remedy_of_whoever_calls() -> None:
    article = analysed("The minister called for an end to the siege on Monday.")
    functions = framing_functions(article.annotated, article.quotations, article.devices)
    assert any(len(cell) for cell in functions.loc[functions["function"] == "remedy", "evidence"])


def test_without_a_lexicon_there_are_no_moral_words(default: Article) -> None:
    brought = moral_words(
        default.document, default.annotated, default.quotations, pd.DataFrame({"term": ["freedom"]})
    )
    none = moral_words(default.document, default.annotated, default.quotations)
    assert none.empty
    assert list(none.columns) == list(brought.columns)
