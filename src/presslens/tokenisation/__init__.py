"""A document becomes two tables: its sentences and its tokens.

A text is cut at blanks into chunks (`chunks`); line ends part them into paragraphs and stretches (`layout`), and
marks part those into sentences (`boundaries`, `segmentation`). One regular expression cuts each distinct chunk
into tokens (`patterns`, `treebank`, `pieces`), and each distinct token is looked at once (`forms`). The rest is
arrays, which is what makes it fast.
"""

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from presslens.documents import Document
from presslens.errors import InputError
from presslens.tokenisation.conventions import stop_words
from presslens.tokenisation.forms import kind, norm
from presslens.tokenisation.pieces import cut_into_pieces
from presslens.tokenisation.segmentation import segment

SCHEMES = ("words", "ud", "treebank")
_STRING = pd.StringDtype(
    "python", na_value=np.nan
)  # the same with and without pyarrow; takes lone surrogates


def sentences(document: Document) -> pd.DataFrame:
    """The sentences of a document.

    One row is one sentence; a headline, byline, dateline or heading counts as one and its `kind` tells. The
    default article has 17 rows: 16 sentences of `body` and one `heading`, which is a paragraph too.

    Returns:
        doc_id; paragraph, sentence (both from 0 through the whole document); start, end (characters of
        `document.text`, half-open); text; kind (`body`, `headline`, `byline`, `dateline`, `heading`).
    """
    found = segment(document)
    start = found.chunks.start[found.first]
    end = found.chunks.end[np.append(found.first[1:], len(found.chunks)) - 1]
    text = [document.text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    return pd.DataFrame(
        {
            "doc_id": _same(document.doc_id, len(start)),
            "paragraph": found.paragraph,
            "sentence": np.arange(len(start)),
            "start": start,
            "end": end,
            "text": _strings(text),
            "kind": _strings(found.kind),
        }
    )


def tokens(document: Document, *, scheme: str = "words") -> pd.DataFrame:
    """The tokens of a document, by one of three schemes.

    One row is one token:

    - `words`: words, numbers and addresses, to be counted on. Hyphenated words, acronyms and `COVID-19` are whole;
      a contraction is two words; a possessive ’s, punctuation and symbols have no row.
    - `ud`: the words of Universal Dependencies, to be parsed. Like `treebank` it covers all that is not blank.
    - `treebank`: what `nltk.word_tokenize(sentence, preserve_line=True)` makes of each of our sentences, quotation
      marks left as they stand. The witness beside the others, never counted on.

    Returns:
        doc_id; paragraph, sentence (both from 0 through the whole document); position (from 0 in each sentence);
        start, end (characters of `document.text`, half-open); token; norm (case-folded, with straight marks;
        all-capital forms keep their capitals in a text that has small letters); kind (`word`, `number`,
        `punctuation`, `symbol`, `url`); stop (whether `norm` is one of NLTK's English stop words, or a piece of
        one that is a contraction).

    Raises:
        InputError: there is no such scheme.
    """
    if scheme not in SCHEMES:
        raise InputError(f"scheme={scheme!r}: is none of {', '.join(SCHEMES)}; name one of them")
    found = segment(document)
    pieces = cut_into_pieces(found.chunks, found.final, scheme)
    chunk, piece = pieces.in_order()
    sentence = found.sentence[chunk]
    start = found.chunks.start[chunk] + pieces.offset[piece]
    code = pieces.code[piece]
    return pd.DataFrame(
        {
            "doc_id": _same(document.doc_id, len(code)),
            "paragraph": found.paragraph[sentence],
            "sentence": sentence,
            "position": _positions(sentence, len(found.first)),
            "start": start,
            "end": start + np.array([len(form) for form in pieces.forms], np.int64)[code],
            **_of_forms(pieces.forms, code, shouted=document.text.isupper()),
        },
        copy=False,
    )


def _positions(sentence: np.ndarray, number: int) -> np.ndarray:
    """The place of each token in its sentence, from 0."""
    first = np.searchsorted(sentence, np.arange(number))
    return np.arange(len(sentence)) - first[sentence]


def _of_forms(forms: list[str], code: np.ndarray, *, shouted: bool) -> dict[str, ExtensionArray | np.ndarray]:
    """The columns that hang on the form alone, worked out once per form."""
    norms = [norm(form, shouted=shouted) for form in forms]
    return {
        "token": _strings(forms).take(code),
        "norm": _strings(norms).take(code),
        "kind": _strings([kind(form) for form in forms]).take(code),
        "stop": np.array([form in stop_words() for form in norms], np.bool_)[code],
    }


def _strings(values: list[str]) -> ExtensionArray:
    return pd.array(values, dtype=_STRING)


def _same(value: str, times: int) -> ExtensionArray:
    return _strings([value]).take(np.zeros(times, np.int64))
