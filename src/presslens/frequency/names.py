"""Names as they are written: where each stands, before anybody asks whom it means."""

import pandas as pd

from presslens.frequency.counting import most_frequent

KINDS = ("PERSON", "GPE", "NORP", "ORG", "LOC", "FAC")


def written_names(annotated: pd.DataFrame) -> pd.DataFrame:
    """One row per occurrence of a name, in the order of the text.

    A name of several words is one term (`Hong Kong`, `Church of Scientology`), but a person's are terms of their own
    (`Carrie`, `Lam`), since a text soon uses the last alone. Articles and possessive marks are left out. Who is meant
    is not asked here: `Le` and `Li` are two terms; see `presslens.mentions`.

    Columns: doc_id, paragraph, sentence, term, start, end, entity_kind.

    Args:
        annotated: annotated tokens of one text.
    """
    kept = annotated["entity_kind"].isin(KINDS) & ~annotated["pos"].isin(["DET", "PART"])
    blank = (annotated["start"] > annotated["end"].shift(fill_value=0)).map({True: " ", False: ""})
    inside = annotated.assign(token=blank + annotated["token"])[kept]
    person = inside["entity_kind"] == "PERSON"
    unit = inside["entity"].where(
        ~person, -1 - inside.index
    )  # each word of a person's name is a unit of its own
    names = inside.groupby(unit, sort=False).agg(
        doc_id=("doc_id", "first"),
        paragraph=("paragraph", "first"),
        sentence=("sentence", "first"),
        term=("token", "".join),
        start=("start", "min"),
        end=("end", "max"),
        entity_kind=("entity_kind", "first"),
    )
    return names.assign(term=names["term"].str.strip()).sort_values("start", ignore_index=True)


def most_written(names: pd.DataFrame, top_n: int = 8) -> pd.DataFrame:
    """The rows of the `top_n` most frequent terms; of those equally frequent, the earlier."""
    frequent = most_frequent(names["term"]).head(top_n)
    return names[names["term"].isin(frequent.index)].reset_index(drop=True)
