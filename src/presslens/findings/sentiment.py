"""What notebook 04 can say of a text: its extremes by VADER, the words they rest on, and where the list misleads."""

import pandas as pd

from presslens.findings.finding import Finding, counted, findings_table, listed, quoted, signed, spans
from presslens.sentiment import polarity_evidence, sentence_polarity
from presslens.sentiment.limits import rated_names, without_each_word

NEUTRAL = 0.05  # Hutto & Gilbert's own bounds: a compound nearer to zero than this is no polarity


def sentiment_findings(sentences: pd.DataFrame, annotated: pd.DataFrame) -> pd.DataFrame:
    """The findings table of notebook 04, from the sentences and the annotated tokens of one text."""
    polarity = sentence_polarity(sentences, score=False)
    evidence = polarity_evidence(sentences)
    return findings_table(
        "04-sentiment",
        [
            _extreme(sentences, polarity, evidence, "negative"),
            _extreme(sentences, polarity, evidence, "positive"),
            _names(rated_names(evidence, annotated), polarity),
            _silent(sentences, evidence),
            _single_words(without_each_word(sentences)),
        ],
    )


def _extreme(
    sentences: pd.DataFrame, polarity: pd.DataFrame, evidence: pd.DataFrame, side: str
) -> Finding | None:
    """The most negative or most positive sentence by VADER, with the words that made it so."""
    sign = -1 if side == "negative" else 1
    row = polarity.iloc[(sign * polarity["compound"]).argmax()]
    if sign * row["compound"] < NEUTRAL:
        return None
    rated = evidence[(evidence["sentence"] == row["sentence"]) & (evidence["category"] == "word")]
    words = rated[sign * rated["valence"] > 0]
    kind = sentences.loc[sentences["sentence"] == row["sentence"], "kind"].iloc[0]
    named = listed([quoted(text) for text in dict.fromkeys(words["text"])])
    return Finding(
        "Which words made the score?",
        f"VADER’s most {side} line ({signed(row['compound'])}) is a {_called(kind)} that rests on {named}.",
        float(row["compound"]),
        len(polarity),
        spans(words),
        figure="polarity",
    )


def _called(kind: str) -> str:
    return "sentence" if kind == "body" else kind


def _names(names: pd.DataFrame, polarity: pd.DataFrame) -> Finding | None:
    if names.empty:
        return None
    told = dict.fromkeys(zip(names["text"], names["name"], strict=True))
    words = [f"{quoted(word)} in {quoted(name)}" for word, name in list(told)[:4]]
    one = len(names) == 1
    return Finding(
        "What does the word list get wrong?",
        f"{counted(len(names), 'rated word')} {'stands' if one else 'stand'} inside a name and "
        f"{'evaluates' if one else 'evaluate'} nobody, such as {listed(words)}.",
        len(names),
        len(polarity),
        spans(names),
    )


def _silent(sentences: pd.DataFrame, evidence: pd.DataFrame) -> Finding | None:
    silent = sentences[~sentences["sentence"].isin(evidence["sentence"])]
    if silent.empty:
        return None
    return Finding(
        "What does the word list get wrong?",
        f"{len(silent)} of {len(sentences)} lines hold no word that VADER rates: they score 0, whatever they say.",
        len(silent),
        len(sentences),
        spans(silent),
    )


def _single_words(without: pd.DataFrame) -> Finding | None:
    """How many lines lose or change their polarity when one word is taken from the list."""
    polar = without[without["compound"].abs() >= NEUTRAL]
    hanging = polar[
        (polar["compound_without"] * polar["compound"] <= 0) | (polar["compound_without"].abs() < NEUTRAL)
    ]
    if hanging.empty:
        return None
    lines = hanging["sentence"].nunique()
    return Finding(
        "How much hangs on single words?",
        f"In {lines} of {counted(polar['sentence'].nunique(), 'line')} that VADER takes for polar, one word decides: "
        f"without it the line scores zero or turns.",
        lines,
        polar["sentence"].nunique(),
        spans(hanging),
    )
