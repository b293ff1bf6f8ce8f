"""Where the three token schemes cut the same characters differently, and by which rule."""

import re
from collections.abc import Sequence

import pandas as pd

from presslens.documents import Document
from presslens.tokenisation import tokens

SCHEMES = ("words", "ud", "treebank")
COLUMNS = ["text", "n", *SCHEMES, "rule", "evidence"]

# The first rule whose pattern a stretch of text shows is the one that divides the schemes there.
_RULES = {
    "address: one token in ud, cut at marks by treebank": re.compile(r"://|www\.|\w@\w"),
    "clitic: a possessive ’s has no row in words; a curly one is torn apart by treebank": re.compile(
        r"\w['’]s?\b"
    ),
    "contraction: two rows; a curly one is torn apart by treebank": re.compile(r"\w['’]\w"),
    "hyphen: one word in words and treebank, cut by ud where no prefix stands before it": re.compile(
        r"\w-\w"
    ),
    "slash: cut by ud, kept by treebank": re.compile(r"\w/\w"),
    "abbreviation: keeps its full stop where it is one": re.compile(r"\w\.\w|\w\.$"),
    "number with its mark": re.compile(r"\d"),
}
_OTHER = "mark: cut off by one scheme, kept by another"


def scheme_differences(document: Document) -> pd.DataFrame:
    """One row per stretch of text between blanks that the schemes cut differently, the most frequent first.

    Marks around a stretch are left out of the comparison, since `words` has no rows for them.

    Columns:
        text: the stretch, without the marks around it.
        n: how often it stands in the text.
        words, ud, treebank: the tokens each scheme makes of it, divided by ` | `.
        rule: what divides them.
        evidence: where it stands, (start, end) pairs.
    """
    cuts = pd.DataFrame({scheme: _cuts(document, scheme) for scheme in SCHEMES}).fillna("")
    different = cuts[cuts.nunique(axis="columns") > 1]
    rows = different.assign(text=[document.text[start:end] for start, end in different.index])
    grouped = rows.assign(evidence=list(different.index)).groupby(["text", *SCHEMES], sort=False)["evidence"]
    table = grouped.agg(n="size", evidence=list).reset_index()
    table["rule"] = [_rule(text) for text in table["text"]]
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)[COLUMNS]


def sentence_cut(document: Document, scheme: str, sentence: int) -> pd.DataFrame:
    """The tokens that a scheme makes of one sentence: token, norm, kind, start, end, as in the table of `tokens`."""
    table = tokens(document, scheme=scheme)
    return table.loc[table["sentence"] == sentence, ["token", "norm", "kind", "start", "end"]]


def _cuts(document: Document, scheme: str) -> "pd.Series[str]":
    """For each stretch between blanks that holds a letter or digit: what the scheme makes of it."""
    table = tokens(document, scheme=scheme)
    stretches = _stretches(document.text)
    place = pd.IntervalIndex.from_tuples(stretches, closed="left").get_indexer(table["start"])
    inside = place >= 0
    cuts = table.loc[inside, "token"].groupby(place[inside]).agg(" | ".join)
    return cuts.set_axis(pd.MultiIndex.from_tuples([stretches[number] for number in cuts.index]))


def _stretches(text: str) -> Sequence[tuple[int, int]]:
    """Runs without blanks that hold a letter or digit, the marks around them cut off."""
    return [found.span() for found in re.finditer(r"\w(?:\S*\w)?", text)]


def _rule(text: str) -> str:
    return next((rule for rule, pattern in _RULES.items() if pattern.search(text)), _OTHER)
