"""How far a word list can be trusted on one text: words inside names, sentences without a rated word, single words."""

import pandas as pd

from presslens.sentiment.sentence import polarity_evidence, sentence_polarity


def rated_names(evidence: pd.DataFrame, annotated: pd.DataFrame) -> pd.DataFrame:
    """The rows of a polarity evidence table that stand inside a name, with the `name` and its `entity_kind`.

    A word in a name evaluates nobody: `United` is no praise of the United States, `Treasury` none of its department.
    """
    named = annotated[(annotated["entity"] >= 0) & (annotated["pos"] == "PROPN")]
    rated = evidence[evidence["category"] == "word"]
    if named.empty:
        return rated.head(0).assign(name="", entity_kind="")
    names = named.groupby("entity").agg(
        name_start=("start", "min"),
        name_end=("end", "max"),
        name=("token", " ".join),
        entity_kind=("entity_kind", "first"),
    )
    places = pd.IntervalIndex.from_arrays(names["name_start"], names["name_end"], closed="left")
    inside = places.get_indexer(rated["start"])
    found = rated[inside >= 0].reset_index(drop=True)
    about = names.iloc[inside[inside >= 0]].reset_index(drop=True)
    return pd.concat([found, about[["name", "entity_kind"]]], axis="columns")


def without_each_word(sentences: pd.DataFrame, *, overrides: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per rated word form: what becomes of its sentences' compound when the list does not rate it.

    Columns: term (as rated, in lower case), sentence, start, end, compound, compound_without, change.
    A change of sign means that the sentence's polarity hangs on this one word. `overrides` (term, weight) stand in
    for the list's own ratings, as in `sentence_polarity`.
    """
    evidence = polarity_evidence(sentences, overrides=overrides)
    words = evidence[evidence["category"] == "word"]
    scored = sentence_polarity(sentences, score=False, overrides=overrides).set_index("sentence")["compound"]
    own = {} if overrides is None else dict(zip(overrides["term"], overrides["weight"], strict=True))
    rows = []
    for form, hits in words.groupby(words["text"].str.lower(), sort=False):
        unrated = pd.DataFrame((own | {form: 0.0}).items(), columns=["term", "weight"])
        touched = sentences[sentences["sentence"].isin(hits["sentence"])]
        again = sentence_polarity(touched, score=False, overrides=unrated).set_index("sentence")["compound"]
        rows += [
            (form, hit.sentence, hit.start, hit.end, scored[hit.sentence], again[hit.sentence])
            for hit in hits.itertuples()
        ]
    table = pd.DataFrame(rows, columns=["term", "sentence", "start", "end", "compound", "compound_without"])
    return table.assign(change=table["compound_without"] - table["compound"])
