"""Dispersion is what its authors' own examples say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import presslens

from .making import documents, words

# Gries 2008 and 2020: 50 words in five parts
GRIES = (
    "b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t", "b a h a a b e a x a t",
)  # fmt: skip


def test_values_of_gries_2008_and_2020() -> None:
    """For `a`: range 5, D .785, DP .18, DPnorm .2195, KL .137."""
    row = presslens.dispersion(documents(*GRIES), parts="doc_id").set_index("term").loc["a"]
    assert (row["n"], row["range"]) == (15, 5)
    assert row[["d", "dp", "dp_norm", "kl"]].round(3).tolist() == [0.785, 0.18, 0.22, 0.137]


def test_values_of_lyne_1985_as_the_package_tlda_has_them() -> None:
    """ALLEMAND in tenths of Lyne's corpus: D .6038797, D_A .3081640, DP .4990705 (R package tlda, README)."""
    occurrences = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
    sizes = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    part = np.repeat(range(10), sizes)
    norm = np.concatenate(
        [["x"] * n + ["–"] * (size - n) for n, size in zip(occurrences, sizes, strict=True)]
    )
    row = (
        presslens.dispersion(pd.DataFrame({"part": part, "norm": norm}), parts="part")
        .set_index("term")
        .loc["x"]
    )
    assert row["range"] == 5
    assert row["d"] == pytest.approx(0.6038797, abs=1e-7)
    assert row["d_a"] == pytest.approx(0.3081640, abs=1e-7)
    assert row["dp"] == pytest.approx(0.4990705, abs=1e-7)
    assert row["kl"] / (1 + row["kl"]) == pytest.approx(
        0.5334922, abs=1e-7
    )  # how tlda puts it between 0 and 1


def test_average_reduced_frequency_of_sketch_engines_example() -> None:
    """60 words, five of them at 0, 11, 13, 16 and 56: (11 + 2 + 3 + 12 + 4) ⁄ 12."""
    tokens = words(" ".join("w" if place in (0, 11, 13, 16, 56) else "x" for place in range(60)))
    assert presslens.dispersion(tokens, parts=5).set_index("term").loc["w", "arf"] == pytest.approx(32 / 12)


def test_a_term_spread_evenly_and_one_in_one_part_are_the_ends_of_each_scale() -> None:
    table = presslens.dispersion(documents("a x", "a x", "a x", "a y"), parts="doc_id").set_index("term")
    assert table.loc["a", ["d", "dp", "dp_norm", "kl", "d_a"]].tolist() == pytest.approx([1, 0, 0, 0, 1])
    assert table.loc["y", ["d", "dp", "dp_norm", "kl", "d_a"]].tolist() == pytest.approx([0, 0.75, 1, 2, 0])
    assert table.loc[["a", "y"], "arf"].tolist() == pytest.approx([4, 1])


def test_one_part_leaves_nothing_to_spread_over() -> None:
    row = presslens.dispersion(words("a b a"), parts="doc_id").iloc[0]
    assert row[["d", "dp_norm", "d_a"]].isna().all()
    assert (row["dp"], row["kl"], row["range"]) == (0, 0, 1)


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=9).map(" ".join), min_size=2, max_size=6)
)
def test_bounds_hold_and_pairwise_distance_is_that_of_the_definition(texts: list[str]) -> None:
    tokens = documents(*texts)
    table = presslens.dispersion(tokens, parts="doc_id")
    assert table["dp"].between(-1e-12, 1).all()
    assert table["kl"].min() >= -1e-12
    assert (table["arf"] <= table["n"] + 1e-9).all()
    assert (table["arf"] >= 1 - 1e-9).all()
    for row in table.itertuples():
        p = (tokens["norm"] == row.term).groupby(tokens["doc_id"]).mean().to_numpy()
        pairs = [abs(x - y) for place, x in enumerate(p) for y in p[:place]]
        assert row.d_a == pytest.approx(1 - np.mean(pairs) / (2 * p.mean()))


def test_parts_are_columns_or_a_number_of_words() -> None:
    tokens = words("a b . a c")
    assert presslens.dispersion(tokens, parts=["doc_id", "sentence"]).set_index("term").loc["a", "range"] == 2
    by_row = presslens.dispersion(tokens, parts=tokens["sentence"])
    pd.testing.assert_frame_equal(by_row, presslens.dispersion(tokens, parts="sentence"))
    assert presslens.dispersion(tokens, parts=4).set_index("term").loc["a", "range"] == 2
    for parts in (0, 5, "year"):
        with pytest.raises(presslens.InputError, match=str(parts)):
            presslens.dispersion(tokens, parts=parts)


def test_an_empty_table_has_every_column() -> None:
    table = presslens.dispersion(words("a").iloc[:0], parts="doc_id")
    assert list(table) == ["term", "n", "range", "d", "dp", "dp_norm", "kl", "d_a", "arf"]
    assert table.empty
