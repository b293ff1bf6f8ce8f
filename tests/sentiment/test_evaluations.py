"""Who evaluates whom: each mention counts in the voice in which it stands."""

import pandas as pd
import pytest
from pandas import DataFrame

from presslens.attribution.share import NOBODY
from presslens.sentiment import evaluation_matrix, evaluations


@pytest.fixture
def evaluated() -> DataFrame:
    polarity = DataFrame(
        {
            "doc_id": "text",
            "paragraph": 0,
            "sentence": [0, 0, 1, 2, 2],
            "target": ["China", "Lam", "Lam", "China", "China"],
            "start": [0, 10, 20, 30, 40],
            "end": [5, 13, 23, 35, 45],
            "polarity": ["neutral", "negative", "negative", "positive", "neutral"],
            "score": [0.0, -0.8, -0.6, 0.5, 0.1],
        }
    )
    mentions = DataFrame({"attribution": [-1, 0, 0, 1, -1]})
    quotations = DataFrame(
        {
            "attribution": [0, 0, 1],
            "speaker": ["Treasury", "Treasury", ""],
            "source": ["it", "it", "one observer"],
        }
    )
    return evaluations(polarity, mentions, quotations)


def test_the_voice_is_the_actor_the_source_as_worded_or_the_reporter(evaluated: DataFrame) -> None:
    assert list(evaluated["speaker"]) == ["", "Treasury", "Treasury", "one observer", ""]


def test_every_mention_is_in_one_cell(evaluated: DataFrame) -> None:
    matrix = evaluation_matrix(evaluated)
    assert matrix["n"].sum() == len(evaluated)
    assert (matrix[["negative", "neutral", "positive"]].sum(axis=1) == matrix["n"]).all()


def test_a_cell_leads_back_to_its_words(evaluated: DataFrame) -> None:
    matrix = evaluation_matrix(evaluated).set_index(["speaker", "target"])
    cell = matrix.loc[("Treasury", "Lam")]
    assert cell["evidence"] == [(10, 13), (20, 23)]
    assert cell["sentences"] == [0, 1]
    assert cell["score"] == pytest.approx(-0.7)


def test_cells_with_few_mentions_are_marked(evaluated: DataFrame) -> None:
    often = pd.concat([evaluated] * 2, ignore_index=True)
    assert evaluation_matrix(evaluated)["few"].all()
    assert not evaluation_matrix(often).set_index(["speaker", "target"]).loc[("", "China"), "few"]


def test_where_nobody_is_quoted_every_mention_is_the_reporters() -> None:
    polarity = DataFrame({"sentence": [0, 1], "target": ["China", "Lam"], "score": [0.0, 0.1]})
    nothing = DataFrame({"attribution": [], "speaker": [], "source": []})
    assert list(evaluations(polarity, DataFrame({"attribution": [-1, -1]}), nothing)["speaker"]) == ["", ""]


def test_an_accusation_in_nobodys_name_is_not_the_reporters() -> None:
    polarity = DataFrame({"sentence": [0], "target": ["China"], "score": [-0.5]})
    accused = DataFrame({"attribution": [3], "speaker": [""], "source": [""]})
    assert list(evaluations(polarity, DataFrame({"attribution": [3]}), accused)["speaker"]) == [NOBODY]
