"""Claims: who asserts, denies or calls for what, about whom; and their export for Discourse Network Analyzer."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from presslens.annotation import annotate
from presslens.attribution import quotations
from presslens.documents import Document
from presslens.errors import OutputError
from presslens.voices import voiced_mentions

_COLUMNS = [
    "doc_id",
    "paragraph",
    "sentence",
    "actor",
    "act",
    "about",
    "start",
    "end",
    "attribution",
    "claim",
    "kind",
]
_STATEMENT = [
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
    "person", "organization", "concept", "agreement",
]  # fmt: skip


def claims(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per claim, that is per attribution, in their order.

    Columns:
        doc_id, paragraph, sentence: where the cue stands.
        actor: who makes the claim; the source's words where it is no known actor, "" where the text has none.
        act: `say`, `deny`, `direct`, `evaluate`, `announce` or `think`.
        about: the actors that the claim mentions, in order, joined by `; `; "" for none.
        start, end: its characters, from the first piece to the last.
        attribution: its number in `quotations`.
        claim: its words, pieces joined by ` … `.
        kind: the actor's kind; "" for one that is not known.

    Raises:
        ResourceError: a table or the pipeline is missing or damaged.
    """
    table = annotate(document) if annotated is None else annotated
    quotes = quotations(document, annotated=table)
    named = voiced_mentions(document, table, quotes)
    kinds = dict(zip(named["actor"], named["kind"], strict=True))
    rows = [_claim(pieces, named, kinds) for _, pieces in quotes.groupby("attribution", sort=True)]
    return pd.DataFrame(rows, columns=_COLUMNS)


def write_discourse_network(claims: pd.DataFrame, path: str | Path) -> None:
    """Write claims as the event list that Discourse Network Analyzer exports and rDNA reads.

    One statement a row, fields parted by `;`. A person stands under `person`, any other actor under `organization`;
    `concept` holds the claim's words and `agreement` is 0 for a denial, else 1. A claim has no time of its own.

    Raises:
        OutputError: the file cannot be written.

    Reference:
        Leifeld, Gruber & Bossner 2019, Discourse Network Analyzer Manual.
    """
    try:
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
            writer.writerow(_STATEMENT)
            writer.writerows(_statements(claims))
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; choose a file that can be written") from error


def _claim(pieces: pd.DataFrame, named: pd.DataFrame, kinds: dict[str, str]) -> tuple[object, ...]:
    cue = pieces.iloc[0]
    actor = cue["speaker"] or cue["source"]
    start, end = int(pieces["content_start"].min()), int(pieces["content_end"].max())
    about = named.loc[_within(named, pieces), "actor"].drop_duplicates()
    key = (cue["doc_id"], cue["paragraph"], cue["sentence"])
    words = " … ".join(pieces["content"])
    attribution = int(cue["attribution"])
    return (
        *key,
        actor,
        cue["cue_act"],
        "; ".join(about),
        start,
        end,
        attribution,
        words,
        kinds.get(actor, ""),
    )


def _within(named: pd.DataFrame, pieces: pd.DataFrame) -> pd.Series:
    """Which mentions stand in a piece of the claim."""
    spans = zip(pieces["content_start"], pieces["content_end"], strict=True)
    inside = pd.Series(False, index=named.index)
    for start, end in spans:
        inside |= (named["start"] >= start) & (named["end"] <= end)
    return inside


def _statements(claims: pd.DataFrame) -> Iterator[list[str | int]]:
    for number, claim in enumerate(claims.to_dict("records"), start=1):
        person = claim["actor"] if claim["kind"] == "person" else ""
        organisation = "" if person else claim["actor"]
        document, words = _plain(claim["doc_id"]), _plain(claim["claim"])
        concept = f"{_plain(claim['about'])}: {words}" if claim["about"] else words
        agreement = int(claim["act"] != "deny")
        yield [
            number,
            "",
            document,
            document,
            "",
            "",
            "",
            "",
            words,
            _plain(person),
            _plain(organisation),
            concept,
            agreement,
        ]


def _plain(text: str) -> str:
    """Without the marks that the format gives a meaning to, as Discourse Network Analyzer writes it."""
    return " ".join(text.replace(";", ",").replace('"', "'").split())
