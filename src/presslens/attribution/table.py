"""Attributions as runs of tokens ─▶ the quotations table: their characters, how they are quoted, and whose they are."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from presslens.attribution.constructions import Attribution
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quoted import Quoted
from presslens.documents import Document

COLUMNS = [
    "doc_id", "paragraph", "sentence", "attribution", "source", "source_start", "source_end", "speaker",
    "cue", "cue_start", "cue_end", "cue_act", "cue_stance", "content", "content_start", "content_end", "kind",
    "construction",
]  # fmt: skip


def quotation_table(
    document: Document, tree: Phrases, found: Sequence[Attribution], quotes: Quoted, mentions: pd.DataFrame
) -> pd.DataFrame:
    """One row per piece of content; see `presslens.quotations` for the columns.

    Args:
        document: the text.
        tree: its phrases.
        found: the attributions, in order.
        quotes: what stands in quotation marks.
        mentions: who is named where; a source is the actor whose certain mention it holds at its head.
    """
    named = _actors_by_start(mentions)
    rows = (
        row
        for number, one in enumerate(found)
        for row in _rows(document, tree, number, one, quotes, _speaker(tree, one, named))
    )
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(
    document: Document, tree: Phrases, number: int, one: Attribution, quotes: Quoted, speaker: str
) -> Iterator[tuple[object, ...]]:
    keys = (document.doc_id, tree.paragraph[one.head], tree.sentence[one.head], number)
    source, cue = _words(document, tree, one.source), _words(document, tree, one.cue)
    for piece in one.content:
        content = _words(document, tree, piece)
        yield (*keys, *source, speaker, *cue, one.reading.act, one.reading.stance, *content,
               _kind(piece, quotes), one.construction)  # fmt: skip


def _words(document: Document, tree: Phrases, run: Run | None) -> tuple[str, int, int]:
    """The characters of a run of tokens and where they stand; nothing at (−1, −1) for no run."""
    if run is None:
        return "", -1, -1
    start, end = tree.start[run[0]], tree.end[run[1] - 1]
    return document.text[start:end], start, end


def _kind(piece: Run, quotes: Quoted) -> str:
    """`direct` in quotation marks from end to end, `mixed` with some inside, else `indirect`."""
    runs = [run for run, _ in quotes.runs if run[0] < piece[1] and piece[0] < run[1]]
    if any(run[0] <= piece[0] + 1 and piece[1] - 1 <= run[1] for run in runs):
        return "direct"
    return "mixed" if any(piece[0] <= run[0] and run[1] <= piece[1] for run in runs) else "indirect"


def _actors_by_start(mentions: pd.DataFrame) -> list[tuple[int, int, str]]:
    certain = mentions[mentions["certain"]]
    return list(
        zip(certain["start"].tolist(), certain["end"].tolist(), certain["actor"].tolist(), strict=True)
    )


def _speaker(tree: Phrases, one: Attribution, named: Iterable[tuple[int, int, str]]) -> str:
    """The actor whose mention holds the head of the source; "" where that is nobody for certain."""
    if one.source is None:
        return ""
    place = tree.start[_head(tree, one.source)]
    return next((actor for start, end, actor in named if start <= place < end), "")


def _head(tree: Phrases, run: Run) -> int:
    """The token of the run that hangs on something outside it; what a relative pronoun stands for."""
    outside = (
        token for token in range(*run) if not run[0] <= tree.head[token] < run[1] or tree.head[token] == token
    )
    head = next(outside, run[1] - 1)
    verb = tree.head[head]
    relative = tree.tag[head] in ("WDT", "WP") and tree.dep[verb] == "relcl"
    return tree.head[verb] if relative else head
