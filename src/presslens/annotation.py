"""ud tokens ─▶ tokens with lemma, part of speech, dependency and entity.

spaCy's small English pipeline reads *our* tokens and sentences, never its own, so every annotation lies on a row
of the token table. Marks are straightened on the way in: a text annotates alike in curly and straight typing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.documents import Document
from presslens.errors import ResourceError
from presslens.resources import resource_folder
from presslens.tokenisation import tokens as tokenise

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

PIPELINE = "models/en_core_web_sm-3.8.0"
PIECE = 5_000  # tokens the parser reads at a time: its memory grows with the text, its answers do not change

_STRAIGHT = str.maketrans("’‘“”„‚", "''\"\"\"'")

# Names that the pipeline takes for persons and places, by rule and known. Kinds are OntoNotes'.
_ENTITY_KIND = {"covid-19": "EVENT", "covid": "EVENT", "sars-cov-2": "EVENT", "brexit": "EVENT"}


def annotate(document: Document, *, pipeline: str | Path | None = None) -> pd.DataFrame:
    """One row per ud token, with what the parser says of it.

    Columns beyond those of `tokens(document, scheme="ud")`:
        lemma: dictionary form (case kept for proper nouns only).
        pos: universal part of speech (`NOUN`, `VERB`, …).
        tag: Penn Treebank tag (`NNS`, `VBD`, …).
        head: `position` of the head within the sentence; a root is its own head.
        dep: dependency label, as spaCy's English pipelines have them (ClearNLP style: `nsubj`, `dobj`, `agent`, …).
        entity: which named entity of the document the token belongs to, counted from 0; −1 for none.
        entity_kind: the entity's kind in OntoNotes (`PERSON`, `GPE`, `ORG`, …); "" for none.

    Args:
        document: the text.
        pipeline: folder of another spaCy pipeline; the shipped small one unless given.

    Raises:
        ResourceError: the pipeline is missing, damaged or cannot be loaded.

    Reference:
        Honnibal et al. 2020, spaCy; Weischedel et al. 2013, OntoNotes 5.0.
    """
    return next(annotate_all([document], pipeline=pipeline))


def annotate_all(
    documents: Iterable[Document], *, pipeline: str | Path | None = None, batch_size: int = 64
) -> Iterator[pd.DataFrame]:
    """The table of `annotate` for each document in turn; short texts are parsed together, which is faster.

    Raises:
        ResourceError: the pipeline is missing, damaged or cannot be loaded.
    """
    language = _load(pipeline)
    batch: list[pd.DataFrame] = []
    for document in documents:
        batch.append(tokenise(document, scheme="ud"))
        if len(batch) == batch_size:
            yield from _annotated(language, batch)
            batch = []
    yield from _annotated(language, batch)


def _load(pipeline: str | Path | None) -> "Language":
    return _language(resource_folder(PIPELINE) if pipeline is None else Path(pipeline))


@cache
def _language(folder: Path) -> "Language":
    """The pipeline, loaded when it is first needed: loading takes longer than reading an article."""
    import spacy  # half a second that a word count should not pay

    try:
        return spacy.load(folder, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise ResourceError(
            f"{folder}: not a spaCy pipeline ({error}); name the folder that holds config.cfg"
        ) from error


def _annotated(language: "Language", batch: Sequence[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Parse a batch of token tables, each in pieces of whole sentences, and put the pieces together again."""
    cuts = [_pieces(table) for table in batch]
    docs = language.pipe(
        _doc(language, table, start, stop)
        for table, pieces in zip(batch, cuts, strict=True)
        for start, stop in pieces
    )
    for table, pieces in zip(batch, cuts, strict=True):
        yield _with_annotation(table, [next(docs) for _ in pieces])


def _sentence_starts(table: pd.DataFrame) -> npt.NDArray[np.bool_]:
    return (table["position"] == 0).to_numpy()


def _pieces(table: pd.DataFrame) -> list[tuple[int, int]]:
    """Cut a long table at sentence starts into (start, stop) rows of about `PIECE` tokens."""
    starts = np.append(np.flatnonzero(_sentence_starts(table)), len(table))
    cuts = np.append(np.searchsorted(starts, np.arange(0, len(table), PIECE)), len(starts) - 1)
    bounds = starts[np.unique(cuts)]
    return list(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))


def _doc(language: "Language", table: pd.DataFrame, start: int, stop: int) -> "Doc":
    from spacy.tokens import Doc

    piece = table.iloc[start:stop]
    words = [token.translate(_STRAIGHT) for token in piece["token"]]
    spaces = (piece["end"].to_numpy()[:-1] < piece["start"].to_numpy()[1:]).tolist()
    return Doc(
        language.vocab, words=words, spaces=[*spaces, False], sent_starts=_sentence_starts(piece).tolist()
    )


def _with_annotation(table: pd.DataFrame, docs: Sequence["Doc"]) -> pd.DataFrame:
    strings = docs[0].vocab.strings
    lemma, pos, tag, dep, kind, head, inside = np.concatenate([_attributes(doc) for doc in docs]).T
    position = table["position"].to_numpy()
    annotated = table.assign(
        lemma=_names(lemma, strings),
        pos=_names(pos, strings),
        tag=_names(tag, strings),
        head=position + head.astype(np.int64),
        dep=_names(dep, strings),
        entity=_entity_numbers(inside),
        entity_kind=_names(kind, strings),
    )
    return _corrected(annotated)


def _attributes(doc: "Doc") -> npt.NDArray[np.uint64]:
    attributes: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "ENT_IOB"]
    return np.asarray(doc.to_array(attributes), dtype=np.uint64)


def _names(codes: npt.NDArray[np.uint64], strings: "StringStore") -> npt.NDArray[Any]:
    """Strings for spaCy's codes, looked up once per distinct code."""
    distinct, inverse = np.unique(codes, return_inverse=True)
    return np.array([strings[int(code)] for code in distinct], dtype=object)[inverse]


def _entity_numbers(inside: npt.NDArray[np.uint64]) -> npt.NDArray[Any]:
    """Number the entities from spaCy's marks (3 begins an entity, 1 continues it)."""
    return np.where(np.isin(inside, (1, 3)), np.cumsum(inside == 3) - 1, -1)


def _corrected(annotated: pd.DataFrame) -> pd.DataFrame:
    """Mend what is wrong by rule: known names, and a part of a person's name taken for something else."""
    named = annotated[annotated["entity"] >= 0]
    forms = named.groupby("entity", sort=False)["token"].agg(tuple).to_dict()
    kinds = named.groupby("entity", sort=False)["entity_kind"].first().to_dict()
    persons = {
        part
        for entity, form in forms.items()
        if kinds[entity] == "PERSON" and len(form) > 1
        for part in form
        if part.istitle()
    }
    for entity, form in forms.items():
        if len(form) == 1 and form[0] in persons:
            kinds[entity] = "PERSON"
        kinds[entity] = _ENTITY_KIND.get(" ".join(form).lower(), kinds[entity])
    return annotated.assign(entity_kind=[kinds.get(entity, "") for entity in annotated["entity"]])
