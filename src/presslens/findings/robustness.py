"""How much a reading of polarity hangs on single words, on the method, on a name."""

import pandas as pd

from presslens.atoms import spans
from presslens.findings.finding import Finding, counted, listed
from presslens.sentiment.agreement import NEUTRAL


def single_words(without: pd.DataFrame) -> Finding | None:
    """How many lines lose or change their polarity when one word is taken from the list."""
    polar = without[without["compound"].abs() >= NEUTRAL]
    hanging = polar[
        (polar["compound_without"] * polar["compound"] <= 0) | (polar["compound_without"].abs() < NEUTRAL)
    ]
    if hanging.empty:
        return None
    lines = hanging["sentence"].nunique()
    return Finding(
        "How much hangs on single words?",
        f"In {lines} of {counted(polar['sentence'].nunique(), 'line')} that VADER takes for polar, one word decides: "
        f"without it the line scores zero or turns.",
        lines,
        polar["sentence"].nunique(),
        spans(hanging),
    )


def surviving(sentences: pd.DataFrame, methods: pd.DataFrame) -> Finding | None:
    """On how many of the lines that the first method takes for polar all the others take its side."""
    sides = methods.pivot(index="sentence", columns="method", values="side")
    first, *others = methods["method"].drop_duplicates()
    polar = sides[sides[first] != 0]
    if polar.empty or not others:
        return None
    kept = polar.index[polar[others].eq(polar[first], axis="index").all(axis="columns")]
    keep = "keeps its" if len(kept) == 1 else "keep their"
    return Finding(
        "How much hangs on the method?",
        f"Of {counted(len(polar), 'line')} that {first} takes for polar, {len(kept)} {keep} side by "
        f"{listed(others)}.",
        len(kept),
        len(polar),
        spans(sentences[sentences["sentence"].isin(kept)]),
        figure="methods",
    )


def contradicted(sentences: pd.DataFrame, methods: pd.DataFrame) -> Finding | None:
    """How many lines one method reads as negative and another as positive."""
    lines = sentences[sentences["sentence"].isin(methods.loc[methods["contradicted"], "sentence"])]
    names = methods["method"].drop_duplicates().tolist()
    several = len(lines) != 1
    return Finding(
        "How much hangs on the method?",
        f"{listed(names)} contradict one another on {len(lines)} of {counted(len(sentences), 'line')}: one method "
        f"reads {'them' if several else 'it'} as negative and another as positive."
        if len(lines)
        else f"On none of {counted(len(sentences), 'line')} do {listed(names)} contradict one another.",
        len(lines),
        len(sentences),
        spans(lines),
        figure="methods",
    )


def named_otherwise(swaps: pd.DataFrame) -> Finding | None:
    """How many mentions are judged otherwise when another name stands in their place."""
    if swaps.empty:
        return None
    keys = ["sentence", "start", "end"]
    labels = swaps.groupby(keys, sort=False)["polarity"].nunique()
    turned = labels[labels > 1].index.to_frame(index=False)
    names = swaps.groupby(keys, sort=False).size().max() - 1
    read, unread = ("name", "sentence") if len(turned) else ("sentence", "name")
    return Finding(
        "How much hangs on the name?",
        f"With {counted(int(names), 'other name')} in its place, {len(turned)} of {counted(len(labels), 'mention')} "
        f"{'that is a name' if len(labels) == 1 else 'that are names'} would get another label: so far the model "
        f"judges the {read}, not the {unread}.",
        len(turned),
        len(labels),
        spans(turned if len(turned) else labels.index.to_frame(index=False)),
    )
