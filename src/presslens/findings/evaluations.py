"""What can be said of how a text evaluates its actors, and in whose voice."""

from itertools import combinations
from typing import Any

import pandas as pd

from presslens.atoms import spans
from presslens.attribution.share import REPORTER
from presslens.findings.finding import Finding, quoted, signed
from presslens.sentiment import evaluation_matrix
from presslens.sentiment.evaluations import FEW


def targets(evaluated: pd.DataFrame) -> list[Finding]:
    """The actors, of those mentioned three times or more, towards whom the text is most negative and most positive."""
    found = []
    for side, sign in (("negative", -1), ("positive", 1)):
        own = evaluated[evaluated["polarity"] == side]
        n = own["target"].value_counts(sort=False)
        total = evaluated["target"].value_counts()
        share = (n / total[n.index])[total[n.index] >= FEW].sort_values(ascending=False, kind="stable")
        if share.empty:
            continue
        target = share.index[0]
        rows = own[own["target"] == target]
        furthest = rows.loc[(sign * rows["score"]).idxmax()]
        found.append(
            Finding(
                "How does the text evaluate each actor?",
                f"The model reads {n[target]} of {total[target]} mentions of {target} as {side}, the largest share of "
                f"an actor with {FEW} mentions or more; furthest goes {quoted(furthest['mention'])} "
                f"({signed(furthest['score'])}).",
                int(n[target]),
                int(total[target]),
                spans(rows),
                figure="targets",
            )
        )
    return found


def by_voice(evaluated: pd.DataFrame) -> Finding | None:
    """An actor of whom two voices, each with three mentions or more, speak most differently."""
    matrix = evaluation_matrix(evaluated)
    told = matrix[matrix["n"] >= FEW]
    pairs = [
        (abs(one.score - other.score), one, other)
        for _, cells in told.groupby("target", sort=False)
        for one, other in combinations(cells.itertuples(), 2)
    ]
    if not pairs:
        return None
    _, one, other = max(pairs, key=lambda pair: pair[0])
    return Finding(
        "Who evaluates whom?",
        f"Of {one.target} two voices speak most differently: {_cell(one)}; {_cell(other)}.",
        round(abs(one.score - other.score), 4),
        one.n + other.n,
        [*one.evidence, *other.evidence],
        figure="evaluation-matrix",
    )


def _cell(cell: Any) -> str:  # noqa: ANN401  (a row of a table)
    return (
        f"in the voice of {cell.speaker or REPORTER} {cell.negative} of {cell.n} mentions read as negative and "
        f"{cell.positive} as positive"
    )
