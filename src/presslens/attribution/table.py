"""Attributions as runs of tokens ─▶ the quotations table: their characters, how they are quoted, and whose they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from presslens.attribution.constructions import Attribution
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quoted import Quoted
from presslens.attribution.source_kinds import head_of, source_kinds
from presslens.documents import Document
from presslens.naming import Actor, Mention

COLUMNS = [
    "doc_id", "paragraph", "sentence", "attribution", "source", "source_start", "source_end", "speaker",
    "cue", "cue_start", "cue_end", "cue_act", "cue_stance", "content", "content_start", "content_end", "kind",
    "construction", "source_kind",
]  # fmt: skip


def quotation_table(
    document: Document,
    tree: Phrases,
    found: Sequence[Attribution],
    quotes: Quoted,
    naming: tuple[Sequence[Mention], Mapping[str, Actor]],
) -> pd.DataFrame:
    """One row per piece of content; see `presslens.quotations` for the columns.

    Args:
        document: the text.
        tree: its phrases.
        found: the attributions, in order.
        quotes: what stands in quotation marks.
        naming: who is mentioned where, and the actors; a source is the actor whose certain mention holds its head.
    """
    mentions, actors = naming
    actor_at = _actor_at(mention for mention in mentions if mention.certain)
    speakers = [actor_at.get(head_of(tree, one.source), "") if one.source else "" for one in found]
    kinds = source_kinds(tree, [one.source for one in found], speakers, actors)
    rows = (
        row
        for number, (one, speaker, kind) in enumerate(zip(found, speakers, kinds, strict=True))
        for row in _rows(document, tree, number, one, quotes, speaker, kind)
    )
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(
    document: Document,
    tree: Phrases,
    number: int,
    one: Attribution,
    quotes: Quoted,
    speaker: str,
    source_kind: str,
) -> Iterator[tuple[object, ...]]:
    keys = (document.doc_id, tree.paragraph[one.head], tree.sentence[one.head], number)
    source, cue = _words(document, tree, one.source), _words(document, tree, one.cue)
    for piece in one.content:
        content = _words(document, tree, piece)
        yield (*keys, *source, speaker, *cue, one.reading.act, one.reading.stance, *content,
               _kind(piece, quotes), one.construction, source_kind)  # fmt: skip


def _words(document: Document, tree: Phrases, run: Run | None) -> tuple[str, int, int]:
    """The characters of a run of tokens and where they stand; nothing at (−1, −1) for no run."""
    if run is None:
        return "", -1, -1
    start, end = tree.start[run[0]], tree.end[run[1] - 1]
    return document.text[start:end], start, end


def _kind(piece: Run, quotes: Quoted) -> str:
    """`direct` in quotation marks from end to end, `mixed` with some inside, else `indirect`."""
    runs = quotes.near(piece)
    if any(run[0] <= piece[0] + 1 and piece[1] - 1 <= run[1] for run in runs):
        return "direct"
    return "mixed" if any(piece[0] <= run[0] and run[1] <= piece[1] for run in runs) else "indirect"


def _actor_at(mentions: Iterable[Mention]) -> dict[int, str]:
    """The actor that each token names, as the first mention that holds it has it."""
    actor_at: dict[int, str] = {}
    for mention in mentions:
        for token in range(mention.first, mention.stop):
            actor_at.setdefault(token, mention.actor)
    return actor_at
