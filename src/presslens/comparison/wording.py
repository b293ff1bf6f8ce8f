"""How a text is worded, in a few measures that any other text has too."""

from collections.abc import Mapping, Sequence, Set

import pandas as pd

from presslens.sentiment import sentence_polarity

PER = 1_000  # rates of short texts are per this many words
LETTERS, COMPOUND = "letters per word", "VADER’s compound, mean of sentences"
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves"})


def wording(
    tokens: pd.DataFrame,
    sentences: pd.DataFrame,
    lists: Mapping[str, Set[str]],
    *,
    sides: pd.DataFrame | None = None,
    by: Sequence[str] = ("doc_id",),
) -> pd.DataFrame:
    """One row per (group, measure).

    Columns, after those of `by`:
        measure: `letters per word`; `VADER’s compound, mean of sentences` (−1…1); and for each list, and each side of
            `sides`, its words per 1,000.
        value: in the unit that the measure names.

    Args:
        tokens: a token table in the scheme that is counted on.
        sentences: the sentences of the tokens, or the pieces of them that are meant; with the columns of `by`.
        lists: terms, as in the column `norm`, by the name of their measure.
        sides: matches of names of sides (`side_matches`) with the columns of `by`, where naming is measured.
        by: columns that make the groups.
    """
    keys = list(by)
    rated = sentence_polarity(sentences, score=False)["compound"].set_axis(sentences.index)
    groups = tokens.groupby(keys)
    size = groups.size()
    measures = {
        LETTERS: tokens["token"].str.len().groupby([tokens[key] for key in keys]).mean(),
        COMPOUND: rated.groupby([sentences[key] for key in keys]).mean(),
        **{
            name: PER * _sums(tokens, tokens["norm"].isin(terms), keys) / size
            for name, terms in lists.items()
        },
        **_naming(sides, keys, size),
    }
    table = pd.DataFrame(measures).reindex(size.index).rename_axis(columns="measure")
    return table.stack(future_stack=True).rename("value").reset_index()


def _sums(rows: pd.DataFrame, flags: "pd.Series[bool]", keys: list[str]) -> "pd.Series[int]":
    return flags.groupby([rows[key] for key in keys]).sum()


def _naming(
    sides: pd.DataFrame | None, keys: list[str], size: "pd.Series[int]"
) -> dict[str, "pd.Series[float]"]:
    """How often each side is named, per 1,000 words; 0 where it is not."""
    if sides is None:
        return {}
    return {
        f"names {side}, per 1,000 words": PER
        * rows.groupby(keys).size().reindex(size.index, fill_value=0)
        / size
        for side, rows in sides.groupby("category", sort=False)
    }
