"""What notebook 03 can say of a text: who speaks and with which verbs, who is named how, who acts on whom."""

import pandas as pd

from presslens.atoms import Span, spans
from presslens.findings.acts import act_findings
from presslens.findings.finding import (
    Finding,
    counted,
    findings_table,
    listed,
    possessive,
    quoted,
    spans_of,
    times,
)
from presslens.frequency.counting import most_frequent

_SOURCES = {
    "official": "officials",
    "expert": "experts",
    "citizen": "citizens",
    "organisation": "organisations",
    "document": "documents",
}


def voices_findings(
    sentences: pd.DataFrame,
    quotations: pd.DataFrame,
    mentions: pd.DataFrame,
    actors: pd.DataFrame,
    agency: pd.DataFrame,
    share: pd.DataFrame,
) -> pd.DataFrame:
    """The findings table of notebook 03, from the tables of one text; `share` is that of `voice_share`."""
    return findings_table(
        "03-voices",
        [
            _speakers(quotations),
            _quoted_words(quotations, actors),
            _whose_words(share, quotations),
            _kinds_of_source(quotations),
            *_turns(sentences, quotations),
            *_denials_of_nobody(quotations),
            *_spellings(actors, mentions),
            _silent(quotations, actors, mentions),
            *act_findings(quotations, mentions, actors, agency),
        ],
    )


def _one_each(quotations: pd.DataFrame) -> pd.DataFrame:
    """One row per attribution: contents in several pieces are counted once."""
    return quotations.drop_duplicates("attribution")


def _speakers(quotations: pd.DataFrame) -> Finding | None:
    """Who speaks, and how often: thoughts are no speech."""
    spoken = _one_each(quotations[quotations["cue_act"] != "think"])
    ranked = most_frequent(spoken.loc[spoken["speaker"] != "", "speaker"])
    if ranked.empty:
        return None
    named = [f"{speaker} ({n})" for speaker, n in ranked.head(4).items()]
    return Finding(
        "Who speaks?",
        f"{counted(len(spoken), 'attribution')} in this text {'has' if len(spoken) == 1 else 'have'} "
        f"{counted(len(ranked), 'named source')}: {listed(named)}{' and others' if len(ranked) > 4 else ''}.",
        len(ranked),
        len(spoken),
        spans_of(spoken[spoken["speaker"] != ""], "source"),
        figure="voices-along-the-text",
    )


def _quoted_words(quotations: pd.DataFrame, actors: pd.DataFrame) -> Finding | None:
    total = int(actors["quoted_words"].sum())
    if not total:
        return None
    most = actors.loc[actors["quoted_words"].idxmax()]
    mine = quotations[(quotations["speaker"] == most["actor"]) & (quotations["kind"] != "indirect")]
    return Finding(
        "Who speaks?",
        f"{most['quoted_words']} of the {total} words in quotation marks that have a speaker are "
        f"{possessive(most['actor'])}.",
        int(most["quoted_words"]),
        total,
        spans_of(mine, "content"),
    )


def _whose_words(share: pd.DataFrame, quotations: pd.DataFrame) -> Finding | None:
    """How many words are whose: in quotation marks, in indirect speech, the reporter's own."""
    words = share[share["measure"] == "voice"].set_index("group")["words"]
    if words.index.tolist() in ([], ["reporter"]):
        return None
    told = [
        f"{words[voice]:,} {place}"
        for voice, place in (
            ("direct", "stand in quotation marks"),
            ("indirect", "in indirect speech"),
            ("reporter", "in the reporter’s own voice"),
        )
        if voice in words
    ]
    return Finding(
        "Whose words are these?",
        f"Of the text’s {words.sum():,} words {listed(told)}.",
        int(words.sum() - words.get("reporter", 0)),
        int(words.sum()),
        spans_of(quotations, "content"),
        figure="voice-share",
    )


