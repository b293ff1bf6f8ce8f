"""The polarity of each sentence, and the words that made it."""

from collections.abc import Iterator, Mapping

import pandas as pd
from pandas import DataFrame

from presslens.sentiment.blend import blended
from presslens.sentiment.evidence import Evidence, evidence
from presslens.sentiment.vader import Scores, vader
from presslens.sentiment.words import load_rules, reader

KEYS = ["doc_id", "paragraph", "sentence"]


def sentence_polarity(
    sentences: DataFrame, *, score: bool = True, overrides: DataFrame | None = None
) -> DataFrame:
    """How negative, neutral and positive each sentence is.

    Args:
        sentences: a sentences table.
        score: whether to add `score`, which needs the trained model.
        overrides: a lexicon (`term`, `weight`) whose ratings, −4…4, stand in for VADER's.

    Returns:
        One row per sentence: the keys; `negative`, `neutral`, `positive` (shares, 0…1) and `compound` (−1…1),
        which are NLTK's VADER to the digit (Hutto & Gilbert 2014); `score` (−1…1), the best estimate.
    """
    scores = vader(sentences["text"], load_rules(_ratings(overrides)))
    table = DataFrame(scores, columns=Scores._fields, index=sentences.index, dtype="float64")
    if score:
        table["score"] = blended(sentences["text"].tolist(), table["compound"].tolist())
    return pd.concat([sentences[KEYS], table], axis="columns")


def polarity_evidence(sentences: DataFrame, *, overrides: DataFrame | None = None) -> DataFrame:
    """What VADER's compound rests on: one row per word and rule at work in a sentence.

    Returns:
        The keys; `start`, `end`, `text` of the word, booster, negation or mark in the document; `category` (`word`,
        `capitals`, `booster`, `negation`, `idiom`, `contrast` for `but`, `punctuation`); `word_start`, `word_end`
        of the rated word that it bears on (−1 for `punctuation`, which bears on the whole sentence); `valence`,
        by how much it moved that word's valence. The valences of a sentence add up to what `compound` normalises.
    """
    rows = list(_evidence_rows(sentences, _ratings(overrides)))
    return DataFrame(rows, columns=[*KEYS, *Evidence._fields])


def _evidence_rows(sentences: DataFrame, ratings: Mapping[str, float]) -> Iterator[tuple[object, ...]]:
    rules = load_rules(ratings)
    read = reader(rules)
    for row in sentences.itertuples():
        for found in evidence(row.text, read, rules):
            yield (row.doc_id, row.paragraph, row.sentence, *found.moved(row.start))


def _ratings(overrides: DataFrame | None) -> dict[str, float]:
    return (
        {}
        if overrides is None
        else dict(zip(overrides["term"], overrides["weight"].astype(float), strict=True))
    )
