"""Measures over four cells are those of the literature and of SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.frequency import association
from presslens.frequency.association import Contingency
from presslens.frequency.exact import fisher, log_factorial
from presslens.frequency.stream import Real

from .making import reference


def table(o11: float, r1: float, c1: float, n: float) -> Contingency:
    return Contingency(np.array([o11], float), np.array([r1], float), np.array([c1], float), float(n))


@pytest.mark.parametrize(
    ("measure", "cells", "value", "digits"),
    [
        # Manning & Schütze 1999, sections 5.3 and 5.4, and Dunning 1993, as in NLTK's collocations doctest
        (association.t_score, (8, 15_828, 4_675, 14_307_668), 0.9999, 4),
        (association.t_score, (20, 42, 20, 14_307_668), 4.4721, 4),
        (association.pmi, (20, 42, 20, 14_307_668), 18.38, 2),
        (association.pmi, (20, 15_019, 15_629, 14_307_668), 0.29, 2),
        (association.log_likelihood, (110, 2_552, 221, 31_777), 270.72, 2),
        (association.log_likelihood, (8, 13, 32, 31_777), 95.29, 2),
        # quanteda.textstats, a comment of its collocation tests: 2.231 for cells 2 1 1 5
        (association.log_likelihood, (2, 3, 3, 9), 2.231, 3),
    ],
)
def test_published_values(measure: object, cells: tuple[float, ...], value: float, digits: int) -> None:
    assert round(float(measure(table(*cells))[0]), digits) == value  # type: ignore[operator]


@pytest.mark.parametrize(
    "row", reference("contingency"), ids=lambda row: f"{row['o11']:.0f} of {row['r1']:.0f}"
)
def test_values_of_scipy(row: dict[str, float]) -> None:
    cells = table(row["o11"], row["r1"], row["c1"], row["n"])
    g2 = association.log_likelihood(cells)
    assert g2[0] == pytest.approx(row["g2"], rel=1e-9)
    assert association.chi_square_p(g2)[0] == pytest.approx(row["p"], rel=1e-7)
    assert fisher(cells)[0] == pytest.approx(row["fisher"], rel=1e-6)
    with np.errstate(divide="ignore"):
        assert association.odds_ratio(cells)[0] == pytest.approx(row["odds_ratio"])


def test_pmi_in_quanteda_textstat_keyness_is_ours_in_natural_logarithms() -> None:
    """Its `a`: 3 of 17 words in the text, 5 of 29 in all."""
    assert association.pmi(table(3, 5, 17, 29))[0] * np.log(2) == pytest.approx(np.log(3 * 29 / (5 * 17)))


def test_delta_p_of_gries() -> None:
    """Gries 2013: `of course` in spoken British English, cells 5,610, 168,938, 2,257 and 10,233,063."""
    cells = table(5_610, 174_548, 7_867, 10_409_868)
    forward, backward = association.delta_p(cells)
    assert round(float(forward[0]), 3) == 0.032
    assert round(float(backward[0]), 3) == 0.697


def test_log_dice_of_rychly_is_14_for_words_that_never_part_and_0_for_one_in_16_000() -> None:
    """Rychlý 2008, section 2.3."""
    assert association.log_dice(np.array([5.0]), np.array([5.0]), np.array([5.0]))[0] == 14
    assert association.log_dice(np.array([1.0]), np.array([16_384.0]), np.array([16_384.0]))[0] == 0


@st.composite
def contingencies(draw: st.DrawFn) -> Contingency:
    """Any table whose cells are whole and whose sums are all above zero."""
    o11, o12, o21, o22 = draw(
        st.tuples(*[st.integers(0, 400)] * 4).filter(lambda t: t[0] + t[1] and t[0] + t[2])
    )
    return table(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22)


@given(contingencies())
def test_bounds_hold(cells: Contingency) -> None:
    with np.errstate(divide="ignore", invalid="ignore"):
        assert association.log_likelihood(cells)[0] >= 0
        assert -1 <= association.npmi(cells)[0] <= 1 + 1e-12
        assert 0 <= fisher(cells)[0] <= 1
        assert all(abs(value[0]) <= 1 + 1e-12 or np.isnan(value[0]) for value in association.delta_p(cells))


def exact_tail(cells: Contingency) -> float:
    """The hypergeometric tail by the definition, in whole numbers."""
    from math import comb

    o11, r1, c1, n = (int(np.asarray(value).item()) for value in (cells.o11, cells.r1, cells.c1, cells.n))
    ways = sum(comb(r1, k) * comb(n - r1, c1 - k) for k in range(o11, min(r1, c1) + 1))
    return ways / comb(n, c1)


@given(contingencies())
def test_fishers_test_is_the_hypergeometric_tail(cells: Contingency) -> None:
    assert fisher(cells)[0] == pytest.approx(exact_tail(cells), rel=1e-9, abs=1e-12)


def test_log_factorials_are_those_of_lgamma() -> None:
    from math import lgamma

    numbers = np.array([0, 1, 5, 255, 256, 257, 1_000, 123_456, 50_000_000], float)
    expected: Real = np.array([lgamma(number + 1) for number in numbers])
    np.testing.assert_allclose(log_factorial(numbers), expected, rtol=1e-14, atol=1e-14)
