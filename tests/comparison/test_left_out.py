"""What is left out is what at least half of the others have."""

import pandas as pd

from presslens.comparison.left_out import left_out

THERE = {
    "frame": pd.DataFrame({"doc_id": ["a", "b", "a", "b"], "frame": ["Economic", "Economic", "Political", "Morality"]}),
    "category": pd.DataFrame({"doc_id": ["a", "a", "b"], "category": ["China", "France", "China"]}),
}  # fmt: skip


def test_items_of_several_kinds_stand_in_one_table_the_most_common_first() -> None:
    here = {
        "frame": pd.DataFrame({"frame": ["Political"]}),
        "category": pd.DataFrame({"category": ["France"]}),
    }
    table = left_out(here, THERE)
    assert table[["what", "item", "documents", "of"]].to_numpy().tolist() == [
        ["category", "China", 2, 2], ["frame", "Economic", 2, 2], ["frame", "Morality", 1, 2],
    ]  # fmt: skip


def test_a_text_that_has_everything_leaves_nothing_out() -> None:
    assert left_out(THERE, THERE).empty
