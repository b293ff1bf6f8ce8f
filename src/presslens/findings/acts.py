"""What can be said of who acts in a text: who acts first and who answers, who is only ever acted upon."""

import re
from typing import Any

import pandas as pd

from presslens.atoms import spans
from presslens.findings.finding import Finding, listed, possessive, quoted, spans_of
from presslens.frequency.counting import most_frequent

NAMED = ("person", "organisation", "country", "group")
_ANSWER = re.compile(
    r"\b(?:retaliat|respond|in (?:response|return)\b|repl(?:y|ies|ied)\b|counter(?:measure|attack|sanction)|reprisal|"
    r"revenge)",
    re.IGNORECASE,
)


def act_findings(
    quotations: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame, agency: pd.DataFrame
) -> list[Finding | None]:
    """Who is only ever acted upon, who acts first, and who acts in the words of the one who is quoted most."""
    return [_only_acted_upon(actors, mentions), *_first_acts(agency), _own_words(quotations, agency)]


def _only_acted_upon(actors: pd.DataFrame, mentions: pd.DataFrame) -> Finding | None:
    passive = actors[(actors["as_agent"] == 0) & (actors["as_patient"] > 0)]
    if passive.empty:
        return None
    return Finding(
        "Who acts on whom?",
        f"Only ever acted upon: {listed(passive['actor'].head(4).tolist())}.",
        len(passive),
        len(actors),
        spans(mentions[mentions["actor"].isin(passive["actor"].head(4))]),
        figure="who-acts",
    )


def _first_acts(agency: pd.DataFrame) -> list[Finding | None]:
    """The first act of one named actor upon another to which the table of processes gives a sign, and its answer."""
    acts = agency[
        (agency["sign"] != 0) & agency["agent_kind"].isin(NAMED) & agency["patient_kind"].isin(NAMED)
    ]
    if acts.empty:
        return []
    first = acts.sort_values("process_start", kind="stable").iloc[0]
    kind = "against" if first["sign"] < 0 else "in favour of"
    opening = Finding(
        "Who acts on whom?",
        f"First to act {kind} another named actor: {first['agent']} ({quoted(first['process'])}, upon "
        f"{first['patient']}).",
        1,
        len(acts),
        [(first["agent_start"], first["agent_end"]), (first["process_start"], first["process_end"])],
        figure="who-acts",
    )
    return [opening, _answer(agency, first)]


def _answer(agency: pd.DataFrame, first: "pd.Series[Any]") -> Finding | None:
    """What the one first acted upon does then, where the text words it as an answer."""
    later = agency[(agency["process_start"] > first["process_start"]) & (agency["agent"] == first["patient"])]
    worded = later[(later["process"] + " " + later["patient"]).str.contains(_ANSWER)]
    if worded.empty:
        return None
    act = worded.head(1)
    words = f"{act['process'].iloc[0]} {act['patient'].iloc[0]}".strip()
    return Finding(
        "Who acts on whom?",
        f"What {first['patient']} does after that is worded as an answer: {quoted(words)}.",
        len(worded),
        len(later),
        [*spans_of(act, "process"), *spans_of(act, "patient")],
        figure="who-acts",
    )


def _own_words(quotations: pd.DataFrame, agency: pd.DataFrame) -> Finding | None:
    """Who acts in the quoted words of the one who is quoted most."""
    quoted_rows = quotations[(quotations["kind"] == "direct") & (quotations["speaker"] != "")]
    if quoted_rows.empty:
        return None
    speaker = most_frequent(quoted_rows["speaker"]).index[0]
    own = quoted_rows.loc[quoted_rows["speaker"] == speaker, "attribution"]
    acts = agency[agency["attribution"].isin(own) & (agency["agent"] != "")]
    if acts.empty or acts["agent_kind"].isin(["country", "organisation"]).any():
        return None
    agents = [
        agent if kind in NAMED else quoted(agent)
        for agent, kind in zip(acts["agent"], acts["agent_kind"], strict=True)
    ]
    return Finding(
        "Who acts on whom?",
        f"In {possessive(str(speaker))} own quoted words no state and no organisation acts; who acts there is "
        f"{listed(list(dict.fromkeys(agents)))}.",
        len(acts),
        len(acts),
        spans_of(acts, "agent"),
    )
