"""Against others: what texts on the same topic have and this one lacks.

What is left out frames as much as what is put in (Entman 1993), but only other texts can show it.
"""

import pandas as pd


def omissions(own: pd.DataFrame, others: pd.DataFrame, *, by: str, common: float = 0.5) -> pd.DataFrame:
    """One row per item that is common in other texts and missing in this one, the most common first.

    Columns:
        item: a frame, an actor, a kind of source: a value of the column `by`.
        documents: how many other texts have it; of: how many there are; share: documents / of, 0–1.

    Args:
        own: a table of this text with the column `by`; only the rows that count (`frames[frames["assigned"]]`).
        others: the same table of the other texts, with `doc_id`; a text without rows is not known to be there.
        by: what is compared.
        common: the least share of the other texts that have the item.
    """
    of = others["doc_id"].nunique()
    having = others[["doc_id", by]].drop_duplicates().groupby(by, sort=True).size()
    missing = having[~having.index.isin(own[by])]
    table = pd.DataFrame({"item": missing.index, "documents": missing.to_numpy(), "of": of})
    table = table.assign(share=table["documents"] / max(of, 1))
    table = table[table["share"] >= common]
    return table.sort_values("share", ascending=False, kind="stable", ignore_index=True)
