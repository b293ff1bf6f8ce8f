"""Whose words a text consists of: in quotation marks, in indirect speech, in the reporter's own voice."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.attribution.quotation_marks import quotations_marked
from presslens.documents import Document

NOBODY = "nobody named"
REPORTER = "the reporter"
_OUTSIDE = -1  # the attribution of what stands in none


def voice_of(quotations: pd.DataFrame) -> "pd.Series[str]":
    """Each row's voice: the speaker as an actor, else the source as worded, else that nobody is named."""
    speaker, source = quotations["speaker"], quotations["source"]
    return speaker.where(speaker != "", source.where(source != "", NOBODY))


def voice_share(document: Document, quotations: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """One row per (measure, group): how many words of the text are in this voice.

    Every word is counted once: in quotation marks it is that of the outermost source, whose words they are; in
    indirect speech that of the innermost (in `Lee said Park denied it`, the last word is Park's). Marked words that
    are attributed to nobody (scare quotes) are the reporter's.

    Columns:
        measure: `voice` (direct, indirect, reporter), `speaker` (an actor; "" for sources that are none) or
            `source_kind` (see `quotations`).
        group: the voice, the speaker or the kind of source.
        words: how many.
        share: of all words of the text, 0…1; within `voice` they add to 1.
        direct: how many of them stand in quotation marks.

    Args:
        document: the text.
        quotations: its attributions, the table of `quotations`.
        tokens: its words, the table of `tokens`.
    """
    marked = _marked(document, quotations)
    voice = _voices(document, quotations, marked)
    starts = tokens.loc[tokens["kind"] != "punctuation", "start"].to_numpy(int)
    words = pd.DataFrame({"attribution": voice[starts], "direct": marked[starts]})
    sources = quotations.drop_duplicates("attribution").set_index("attribution")[["speaker", "source_kind"]]
    words = words.join(sources, on="attribution")
    spoken = words["attribution"] != _OUTSIDE
    words["voice"] = np.where(spoken, np.where(words["direct"], "direct", "indirect"), "reporter")
    return pd.concat(
        [
            _counted(words if measure == "voice" else words[spoken], measure, len(words))
            for measure in _MEASURES
        ],
        ignore_index=True,
    )


_MEASURES = ("voice", "speaker", "source_kind")


def _counted(words: pd.DataFrame, measure: str, total: int) -> pd.DataFrame:
    """The words of each group, the longest first."""
    groups = (
        words.groupby(measure)["direct"]
        .agg(["size", "sum"])
        .sort_values("size", ascending=False, kind="stable")
    )
    return pd.DataFrame(
        {
            "measure": measure,
            "group": groups.index.astype(object),
            "words": groups["size"].to_numpy(int),
            "share": groups["size"].to_numpy(float) / max(total, 1),
            "direct": groups["sum"].to_numpy(int),
        }
    )


def _marked(document: Document, quotations: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """For every character whether it stands in a quotation that somebody is given as the source of."""
    marked = np.zeros(len(document.text), bool)
    quoted = quotations[quotations["kind"] != "indirect"]
    pieces = quoted[["content_start", "content_end"]].drop_duplicates().itertuples(index=False, name=None)
    for start, end in pieces:
        for pair in quotations_marked(document.text, [(start, end)]):
            marked[pair.start : pair.end] = True
    return marked


def _voices(
    document: Document, quotations: pd.DataFrame, marked: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int64]:
    """For every character the attribution whose words it is; _OUTSIDE for none."""
    voice = np.full(len(document.text), _OUTSIDE, np.int64)
    lengths = quotations["content_end"] - quotations["content_start"]
    order = lengths.sort_values(ascending=False, kind="stable").index
    columns = ["attribution", "cue_start", "content_start", "content_end"]
    for number, cue, start, end in quotations.loc[order, columns].itertuples(index=False, name=None):
        if not (cue >= 0 and marked[cue] and voice[cue] != _OUTSIDE):
            voice[start:end] = number
    return voice