def _kinds_of_source(quotations: pd.DataFrame) -> Finding | None:
    """Which kinds of source speak, and which never do."""
    named = _one_each(quotations)
    named = named[(named["source_kind"] != "nobody") & (named["cue_act"] != "think")]
    if named.empty:
        return None
    n = most_frequent(named["source_kind"])
    absent = ", of ".join(plural for kind, plural in _SOURCES.items() if kind not in n)
    told = [
        f"{'all' if count == len(named) else count} of {_SOURCES.get(str(kind), 'persons without a role')}"
        for kind, count in n.items()
    ]
    return Finding(
        "Whose words are these?",
        f"{counted(len(named), 'attribution')} {'is' if len(named) == 1 else 'are'} of a named source: {listed(told)}"
        f"{f'; none of {absent}' if absent else ''}.",
        int(n.iloc[0]),
        len(named),
        spans_of(named, "source"),
    )


def _turns(sentences: pd.DataFrame, quotations: pd.DataFrame) -> list[Finding]:
    """Where a heading divides the text: the verbs by which the same speaker is reported before and after it."""
    found = []
    for heading in sentences[sentences["kind"] == "heading"].itertuples():
        body = _one_each(quotations[quotations["sentence"] != heading.sentence])
        body = body[body["speaker"] != ""]
        both = [group for _, group in body.groupby("speaker", sort=False) if group["sentence"].nunique() > 2]
        for group in both:
            before = group[group["cue_start"] < heading.start]
            after = group[group["cue_start"] > heading.start]
            if len(before) and len(after) and set(before["cue"]) != set(after["cue"]):
                found.append(_turn(str(heading.text), before, after))
    return found


def _turn(heading: str, before: pd.DataFrame, after: pd.DataFrame) -> Finding:
    return Finding(
        "With which verbs?",
        f"Up to the heading {quoted(heading)} the cues of {before['speaker'].iloc[0]} are {_cues(before)}; "
        f"after it they are {_cues(after)}.",
        len(after),
        len(before) + len(after),
        spans_of(pd.concat([before, after]), "cue"),
        figure="voices-along-the-text",
    )


def _cues(rows: pd.DataFrame) -> str:
    n = rows["cue"].str.lower().value_counts(sort=False)
    return listed(
        [f"{quoted(str(cue))}{f' ({times(int(count))})' if count > 1 else ''}" for cue, count in n.items()]
    )


def _denials_of_nobody(quotations: pd.DataFrame) -> list[Finding]:
    """What is denied or called an accusation although nobody in the text is its source."""
    nouns = quotations[(quotations["cue_stance"] == "distance") & (quotations["source"] == "")]
    return [
        Finding(
            "With which verbs?",
            f"{quoted(f'{row.cue} {row.content}')} is in nobody’s name: this text says of no one that they made it.",
            1,
            len(quotations),
            [(row.cue_start, row.cue_end), (row.content_start, row.content_end)],
        )
        for row in nouns[nouns["cue"] != ""].itertuples()
    ]


def _spellings(actors: pd.DataFrame, mentions: pd.DataFrame) -> list[Finding]:
    return [
        Finding(
            "Who is named, and how?",
            f"{row.actor} is spelled {listed([quoted(form) for form in row.spellings])}: taken for one person, because "
            f"{row.merged_because}.",
            row.n,
            len(mentions),
            _mentions_of(mentions, row.actor),
        )
        for row in actors[actors["spellings"].astype(bool)].itertuples()
    ]


def _mentions_of(mentions: pd.DataFrame, actor: str) -> list[Span]:
    rows = mentions[(mentions["actor"] == actor) & mentions["naming"].isin(["name", "part", "acronym"])]
    return spans(rows)


def _silent(quotations: pd.DataFrame, actors: pd.DataFrame, mentions: pd.DataFrame) -> Finding | None:
    """Who is named twice or more and never speaks."""
    silent = actors[~actors["actor"].isin(quotations["speaker"]) & (actors["n"] >= 2)]
    if silent.empty:
        return None
    first = silent.sort_values("n", ascending=False, kind="stable").head(4)
    named = [f"{actor} ({n})" for actor, n in zip(first["actor"], first["n"], strict=True)]
    return Finding(
        "Who is named, and how?",
        f"Named twice or more in this text, but never speaking: {listed(named)}.",
        len(silent),
        len(actors),
        spans(mentions[mentions["actor"].isin(first["actor"])]),
    )
