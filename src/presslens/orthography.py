"""Typing and spelling habits that one text mixes: shown as they stand, never corrected."""

import re

import pandas as pd

from presslens.atoms import spans
from presslens.documents import Document
from presslens.resources import resource

COLUMNS = ["habit", "form", "n", "evidence"]
VARIANTS = "lexicons/spelling_variants.csv"

_MARKS = {
    ("quotation marks", "curly “ ”"): r"[“”]",
    ("quotation marks", 'straight " "'): r'"',
    ("apostrophes", "curly ’"): r"(?<=\w)’(?=\w)",
    ("apostrophes", "straight '"): r"(?<=\w)'(?=\w)",
    ("dashes", "em —"): "—",
    ("dashes", "en –"): r"(?<!\d)–(?!\d)",
    ("dashes", "two hyphens --"): r"(?<!-)--(?!-)",
    ("ellipses", "one character …"): "…",
    ("ellipses", "full stops ..."): r"\.(?: ?\.){2,}",
}
_ACRONYM_IN_BRACKETS = re.compile(r"\((?P<acronym>[A-Z][A-Z&]+)\)")


def orthography(document: Document, annotated: pd.DataFrame) -> pd.DataFrame:
    """One row per (habit, form) that occurs: how the text types its marks and spells its words.

    Columns:
        habit: quotation marks, apostrophes, dashes, ellipses, or spelling.
        form: which of the forms that English has for it.
        n: how often it occurs.
        evidence: where, (start, end) pairs.

    Spelling counts only words that differ between British and American English in the part of speech they have
    here (`license` is American as a noun, common to both as a verb); the list is `data/lexicons/spelling_variants.csv`.
    """
    marks = [(*habit, _found(pattern, document.text)) for habit, pattern in _MARKS.items()]
    rows = [(habit, form, len(evidence), evidence) for habit, form, evidence in marks + _spelling(annotated)]
    return pd.DataFrame([row for row in rows if row[2]], columns=COLUMNS)


def acronyms(document: Document, tokens: pd.DataFrame) -> pd.DataFrame:
    """One row per acronym that the text gives in brackets: acronym, start, end, later (uses after that).

    Args:
        document: the text.
        tokens: its tokens, in any scheme.
    """
    given = [
        (found["acronym"], *found.span("acronym")) for found in _ACRONYM_IN_BRACKETS.finditer(document.text)
    ]
    table = pd.DataFrame(given, columns=["acronym", "start", "end"])
    later = [
        ((tokens["token"] == acronym) & (tokens["start"] >= end)).sum()
        for acronym, end in zip(table["acronym"], table["end"], strict=True)
    ]
    return table.assign(later=pd.Series(later, dtype="int64"))


def _found(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


def _spelling(annotated: pd.DataFrame) -> list[tuple[str, str, list[tuple[int, int]]]]:
    variants = pd.read_csv(resource(VARIANTS), keep_default_na=False)
    hits = annotated.merge(variants, left_on="norm", right_on="term", suffixes=("", "_variant"))
    hits = hits[(hits["pos_variant"] == "") | (hits["pos_variant"] == hits["pos"])].sort_values("start")
    return [("spelling", str(variety), spans(group)) for variety, group in hits.groupby("category")]
