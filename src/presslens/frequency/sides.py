"""Naming as counting: terms that refer to the same side, counted by side and by word."""

from collections.abc import Sequence

import pandas as pd

from presslens.frequency.counting import PER
from presslens.frequency.groups import group_sizes, grouping
from presslens.frequency.stream import countable
from presslens.lexicons import lexicon_matches, shipped_lexicon

COLUMNS = ["side", "n_side", "term", "n", "rate"]


def country_sides() -> pd.DataFrame:
    """The sides that states are, as a lexicon: a state's names, its people and adjective, its seat of government.

    A capital that stands for its government elsewhere may be a mere place: the table says what was counted as what,
    and is there to be edited: its `category` is the side.
    """
    return pd.concat([shipped_lexicon("demonyms"), shipped_lexicon("metonyms")], ignore_index=True)


def side_matches(tokens: pd.DataFrame, sides: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per word that names a side, as `lexicon_matches` has them: `category` is the side.

    Where the tokens are annotated, a person's name names no side: Valeska Paris is not France.
    """
    words = tokens[tokens["entity_kind"] != "PERSON"] if "entity_kind" in tokens else tokens
    return lexicon_matches(words, country_sides() if sides is None else sides, names=True)


def side_counts(
    tokens: pd.DataFrame, sides: pd.DataFrame | None = None, *, by: str | Sequence[str] = ()
) -> pd.DataFrame:
    """One row per (group, side, word), the side named most often first.

    Columns, after those of `by`:
        side: whom the word refers to.
        n_side: how often the side is named.
        term: the word or name, as first written.
        n, rate: how often it stands, and that per 10,000 words of the group.

    Args:
        tokens: a token table; where it is annotated, parts of speech are heeded.
        sides: a lexicon whose categories are the sides; that of `country_sides` unless given.
        by: columns whose values make the groups: those of every match, such as `doc_id` or `paragraph`.

    Raises:
        InputError: the lexicon has no column `term`, or `by` names other columns than those of a match.
    """
    matches = side_matches(tokens, sides)
    groups = grouping(matches, by)
    named = matches.rename(columns={"category": "side"}).assign(key=matches["text"].str.casefold())
    table = (
        named.groupby([*groups, "side", "key"]).agg(term=("text", "first"), n=("text", "size")).reset_index()
    )
    table["n_side"] = table.groupby([*groups, "side"])["n"].transform("sum")
    table["rate"] = PER * table["n"] / group_sizes(countable(tokens), table, groups)
    order = [*groups, "n_side", "side", "n", "term"]
    ascending = [*[True] * len(groups), False, True, False, True]
    return table.sort_values(order, ascending=ascending, ignore_index=True)[[*groups, *COLUMNS]]
