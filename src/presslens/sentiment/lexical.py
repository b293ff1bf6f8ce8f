"""Polarity by any list of words: Hu and Liu's, or the reader's own."""

import numpy as np
import pandas as pd
from pandas import DataFrame

from presslens.lexicons import lexicon_matches
from presslens.resources import resource

KEYS = ["doc_id", "paragraph", "sentence"]
_HU_LIU = "nltk_data/corpora/opinion_lexicon"


def hu_liu() -> DataFrame:
    """Hu and Liu's opinion words (2004, "Mining and summarizing customer reviews", KDD) as a lexicon, ±1 each."""
    sides = {"positive": 1.0, "negative": -1.0}
    return pd.concat([_side(category, weight) for category, weight in sides.items()], ignore_index=True)


def _side(category: str, weight: float) -> DataFrame:
    lines = resource(f"{_HU_LIU}/{category}-words.txt").read_text("latin-1").splitlines()
    terms = [line.strip() for line in lines if line.strip() and not line.startswith(";")]
    return DataFrame(
        {"term": terms, "pos": "", "category": category, "weight": weight, "source": "Hu & Liu 2004"}
    )


def lexicon_polarity(sentences: DataFrame, annotated: DataFrame, lexicon: DataFrame) -> DataFrame:
    """How a list of weighted words reads each sentence; a word inside a name never counts.

    Args:
        sentences: a sentences table.
        annotated: the table of `annotate` for the same document.
        lexicon: a lexicon whose weights are above zero for praise and below for blame.

    Returns:
        One row per sentence: the keys; `matches`, words found; `positive`, `negative`, sums of their weights (0 or
        more); `score`, (positive − negative) / (positive + negative), −1…1 and 0 where nothing was found.
    """
    found = lexicon_matches(annotated, lexicon)
    sides = found[["doc_id", "sentence"]].assign(
        matches=1, positive=found["weight"].clip(lower=0), negative=-found["weight"].clip(upper=0)
    )
    sums = sides.groupby(["doc_id", "sentence"], as_index=False).sum()
    table = sentences[KEYS].merge(sums, on=["doc_id", "sentence"], how="left").set_index(sentences.index)
    counted = table.fillna({"matches": 0, "positive": 0.0, "negative": 0.0}).astype({"matches": "int64"})
    weight = (counted["positive"] + counted["negative"]).replace(0, np.nan)
    return counted.assign(score=((counted["positive"] - counted["negative"]) / weight).fillna(0.0))
