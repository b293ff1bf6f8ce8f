"""What `quotations` is measured against: quotation marks alone, *said* and a clause, and textacy's direct quotations.

Each gives a table with the columns that the scorer reads: attribution, content, source and cue with their spans.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

import presslens

COLUMNS = ["attribution", "source_start", "source_end", "cue", "content_start", "content_end"]

_MARKED = re.compile(r"“[^”]+”|\"[^\"\n]+\"|''.+?''", re.DOTALL)
_NAME = r"(?:[Tt]he |[Aa]n? )?[\w.'’-]+(?: [A-Z][\w.'’-]+){0,5}|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ii]t"
_SAID = re.compile(
    rf"(?:(?P<quote>“[^”]+”|\"[^\"\n]+\"),? (?:(?P<who1>{_NAME}) (?:said|says)|(?:said|says) (?P<who2>{_NAME}))"
    rf"|(?P<who3>{_NAME}) (?:said|says) (?P<clause>(?:that )?[^.?!\n“\"]+(?:[“\"][^”\"]+[”\"])?))"
)


def table(rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows (source span, cue, content span) as the scorer reads them."""
    numbered = [(i, *source, cue, *content) for i, (source, cue, content) in enumerate(rows)]
    return pd.DataFrame(numbered, columns=COLUMNS)


def marks_alone(document: presslens.Document) -> pd.DataFrame:
    """Whatever stands in double quotation marks; no source, no cue."""
    return table(((-1, -1), "", found.span()) for found in _MARKED.finditer(document.text))


def said_and_clause(document: presslens.Document) -> pd.DataFrame:
    """`“…,” X said`, `“…,” said X`, `X said (that) …` up to the sentence's end: ten minutes' work, no parser."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for found in _SAID.finditer(document.text):
            who = next(found.span(name) for name in ("who1", "who2", "who3") if found[name])
            content = found.span("quote") if found["quote"] else found.span("clause")
            yield who, "said", content

    return table(rows())


def textacy_direct(language: Any, document: presslens.Document) -> pd.DataFrame:  # noqa: ANN401
    """The `direct_quotations` of textacy over the same pipeline; nothing where it refuses a text for its marks."""
    from textacy.extract.triples import direct_quotations  # only in the benchmark's environment

    try:
        found = list(direct_quotations(language(document.text)))
    except (IndexError, ValueError):
        return table([])
    return table(
        (
            (one.speaker[0].idx, one.speaker[-1].idx + len(one.speaker[-1])),
            " ".join(token.text for token in one.cue),
            (one.content.start_char, one.content.end_char),
        )
        for one in found
    )
