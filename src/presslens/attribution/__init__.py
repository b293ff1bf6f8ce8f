"""Who says what: sources, cues and contents, by rules over the parse.

Steps, each a module: `quotation_marks` and `quoted` (what stands in quotation marks), `mending` (the parse, mended
for reported speech) and `phrases`, `cues` (the table of cues), `constructions`, `clauses`, `ends`, `remarks`, `verbs`,
`nouns` and `sources` (what a cue governs), `contents` (how far a content reaches), `beside` and `unattached`
(quotations without a cue in their sentence), `source_kinds`, `table`; `share` counts the words of each voice.
"""

import pandas as pd

from presslens.annotation import annotate
from presslens.attribution.constructions import attributions
from presslens.attribution.contents import shaped
from presslens.attribution.phrases import Phrases, phrases
from presslens.attribution.quotation_marks import quotations_marked
from presslens.attribution.quoted import quoted
from presslens.attribution.share import voice_share
from presslens.attribution.table import quotation_table
from presslens.attribution.unattached import with_unattached
from presslens.documents import Document
from presslens.naming import resolve
from presslens.syntax import trees

__all__ = ["quotations", "voice_share"]


def quotations(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per piece of an attributed content, in the order of the cues.

    A content interrupted by its cue (“We,” he said, “are ready”) has several pieces, which share their `attribution`.
    An introductory *that* and the quotation marks belong to the content; the cue and the source never do. An
    attribution inside another's content is a row of its own.

    Columns:
        doc_id, paragraph, sentence: where the cue stands.
        attribution: number of the attribution, from 0.
        source, source_start, source_end: who is said to say it, as worded; "" at (−1, −1) for nobody.
        speaker: the source as an actor of `mentions`; "" where that is not safe.
        cue, cue_start, cue_end: the words that report.
        cue_act: `say`, `deny`, `direct`, `evaluate`, `announce` or `think`.
        cue_stance: the reporter's stance: `acknowledge` (said), `distance` (claimed) or `endorse` (pointed out).
        content, content_start, content_end: what is reported.
        kind: `direct` (in quotation marks), `indirect`, or `mixed`.
        construction: how the cue governs its content.
        source_kind: `official`, `expert`, `citizen`, `organisation`, `document`, `person` (of a role not given) or
            `nobody` (not named).

    Args:
        document: the text.
        annotated: its annotated tokens; made where they are not given.

    Raises:
        ResourceError: a table or the pipeline is missing or damaged.

    References:
        Newell, Margolin & Ruths 2018, An attribution relations corpus for political news; Martin & White 2005, The
        language of evaluation; Hooper 1975, On assertive predicates.
    """
    table = annotate(document) if annotated is None else annotated
    plain = trees(table)
    tree = phrases(plain)
    quotes = quoted(tree, quotations_marked(document.text, _paragraphs(tree)))
    cued = [shaped(tree, one, quotes) for one in attributions(tree)]
    found = with_unattached(tree, [one for one in cued if one.content], quotes)
    return quotation_table(document, tree, found, quotes, resolve(plain))


def _paragraphs(tree: Phrases) -> list[tuple[int, int]]:
    """The characters from the first to the last token of each paragraph."""
    bounds: dict[int, tuple[int, int]] = {}
    for start, end, paragraph in zip(tree.start, tree.end, tree.paragraph, strict=True):
        bounds[paragraph] = (bounds.get(paragraph, (start, end))[0], end)
    return list(bounds.values())
