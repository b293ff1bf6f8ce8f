"""What can be said of a text's framing devices: how many, of which kind, and whose."""

import pandas as pd

from presslens.atoms import spans
from presslens.attribution.share import NOBODY
from presslens.findings.finding import Finding, counted, listed, quoted

DEVICES = "Which devices, and whose?"
ORDER = "What comes first, and who gets room?"

_ALL = {1: "", 2: "both "}


def device_findings(devices: pd.DataFrame, density: pd.DataFrame | None) -> list[Finding | None]:
    """How many devices in how many words, metaphors, what is taken for granted, charges.

    Args:
        devices: framing devices with a column `voice`.
        density: what `density` says of them.
    """
    return [
        None if density is None else _room(density, devices),
        *_metaphors(devices),
        *_presuppositions(devices),
        _loaded_nouns(devices),
        _accusations(devices),
    ]


def _room(density: pd.DataFrame, devices: pd.DataFrame) -> Finding | None:
    """Who gets how many words and how many devices stand among them; counts, for texts are short."""
    n = density.groupby("voice", sort=False).agg(n=("n", "sum"), words=("words", "first"))
    if n.empty:
        return None
    told = [
        f"{voice} has {counted(row.words, 'word')} with {counted(row.n, 'device')} among them"
        for voice, row in n.head(3).iterrows()
    ]
    rows = devices[devices["voice"] == n.index[0]]
    return Finding(
        DEVICES, f"{listed(told)}.", int(n["n"].iloc[0]), len(devices), spans(rows), figure="devices-by-voice"
    )


def _metaphors(devices: pd.DataFrame) -> list[Finding]:
    """One finding for each family of metaphor that the text uses at least twice, with whose words they are."""
    metaphors = devices[devices["device"] == "metaphor"]
    families = [
        (str(family), rows) for family, rows in metaphors.groupby("classes", sort=False) if len(rows) > 1
    ]
    return [
        Finding(
            DEVICES,
            f"{counted(len(rows), 'metaphor')} of {family.removeprefix('metaphor: ')} ({forms(rows)}): "
            f"{by_voice(rows)}.",
            len(rows),
            len(metaphors),
            spans(rows),
            figure="devices-by-voice",
        )
        for family, rows in families
    ]


def forms(rows: pd.DataFrame) -> str:
    """The words of the rows, each once."""
    return listed([quoted(text) for text in dict.fromkeys(rows["text"])])


def by_voice(rows: pd.DataFrame) -> str:
    """In whose voice the rows stand."""
    return divided(rows["voice"].value_counts(sort=False))


def divided(n: "pd.Series[int]") -> str:
    """How many in which voice, most first: `all in the voice of the mayor`."""
    whose = {
        "a voice without a name" if voice == NOBODY else f"the voice of {voice}": int(count)
        for voice, count in n.sort_values(ascending=False, kind="stable").items()
    }
    if len(whose) > 1:
        return listed([f"{count} in {voice}" for voice, count in whose.items()])
    return "".join(f"{_ALL.get(count, 'all ')}in {voice}" for voice, count in whose.items())


def _presuppositions(devices: pd.DataFrame) -> list[Finding]:
    rows = devices[devices["device"] == "presupposition"]
    return [
        Finding(
            DEVICES,
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
    told = f"Nouns that accuse, without an “alleged”: {forms(rows)}; {by_voice(rows)}."
    return Finding(DEVICES, told, len(rows), len(devices), spans(rows), figure="devices-by-voice")


def _accusations(devices: pd.DataFrame) -> Finding | None:
    rows = devices[devices["device"] == "accusation without accuser"]
    if rows.empty:
        return None
    told = f"No accuser is named where the text has {forms(rows)}."
    return Finding(DEVICES, told, len(rows), len(devices), spans(rows))


def left_to_the_end(devices: pd.DataFrame, sentences: pd.DataFrame) -> Finding | None:
    """Kinds of device that are left to the last paragraph."""
    last = sentences["paragraph"].max()
    only = devices.groupby("device", sort=False)["paragraph"].transform(lambda places: (places == last).all())
    rows = devices[only.astype(bool)]
    if rows.empty or not last:
        return None
    told = listed([f"{row.device} ({quoted(row.text)})" for row in rows.itertuples()])
    return Finding(
        ORDER, f"A device that only the last paragraph has: {told}.", len(rows), len(devices), spans(rows)
    )
