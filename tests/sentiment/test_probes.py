"""One thing in a sentence is changed: the score goes where the change leads, and stays where it leads nowhere."""

from collections.abc import Callable

import pandas as pd
from pandas import DataFrame

from presslens.sentiment import minimal_pairs, name_swaps


def test_edits_of_what_is_said_move_the_score_as_expected() -> None:
    """Irony marks, quotation and denial do not reach the model yet: the table shows it, the card says it."""
    pairs = minimal_pairs()
    assert set(pairs["expected"]) == {"up", "down", "same"}
    assert all(row.target.lower() in row.sentence.lower() for row in pairs.itertuples())
    assert (
        pairs.loc[pairs["kind"].isin(["verb", "adjective", "contrast", "no change"]), "holds"].mean() >= 0.8
    )


def test_scores_move_for_a_description_but_not_for_another_name(
    sentences: Callable[..., DataFrame],
) -> None:
    table = sentences("The report says that Okello misled the parliament.")
    mention = pd.DataFrame(
        [("text", 0, "Okello", 21, 27)], columns=["doc_id", "sentence", "mention", "start", "end"]
    )
    swaps = name_swaps(table, mention, ["China", "Beijing", "Lindgren", "the ministry"])
    assert list(swaps["name"]) == ["Okello", "China", "Beijing", "Lindgren", "the ministry"]
    assert (swaps["move"].iloc[:4] == 0).all()
    assert 0 < swaps["move"].iloc[4] < 0.3
    assert set(swaps["polarity"]) == {"negative"}
