"""Pairs of terms, counted: from how often each occurs to a table of every measure of association."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.frequency import association
from presslens.frequency.association import Contingency
from presslens.frequency.exact import fisher
from presslens.frequency.stream import Real, Whole


@dataclass(frozen=True, slots=True)
class Pairs:
    """Distinct pairs of terms.

    Attributes:
        node, collocate: numbers of the terms.
        table: O11 is how often the pair occurs; the sums are pairs with this node, pairs with this collocate, and
            all pairs.
        n_node, n_collocate: the frequencies that logDice takes.
    """

    node: Whole
    collocate: Whole
    table: Contingency
    n_node: Whole
    n_collocate: Whole


def measured(pairs: Pairs, terms: npt.NDArray[np.object_], *, exact: bool) -> pd.DataFrame:
    """One row per pair with every measure, the strongest evidence first, equals in the order given."""
    pairs = _in_order(pairs, np.argsort(-association.log_likelihood(pairs.table), kind="stable"))
    table = pairs.table
    collocate_given_node, node_given_collocate = association.delta_p(table)
    columns = {
        "node": pd.Series(terms[pairs.node], dtype="str"),
        "collocate": pd.Series(terms[pairs.collocate], dtype="str"),
        "n": table.o11.astype(np.int64),
        "expected": table.e11,
        "pmi": association.pmi(table),
        "npmi": association.npmi(table),
        "mi3": association.mi3(table),
        "log_dice": association.log_dice(table.o11, pairs.n_node, pairs.n_collocate),
        "t": association.t_score(table),
        "g2": association.log_likelihood(table),
        "z": association.z_score(table),
        "delta_p_21": collocate_given_node,
        "delta_p_12": node_given_collocate,
        "n_node": pairs.n_node,
        "n_collocate": pairs.n_collocate,
    }
    return pd.DataFrame(columns | ({"fisher": fisher(table)} if exact else {}), copy=False)


def _in_order(pairs: Pairs, order: Whole) -> Pairs:
    table = pairs.table
    sorted_table = Contingency(table.o11[order], table.r1[order], table.c1[order], table.n)
    numbers = (pairs.node, pairs.collocate, pairs.n_node, pairs.n_collocate)
    node, collocate, n_node, n_collocate = (number[order] for number in numbers)
    return Pairs(node, collocate, sorted_table, n_node, n_collocate)


def distinct(keys: Whole, terms: int, minimum: int) -> tuple[Whole, Whole, Real]:
    """Node, collocate and number of the pairs that occur often enough; a key is node × terms + collocate."""
    found, number = np.unique(keys, return_counts=True)
    often = number >= minimum
    return found[often] // terms, found[often] % terms, number[often].astype(np.float64)
