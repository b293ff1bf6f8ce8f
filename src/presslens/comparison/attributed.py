"""The words that a text attributes to one voice, as a text of their own that can be laid beside others."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from presslens.atoms import Span, spans


@dataclass(frozen=True, slots=True)
class Attributed:
    """What a text has somebody say; where it names no speaker, the whole text.

    Attributes:
        speaker: the actor whose words they are; "" for the text itself.
        tokens: the words, each once, as in the token table.
        pieces: the contents, or the sentences, as a table of sentences.
        spans: where they stand in the text.
    """

    speaker: str
    tokens: pd.DataFrame
    pieces: pd.DataFrame
    spans: list[Span]


def attributed(quotations: pd.DataFrame, tokens: pd.DataFrame, sentences: pd.DataFrame) -> Attributed:
    """The words of the speaker who has most of them: said, denied, quoted or retold.

    Args:
        quotations: the table of `quotations`.
        tokens: the words of the text.
        sentences: its sentences.
    """
    named = quotations[quotations["speaker"] != ""]
    if named.empty:
        return Attributed("", tokens, sentences, spans(sentences))
    every = named.drop_duplicates(["speaker", "content_start", "content_end"]).groupby("speaker", sort=False)
    pieces = {str(speaker): _pieces(contents) for speaker, contents in every}
    inside = {speaker: _inside(tokens, spans(table)) for speaker, table in pieces.items()}
    speaker = max(inside, key=lambda name: int(inside[name].sum()))
    return Attributed(speaker, tokens[inside[speaker]], pieces[speaker], spans(pieces[speaker]))


def _inside(tokens: pd.DataFrame, contents: list[Span]) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    start, end = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    found = np.zeros(len(tokens), bool)
    for first, last in contents:
        found |= (first <= start) & (end <= last)
    return found


def _pieces(contents: pd.DataFrame) -> pd.DataFrame:
    """Each content as a sentence: what VADER reads."""
    renamed = {"content_start": "start", "content_end": "end", "content": "text"}
    keys = ["doc_id", "paragraph", "sentence"]
    return contents[[*keys, *renamed]].rename(columns=renamed).assign(kind="body").reset_index(drop=True)
