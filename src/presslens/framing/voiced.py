"""Whose words: names for the voices of a text, and how densely each uses what was found."""

import pandas as pd

from presslens.attribution.share import REPORTER, voice_of
from presslens.documents import Document
from presslens.tokenisation import tokens
from presslens.voices import voices

PER = 100  # words; articles are short

_ORDERS = frozenset(["order", "command", "instruct", "direct"])


def speech(quotations: pd.DataFrame, annotated: pd.DataFrame) -> pd.DataFrame:
    """The quotations without orders told in the reporter's words: an order is an act, not wording."""
    lemmas = annotated.drop_duplicates("start").set_index("start")["lemma"]
    told = (quotations["cue_act"] == "direct") & (quotations["kind"] == "indirect")
    return quotations[~(told & quotations["cue_start"].map(lemmas).isin(_ORDERS))]


def voice_names(quotations: pd.DataFrame) -> "pd.Series[str]":
    """By attribution, −1 included: the speaker, or else the source as worded, or else nobody named."""
    one = quotations.drop_duplicates("attribution").set_index("attribution")
    return pd.concat([pd.Series({-1: REPORTER}), voice_of(one).astype(str)])


def with_voice(rows: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """The rows with a column `voice`: who speaks the innermost content that each stands in, or the reporter."""
    return rows.assign(voice=rows["attribution"].map(voice_names(quotations)).fillna(REPORTER))


def density(devices: pd.DataFrame, document: Document, quotations: pd.DataFrame) -> pd.DataFrame:
    """How many devices each voice uses: one row per voice and device that occurs, the voices by their words.

    Columns:
        voice: the speaker, the source as worded, or the reporter.
        device, n: which, and how many in this voice.
        words: how many words stand in this voice.
        rate: n per 100 of them.
    """
    words = _words(document, quotations)
    counted = with_voice(devices, quotations).groupby(["voice", "device"], sort=False).size().rename("n")
    table = counted.reset_index().assign(words=lambda rows: rows["voice"].map(words).fillna(0).astype(int))
    table = table.sort_values(["words", "n"], ascending=False, kind="stable", ignore_index=True)
    return table.assign(rate=PER * table["n"] / table["words"].where(table["words"] > 0))


def _words(document: Document, quotations: pd.DataFrame) -> "pd.Series[int]":
    """How many words stand in each voice."""
    own = tokens(document)
    attributions = voices(document, quotations)[own["start"].to_numpy(int)]
    return pd.Series(attributions).map(voice_names(quotations)).value_counts()
