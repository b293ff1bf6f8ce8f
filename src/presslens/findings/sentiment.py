"""What notebook 04 can say of a text: its extremes by VADER, the words they rest on, and where the list misleads."""

import pandas as pd

from presslens.atoms import spans
from presslens.findings.evaluations import by_voice, targets
from presslens.findings.finding import Finding, counted, findings_table, listed, quoted, signed
from presslens.findings.robustness import contradicted, named_otherwise, single_words, surviving
from presslens.sentiment.agreement import NEUTRAL


def sentiment_findings(
    sentences: pd.DataFrame,
    polarity: pd.DataFrame,
    evidence: pd.DataFrame,
    named: pd.DataFrame,
    without: pd.DataFrame,
    evaluated: pd.DataFrame,
    methods: pd.DataFrame,
    swaps: pd.DataFrame,
) -> pd.DataFrame:
    """The findings table of notebook 04.

    Args:
        sentences: the sentences of one text.
        polarity: their polarity, by `sentence_polarity`.
        evidence: the words that it rests on, by `polarity_evidence`.
        named: those of them that stand in names, by `rated_names`.
        without: what becomes of the polarity, by `without_each_word`.
        evaluated: the mentions of its actors, by `evaluations`.
        methods: its sentences by each method, by `polarity_methods`.
        swaps: mentions with other names in their place, by `name_swaps`.
    """
    return findings_table(
        "04-sentiment",
        [
            _extreme(sentences, polarity, evidence, "negative"),
            _extreme(sentences, polarity, evidence, "positive"),
            _names(named, polarity),
            _silent(sentences, evidence),
            *targets(evaluated),
            by_voice(evaluated),
            single_words(without),
            surviving(sentences, methods),
            contradicted(sentences, methods),
            named_otherwise(swaps),
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
