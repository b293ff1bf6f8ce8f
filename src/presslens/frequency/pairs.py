"""Pairs of terms, counted: from how often each occurs to a table of every measure of association."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.frequency import association
from presslens.frequency.association import Contingency
from presslens.frequency.exact import fisher
from presslens.frequency.stream import Real, Whole

Labels = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Distinct pairs of terms.

    Attributes:
        labels: the columns that name a pair (`node`, `collocate`, …): the distinct values and, for each pair, which.
        table: O11 is how often the pair occurs; the sums are pairs with this node, pairs with this collocate, and
            all pairs.
        n_node, n_collocate: the frequencies that logDice takes.
    """

    labels: dict[str, tuple[Labels, Whole]]
    table: Contingency
    n_node: Whole
    n_collocate: Whole


def distinct(keys: Whole, terms: int, minimum: int) -> tuple[Whole, Whole, Real]:
    """Node, collocate and number of the pairs that occur often enough; a key is node × terms + collocate."""
    found, number = np.unique(keys, return_counts=True)
    often = number >= minimum
    return found[often] // terms, found[often] % terms, number[often].astype(np.float64)


@np.errstate(divide="ignore", invalid="ignore")  # a pair that fills its table has no rest to be compared with
def measured(pairs: Pairs, *, exact: bool) -> pd.DataFrame:
    """One row per pair with every measure, the strongest evidence first, equals in the order given."""
    g2 = association.log_likelihood(pairs.table)
    order = np.argsort(-g2, kind="stable")
    table = _reordered(pairs.table, order)
    n_node, n_collocate = pairs.n_node[order], pairs.n_collocate[order]
    collocate_given_node, node_given_collocate = association.delta_p(table)
    columns = {
        **{
            name: pd.Series(values[which[order]], dtype="str")
            for name, (values, which) in pairs.labels.items()
        },
        "n": table.o11.astype(np.int64),
        "expected": table.e11,
        "pmi": association.pmi(table),
        "npmi": association.npmi(table),
        "mi3": association.mi3(table),
        "log_dice": association.log_dice(table.o11, n_node, n_collocate),
        "t": association.t_score(table),
        "g2": g2[order],
        "z": association.z_score(table),
        "delta_p_21": collocate_given_node,
        "delta_p_12": node_given_collocate,
        "n_node": n_node,
        "n_collocate": n_collocate,
    }
    return pd.DataFrame(columns | ({"fisher": fisher(table)} if exact else {}), copy=False)


def _reordered(table: Contingency, order: Whole) -> Contingency:
    n = table.n[order] if isinstance(table.n, np.ndarray) else table.n
    return Contingency(table.o11[order], table.r1[order], table.c1[order], n)
