"""Fisher's exact test, vectorised: hypergeometric tails from logarithms of factorials."""

import math

import numpy as np
import numpy.typing as npt

from presslens.frequency.association import Contingency
from presslens.frequency.stream import Real

_TABLED = 256
_SMALL = np.array([math.lgamma(number + 1) for number in range(_TABLED)])
_NEGLIGIBLE = 1e-17  # a term this much smaller than the sum changes no digit of it


def log_factorial(number: Real) -> Real:
    """ln(number!): by `math.lgamma` below 256, above by Stirling's series, whose error is under 1e-16 there."""
    x = np.maximum(number, 1)
    series = x * np.log(x) - x + np.log(2 * math.pi * x) / 2 + 1 / (12 * x) - 1 / (360 * x**3)
    small = number < _TABLED
    return np.where(small, _SMALL[np.where(small, number, 0).astype(np.int64)], series)


def log_hypergeometric(table: Contingency) -> Real:
    """Logarithm of P(O11): the probability of exactly these cells, all sums given."""
    sums = (table.r1, table.n - table.r1, table.c1, table.n - table.c1)
    ways = sum((log_factorial(value) for value in sums), np.zeros_like(table.o11))
    cells = sum((log_factorial(value) for value in table.observed), np.zeros_like(table.o11))
    return ways - cells - log_factorial(np.asarray(table.n, dtype=np.float64))


def fisher(table: Contingency) -> Real:
    """One-sided p: how likely the two occur together as often or more often by chance, all sums given.

    The shorter tail is summed, from its largest term on. Like every p here it takes words for balls in an urn.

    Reference:
        Pedersen 1996, Fishing for exactness, SCSUG; Evert 2008.
    """
    above = table.o11 > table.e11
    start = np.where(above, table.o11, table.o11 - 1)
    possible = start >= np.maximum(0, table.r1 + table.c1 - table.n)
    tail = np.zeros_like(table.o11)
    for chosen, step in ((above & possible, 1), (~above & possible, -1)):
        tail[chosen] = _tail(_take(table, start, chosen), step)
    return np.clip(np.where(above, tail, 1 - tail), 0, 1)


def _take(
    table: Contingency, o11: Real, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.int64]
) -> Contingency:
    """The chosen tables, with another O11."""
    n = np.broadcast_to(np.asarray(table.n, dtype=np.float64), o11.shape)
    return Contingency(o11[chosen], table.r1[chosen], table.c1[chosen], n[chosen])


def _tail(first: Contingency, step: int) -> Real:
    """The probabilities of O11 and of all beyond it, in steps of 1 or −1, summed until they do not matter."""
    total = np.ones_like(first.o11)
    term, at, active = total.copy(), first, np.arange(len(total))
    while active.size:
        term = term * _next_to_this(at, step)
        total[active] += term
        going = np.flatnonzero(term > _NEGLIGIBLE * total[active])
        term, active, at = term[going], active[going], _take(at, at.o11 + step, going)
    tail: Real = np.exp(log_hypergeometric(first)) * total
    return tail


def _next_to_this(table: Contingency, step: int) -> Real:
    """P(O11 + step) ⁄ P(O11), all sums given: 0 beyond the last possible table."""
    o11, o12, o21, o22 = table.observed
    up, down = o12 * o21, o11 * o22
    return up / ((o11 + 1) * (o22 + 1)) if step > 0 else down / ((o12 + 1) * (o21 + 1))
