"""What can be asked of every document of a corpus, and what it costs.

Each is the function that a single article is read with, over the documents of a partition; its rows know their
document by `doc_id`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd

from presslens.annotation import annotate
from presslens.documents import Document
from presslens.errors import InputError
from presslens.tabular import list_text
from presslens.tokenisation import sentences

COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document, and what several analyses need of it, made when the first asks."""

    document: Document
    sentences: Callable[[], pd.DataFrame]
    annotated: Callable[[], pd.DataFrame]
    quotations: Callable[[], pd.DataFrame]
    mentions: Callable[[], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Something to ask of every document.

    Attributes:
        table: the rows of some documents.
        version: another one makes what is there out of date; to be raised whenever the rows become others.
        per_hour: documents of 400 words an hour on one core, as measured by `benchmarks/corpus.py`.
    """

    table: Callable[[Sequence[Prepared]], pd.DataFrame]
    version: int
    per_hour: int


def prepared(document: Document) -> Prepared:
    """A document, nothing of it worked out yet."""
    annotated = cache(partial(annotate, document))
    quotations = cache(lambda: _quotations(document, annotated()))
    mentions = cache(lambda: _voiced_mentions(document, annotated(), quotations()))
    return Prepared(document, cache(partial(sentences, document)), annotated, quotations, mentions)


def _quotations(document: Document, annotated: pd.DataFrame) -> pd.DataFrame:
    from presslens.attribution import quotations

    return quotations(document, annotated=annotated)


def _voiced_mentions(document: Document, annotated: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    from presslens.voices import voiced_mentions

    return voiced_mentions(document, annotated, quotations)


def named(names: str) -> list[str]:
    """The analyses that a list such as `counts,polarity` names.

    Raises:
        InputError: there is none of that name.
    """
    asked = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for name in asked:
        if name != COUNTS and name not in ANALYSES:
            raise InputError(f"--analyses: {name!r} is none; name some of {', '.join((COUNTS, *ANALYSES))}")
    return asked


def _polarity(documents: Sequence[Prepared]) -> pd.DataFrame:
    from presslens.sentiment import sentence_polarity

    return sentence_polarity(_all_sentences(documents), score=False)


def _frames(documents: Sequence[Prepared]) -> pd.DataFrame:
    from presslens.framing.policy_frames import policy_frames

    frames = policy_frames(_all_sentences(documents))
    return frames.assign(evidence=[list_text(spans) for spans in frames["evidence"]])


def _voices(documents: Sequence[Prepared]) -> pd.DataFrame:
    return pd.concat(one.quotations() for one in documents)


def _mentions(documents: Sequence[Prepared]) -> pd.DataFrame:
    return pd.concat(one.mentions() for one in documents)


def _targets(documents: Sequence[Prepared]) -> pd.DataFrame:
    from presslens.sentiment import target_polarity

    return target_polarity(_all_sentences(documents), _mentions(documents).reset_index(drop=True))


def _all_sentences(documents: Sequence[Prepared]) -> pd.DataFrame:
    return pd.concat((one.sentences() for one in documents), ignore_index=True)


ANALYSES = {
    "polarity": Analysis(_polarity, version=1, per_hour=2_500_000),
    "frames": Analysis(_frames, version=1, per_hour=80_000),
    "voices": Analysis(_voices, version=1, per_hour=35_000),
    "mentions": Analysis(_mentions, version=1, per_hour=33_000),
    "targets": Analysis(_targets, version=2, per_hour=17_000),
}
