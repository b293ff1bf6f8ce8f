"""Tables of framing as a reader sees them: spans beside the words they stand for."""

from collections.abc import Sequence

import pandas as pd

from presslens.documents import Document
from presslens.framing.functions import FUNCTIONS

LONGEST = 8  # words of a phrase that are shown
BETWEEN = "; "
Span = tuple[int, int]


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


def voices_and_functions(functions: pd.DataFrame, document: Document) -> pd.DataFrame:
    """One row per voice: the words that fulfil each of the four functions; an empty cell says that none do.

    Columns:
        voice; problem, cause, judgement, remedy: the words, `denied:` before those that the voice mentions to deny.
        evidence: spans of all of them.
    """
    rows = [_voice(str(voice), own, document) for voice, own in functions.groupby("voice", sort=False)]
    return pd.DataFrame(rows, columns=["voice", *FUNCTIONS, "evidence"])


def _voice(voice: str, own: pd.DataFrame, document: Document) -> tuple[object, ...]:
    cells = own.set_index("function")
    evidence = sorted({span for name in ("evidence", "denied") for spans in own[name] for span in spans})
    return (voice, *(_cell(cells.loc[function], document) for function in FUNCTIONS), evidence)


def _cell(cell: "pd.Series[object]", document: Document) -> str:
    said, denied = worded(document, cell["evidence"]), worded(document, cell["denied"])
    return BETWEEN.join(filter(None, [said, denied and f"denied: {denied}"]))


def _cut(phrase: str) -> str:
    words = phrase.split()
    return phrase if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"
