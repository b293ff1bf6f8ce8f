"""What notebook 06 can say: of the groups of a corpus, what changed, and where one text stands beside them."""

from collections.abc import Sequence

import pandas as pd

from presslens.atoms import Span
from presslens.findings.finding import Finding, counted, findings_table, listed, possessive, quoted

NAMED = 5  # words or groups that a finding names


def corpus_findings(
    documents: pd.DataFrame,
    keyness: pd.DataFrame,
    naming: pd.DataFrame,
    frames: pd.DataFrame,
    placing: pd.DataFrame,
    missing: pd.DataFrame,
    *,
    group: str,
    sides: Sequence[str],
    whose: str,
    evidence: Sequence[Span],
) -> pd.DataFrame:
    """The findings table of notebook 06.

    Args:
        documents: one row per document: words, and the column of the groups.
        keyness: the words of the first side beside those of the second.
        naming: the table of `by_period` of how often sides are named.
        frames: the table of `by_period` of policy frames.
        placing: the table of `placed`.
        missing: the table of `left_out`.
        group: the column of the groups.
        sides: the two groups that are compared.
        whose: the voice whose words are placed.
        evidence: the spans of these words.
    """
    return findings_table(
        "06-corpus",
        [
            _closest(placing, group, whose, evidence),
            *_outside(placing, group, whose, evidence),
            _within_all(placing, group, whose, evidence),
            _left_out(missing),
            _about(keyness, sides),
            _naming(naming, group, sides),
            _changed(frames, group),
            _documents(documents, group),
        ],
    )


def _closest(placing: pd.DataFrame, group: str, whose: str, evidence: Sequence[Span]) -> Finding | None:
    """In how many measures the text is as each group is."""
    if placing.empty:
        return None
    inside = placing.groupby(group, sort=False)["inside"].sum().sort_values(ascending=False, kind="stable")
    of = placing["measure"].nunique()
    told = [f"{n} of {possessive(str(name))}" for name, n in inside.items()]
    return Finding(
        "Where do the words of one text stand?",
        f"In {counted(of, 'measure')} of wording, what {whose} says lies inside {listed(told)} spreads, each that of "
        "nine in ten stretches as long.",
        int(inside.iloc[0]),
        of,
        evidence,
        figure="placing",
    )


def _outside(placing: pd.DataFrame, group: str, whose: str, evidence: Sequence[Span]) -> list[Finding]:
    """For each group: the measures in which the text lies outside its spread."""
    found = []
    for name, rows in placing.groupby(group, sort=False):
        outside = rows[~rows["inside"]]
        told = [
            f"{row.measure} ({_short(row.value)}, not {_short(row.low)} to {_short(row.high)})"
            for row in outside.itertuples()
        ]
        if told:
            sentence = f"What {whose} says is outside the spread of {name} in {listed(told)}."
            number = len(outside)
            found.append(
                Finding(
                    "Where do the words of one text stand?",
                    sentence,
                    number,
                    len(rows),
                    evidence,
                    figure="placing",
                )
            )
    return found


def _short(value: float) -> str:
    """Two digits behind the point only where they are not noise."""
    return (f"{value:.0f}" if abs(value) >= 10 or value == 0 else f"{value:.2f}").replace("-", "−")


def _within_all(placing: pd.DataFrame, group: str, whose: str, evidence: Sequence[Span]) -> Finding | None:
    """The measures that tell nothing, since every group's spread holds the text's value."""
    within = placing.groupby("measure", sort=False)["inside"].all()
    named = within.index[within].tolist()
    if not named or placing[group].nunique() < 2:
        return None
    return Finding(
        "Where do the words of one text stand?",
        f"{len(named)} of {counted(len(within), 'measure')} cannot tell the groups apart here, since what {whose} "
        f"says lies inside both spreads: {listed(named)}.",
        len(named),
        len(within),
        evidence,
        figure="placing",
    )


def _left_out(missing: pd.DataFrame) -> Finding | None:
    """Frames and sides that most documents have and the text has not."""
    if missing.empty:
        return None
    told = [f"{row.item} ({row.documents} of {row.of})" for row in missing.head(NAMED).itertuples()]
    return Finding(
        "What does the text leave out?",
        f"Of what at least half of the documents frame or name, this text has not: {listed(told)}.",
        len(missing),
        int(missing["of"].max()),
    )


def _about(keyness: pd.DataFrame, sides: Sequence[str]) -> Finding | None:
    if keyness.empty or len(sides) < 2:
        return None
    told = [
        f"{listed([quoted(term) for term in keyness.loc[way, 'term'].head(NAMED)])} in those of {side}"
        for side, way in zip(sides, (keyness["log_ratio"] > 0, keyness["log_ratio"] < 0), strict=True)
    ]
    return Finding(
        "What does each side talk about?",
        f"The words that stand out most, by G², are {'; '.join(told)}.",
        int(keyness["n"].sum()),
        int(keyness[["n", "n_reference"]].to_numpy().sum()),
        figure="words-by-side",
    )


def _naming(naming: pd.DataFrame, group: str, sides: Sequence[str]) -> Finding | None:
    """How often each of the two sides names the other, at first and at last."""
    told = []
    for name, other in (sides, sides[::-1]):
        rows = naming[(naming[group] == name) & (naming["term"] == other)].sort_values("period")
        if len(rows) > 1:
            first, last = rows.iloc[0], rows.iloc[-1]
            told.append(
                f"{name} names {other} {first['rate']:.0f} times in 10,000 words in the period from "
                f"{first['period']}, {last['rate']:.0f} times in that from {last['period']}"
            )
    if not told:
        return None
    return Finding(
        "Who names whom?", f"{'; '.join(told)}.", len(told), int(naming["n"].sum()), figure="naming"
    )


def _changed(frames: pd.DataFrame, group: str) -> Finding | None:
    """The frame whose share moved most, of those whose bounds at first and at last do not meet."""
    ends = []
    for (name, term), rows in frames.groupby([group, "term"], sort=False):
        first, last = rows.sort_values("period").iloc[[0, -1]].to_dict("records")
        if last["low"] > first["high"] or last["high"] < first["low"]:
            ends.append((abs(last["rate"] - first["rate"]), name, term, first, last))
    if not ends:
        return None
    _, name, term, first, last = max(ends, key=lambda end: (end[0], str(end[1]), str(end[2])))
    return Finding(
        "How do the frames change?",
        f"The frame that changed most, beyond the bounds of both periods, is {term} in {possessive(str(name))} "
        "documents: "
        f"assigned to {first['rate'] / 100:.0f} of 100 sentences from {first['period']} on and to "
        f"{last['rate'] / 100:.0f} from {last['period']} on.",
        float(last["rate"] - first["rate"]),
        int(first["n"] + last["n"]),
        figure="frames",
    )


def _documents(documents: pd.DataFrame, group: str) -> Finding | None:
    if documents.empty:
        return None
    sizes = documents.groupby(group)["words"].agg(["size", "sum"]).sort_values("sum", ascending=False)
    told = [f"{name} {row['size']:,} ({row['sum']:,} words)" for name, row in sizes.head(NAMED).iterrows()]
    return Finding(
        "What is in the corpus?",
        f"The corpus has {counted(len(documents), 'document')}: {listed(told)}.",
        int(documents["words"].sum()),
        len(documents),
        figure="documents",
    )
