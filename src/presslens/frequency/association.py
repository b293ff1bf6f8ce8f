"""How strongly two things go together: measures over contingency tables of four cells.

Every table is given by one cell and three sums (Evert 2008): `o11`, how often the two occur together, the row sum
`r1`, the column sum `c1`, and `n`, how many cases there are. Arrays of tables are measured at once.

References:
    Evert 2008, Corpora and collocations. In: Lüdeling & Kytö (eds.), Corpus linguistics 2, ch. 58.
"""

import math
from dataclasses import dataclass

import numpy as np

from presslens.frequency.stream import Real, Whole

ABSENT = 0.5  # what a measure that needs a count above zero takes a count of zero for
LOG_DICE_TOP = 14  # logDice of two words that never occur apart (Rychlý 2008)


@dataclass(frozen=True, slots=True)
class Contingency:
    """Contingency tables, one per entry of the arrays: a cell and its sums."""

    o11: Real
    r1: Real
    c1: Real
    n: Real | float

    @property
    def observed(self) -> tuple[Real, Real, Real, Real]:
        """The four cells O11, O12, O21, O22."""
        return self.o11, self.r1 - self.o11, self.c1 - self.o11, self.n - self.r1 - self.c1 + self.o11

    @property
    def e11(self) -> Real:
        """What O11 would be if the two had nothing to do with each other: row sum × column sum ⁄ n."""
        return self.r1 * self.c1 / self.n

    @property
    def expected(self) -> tuple[Real, Real, Real, Real]:
        """What the four cells would hold if the two had nothing to do with each other."""
        r2, c2 = self.n - self.r1, self.n - self.c1
        return self.e11, self.r1 * c2 / self.n, r2 * self.c1 / self.n, r2 * c2 / self.n


def log_likelihood(table: Contingency) -> Real:
    """G² = 2 Σ O ln(O ⁄ E) over all four cells; a cell that holds nothing adds nothing.

    It says how much evidence there is, not how strong the bond is, and grows with the text. Unsigned: whether O11
    is above or below what is expected is said by the effect sizes.

    Reference:
        Dunning 1993, Accurate methods for the statistics of surprise and coincidence, CL 19(1).
    """
    total = np.zeros(table.o11.shape)
    for observed, expected in zip(table.observed, table.expected, strict=True):
        total += observed * np.log(np.where(observed > 0, observed / expected, 1))
    return 2 * np.maximum(total, 0)


def chi_square_p(statistic: Real) -> Real:
    """The probability of a χ² of one degree of freedom as large or larger: erfc(√(x ⁄ 2))."""
    return np.array([math.erfc(root) for root in np.sqrt(statistic / 2).tolist()], dtype=np.float64)


def pmi(table: Contingency) -> Real:
    """Pointwise mutual information: log₂(O11 ⁄ E11). Favours rare words.

    Reference:
        Church & Hanks 1990, Word association norms, mutual information, and lexicography, CL 16(1).
    """
    return _log2(table.o11 / table.e11)


def npmi(table: Contingency) -> Real:
    """PMI ⁄ −log₂(O11 ⁄ n): −1 never together, 0 independent, 1 never apart.

    Reference:
        Bouma 2009, Normalized (pointwise) mutual information in collocation extraction, GSCL.
    """
    information = -_log2(table.o11 / table.n)
    limit = np.where(table.o11 > 0, 1.0, -1.0)
    return np.divide(pmi(table), information, out=limit, where=(table.o11 > 0) & (information > 0))


def mi3(table: Contingency) -> Real:
    """log₂(O11³ ⁄ E11): PMI with less favour for rare words.

    Reference:
        Daille 1994, Approche mixte pour l'extraction automatique de terminologie.
    """
    return _log2(table.o11**3 / table.e11)


