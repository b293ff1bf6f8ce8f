"""Who says what."""

import pandas as pd

from presslens.annotation import annotate
from presslens.attribution.constructions import attributions
from presslens.attribution.contents import shaped
from presslens.attribution.phrases import Phrases, phrases
from presslens.attribution.quoted import quoted
from presslens.attribution.unattached import with_unattached
from presslens.syntax import trees
from presslens.attribution.quotation_marks import quotations_marked
from presslens.documents import Document

COLUMNS = [
    "doc_id",
    "paragraph",
    "sentence",
    "attribution",
    "source",
    "source_start",
    "source_end",
    "speaker",
    "cue",
    "cue_start",
    "cue_end",
    "cue_act",
    "cue_stance",
    "content",
    "content_start",
    "content_end",
    "kind",
]


def quotations(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    table = annotate(document) if annotated is None else annotated
    tree = phrases(trees(table))
    quotes = quoted(tree, quotations_marked(document.text, _paragraphs(tree)))
    found = [shaped(tree, a, quotes) for a in attributions(tree)]
    found = with_unattached(tree, [a for a in found if a.content], quotes)
    rows = []
    for n, a in enumerate(found):
        for first, last in a.content:
            s, e = tree.start[first], tree.end[last - 1]
            ss, se = (tree.start[a.source[0]], tree.end[a.source[1] - 1]) if a.source else (-1, -1)
            cs, ce = tree.start[a.cue[0]], tree.end[a.cue[1] - 1]
            t = document.text
            rows.append(
                (
                    document.doc_id,
                    tree.paragraph[a.head],
                    tree.sentence[a.head],
                    n,
                    t[ss:se] if ss >= 0 else "",
                    ss,
                    se,
                    "",
                    t[cs:ce],
                    cs,
                    ce,
                    a.reading.act,
                    a.reading.stance,
                    t[s:e],
                    s,
                    e,
                    "indirect",
                    a.construction,
                    tree.lemma[a.head],
                )
            )
    return pd.DataFrame(rows, columns=[*COLUMNS, "construction", "lemma"])


def _paragraphs(tree: Phrases) -> list[tuple[int, int]]:
    out = {}
    for s, e, p in zip(tree.start, tree.end, tree.paragraph):
        out[p] = (out.get(p, (s, e))[0], e)
    return list(out.values())
