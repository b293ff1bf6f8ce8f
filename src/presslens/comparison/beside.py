"""Two groups of a corpus beside each other, and the words of one text beside both."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from presslens.comparison.attributed import Attributed
from presslens.comparison.placing import placed, placing_columns
from presslens.comparison.stretches import stretches
from presslens.comparison.wording import FIRST_PERSON, wording
from presslens.errors import InputError
from presslens.frequency.counting import most_frequent
from presslens.frequency.keyness import keyness
from presslens.frequency.sides import side_matches

KEY = 1.0  # log ratio from which a word is key to a side: twice as often
MOST_KEY = 100  # words that make a side's list
NAMED = 2  # sides whose naming is compared: those that the text names most


def largest_first(groups: "pd.Series[str]") -> list[str]:
    """The values by how many documents have them, those of like number by name."""
    return most_frequent(groups.dropna().sort_values()).index.astype(str).tolist()


def two_largest(groups: "pd.Series[str]") -> list[str]:
    """The two values that most documents have.

    Raises:
        InputError: there is only one.
    """
    if len(sides := largest_first(groups)[:2]) < 2:
        raise InputError(
            f"by={groups.name!r}: all documents have the same; name a column that tells them apart"
        )
    return sides


def contrast(counts: pd.DataFrame, *, group: str, sides: Sequence[str]) -> pd.DataFrame:
    """The table of `keyness` of the first side beside the second, with a column `more_in`: which uses the term more.

    Args:
        counts: a counts table by `group`.
        group: the column of the groups.
        sides: the two.
    """
    one, other = (counts.loc[counts[group] == side, ["term", "n", "rate"]] for side in sides)
    table = keyness(one, other)
    return table.assign(more_in=[sides[0] if ratio > 0 else sides[1] for ratio in table["log_ratio"]])


def beside_stretches(
    own: Attributed,
    tokens: pd.DataFrame,
    sentences: pd.DataFrame,
    named: pd.DataFrame,
    key: pd.DataFrame,
    *,
    group: str,
    sides: Sequence[str],
) -> pd.DataFrame:
    """The table of `placed`: the words of one voice beside stretches of the two sides that are as long.

    Measured are letters per word, VADER's compound, the first person plural, each side's most key words, and how often
    those sides are named that the voice names most. Where no document is as long as these words the table is empty.

    Args:
        own: the words of the voice.
        tokens: words of the corpus, with the column `group`.
        sentences: its sentences.
        named: the names of states in it, the table of `side_matches`.
        key: the table of `contrast`.
        group: the column of the groups.
        sides: the two.
    """
    cut = stretches(tokens[tokens[group].isin(sides)], words=len(own.tokens))
    if cut.empty:  # no document is as long as these words
        return pd.DataFrame(columns=placing_columns(group))
    where = cut[["doc_id", "sentence", "stretch", group]].drop_duplicates()
    lines = sentences.drop(columns=group).merge(where, on=["doc_id", "sentence"])
    lists = {"we, us, our, per 1,000 words": FIRST_PERSON, **_key_lists(key, sides)}
    here = side_matches(own.tokens)
    most = largest_first(here["category"])[:NAMED]
    there = named[named["category"].isin(most)].merge(where, on=["doc_id", "sentence"])
    mine = wording(own.tokens, own.pieces, lists, sides=here[here["category"].isin(most)])
    theirs = wording(cut, lines, lists, sides=there, by=["doc_id", "stretch", group])
    table = placed(mine, theirs, group=group)
    order = table[["measure", group]].map([*table["measure"].unique(), *sides].index)
    return table.iloc[np.lexsort([order[group], order["measure"]])].reset_index(drop=True)


def _key_lists(key: pd.DataFrame, sides: Sequence[str]) -> dict[str, frozenset[str]]:
    ways = (key["log_ratio"] >= KEY, key["log_ratio"] <= -KEY)
    return {
        f"key words of {side}, per 1,000 words": frozenset(key.loc[way, "term"].head(MOST_KEY))
        for side, way in zip(sides, ways, strict=True)
    }
