"""Which words go together in the syntax: collocations along the dependencies of the parse."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from presslens.errors import InputError
from presslens.frequency.association import Contingency
from presslens.frequency.collocation import is_node
from presslens.frequency.pairs import Labels, Pairs, measured
from presslens.frequency.stream import Whole, countable, term_values

_WORD = ["doc_id", "sentence", "position"]
_HEAD = ["doc_id", "sentence", "head"]
_PAIR = ["relation", "node", "collocate"]


def dependency_collocations(
    annotated: pd.DataFrame,
    *,
    node: str | Collection[str] | None = None,
    term: str = "lemma",
    minimum: int = 1,
    exact: bool = False,
) -> pd.DataFrame:
    """One row per (node, collocate, relation): how often the two words stand in that relation; a word sketch.

    The cases of the contingency table are the pairs of head and dependent in this relation, so that verbs are
    compared with verbs' objects and not with all words.

    Columns:
        node, collocate: the terms.
        relation: the label of the dependency where the node is the head (`amod`: the collocate is an adjective of
            the node); with ` of` where the node is the dependent (`amod of`: it is an adjective of the collocate).
        n, expected and all measures: see `collocations`; logDice and `n_node`, `n_collocate` count pairs of this
            relation, as in Sketch Engine.

    Args:
        annotated: the table of `annotate`.
        node: one term or several; all terms unless given.
        term: the column whose values are paired.
        minimum: pairs that occur less often are left out of the table, not out of the sums.
        exact: whether to add Fisher's exact test.

    Raises:
        InputError: the table is not annotated.

    References:
        Evert 2008, section 3.3; Kilgarriff et al. 2014, The Sketch Engine: ten years on, Lexicography 1(1).
    """
    if not {"head", "dep"} <= set(annotated.columns):
        raise InputError("the table has no columns head and dep: give the table of annotate()")
    arcs = _arcs(annotated, term)
    counted = arcs.groupby(_PAIR).size().rename("n").reset_index()
    of_node, of_collocate, of_relation = (
        counted.groupby(columns)["n"].transform("sum")
        for columns in (["relation", "node"], ["relation", "collocate"], ["relation"])
    )
    chosen = is_node(counted["node"].to_numpy(object), node) & (counted["n"] >= minimum).to_numpy()
    n, r1, c1, total = (
        values[chosen].to_numpy(np.float64) for values in (counted["n"], of_node, of_collocate, of_relation)
    )
    labels = {name: _label(counted.loc[chosen, name]) for name in ("node", "collocate", "relation")}
    return measured(Pairs(labels, Contingency(n, r1, c1, total), r1.astype(int), c1.astype(int)), exact=exact)


def _label(column: "pd.Series[str]") -> tuple[Labels, Whole]:
    which, values = pd.factorize(column)
    return np.asarray(values, dtype=object), which.astype(np.int64)


def _arcs(annotated: pd.DataFrame, term: str) -> pd.DataFrame:
    """One row per dependency between two words, seen from the head, then again from the dependent."""
    words = countable(annotated)
    words = words[[*_WORD, "head", "dep"]].assign(spelled=term_values(words, term))
    heads = words[[*_WORD, "spelled"]].rename(columns={"position": "head", "spelled": "node"})
    arcs = words[words["head"] != words["position"]].merge(heads, on=_HEAD)
    down = arcs[["node"]].assign(collocate=arcs["spelled"], relation=arcs["dep"])
    up = down.rename(columns={"node": "collocate", "collocate": "node"}).assign(
        relation=down["relation"] + " of"
    )
    return pd.concat([down, up], ignore_index=True)
