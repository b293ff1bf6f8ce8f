"""Some documents of a corpus read closely: the tables that one article has, over all of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from presslens.corpus.reading import Corpus, batch
from presslens.documents import Document, document_from_text
from presslens.frequency.concordance import concordance
from presslens.tokenisation import sentences, tokens

Metadata = dict[str, str | None]


class Sample(NamedTuple):
    """Documents (doc_id, metadata, words, sentences), their tokens and their sentences, each with the metadata."""

    documents: pd.DataFrame
    tokens: pd.DataFrame
    sentences: pd.DataFrame


def sample(corpus: Corpus, *, most: int) -> Sample:
    """The tables of every document of a small corpus, of every k-th of a large one: of at most so many.

    Args:
        corpus: what `read_corpus` gives.
        most: how many documents are read, at least 1.
    """
    read = [
        (_table(tokens(one), about), _table(sentences(one), about), about)
        for one, about in _drawn(corpus, most)
    ]
    rows = [
        {"doc_id": lines["doc_id"].iloc[0], **about, "words": len(words), "sentences": len(lines)}
        for words, lines, about in read
    ]
    return Sample(
        pd.DataFrame(rows, columns=["doc_id", *corpus.columns, "words", "sentences"]),
        pd.concat([words for words, _, _ in read], ignore_index=True),
        pd.concat([lines for _, lines, _ in read], ignore_index=True),
    )


def corpus_lines(
    corpus: Corpus, pattern: str, width: int, *, columns: Sequence[str] = (), most: int = 400
) -> pd.DataFrame:
    """One row per hit of a word or pattern in the documents of `sample`.

    Columns: document (its doc_id), the metadata asked for, left, hit, right, as `concordance` has them, and from, to:
    the characters of that document. Not `start` and `end`: in a report those are places in its own text.

    Args:
        corpus: what `read_corpus` gives.
        pattern: as of `concordance`.
        width: characters of context to each side.
        columns: the metadata that stand before a line.
        most: how many documents are read.
    """
    found = [
        concordance(tokens(one), pattern, document=one, width=width).assign(
            **{name: about[name] for name in columns}
        )
        for one, about in _drawn(corpus, most)
    ]
    table = pd.concat([lines for lines in found if len(lines)] or found[:1], ignore_index=True)
    table = table.rename(columns={"doc_id": "document", "start": "from", "end": "to"})
    return table[["document", *columns, "left", "hit", "right", "from", "to"]]


def _drawn(corpus: Corpus, most: int) -> Iterator[tuple[Document, Metadata]]:
    """Every k-th document that can be used, with what is known of it."""
    step, number = max(-(-len(corpus) // most), 1), 0
    for part in corpus.partitions:
        one = batch(part)
        for place, (doc_id, text) in enumerate(zip(one.doc_id, one.text, strict=True)):
            if number % step == 0:
                yield (
                    document_from_text(text, doc_id=doc_id),
                    {name: one.metadata[name][place] for name in corpus.columns},
                )
            number += 1


def _table(table: pd.DataFrame, about: Metadata) -> pd.DataFrame:
    return table.assign(**{name: value for name, value in about.items() if name not in table})
