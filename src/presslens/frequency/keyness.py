"""Which words set a text apart from a reference: evidence, effect sizes, and what chance alone would do."""

import numpy as np
import pandas as pd

from presslens.frequency.association import Contingency, chi_square_p, log_likelihood, odds_ratio
from presslens.frequency.counting import PER
from presslens.frequency.reference import Frequencies, frequencies
from presslens.frequency.stream import Real

ABSENT = 0.5  # what log ratio puts for a count of zero

COLUMNS = ["term", "n", "n_reference", "rate", "rate_reference", "g2", "p", "p_holm", "log_ratio", "diff"]
COLUMNS += ["odds_ratio", "bic", "log_odds_z", "seen"]


@np.errstate(divide="ignore", invalid="ignore")  # zero cells give infinite or missing measures
def keyness(
    tokens: pd.DataFrame,
    reference: pd.DataFrame,
    *,
    term: str = "norm",
    minimum: int = 0,
    prior: pd.DataFrame | None = None,
    prior_words: float | None = None,
) -> pd.DataFrame:
    """One row per term of the text or the reference, the strongest evidence first, terms not seen last.

    The four cells of G² are the term and all other words, in the text and in the reference. Evidence does not say
    which way: a term is key to the text where `log_ratio` is above 0, to the reference below.

    Columns:
        term: the term.
        n, n_reference, rate, rate_reference: occurrences, and per 10,000 words.
        g2: log-likelihood G² over four cells, ≥ 0 (Dunning 1993).
        p: probability of such a G² if all words were drawn alike (χ², 1 df). Words are not: a small p says little.
        p_holm: p after Holm's correction for the number of terms in the table (Holm 1979).
        log_ratio: log₂(rate ⁄ rate_reference): 1 for twice as often; a count of 0 is taken as 0.5 (Hardie 2014).
        diff: %DIFF, 100·(rate − rate_reference) ⁄ rate_reference; infinite for terms the reference has not
            (Gabrielatos & Marchi 2011).
        odds_ratio: infinite likewise.
        bic: G² − ln(all words): under 0 the evidence is for no difference (Wilson 2013).
        log_odds_z: weighted log-odds with an informative Dirichlet prior: see `log_odds_z`.
        seen: False for terms that the reference cannot show (see `general_english`); their measures are missing.

    Against `general_english`, whose counts are notional, p, p_holm and bic are missing.

    Args:
        tokens: a token table, or a table of counts.
        reference: a token table or a table of counts: other texts, or `general_english(terms)`.
        term: the column of token tables that is counted.
        minimum: terms with fewer occurrences in the text are left out.
        prior: counts of the language that both are drawn from; text and reference together unless given.
        prior_words: how many words the prior weighs as much as; unless given, as many as it has, or as many as the
            text has where the reference is notional.

    Raises:
        InputError: a table lacks the column.

    References:
        Rayson & Garside 2000; Hardie 2014, Log ratio; Gabrielatos 2018, Keyness analysis; Wilson 2013, Embracing
        Bayes factors for key item analysis.
    """
    text, other = frequencies(tokens, term), frequencies(reference, term)
    table = _side_by_side(text, other)
    table = table[table["n"] >= minimum].reset_index(drop=True)
    background = None if prior is None else frequencies(prior, term)
    measures = _evidence(table, text, other) | _effects(table, text, other)
    measures["log_odds_z"] = log_odds_z(table, text, other, background, prior_words)
    table = table.join(pd.DataFrame(measures).where(table["seen"], np.nan))
    order = ["seen", "g2", "n", "term"]
    ranked = table.sort_values(order, ascending=[False, False, False, True], kind="stable", ignore_index=True)
    return ranked[COLUMNS]


def log_odds_z(
    table: pd.DataFrame,
    text: Frequencies,
    other: Frequencies,
    background: Frequencies | None = None,
    prior_words: float | None = None,
) -> Real:
    """Weighted log-odds with an informative Dirichlet prior, in standard errors.

    With y the occurrences of a term among N words and α those of the prior among α₀,
    δ = ln((y + α) ⁄ (N + α₀ − y − α)) for the text less the same for the reference, and
    z = δ ⁄ √(1 ⁄ (y + α) + 1 ⁄ (y′ + α)). The prior pulls rare words towards no difference.

    Reference:
        Monroe, Colaresi & Quinn 2008, Fightin' words, Political Analysis 16(4), eq. 16, 20, 22.
    """
    n, n_reference = table["n"].to_numpy(float), table["n_reference"].to_numpy(float)
    alpha, words = n + n_reference, text.size + other.size
    if background is not None:
        alpha, words = background.n.reindex(table["term"]).fillna(ABSENT).to_numpy(), background.size
    weight = prior_words or (words if other.counted else text.size)
    alpha = alpha * weight / words
    in_text, in_reference = n + alpha, n_reference + alpha
    delta = np.log(in_text / (text.size + weight - in_text))
    delta -= np.log(in_reference / (other.size + weight - in_reference))
    z: Real = delta / np.sqrt(1 / in_text + 1 / in_reference)
    return z


def holm(p: Real) -> Real:
    """Adjust p for the number of tests: the i-th smallest of m is multiplied by m − i + 1, and none gets below it.

    Reference:
        Holm 1979, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6.
    """
    order = np.argsort(p, kind="stable")
    adjusted = np.empty_like(p)
    adjusted[order] = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return np.minimum(adjusted, 1)


def _side_by_side(text: Frequencies, other: Frequencies) -> pd.DataFrame:
    """One row per term of either sample with its counts, its rates and whether both samples can show it."""
    table = pd.DataFrame({"n": text.n, "n_reference": other.n}).fillna(0).astype({"n": np.int64})
    table = table.astype({"n_reference": np.int64}).rename_axis("term").reset_index()
    table["rate"] = PER * table["n"] / text.size
    table["rate_reference"] = PER * table["n_reference"] / other.size
    unseen = ~table["term"].map(other.seen).astype("boolean").fillna(other.counted).astype(bool)
    return table.assign(seen=~unseen)


def _evidence(table: pd.DataFrame, text: Frequencies, other: Frequencies) -> dict[str, Real]:
    g2 = log_likelihood(_cells(table, text, other))
    bic, p = g2 - np.log(text.size + other.size), chi_square_p(g2)
    missing = np.full_like(g2, np.nan)
    if not other.counted:
        return {"g2": g2, "p": missing, "p_holm": missing, "bic": missing}
    return {"g2": g2, "p": p, "p_holm": holm(p), "bic": bic}


def _effects(table: pd.DataFrame, text: Frequencies, other: Frequencies) -> dict[str, Real]:
    rate, base = table["rate"].to_numpy(), table["rate_reference"].to_numpy()
    n, n_reference = (table[column].to_numpy(float) for column in ("n", "n_reference"))
    of_text = np.where(n > 0, n, ABSENT) / text.size
    ratio = of_text / (np.where(n_reference > 0, n_reference, ABSENT) / other.size)
    odds = odds_ratio(_cells(table, text, other))
    return {"log_ratio": np.log2(ratio), "diff": 100 * (rate - base) / base, "odds_ratio": odds}


def _cells(table: pd.DataFrame, text: Frequencies, other: Frequencies) -> Contingency:
    """The term and all other words, in the text and in the reference."""
    n = table["n"].to_numpy(float)
    return Contingency(
        n, n + table["n_reference"].to_numpy(float), np.full_like(n, text.size), text.size + other.size
    )
