"""How varied a vocabulary is: one table of measures, each with the length of text that it needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from presslens.errors import InputError
from presslens.frequency import richness
from presslens.frequency.counting import grouping
from presslens.frequency.richness import Vocabulary
from presslens.frequency.stream import stream

COLUMNS = ["measure", "value", "n", "minimum", "valid", "reference"]


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure, the number of words it needs, and where it is defined."""

    name: str
    formula: Callable[[Vocabulary], float]
    minimum: int
    reference: str


def lexical_diversity(
    tokens: pd.DataFrame,
    *,
    by: str | Sequence[str] = (),
    term: str = "norm",
    window: int = 50,
    segment: int = 50,
    threshold: float = 0.72,
    draws: int = 42,
) -> pd.DataFrame:
    """One row per measure (of each group, where there are groups); numbers and addresses are not counted.

    TTR, Guiraud, CTTR, Herdan's C, Summer's S, Dugast's U and Maas change with the length of the text, so that only
    texts of like length compare; MATTR, MTLD and HD-D were made not to. Values are missing where a formula is
    not defined (an empty text, a text without repetition).

    Columns, after those of `by`:
        measure: its name.
        value: see the formula of that name in `presslens.frequency.richness`.
        n: words.
        minimum: words that the measure needs to be steady.
        valid: whether n is enough.
        reference: where it is defined.

    Args:
        tokens: a token table, its rows in text order.
        by: columns whose values make the groups.
        term: the column whose values are the types.
        window: words of the moving window of MATTR.
        segment: words of the segments of MSTTR.
        threshold: TTR at which a factor of MTLD is full.
        draws: words drawn for HD-D.

    Raises:
        InputError: the table lacks a column, or a setting is out of its range.

    References:
        Tweedie & Baayen 1998; McCarthy & Jarvis 2010; Covington & McFall 2010; Zenker & Kyle 2021, Investigating
        minimum text lengths for lexical diversity indices, Assessing Writing 47.
    """
    if min(window, segment, draws) < 1 or not 0 < threshold < 1:
        raise InputError(
            "window, segment and draws are numbers of words, 1 or more; threshold is between 0 and 1"
        )
    measures = _measures(window, segment, threshold, draws)
    words = tokens[tokens["kind"] == "word"] if "kind" in tokens else tokens
    groups = grouping(tokens, by)
    if not groups:
        return _measured(words, term, measures)
    tables = {key: _measured(rows, term, measures) for key, rows in words.groupby(groups, dropna=False)}
    return pd.concat(tables, names=groups).reset_index(groups).reset_index(drop=True)


def _measures(window: int, segment: int, threshold: float, draws: int) -> list[_Measure]:
    return [
        _Measure("TTR", richness.ttr, 1, "Johnson 1944"),
        _Measure("Guiraud", richness.guiraud, 1, "Guiraud 1954"),
        _Measure("CTTR", richness.cttr, 1, "Carroll 1964"),
        _Measure("Herdan's C", richness.herdan_c, 1, "Herdan 1960"),
        _Measure("Summer's S", richness.summer_s, 1, "Summer 1966"),
        _Measure("Dugast's U", richness.dugast_u, 1, "Dugast 1979"),
        _Measure("Maas", richness.maas, 100, "Maas 1972"),
        _Measure("Yule's K", richness.yule_k, 1_000, "Yule 1944"),
        _Measure("Yule's I", richness.yule_i, 1_000, "Yule 1944; Oakes 1998"),
        _Measure("Simpson's D", richness.simpson_d, 1_000, "Simpson 1949"),
        _Measure("Herdan's Vm", richness.herdan_vm, 1_000, "Herdan 1955"),
        _Measure("MSTTR", partial(richness.msttr, segment=segment), 2 * segment, "Johnson 1944"),
        _Measure("MATTR", partial(richness.mattr, window=window), window, "Covington & McFall 2010"),
        _Measure("MTLD", partial(richness.mtld, threshold=threshold), 100, "McCarthy & Jarvis 2010"),
        _Measure("HD-D", partial(richness.hdd, draws=draws), max(draws, 50), "McCarthy & Jarvis 2007"),
    ]


@np.errstate(divide="ignore", invalid="ignore")
def _measured(words: pd.DataFrame, term: str, measures: Sequence[_Measure]) -> pd.DataFrame:
    vocabulary = richness.vocabulary(stream(words, term).codes)
    n = len(vocabulary.codes)
    rows = [
        (
            measure.name,
            measure.formula(vocabulary),
            n,
            measure.minimum,
            n >= measure.minimum,
            measure.reference,
        )
        for measure in measures
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.assign(value=table["value"].where(np.isfinite(table["value"])))
