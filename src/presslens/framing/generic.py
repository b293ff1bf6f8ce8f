"""Generic news frames as signals: conflict, human interest, economic consequences, morality, responsibility.

Semetko & Valkenburg (2000, "Framing European politics", Journal of Communication 50) ask a coder twenty yes–no
questions. No program answers them; what can be shown is the words that would lead a coder to a yes, and where there
are none. An absence is a finding.
"""

from collections.abc import Iterable

import pandas as pd

from presslens.atoms import Span
from presslens.lexicons import lexicon_matches, shipped_lexicon

_MYSELF = ("i", "me", "my", "mine", "myself")


def generic_frames(
    annotated: pd.DataFrame,
    quotations: pd.DataFrame,
    devices: pd.DataFrame,
    frames: pd.DataFrame,
    functions: pd.DataFrame,
) -> pd.DataFrame:
    """One row per question to a coder, with the words that speak for a yes; a row without any says so.

    Columns:
        frame: `conflict`, `human interest`, `economic consequences`, `morality` or `responsibility`.
        question: what a coder would be asked, in our words.
        n, evidence: how many signals, and their spans.

    Args:
        annotated: the annotated tokens of one text.
        quotations: its quotations.
        devices: its framing devices.
        frames: its policy frames.
        functions: Entman's functions by voice.
    """
    words = lexicon_matches(annotated, shipped_lexicon("generic_frames"))
    signals = [
        (
            "conflict",
            "Does one side deny or reproach what another says or does?",
            _denials(quotations, devices),
        ),
        ("conflict", "Are there sides that oppose each other?", _of(words, "conflict")),
        ("conflict", "Are two sides or more heard?", _sides(quotations)),
        ("human interest", "Does somebody speak of themselves?", _myself(annotated)),
        ("human interest", "Is feeling shown or aroused?", _of(words, "feeling")),
        ("economic consequences", "Are gains or losses of money named?", _framed(frames, "Economic")),
        ("morality", "Is there a message of right and wrong, or of religion?", _framed(frames, "Morality")),
        ("responsibility", "Is somebody or something said to be the cause?", _fulfilled(functions, "cause")),
        ("responsibility", "Is a remedy proposed or action called for?", _fulfilled(functions, "remedy")),
    ]
    rows = [(frame, question, len(spans), spans) for frame, question, spans in signals]
    return pd.DataFrame(rows, columns=["frame", "question", "n", "evidence"])


def _spans(starts: Iterable[int], ends: Iterable[int]) -> list[Span]:
    return sorted(set(zip(starts, ends, strict=True)))


def _denials(quotations: pd.DataFrame, devices: pd.DataFrame) -> list[Span]:
    denied = quotations[quotations["cue_act"] == "deny"]
    accused = devices[devices["device"] == "accusation without accuser"]
    return sorted(
        {*_spans(denied["cue_start"], denied["cue_end"]), *_spans(accused["start"], accused["end"])}
    )


def _of(matches: pd.DataFrame, category: str) -> list[Span]:
    found = matches[matches["category"] == category]
    return _spans(found["start"], found["end"])


def _sides(quotations: pd.DataFrame) -> list[Span]:
    """The first words for each source, where there are several."""
    first = quotations[quotations["speaker"] != ""].drop_duplicates("speaker")
    return _spans(first["source_start"], first["source_end"]) if len(first) > 1 else []


def _myself(annotated: pd.DataFrame) -> list[Span]:
    own = annotated[(annotated["pos"] == "PRON") & annotated["token"].str.lower().isin(_MYSELF)]
    return _spans(own["start"], own["end"])


def _framed(frames: pd.DataFrame, frame: str) -> list[Span]:
    assigned = frames[frames["assigned"] & (frames["frame"] == frame)]
    return sorted(span for spans in assigned["evidence"] for span in spans)


def _fulfilled(functions: pd.DataFrame, function: str) -> list[Span]:
    cells = functions.loc[functions["function"] == function, "evidence"]
    return sorted({span for spans in cells for span in spans})
