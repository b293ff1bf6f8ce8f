"""Readability is what quanteda and textstat say where both count alike; where not, the test says who counts what."""

import math

import pandas as pd
import pytest

import presslens
from presslens.frequency import readability
from presslens.frequency.readability import TextCounts, text_counts
from presslens.frequency.syllables import by_part, by_rule, syllables

from .making import article, reference, values


def tables(text: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    document = presslens.document_from_text(text)
    return presslens.sentences(document), presslens.tokens(document)


def measured(text: str) -> dict[str, float]:
    return values(presslens.readability(*tables(text)))


@pytest.mark.parametrize(
    ("text", "flesch"),
    [
        ("The cat in the hat at green ham and eggs.", 112.085),
        ("Once upon a time.", 97.025),
        ("The cat in the hat ate breakfast.", 206.835 - 1.015 * 7 - 84.6 * 8 / 7),  # "103, tolerance .01"
    ],
)
def test_flesch_of_quanteda_textstat_readability(text: str, flesch: float) -> None:
    assert measured(text)["Flesch"] == pytest.approx(flesch)


def test_fog_of_quanteda_textstat_readability() -> None:
    assert measured("The cat in the hat ate breakfast.")["Fog"] == pytest.approx(2.8)


@pytest.mark.parametrize("name", ["cat", "ham", "once", "article"])
def test_formulas_are_those_of_textstat_given_its_counts(name: str) -> None:
    """textstat's Coleman–Liau rounds 0.0588 to 0.058; its Fog counts hard words, not what Gunning excluded."""
    peer = reference("readability")[name]
    text = TextCounts(
        **{count: peer[count] for count in ("words", "sentences", "syllables", "letters", "characters")},
        polysyllables=peer["polysyllables"], complex_words=0,
    )  # fmt: skip
    assert readability.flesch(text) == pytest.approx(peer["Flesch"])
    assert readability.flesch_kincaid(text) == pytest.approx(peer["Flesch–Kincaid"])
    assert readability.smog(text) == pytest.approx(peer["SMOG"])
    assert readability.ari(text) == pytest.approx(peer["ARI"])
    rounded = 0.08 * peer["letters"] / peer["words"]
    assert readability.coleman_liau(text) == pytest.approx(peer["Coleman–Liau"] + rounded)


def test_syllables_of_the_article_are_textstats_but_for_acronyms() -> None:
    """It reads the heading as well (5 words); `US` is one syllable to it and two to us, `HKPF` one and four."""
    document, tokens = article()
    body = text_counts(presslens.sentences(document).assign(kind="body"), tokens)
    peer = reference("readability")["article"]
    assert body.words == peer["words"]
    assert body.syllables == pytest.approx(peer["syllables"], rel=0.03)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("minister", 3), ("make", 1), ("makes", 1), ("boxes", 2), ("worked", 1), ("wanted", 2), ("little", 2),
        ("create", 2), ("idea", 3), ("being", 2), ("people", 2), ("business", 2), ("basically", 3), ("rhythm", 2),
        ("sovereignty", 3), ("café", 2), ("naïve", 2), ("US", 2), ("HKPF", 4), ("NATO", 2), ("Mr.", 2), ("2020", 0),
        ("decision-making", 5), ("quiet", 2), ("quite", 1), ("a", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_compound_is_counted_by_its_parts() -> None:
    assert by_part("decision-making") == [3, 2]
    assert by_part("COVID-19") == [by_rule("covid")]
    assert by_part("–") == []


def test_gunnings_complex_words_are_no_names_compounds_or_inflected_short_words() -> None:
    text = "The government created forty-seven rules in Alabama, including consequences and retaliation."
    counts = text_counts(*tables(text))
    assert counts.complex_words == 3  # government, consequences, retaliation
    assert counts.polysyllables == 7


def test_numbers_are_words_of_one_syllable_and_contractions_are_one_word() -> None:
    counts = text_counts(*tables("Don't send 2020 men."))
    assert (counts.words, counts.syllables, counts.sentences) == (4, 4, 1)
    assert (counts.letters, counts.characters) == (9, 13)


def test_headings_are_no_sentences() -> None:
    document, tokens = article()
    table = presslens.sentences(document)
    counts = text_counts(table, tokens)
    assert counts.sentences == (table["kind"] == "body").sum() == 16
    assert counts.words == 326


def test_each_measure_says_how_long_a_text_it_needs() -> None:
    document, tokens = article()
    table = presslens.readability(presslens.sentences(document), tokens).set_index("measure")
    assert list(table.index) == ["Flesch", "Flesch–Kincaid", "Fog", "SMOG", "Coleman–Liau", "ARI"]
    assert table.drop(index="SMOG")["valid"].all()
    assert not table.loc["SMOG", "valid"]
    assert not presslens.readability(*tables("Too short."))["valid"].any()


def test_an_empty_text_has_every_row_and_no_value() -> None:
    table, tokens = tables("a.")
    nothing = presslens.readability(table.iloc[:0], tokens.iloc[:0])
    assert len(nothing) == 6
    assert all(math.isnan(value) for value in nothing["value"])


def test_groups_are_measured_one_by_one() -> None:
    parts = [
        presslens.document_from_text(text, doc_id=text[0]) for text in ("A cat.", "Because of a sovereignty.")
    ]
    sentences = pd.concat(map(presslens.sentences, parts))
    tokens = pd.concat(map(presslens.tokens, parts))
    table = presslens.readability(sentences, tokens, by="doc_id")
    assert table[table["measure"] == "Flesch"]["n"].tolist() == [2, 4]
    assert table["doc_id"].unique().tolist() == ["A", "B"]
