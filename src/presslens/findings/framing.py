"""What notebook 05 can say of a text: its frames, its metaphors and whose they are, what it takes for granted."""

import pandas as pd

from presslens.findings.finding import Finding, counted, findings_table, listed, quoted, spans

REPORTER = "the reporter"


def framing_findings(
    sentences: pd.DataFrame,
    devices: pd.DataFrame,
    quotations: pd.DataFrame,
    frames: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The findings table of notebook 05.

    Args:
        sentences: the sentences of one text.
        devices: its framing devices.
        quotations: its quotations, which say in whose voice a device stands.
        frames: its policy frames, where they were asked for.
    """
    voiced = with_voice(devices, quotations)
    return findings_table(
        "05-framing",
        [
            *([] if frames is None else [_leading_frame(frames, sentences), _absent_frames(frames)]),
            *_metaphors(voiced),
            *_presuppositions(voiced),
            _loaded_nouns(voiced),
            *_headings(sentences, voiced),
        ],
    )


def with_voice(devices: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """The devices with a column `voice`: who speaks the innermost content they stand in, or the reporter."""
    one = quotations.drop_duplicates("attribution").set_index("attribution")
    voice = one["speaker"].where(one["speaker"] != "", one["source"].replace("", "nobody named"))
    return devices.assign(voice=devices["attribution"].map(voice).fillna(REPORTER))


def _leading_frame(frames: pd.DataFrame, sentences: pd.DataFrame) -> Finding | None:
    assigned = frames[frames["assigned"]]
    if assigned.empty:
        return None
    n = assigned["frame"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    rows = assigned[assigned["frame"] == n.index[0]]
    others = [f"{frame} ({count})" for frame, count in n.iloc[1:4].items()]
    return Finding(
        "Which policy frames?",
        f"The frame assigned to most sentences is {n.index[0]} ({n.iloc[0]} of {len(sentences)})"
        f"{f'; then come {listed(others)}' if others else ''}.",
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
        "Which policy frames?",
        f"{len(absent)} of the 14 named frames are assigned to no sentence of this text, {listed(absent[:5])} "
        f"{'among them' if len(absent) > 5 else 'that is'}.",
        len(absent),
        14,
        figure="frames-along-the-text",
    )


def _metaphors(devices: pd.DataFrame) -> list[Finding]:
    """One finding for each family of metaphor that the text uses at least twice, with whose words they are."""
    metaphors = devices[devices["device"] == "metaphor"]
    families = [
        (str(family), rows) for family, rows in metaphors.groupby("classes", sort=False) if len(rows) > 1
    ]
    return [
        Finding(
            "Which devices, and whose?",
            f"{counted(len(rows), 'metaphor')} of {family.removeprefix('metaphor: ')} ({_forms(rows)}): "
            f"{_by_voice(rows)}.",
            len(rows),
            len(metaphors),
            spans(rows),
            figure="devices-along-the-text",
        )
        for family, rows in families
    ]


def _forms(rows: pd.DataFrame) -> str:
    return listed([quoted(text) for text in dict.fromkeys(rows["text"])])


def _by_voice(rows: pd.DataFrame) -> str:
    n = rows["voice"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    if len(n) == 1:
        return f"{'both' if len(rows) == 2 else 'all'} in the voice of {n.index[0]}"
    return listed([f"{count} in the voice of {voice}" for voice, count in n.items()])


def _presuppositions(devices: pd.DataFrame) -> list[Finding]:
    rows = devices[devices["device"] == "presupposition"]
    return [
        Finding(
            "What is taken for granted?",
            f"{quoted(row.text)} is presupposed in the voice of {row.voice}: denying the sentence "
            "leaves it standing.",
            1,
            len(rows),
            [(row.start, row.end)],
        )
        for row in rows.itertuples()
    ]


def _loaded_nouns(devices: pd.DataFrame) -> Finding | None:
    rows = devices[devices["device"] == "loaded noun"]
    if rows.empty:
        return None
    return Finding(
        "Which devices, and whose?",
        f"Nouns that accuse, without an “alleged”: {_forms(rows)}; {_by_voice(rows)}.",
        len(rows),
        len(devices),
        spans(rows),
        figure="devices-along-the-text",
    )


def _headings(sentences: pd.DataFrame, devices: pd.DataFrame) -> list[Finding]:
    """What a headline or heading rests on; that there is none is said too."""
    headings = sentences[sentences["kind"].isin(["headline", "heading"])]
    missing = "headline" not in set(headings["kind"])
    found = [
        Finding(
            "What does the heading claim?",
            f"The {row.kind} {quoted(row.text)} holds {_forms(devices[devices['sentence'] == row.sentence])}.",
            1,
            len(headings),
            [(row.start, row.end)],
        )
        for row in headings.itertuples()
        if row.sentence in set(devices["sentence"])
    ]
    if missing:
        none = "This text has no headline; what a headline would have selected is not known."
        found.append(Finding("What does the heading claim?", none, 0, len(headings)))
    return found
