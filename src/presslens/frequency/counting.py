"""How often each term occurs: word forms, lemmas, stems, parts of speech."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from presslens.frequency.groups import group_sizes, grouping
from presslens.frequency.stream import countable, term_values

PER = 10_000  # rates are per this many words


def counts(
    tokens: pd.DataFrame,
    *,
    by: str | Sequence[str] = (),
    term: str = "norm",
    stop: bool | Collection[str] = False,
) -> pd.DataFrame:
    """One row per (group, term), the most frequent first within each group.

    Punctuation and symbols are no words: they are neither counted nor counted against.

    Columns, after those of `by`:
        term: the term.
        n: how many words of the group are it.
        rate: that per 10,000 words of the group.

    Args:
        tokens: a token table.
        by: columns whose values make the groups, such as `doc_id`.
        term: the column that is counted: `norm`, `token`, `lemma`, `pos`, …, or `stem`.
        stop: terms to leave out, or True for the rows marked in the column `stop`. They stay among the words
            that rates are per.

    Raises:
        InputError: the table lacks a column that is asked for.
    """
    groups = grouping(tokens, by)
    words = countable(tokens)
    spelled = words[groups].assign(term=term_values(words, term))
    kept = ~words["stop"] if stop is True else ~spelled["term"].isin(list(stop or ()))
    return tally(spelled[kept], words, groups)


def tally(spelled: pd.DataFrame, words: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """Count the rows of each (group, term) and relate them to the words of the group."""
    table = spelled.groupby([*groups, "term"], dropna=False).size().rename("n").reset_index()
    table["rate"] = PER * table["n"] / group_sizes(words, table, groups)
    ascending = [*[True] * len(groups), False]
    return table.sort_values([*groups, "n"], ascending=ascending, kind="stable", ignore_index=True)


def most_frequent(values: "pd.Series[Any]") -> "pd.Series[int]":
    """How often each value occurs, the most frequent first; of those as frequent, the one that occurs first."""
    return values.value_counts(sort=False).sort_values(ascending=False, kind="stable")
