"""The table of cues: which word, in which construction, does what, and where its reporter stands."""

import csv
from functools import cache
from typing import NamedTuple

from presslens.resources import resource

CUES = "lexicons/cues.csv"


class Reading(NamedTuple):
    """What a cue does in a construction (`act`) and how its reporter stands to the content (`stance`)."""

    act: str
    stance: str


PLAIN = Reading("say", "acknowledge")


@cache
def cues() -> dict[tuple[str, str], dict[str, Reading]]:
    """The readings of each (lemma, part of speech), by construction."""
    table: dict[tuple[str, str], dict[str, Reading]] = {}
    with resource(CUES).open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            readings = table.setdefault((row["lemma"], row["pos"]), {})
            for construction in row["constructions"].split():
                readings[construction] = Reading(row["act"], row["stance"])
    return table


def speaks(lemma: str, pos: str) -> bool:
    """Whether a verb can introduce a quotation: one that takes a clause."""
    return pos == "VERB" and "clause" in cues().get((lemma, pos), {})


def reports(lemma: str, pos: str) -> bool:
    """Whether a verb that takes a clause tells of speech, not of thought."""
    return speaks(lemma, pos) and cues()[lemma, pos]["clause"].act != "think"


def tells(lemma: str, pos: str) -> bool:
    """Whether a verb that takes a clause says no more than that it was said: not `show that`, not `deny that`."""
    reading = cues().get((lemma, pos), {}).get("clause") if pos == "VERB" else None
    return reading is not None and reading.act == "say" and reading.stance != "endorse"


def denies(lemma: str, pos: str) -> bool:
    """Whether a verb answers what others say: the subject of `deny accusations` accuses nobody."""
    return any(reading.act == "deny" for reading in cues().get((lemma, pos), {}).values())


def judges(lemma: str, pos: str) -> bool:
    """Whether a verb judges or announces its object."""
    return pos == "VERB" and not {"label", "object"}.isdisjoint(cues().get((lemma, pos), {}))
