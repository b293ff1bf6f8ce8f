"""How much a reading hangs on the method: each sentence by each of them, and where they contradict one another."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pandas as pd
from pandas import DataFrame

KEYS = ["doc_id", "paragraph", "sentence"]
NEUTRAL = 0.05  # a score nearer to 0 takes no side; VADER's own bound


def polarity_methods(sentences: DataFrame, scores: Mapping[str, "pd.Series[float]"]) -> DataFrame:
    """One row per sentence and method.

    Args:
        sentences: a sentences table.
        scores: for each method, a score (−1…1) per sentence, in the order of the table.

    Returns:
        The keys; `method`; `score`; `side` (−1, 0, 1; 0 nearer than 0.05 to nothing); `contradicted`: another method
        reads the sentence the other way.
    """
    columns = [sentences[KEYS].assign(method=name, score=score.to_numpy()) for name, score in scores.items()]
    table = pd.concat(columns, ignore_index=True)
    table["side"] = np.where(table["score"].abs() < NEUTRAL, 0, np.sign(table["score"])).astype(int)
    sides = table.groupby(["doc_id", "sentence"])["side"]
    return table.assign(
        contradicted=(table["side"] != 0) & (sides.transform("min") * sides.transform("max") < 0)
    )


def agreement(methods: DataFrame) -> DataFrame:
    """One row per two methods of a `polarity_methods` table: on how many sentences they take the same side.

    Returns:
        `method`, `other`; `n` sentences; `same`, how many on the same side; `opposed`, how many on opposite sides;
        `kappa`, agreement beyond chance (Cohen 1960; −1…1, missing where one method sees one side only).
    """
    sides = methods.pivot_table(index=["doc_id", "sentence"], columns="method", values="side", sort=False)
    rows = [
        (one, other, *_compared(sides[one], sides[other])) for one, other in combinations(sides.columns, 2)
    ]
    return DataFrame(rows, columns=["method", "other", "n", "same", "opposed", "kappa"])


def _compared(one: "pd.Series[float]", other: "pd.Series[float]") -> tuple[int, int, int, float]:
    same, opposed = int((one == other).sum()), int((one * other < 0).sum())
    return len(one), same, opposed, cohen_kappa(one, other)


def cohen_kappa(one: "pd.Series[float]", other: "pd.Series[float]") -> float:
    """Agreement beyond what two readers with these shares would reach by chance."""
    by_chance = sum((one == side).mean() * (other == side).mean() for side in sorted({*one, *other}))
    return float((np.mean(one == other) - by_chance) / (1 - by_chance)) if by_chance < 1 else float("nan")
