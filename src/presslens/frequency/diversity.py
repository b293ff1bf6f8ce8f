"""How varied a vocabulary is: one table of measures, each with the length of text that it needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from presslens.errors import InputError
from presslens.frequency import richness
from presslens.frequency.groups import by_group, grouping
from presslens.frequency.richness import Vocabulary
from presslens.frequency.stream import stream

COLUMNS = ["measure", "value", "n", "minimum", "valid", "reference", "length_free"]


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure, the number of words it needs, and where it is defined."""

    name: str
    formula: Callable[[Vocabulary], float]
    minimum: int
    reference: str
    length_free: bool = False


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

    Measures that are not free of length compare only texts of like length. Values are missing where a formula is not
    defined (an empty text, one shorter than a window, one without repetition).

    Columns, after those of `by`:
        measure: its name.
        value: see the formula of that name in `presslens.frequency.richness`.
        n: words.
        minimum: words that the measure needs to be steady: its windows, 100 for MTLD and HD-D (Koizumi & In'nami
            2012), 1,000 by rule of thumb for what is to characterise an author; 1 where any text has the value.
        valid: whether n is enough.
        reference: where it is defined.
        length_free: whether it was made, or shown, to change little with the length of the text.

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
        Tweedie & Baayen 1998, How variable may a constant be?; McCarthy & Jarvis 2010; Koizumi & In'nami 2012, Effects
        of text length on lexical diversity measures, System 40(4).
    """
    if min(window, segment, draws) < 1 or not 0 < threshold < 1:
        raise InputError(
            "window, segment and draws are numbers of words, 1 or more; threshold is between 0 and 1"
        )
    measures = _measures(window, segment, threshold, draws)
    words = tokens[tokens["kind"] == "word"] if "kind" in tokens else tokens
    return by_group(words, grouping(tokens, by), lambda rows: _measured(rows, term, measures))


def _measures(window: int, segment: int, threshold: float, draws: int) -> list[_Measure]:
    return [
        _Measure("TTR", richness.ttr, 1, "Johnson 1944"),
        _Measure("Guiraud", richness.guiraud, 1, "Guiraud 1954"),
        _Measure("CTTR", richness.cttr, 1, "Carroll 1964"),
        _Measure("Herdan's C", richness.herdan_c, 1, "Herdan 1960"),
        _Measure("Summer's S", richness.summer_s, 1, "Summer 1966"),
        _Measure("Dugast's U", richness.dugast_u, 1, "Dugast 1979"),
        _Measure("Maas", richness.maas, 100, "Maas 1972"),
        _Measure("Yule's I", richness.yule_i, 1, "Yule 1944; Oakes 1998"),
        _Measure("Yule's K", richness.yule_k, 1_000, "Yule 1944", True),
        _Measure("Simpson's D", richness.simpson_d, 1_000, "Simpson 1949", True),
        _Measure("Herdan's Vm", richness.herdan_vm, 1_000, "Herdan 1955", True),
        _Measure("MSTTR", partial(richness.msttr, segment=segment), 2 * segment, "Johnson 1944", True),
        _Measure("MATTR", partial(richness.mattr, window=window), window, "Covington & McFall 2010", True),
        _Measure("MTLD", partial(richness.mtld, threshold=threshold), 100, "McCarthy & Jarvis 2010", True),
        _Measure("HD-D", partial(richness.hdd, draws=draws), 100, "McCarthy & Jarvis 2007", True),
    ]


@np.errstate(divide="ignore", invalid="ignore")
def _measured(words: pd.DataFrame, term: str, measures: Sequence[_Measure]) -> pd.DataFrame:
    text = richness.vocabulary(stream(words, term).codes)
    n = len(text.codes)
    rows = [
        (it.name, it.formula(text), n, it.minimum, n >= it.minimum, it.reference, it.length_free)
        for it in measures
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.assign(value=table["value"].where(np.isfinite(table["value"]) & (n > 0)))
