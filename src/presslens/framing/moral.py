"""Moral language, by a lexicon that the reader brings.

No list of moral words is shipped: those of moral foundations theory (Graham, Haidt & Nosek 2009; Hopp et al. 2021) may
not be handed on, and which words are moral ones is itself a position.
"""

import pandas as pd

from presslens.documents import Document
from presslens.lexicons import lexicon_matches
from presslens.voices import voices

COLUMNS = [
    "doc_id",
    "paragraph",
    "sentence",
    "start",
    "end",
    "text",
    "term",
    "category",
    "weight",
    "source",
    "words",
    "attribution",
]


def moral_words(
    document: Document,
    annotated: pd.DataFrame,
    quotations: pd.DataFrame,
    lexicon: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per word of the lexicon in the text, as `lexicon_matches` has them, and the voice it stands in.

    Columns beyond those of `lexicon_matches`:
        attribution: the attribution in whose content it stands; −1 in the reporter's voice.

    Args:
        document: the text.
        annotated: its annotated tokens.
        quotations: its quotations.
        lexicon: a table of `read_lexicon`, from a CSV or a LIWC dictionary (`.dic`); without one there are no rows.
    """
    if lexicon is None:
        return pd.DataFrame(columns=COLUMNS)
    matches = lexicon_matches(annotated, lexicon, document=document)
    return matches.assign(attribution=voices(document, quotations)[matches["start"].to_numpy(int)])
