"""Tables of framing as a reader sees them: spans beside the words they stand for."""

from collections.abc import Sequence

import pandas as pd

from presslens.atoms import Span
from presslens.documents import Document

LONGEST = 9  # words of a phrase that are shown
BETWEEN = "; "


def worded(document: Document, spans: Sequence[Span]) -> str:
    """The words of spans, each once and long phrases cut short."""
    return BETWEEN.join(dict.fromkeys(_cut(document.text[start:end]) for start, end in spans))


def with_words(table: pd.DataFrame, document: Document) -> pd.DataFrame:
    """The table with a column `words` before its `evidence`: what stands at these spans."""
    shown = table.copy()
    words = [worded(document, spans) for spans in table["evidence"]]
    shown.insert(shown.columns.get_loc("evidence"), "words", words)
    return shown


def frame_words(frames: pd.DataFrame) -> pd.DataFrame:
    """One row per word that speaks for an assigned frame: start, end, frame."""
    rows = [
        (start, end, row.frame)
        for row in frames[frames["assigned"]].itertuples()
        for start, end in row.evidence
    ]
    return pd.DataFrame(rows, columns=["start", "end", "frame"])


def fulfilled(functions: pd.DataFrame, document: Document) -> pd.DataFrame:
    """One row per voice and function that it fulfils or denies: voice, function, words, denied, evidence."""
    shown = functions.assign(
        words=[worded(document, spans) for spans in functions["evidence"]],
        denied=[worded(document, spans) for spans in functions["denied"]],
        evidence=[
            [*said, *denied] for said, denied in zip(functions["evidence"], functions["denied"], strict=True)
        ],
    )
    return shown.loc[shown["evidence"].map(len) > 0, ["voice", "function", "words", "denied", "evidence"]]


def _cut(phrase: str) -> str:
    words = phrase.split()
    return phrase if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"