def log_dice(together: Real, first: Real | Whole, second: Real | Whole) -> Real:
    """14 + log₂(2 f₁₂ ⁄ (f₁ + f₂)), from frequencies alone: comparable between corpora of any size.

    Where windows overlap, two words may meet more often than one of them occurs; f₁₂ is then what the rarer one
    occurs, so that 14 stays the top.

    Reference:
        Rychlý 2008, A lexicographer-friendly association score, RASLAN.
    """
    return LOG_DICE_TOP + _log2(2 * np.minimum(together, np.minimum(first, second)) / (first + second))


def t_score(table: Contingency) -> Real:
    """(O11 − E11) ⁄ √O11. Favours frequent words; no test of anything, since words are not drawn at random.

    Reference:
        Church, Gale, Hanks & Hindle 1991, Using statistics in lexical analysis.
    """
    return (table.o11 - table.e11) / np.sqrt(table.o11)


def z_score(table: Contingency) -> Real:
    """(O11 − E11) ⁄ √E11. Too high where E11 is small.

    Reference:
        Dennis 1965, as in Evert 2008.
    """
    return (table.o11 - table.e11) / np.sqrt(table.e11)


def delta_p(table: Contingency) -> tuple[Real, Real]:
    """ΔP both ways: how much likelier the second is with the first than without it, and the other way round.

    P(second | first) − P(second | not first), P(first | second) − P(first | not second): −1 to 1.

    Reference:
        Gries 2013, 50-something years of work on collocations, IJCL 18(1).
    """
    a, b, c, d = table.observed
    return a / (a + b) - c / (c + d), a / (a + c) - b / (b + d)


def odds_ratio(table: Contingency) -> Real:
    """O11·O22 ⁄ (O12·O21): 1 for no difference; infinite where O12 or O21 is zero."""
    o11, o12, o21, o22 = table.observed
    return o11 * o22 / (o12 * o21)


def log_ratio(table: Contingency) -> Real:
    """log₂ of how many times as large a share of the first column O11 is as O12 is of the second.

    1 for twice as large, −1 for half; a cell of zero is taken as 0.5.

    Reference:
        Hardie 2014, Log ratio: an informal introduction, CASS.
    """
    o11, o12, *_ = (np.where(cell > 0, cell, ABSENT) for cell in table.observed)
    return np.log2((o11 / table.c1) / (o12 / (table.n - table.c1)))


def percent_difference(table: Contingency) -> Real:
    """%DIFF: by how many per cent the share of O11 in its column is above that of O12; infinite where O12 is zero.

    Reference:
        Gabrielatos & Marchi 2011, Keyness: matching metrics to definitions.
    """
    share, base = table.o11 / table.c1, (table.r1 - table.o11) / (table.n - table.c1)
    return 100 * (share - base) / base


def bic(table: Contingency) -> Real:
    """G² − ln n: under 0 the evidence is for no difference, above 10 it is very strong against it.

    Reference:
        Wilson 2013, Embracing Bayes factors for key item analysis in corpus linguistics.
    """
    return log_likelihood(table) - np.log(table.n)


def log_odds_z(table: Contingency, prior: Real, prior_size: float) -> Real:
    """Weighted log-odds with an informative Dirichlet prior, in standard errors.

    With y the occurrences of a term among the N of its column, α those of the prior among α₀,
    δ = ln((y + α) ⁄ (N + α₀ − y − α)) of the first column less the same of the second, and
    z = δ ⁄ √(1 ⁄ (y₁ + α) + 1 ⁄ (y₂ + α)). The prior pulls rare terms towards no difference.

    Reference:
        Monroe, Colaresi & Quinn 2008, Fightin' words, Political Analysis 16(4), eq. 16, 20 and 22.
    """
    o11, o12, *_ = table.observed
    first, second = o11 + prior, o12 + prior
    delta = np.log(first / (table.c1 + prior_size - first))
    delta -= np.log(second / (table.n - table.c1 + prior_size - second))
    z: Real = delta / np.sqrt(1 / first + 1 / second)
    return z


def _log2(value: Real) -> Real:
    with np.errstate(divide="ignore"):
        return np.log2(value)
