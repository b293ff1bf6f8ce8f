"""What holds of every finding, whatever the text: its words are the text's, and it leads to them."""

import re
from collections.abc import Sequence
from functools import cache

import pandas as pd
import pytest

import presslens
from presslens import sentiment
from presslens.attribution.share import voice_share
from presslens.findings.frequency import frequency_findings, key_words
from presslens.findings.sentiment import sentiment_findings
from presslens.findings.tokenisation import tokenisation_findings
from presslens.findings.voices import voices_findings
from presslens.frequency.names import most_written, written_names
from presslens.frequency.sides import country_sides, side_matches
from presslens.resources import checkout
from presslens.sentiment.limits import rated_names, without_each_word

ARTICLE = "seeds/000_cba6c4d358668237.txt"
WIKINEWS = sorted((checkout() / "tests" / "fixtures" / "wikinews").glob("[a-e]*.txt"))
TEXTS = [ARTICLE, *(str(file) for file in WIKINEWS)]


def read(
    document: presslens.Document, annotated: pd.DataFrame, quotations: pd.DataFrame
) -> list[pd.DataFrame]:
    """The tables that the findings of notebook 04 rest on; other names are put for two."""
    sentences, mentions = presslens.sentences(document), presslens.mentions(document, annotated=annotated)
    polarity = presslens.sentence_polarity(sentences)
    scores = {"VADER": polarity["compound"], "the model": polarity["score"]}
    target = presslens.target_polarity(sentences, mentions)
    evidence = sentiment.polarity_evidence(sentences)
    return [
        sentences,
        polarity,
        evidence,
        rated_names(evidence, annotated),
        without_each_word(sentences),
        sentiment.evaluations(target, mentions, quotations),
        sentiment.polarity_methods(sentences, scores),
        sentiment.name_swaps(sentences, mentions[mentions["naming"] == "name"], ["Norway", "Iran"]),
    ]


@cache
def findings(source: str) -> dict[str, pd.DataFrame]:
    """The findings of the first four notebooks on a text, made as these make them."""
    document = presslens.read_document(source)
    annotated = presslens.annotate(document)
    sentences, tokens = presslens.sentences(document), presslens.tokens(document)
    quotations = presslens.quotations(document, annotated=annotated)
    keyness = presslens.keyness(tokens, presslens.general_english(tokens["norm"]))
    return {
        "tokenisation": tokenisation_findings(document, annotated),
        "frequency": frequency_findings(
            tokens,
            key_words(keyness, tokens),
            keyness,
            most_written(written_names(annotated)),
            presslens.collocations(tokens[~tokens["stop"]], window=4, minimum=2),
            side_matches(annotated, country_sides()),
            presslens.lexicon_matches(annotated, presslens.shipped_lexicon("strong_subjectives")),
            presslens.readability(sentences, tokens),
        ),
        "voices": voices_findings(
            sentences,
            quotations,
            presslens.mentions(document, annotated=annotated),
            presslens.actors(document, annotated=annotated),
            presslens.agency(document, annotated=annotated),
            voice_share(document, quotations, tokens),
        ),
        "sentiment": sentiment_findings(*read(document, annotated, quotations)),
    }


@pytest.fixture(scope="module", params=TEXTS, ids=lambda source: source.rpartition("/")[2])
def told(request: pytest.FixtureRequest) -> tuple[str, dict[str, pd.DataFrame]]:
    """A text, its blanks as one, and its findings."""
    return presslens.read_document(request.param).text, findings(request.param)


def in_marks(sentences: Sequence[str]) -> list[str]:
    """What stands in quotation marks of the findings' own."""
    return [words for sentence in sentences for words in re.findall("“([^“”]+)”", sentence)]


def test_what_a_finding_quotes_stands_in_the_text(told: tuple[str, dict[str, pd.DataFrame]]) -> None:
    text = " ".join(told[0].split()).lower()
    for table in told[1].values():
        for words in in_marks(table["sentence"].tolist()):
            assert all(word.lower() in text for word in words.split()), words


def test_evidence_lies_in_the_text_and_is_never_blank(told: tuple[str, dict[str, pd.DataFrame]]) -> None:
    text, tables = told
    for table in tables.values():
        assert all(text[start:end].strip() for spans in table["evidence"] for start, end in spans)


def test_a_finding_is_one_sentence_without_traces_of_a_missing_value(
    told: tuple[str, dict[str, pd.DataFrame]],
) -> None:
    for table in told[1].values():
        assert table["sentence"].str.endswith(".").all()
        assert not table["sentence"].str.contains(r"\b(?:nan|None)\b|\[|\(\)|  ").any()


@pytest.mark.parametrize(
    ("notebook", "says"),
    [
        ("tokenisation", "331 words in 16 sentences and 7 paragraphs"),
        ("tokenisation", "carries a heading “China denies accusations of expansionism”"),
        ("frequency", "China 13 times (“China” 7, “Beijing” 3, “Sino-” 2 and “Chinese” 1)"),
        ("frequency", "“Le” stands twice, only in the first paragraph"),
        ("frequency", "“Li” stands 3 times, only from the third paragraph on"),
        ("voices", "66 of the 72 words in quotation marks that have a speaker are Le Yucheng’s"),
        ("voices", "after it they are “denied”, “claimed” and “said”"),
        ("voices", "“accusations of expansionism” is in nobody’s name"),
        ("voices", "Le Yucheng is spelled “Le” and “Li”"),
        ("voices", "First to act against another named actor: United States"),
        ("voices", "worded as an answer: “take retaliatory measure”"),
        ("voices", "no state and no organisation acts"),
        ("sentiment", "most positive line (+0.76) is a sentence that rests on “responsible” and “freedom”"),
        ("sentiment", "“Treasury” in “US Treasury Department”"),
    ],
)
def test_what_is_told_of_the_default_article(notebook: str, says: str) -> None:
    assert findings(ARTICLE)[notebook]["sentence"].str.contains(says, regex=False).any()
