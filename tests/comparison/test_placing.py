"""A text lies inside a spread that most of a group's stretches make."""

import pandas as pd
import pytest

from presslens.comparison.placing import placed


def own(value: float) -> pd.DataFrame:
    return pd.DataFrame({"measure": ["rate"], "value": [value]})


OTHERS = pd.DataFrame(
    {
        "measure": "rate",
        "value": [*range(101), *range(50, 151)],
        "outlet": ["one"] * 101 + ["other"] * 101,
    }
)


def test_the_spread_holds_the_middle_of_the_stretches() -> None:
    table = placed(own(0), OTHERS, group="outlet", most=0.9).set_index("outlet")
    assert table.loc["one", ["low", "middle", "high"]].tolist() == pytest.approx([5, 50, 95])
    assert table["n"].tolist() == [101, 101]


def test_inside_is_told_group_by_group() -> None:
    for value, inside in ((4.9, [False, False]), (60.0, [True, True]), (120.0, [False, True])):
        assert placed(own(value), OTHERS, group="outlet")["inside"].tolist() == inside


def test_a_measure_that_the_others_lack_is_not_placed() -> None:
    assert placed(own(1).assign(measure="another"), OTHERS, group="outlet").empty
