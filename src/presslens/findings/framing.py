"""What notebook 05 can say of a text: its frames, who says what should be done, what a heading claims."""

from collections.abc import Iterator

import pandas as pd

from presslens.atoms import spans
from presslens.attribution.share import REPORTER
from presslens.documents import Document
from presslens.findings.finding import Finding, counted, findings_table, listed, quoted, signed
from presslens.findings.framing_devices import by_voice, device_findings, divided, forms, left_to_the_end
from presslens.framing.functions import FUNCTIONS
from presslens.framing.shown import worded
from presslens.frequency.counting import most_frequent

FRAMES = "Which policy frames?"
VOICES = "Who names the problem, the cause, the remedy?"
GENERIC = "Which generic news frames?"
HEADING = "Does the body bear the heading out?"
TWIN = "What would “said” change?"
MORAL = "Which words stand around a side, and which are moral ones?"


def framing_findings(
    document: Document,
    sentences: pd.DataFrame,
    devices: pd.DataFrame,
    *,
    frames: pd.DataFrame | None = None,
    functions: pd.DataFrame | None = None,
    generic: pd.DataFrame | None = None,
    headings: pd.DataFrame | None = None,
    density: pd.DataFrame | None = None,
    twins: pd.DataFrame | None = None,
    moral: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The findings table of notebook 05, from the tables that were made of the text.

    Args:
        document: the text.
        sentences: its sentences.
        devices: its framing devices, with a column `voice`.
        frames: its policy frames.
        functions: Entman's functions by voice.
        generic: the signals of generic news frames.
        headings: what becomes of each heading's words in the body.
        density: how many devices in how many words of each voice.
        twins: sentences whose cue was exchanged for `said`.
        moral: words of a lexicon of moral words, with a column `voice`.
    """
    found = [
        *([] if frames is None else [_leading_frame(frames, sentences), _absent_frames(frames)]),
        *([] if functions is None else _functions(functions, document)),
        *([] if generic is None else [_generic(generic)]),
        *device_findings(devices, density),
        *_headings(sentences, headings),
        left_to_the_end(devices, sentences),
        *([] if twins is None else _twins(twins)),
        None if moral is None else _moral(moral),
    ]
    return findings_table("05-framing", found)


# ---- frames


def _leading_frame(frames: pd.DataFrame, sentences: pd.DataFrame) -> Finding | None:
    assigned = frames[frames["assigned"] & (frames["frame"] != "Other")]
    if assigned.empty:
        return None
    n = most_frequent(assigned["frame"])
    rows = assigned[assigned["frame"] == n.index[0]]
    others = [f"{frame} ({count})" for frame, count in n.iloc[1:4].items()]
    return Finding(
        FRAMES,
        f"The frame assigned to most sentences is {n.index[0]} ({n.iloc[0]} of {len(sentences)})"
        f"{f'; then come {listed(others)}' if len(others) > 1 else f'; then comes {others[0]}' if others else ''}.",
        int(n.iloc[0]),
        len(sentences),
        rows["evidence"].sum(),
        figure="frames-along-the-text",
    )


def _absent_frames(frames: pd.DataFrame) -> Finding | None:
    """Frames that no sentence is assigned: what a text leaves out is part of how it frames."""
    present = set(frames.loc[frames["assigned"], "frame"])
    absent = [frame for frame in frames["frame"].unique() if frame not in present and frame != "Other"]
    if not present or not absent:
        return None
    return Finding(
        FRAMES,
        f"{len(absent)} of the 14 named frames are assigned to no sentence of this text"
        f"{', among them ' if len(absent) > 4 else ': '}{'; '.join(absent[:4])}.",
        len(absent),
        14,
        figure="frames-along-the-text",
    )


# ---- functions and generic frames


def _functions(functions: pd.DataFrame, document: Document) -> Iterator[Finding | None]:
    for function, verb in (("cause", "name a cause"), ("remedy", "say what should be done")):
        yield _fulfilled(functions[functions["function"] == function], verb)
    yield from _denied_causes(functions, document)
    yield _reporter(functions)


def _fulfilled(cells: pd.DataFrame, verb: str) -> Finding | None:
    """In whose voice a function is fulfilled; that it is in nobody's is said too."""
    n = cells.set_index("voice")["evidence"].map(len)
    phrases = counted(int(n.sum()), "phrase")
    told = f"{phrases} {verb if n.sum() > 1 else _singular(verb)}: {divided(n[n > 0])}."
    told = told if n.sum() else f"No phrase {_singular(verb)}."
    return Finding(
        VOICES, told, int(n.sum()), len(cells), cells["evidence"].sum(), figure="functions-by-voice"
    )


def _singular(verb: str) -> str:
    first, rest = verb.split(" ", 1)
    return f"{first}s {rest}"


def _denied_causes(functions: pd.DataFrame, document: Document) -> Iterator[Finding]:
    for row in functions[functions["function"] == "cause"].itertuples():
        if len(row.denied):
            cause = quoted(worded(document, row.denied))
            told = f"{cause} is brought up only to be denied, in the voice of {row.voice}."
            yield Finding(VOICES, told, len(row.denied), len(row.denied), row.denied)


def _reporter(functions: pd.DataFrame) -> Finding | None:
    """What the reporter does in their own voice, and what they leave to others."""
    own = functions[functions["voice"] == REPORTER].set_index("function")["evidence"]
    done = [f"{function} ({len(own[function])})" for function in FUNCTIONS if len(own[function])]
    left = [function for function in FUNCTIONS if not len(own[function])]
    if not done or not left:
        return None
    none = listed(left, conjunction="or")
    told = f"Of Entman's four functions the reporter's own voice has {listed(done)}, but no {none}."
    return Finding(VOICES, told, len(done), len(FUNCTIONS), own.sum(), figure="functions-by-voice")


def _generic(generic: pd.DataFrame) -> Finding | None:
    """Where signals are, and which of the five frames has none: an absence is a finding."""
    n = generic.groupby("frame", sort=False)["n"].sum()
    if not n.sum():
        return None
    most, absent = n[n == n.max()], n[n == 0]
    rows = generic[generic["frame"].isin(most.index)]
    none = f"; for {listed(list(absent.index), conjunction='or')} there are none" if len(absent) else ""
    each = f"{n.max()} of {n.sum()}{' each' if len(most) > 1 else ''}"
    told = f"Of five generic news frames, most signals are of {listed(list(most.index))} ({each}){none}."
    return Finding(GENERIC, told, int(n.max()), int(n.sum()), rows["evidence"].sum())


# ---- headings, twins, moral words


def _headings(sentences: pd.DataFrame, table: pd.DataFrame | None) -> Iterator[Finding]:
    """What becomes of each heading's words in the body; that a headline is missing is said too."""
    for number, own in [] if table is None else table.groupby("heading", sort=False):
        heading = sentences.set_index("sentence").loc[number]
        told = [_relation(own[own["relation"] == relation], said) for relation, said in _RELATIONS.items()]
        words = f"Of the {heading['kind']} {quoted(heading['text'])}, {'; '.join(filter(None, told))}."
        evidence = [*spans(own), *(span for found in own["evidence"] for span in found)]
        yield Finding(HEADING, words, int((own["relation"] != "supported").sum()), len(own), evidence)
    if "headline" not in set(sentences["kind"]):
        none = "This text has no headline; what a headline would have selected is not known."
        yield Finding(HEADING, none, 0, len(sentences))


_RELATIONS = {
    "missing": "nowhere in the body",
    "contradicted": "in the body only with a negation",
    "stretched": "in the body, but with another act or in another part of the clause",
    "supported": "in the body as in the heading",
}


def _relation(rows: pd.DataFrame, said: str) -> str:
    return f"{forms(rows)} {'stands' if len(rows) == 1 else 'stand'} {said}" if len(rows) else ""


def _twins(twins: pd.DataFrame) -> Iterator[Finding]:
    for row in twins.itertuples():
        vader = (
            "does not move" if row.compound == row.twin_compound else f"moves to {signed(row.twin_compound)}"
        )
        told = (
            f"With “{row.neutral}” for {quoted(row.cue)} the score of the sentence moves from {signed(row.score)} "
            f"to {signed(row.twin_score)}; VADER's {vader}."
        )
        yield Finding(TWIN, told, round(row.change, 2), len(twins), [(row.start, row.end)])


def _moral(moral: pd.DataFrame) -> Finding | None:
    if moral.empty:
        return None
    n = most_frequent(moral["category"])
    kinds = listed([f"{category} ({count})" for category, count in n.items()])
    told = f"{counted(len(moral), 'word')} of the moral lexicon: {kinds}; {by_voice(moral)}."
    return Finding(MORAL, told, len(moral), len(moral), spans(moral))
