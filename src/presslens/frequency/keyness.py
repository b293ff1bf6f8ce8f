"""Which words set a text apart from a reference: evidence, effect sizes, and what chance alone would do."""

import numpy as np
import pandas as pd

from presslens.errors import InputError
from presslens.frequency import association
from presslens.frequency.association import ABSENT, Contingency
from presslens.frequency.counting import PER
from presslens.frequency.reference import Frequencies, frequencies
from presslens.frequency.stream import Real

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
        g2: log-likelihood over four cells, ≥ 0.
        p: probability of such a G² if all words were drawn alike (χ², 1 df). Words are not: a small p says little.
        p_holm: p after Holm's correction for the number of terms in the table.
        log_ratio: 1 for twice as often as in the reference, −1 for half.
        diff: by how many per cent the rate is above that of the reference; infinite for terms it has not.
        odds_ratio: infinite likewise.
        bic: under 0 the evidence is for no difference.
        log_odds_z: weighted log-odds with an informative Dirichlet prior, in standard errors.
        seen: False for terms that the reference cannot show (see `general_english`); their measures are missing.

    The formulas are in `presslens.frequency.association`. Against `general_english`, whose counts are notional, p,
    p_holm and bic are missing.

    Args:
        tokens: a token table, or a table of counts.
        reference: a token table or a table of counts: other texts, or `general_english(terms)`.
        term: the column of token tables that is counted.
        minimum: terms with fewer occurrences in the text are left out.
        prior: counts of the language that both are drawn from; text and reference together unless given.
        prior_words: how many words the prior weighs as much as; unless given, as many as it has, or as the text has
            where counts are notional.

    Raises:
        InputError: a table lacks the column, or the prior would weigh nothing.

    References:
        Dunning 1993; Rayson & Garside 2000, Comparing corpora using frequency profiling; Hardie 2014; Gabrielatos 2018,
        Keyness analysis, in: Taylor & Marchi (eds.), Corpus approaches to discourse; Wilson 2013; Monroe et al. 2008.
    """
    if prior_words is not None and prior_words <= 0:
        raise InputError(f"prior_words={prior_words}: give a number of words above 0")
    text, other = frequencies(tokens, term), frequencies(reference, term)
    table = _side_by_side(text, other)
    table = table[table["n"] >= minimum].reset_index(drop=True)
    n, n_reference = table["n"].to_numpy(float), table["n_reference"].to_numpy(float)
    cells = Contingency(n, n + n_reference, np.full_like(n, text.size), text.size + other.size)
    measures = _measures(cells, counted=other.counted)
    given = None if prior is None else frequencies(prior, term)
    measures["log_odds_z"] = association.log_odds_z(
        cells, *_prior(table["term"], text, other, given, prior_words)
    )
    table = table.join(pd.DataFrame(measures).where(table["seen"]))
    order = ["seen", "g2", "n", "term"]
    return table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)[COLUMNS]


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
    """One row per term of either sample with its counts, its rates and whether the reference can show it."""
    table = pd.DataFrame({"n": text.n, "n_reference": other.n}).fillna(0).astype(np.int64)
    seen = other.seen.reindex(table.index, fill_value=other.counted)
    table = table.assign(
        rate=PER * table["n"] / text.size, rate_reference=PER * table["n_reference"] / other.size, seen=seen
    )
    return table.rename_axis("term").reset_index()


def _measures(cells: Contingency, *, counted: bool) -> dict[str, Real]:
    """Evidence and effect sizes; a reference that was not counted supports no test."""
    g2 = association.log_likelihood(cells)
    p = association.chi_square_p(g2) if counted else np.full_like(g2, np.nan)
    return {
        "g2": g2,
        "p": p,
        "p_holm": holm(p),
        "log_ratio": association.log_ratio(cells),
        "diff": association.percent_difference(cells),
        "odds_ratio": association.odds_ratio(cells),
        "bic": association.bic(cells) if counted else p,
    }


def _prior(
    terms: "pd.Series[str]",
    text: Frequencies,
    other: Frequencies,
    given: Frequencies | None,
    words: float | None,
) -> tuple[Real, float]:
    """The occurrences of each term in the prior, and its words: both samples together unless another is given."""
    n = text.n.add(other.n, fill_value=0) if given is None else given.n
    size = text.size + other.size if given is None else given.size
    counted = other.counted and (given is None or given.counted)
    weight = words or (size if counted else text.size)
    return n.reindex(terms).fillna(ABSENT).to_numpy(float) * weight / size, weight
