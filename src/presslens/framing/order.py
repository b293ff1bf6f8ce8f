"""Order and room: what comes first, what gets how many words, what is left to the last paragraph.

Readers of news stop early, and reporters know it (Bell 1991, "The Language of News Media", ch. 8: most newsworthy
first). What is put last, and what gets a clause where something else gets paragraphs, is part of the frame.
"""

import pandas as pd

from presslens.atoms import spans
from presslens.documents import Document
from presslens.tokenisation import sentences, tokens


def order_and_room(document: Document, items: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """One row per item of the column `by` (an actor, a voice, a frame), those that come first at the top.

    Columns:
        item: the value of `by`.
        first: the first sentence that holds it; position: how far into the text's words that sentence begins, 0–1.
        sentences: how many hold it; words: how many words they have; share: that share of all words, 0–1.
        last_only: whether it stands in the last paragraph and nowhere else.
        evidence: spans of these sentences.

    Args:
        document: the text.
        items: a table with `sentence` and the column `by`; further columns do not matter.
        by: the column whose values are compared.
    """
    places = _places(document)
    one = (
        items[["sentence", by]]
        .drop_duplicates()
        .merge(places, on="sentence")
        .sort_values("sentence", kind="stable")
    )
    last = places.loc[places["words"] > 0, "paragraph"].max()
    rows = [_row(item, rows, last, places["words"].sum()) for item, rows in one.groupby(by, sort=False)]
    columns = ["item", "first", "position", "sentences", "words", "share", "last_only", "evidence"]
    return pd.DataFrame(rows, columns=columns)


def _places(document: Document) -> pd.DataFrame:
    """Each sentence with its span, its words and how many words stand before it."""
    table = sentences(document)[["paragraph", "sentence", "start", "end"]]
    words = tokens(document).groupby("sentence").size()
    table["words"] = table["sentence"].map(words).fillna(0).astype(int)
    return table.assign(before=table["words"].cumsum() - table["words"])


def _row(item: object, rows: pd.DataFrame, last: int, total: int) -> tuple[object, ...]:
    words = int(rows["words"].sum())
    only = bool((rows["paragraph"] == last).all())
    return (
        item,
        int(rows["sentence"].iloc[0]),
        rows["before"].iloc[0] / total,
        len(rows),
        words,
        words / total,
        only,
        spans(rows),
    )
