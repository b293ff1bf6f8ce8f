"""The cast of a text: one row per actor, how each is named, whether it speaks, acts, is acted upon."""

from collections.abc import Iterator

import pandas as pd

from presslens.action.agents import agency_in
from presslens.annotation import annotate
from presslens.attribution import quotations
from presslens.documents import Document
from presslens.naming import resolve
from presslens.syntax import trees
from presslens.voices import quoted_by, voiced_mentions


def actors(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per actor, in order of first mention.

    Columns:
        actor: the fullest name that the text mostly uses; a country's usual name.
        kind: `person`, `organisation`, `country`, `group` or `place` (a place that is merely one).
        n: mentions, pronouns among them.
        aliases: every form but pronouns, in order of appearance.
        merged_because: why two spellings are taken for one actor; "" where there is one.
        sentences: sentences that mention the actor.
        quoted_words: words in quotation marks that are the actor's.
        as_agent, as_patient: rows of `agency` in which the actor acts, and is acted upon.
        spellings: the ways in which a name of the actor is spelled, where it is in more than one; else [].
        speaks: attributions whose speaker the actor is.

    Raises:
        ResourceError: a table or the pipeline is missing or damaged.
    """
    table = annotate(document) if annotated is None else annotated
    quotes = quotations(document, annotated=table)
    named = voiced_mentions(document, table, quotes)
    deeds = agency_in(document, table, quotes, named)
    _, known = resolve(trees(table))
    rows = named.groupby("actor", sort=False).agg(
        kind=("kind", "first"), n=("mention", "size"), sentences=("sentence", "nunique")
    )
    quoted = quoted_by(document, table, quotes)
    return pd.DataFrame(
        {
            "actor": rows.index,
            "kind": rows["kind"],
            "n": rows["n"],
            "aliases": [list(_forms(named[named["actor"] == actor])) for actor in rows.index],
            "merged_because": [known[actor].merged_because for actor in rows.index],
            "sentences": rows["sentences"],
            "quoted_words": [quoted.get(actor, 0) for actor in rows.index],
            "as_agent": _times(deeds, "agent").reindex(rows.index, fill_value=0),
            "as_patient": _times(deeds, "patient").reindex(rows.index, fill_value=0),
            "spellings": [list(known[actor].spellings) for actor in rows.index],
            "speaks": quotes.groupby("speaker")["attribution"].nunique().reindex(rows.index, fill_value=0),
        }
    ).reset_index(drop=True)


def _forms(named: pd.DataFrame) -> Iterator[str]:
    """The distinct forms, however their first letter is written."""
    seen = set()
    for form in named.loc[named["naming"] != "pronoun", "mention"]:
        key = form[:1].lower() + form[1:]
        if key not in seen:
            seen.add(key)
            yield form


def _times(deeds: pd.DataFrame, role: str) -> pd.Series:
    """How many rows each actor is in, as agent or as patient."""
    return deeds.loc[deeds[f"{role}_kind"] != "", role].value_counts()
