"""What most other texts have and one lacks: frames that no sentence has, sides that no word names."""

from collections.abc import Mapping

import pandas as pd

from presslens.framing.omissions import omissions


def left_out(here: Mapping[str, pd.DataFrame], there: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per item that at least half of the other texts have and this one has not, the most common first.

    Columns: what (which column the item is of), and those of `omissions`: item, documents, of, share.

    Args:
        here: by the name of a column, a table of this text that has it: `frame` of the assigned frames, `category` of
            the matches of sides.
        there: the same tables of the other texts, with `doc_id`.
    """
    tables = [omissions(here[what], there[what], by=what).assign(what=what) for what in here]
    table = pd.concat(tables, ignore_index=True)
    order = ["share", "what", "item"]
    table = table.sort_values(order, ascending=[False, True, True], kind="stable", ignore_index=True)
    return table[["what", "item", "documents", "of", "share"]]
