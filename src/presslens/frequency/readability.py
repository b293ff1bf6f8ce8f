"""How hard a text is to read, by formulas over lengths of words and sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from presslens.frequency.groups import by_group, grouping
from presslens.frequency.stream import countable
from presslens.frequency.syllables import by_part, syllables

COLUMNS = ["measure", "value", "n", "minimum", "valid", "reference", "sentences", "minimum_sentences"]

_MANY = 3  # syllables of a hard word
_ENDING = r"(?:es|ed|ing)$"
_CLITIC = r"(?:n['’]t|['’]\w*)"
_KEYS = ["doc_id", "sentence"]


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What readability formulas count.

    Attributes:
        words: words and numbers; a contraction is one (`don't`).
        sentences: sentences of the body that have a word (all that have one, where there is no body).
        syllables: see `presslens.frequency.syllables`; a numeral counts as one.
        letters: letters in the words.
        characters: letters and digits in the words.
        polysyllables: words of three syllables or more.
        complex_words: those that Gunning counts: not names, not compounds of short words, and not words that get
            their third syllable from -es, -ed or -ing.
    """

    words: float
    sentences: float
    syllables: float
    letters: float
    characters: float
    polysyllables: float
    complex_words: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """A formula, how many words and sentences it needs, and where it is defined."""

    name: str
    formula: Callable[[TextCounts], float]
    minimum: int
    minimum_sentences: int
    reference: str


def readability(
    sentences: pd.DataFrame, tokens: pd.DataFrame, *, by: str | Sequence[str] = ()
) -> pd.DataFrame:
    """One row per measure (of each group, where there are groups).

    All were fitted to English prose for schools or the services by the middle of the last century: they compare
    texts of one kind, and say nothing of how clear a text is. Dale and Chall's formula is not here, since their list
    of easy words may not be shipped.

    Columns, after those of `by`:
        measure: its name: Flesch (0–100, higher is easier), all others years of schooling in the United States.
        value: see the formula of that name; missing for a text without words.
        n, sentences: words and sentences counted: see `TextCounts`.
        minimum, minimum_sentences: how many the measure needs; samples of 100 words, for SMOG 30 sentences.
        valid: whether there are enough of both.
        reference: where it is defined.

    Args:
        sentences: a sentence table.
        tokens: the token table of the same text, in the scheme `words` or annotated: part of speech then tells
            names, else a capital inside a sentence does.
        by: columns of both tables whose values make the groups.

    Raises:
        InputError: a table lacks a column.
    """
    groups = grouping(tokens, by)
    return by_group(sentences, grouping(sentences, groups), lambda rows: _measured(text_counts(rows, tokens)))


def text_counts(sentences: pd.DataFrame, tokens: pd.DataFrame) -> TextCounts:
    """What readability formulas count in a text."""
    words = _words(sentences, tokens)
    forms = words["token"].astype(object)
    parts = forms.map({form: by_part(form) for form in forms.unique()})
    spoken = parts.map(sum).astype(int).clip(lower=1)  # of no words it would be a text, with pyarrow
    hard = (parts.map(lambda counts: max(counts, default=1)) >= _MANY) & ~_is_name(words)
    stems = forms[hard].str.replace(_ENDING, "", regex=True).map(syllables)
    characters = float(forms.str.count(r"[^\W_]").sum())
    return TextCounts(
        words=len(words),
        sentences=len(words[_KEYS].drop_duplicates()),
        syllables=float(spoken.sum()),
        letters=characters - float(forms.str.count(r"\d").sum()),
        characters=characters,
        polysyllables=float((spoken >= _MANY).sum()),
        complex_words=float((stems >= _MANY).sum()),
    )


def flesch(text: TextCounts) -> float:
    """Flesch's reading ease: 206.835 − 1.015·words ⁄ sentences − 84.6·syllables ⁄ words."""
    return 206.835 - 1.015 * text.words / text.sentences - 84.6 * text.syllables / text.words


def flesch_kincaid(text: TextCounts) -> float:
    """Flesch–Kincaid grade: 0.39·words ⁄ sentences + 11.8·syllables ⁄ words − 15.59."""
    return 0.39 * text.words / text.sentences + 11.8 * text.syllables / text.words - 15.59


def fog(text: TextCounts) -> float:
    """Gunning's fog index: 0.4·(words ⁄ sentences + 100·complex words ⁄ words)."""
    return 0.4 * (text.words / text.sentences + 100 * text.complex_words / text.words)


def smog(text: TextCounts) -> float:
    """McLaughlin's SMOG grade: 3.1291 + 1.0430·√(30·polysyllables ⁄ sentences)."""
    return 3.1291 + 1.0430 * np.sqrt(30 * text.polysyllables / text.sentences)


def coleman_liau(text: TextCounts) -> float:
    """Coleman–Liau index: 0.0588·letters per 100 words − 0.296·sentences per 100 words − 15.8."""
    return (5.88 * text.letters - 29.6 * text.sentences) / text.words - 15.8


def ari(text: TextCounts) -> float:
    """Automated readability index: 4.71·characters ⁄ words + 0.5·words ⁄ sentences − 21.43."""
    return 4.71 * text.characters / text.words + 0.5 * text.words / text.sentences - 21.43


_MEASURES = (
    _Measure("Flesch", flesch, 100, 1, "Flesch 1948"),
    _Measure("Flesch–Kincaid", flesch_kincaid, 100, 1, "Kincaid et al. 1975"),
    _Measure("Fog", fog, 100, 1, "Gunning 1952"),
    _Measure("SMOG", smog, 100, 30, "McLaughlin 1969"),
    _Measure("Coleman–Liau", coleman_liau, 100, 1, "Coleman & Liau 1975"),
    _Measure("ARI", ari, 100, 1, "Senter & Smith 1967"),
)


def _measured(text: TextCounts) -> pd.DataFrame:
    rows = [
        (
            measure.name,
            measure.formula(text) if text.words else np.nan,
            int(text.words),
            measure.minimum,
            text.words >= measure.minimum and text.sentences >= measure.minimum_sentences,
            measure.reference,
            int(text.sentences),
            measure.minimum_sentences,
        )
        for measure in _MEASURES
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _words(sentences: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """The words of the sentences that count; `first` marks those that begin one."""
    body = sentences[sentences["kind"] == "body"] if "kind" in sentences else sentences
    body = sentences if body.empty else body
    words = countable(tokens)
    words = words[~words["token"].str.fullmatch(_CLITIC)]
    words = words.merge(body[_KEYS], on=_KEYS)
    return words.assign(first=~words.duplicated(_KEYS))


def _is_name(words: pd.DataFrame) -> "pd.Series[bool]":
    if "pos" in words:
        return words["pos"] == "PROPN"
    return (
        words["token"].str.match(r"[^\W\d_]").astype(bool)
        & ~words["first"]
        & (words["token"].str[0].str.isupper())
    )
