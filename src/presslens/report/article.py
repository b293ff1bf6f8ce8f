"""The article, once, in pieces that can be marked.

All spans of all layers and claims cut the text into pieces that do not overlap. Each piece is one inline element;
its classes say which layers and claims hold it, so a style sheet alone can mark and light it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from presslens.atoms import Span, atoms
from presslens.report.outputs import Article, Layer

KINDS = 6  # looks that kinds of one layer can have; the last is shared by all further kinds


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that one set of spans covers.

    Attributes:
        text: the characters, as in the document.
        classes: of the layers and claims that hold it.
        anchors: of the claims whose first words these are.
        labels: by layer (`l1`, `l2`, …), the kind of mark that begins here.
    """

    text: str
    classes: tuple[str, ...]
    anchors: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article with its number (from 0), or the blank between two (−1), in pieces."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its kind is that of its first sentence (`body`, `heading`, …)."""

    kind: str
    sentences: tuple[Sentence, ...]


class _Mark(NamedTuple):
    """One span, and what it gives to the pieces it covers."""

    span: Span
    classes: tuple[str, ...] = ()
    anchor: str = ""
    label: tuple[str, str] | None = None
    sentence: int = -1


def paragraphs(
    article: Article, layers: Sequence[Layer], claims: Mapping[str, Sequence[Span]]
) -> list[Paragraph]:
    """The article cut at every edge of every sentence, layer and claim."""
    marks = [*_sentence_marks(article), *_layer_marks(layers), *_claim_marks(claims)]
    cut = atoms(len(article.text), [mark.span for mark in marks])
    pieces = [
        _piece(article.text[start:end], start, [marks[i] for i in covering]) for start, end, covering in cut
    ]
    return [
        Paragraph(article.sentences[max(sentences[0].number, 0)][2], tuple(sentences))
        for sentences in _by_paragraph(article, pieces)
    ]


def kinds(layer: Layer) -> dict[str, int]:
    """The kinds of a layer, the most frequent first, each with the number of its look (from 1)."""
    counted: dict[str, int] = {}
    for _, _, kind in layer.spans:
        counted[kind] = counted.get(kind, 0) + 1
    ordered = sorted(counted, key=lambda kind: (-counted[kind], kind))
    return {kind: min(number, KINDS) for number, kind in enumerate(ordered, start=1)}


def _by_paragraph(article: Article, pieces: Iterable[tuple[int, Piece]]) -> Iterable[list[Sentence]]:
    """Sentences, paragraph by paragraph; what stands between two sentences belongs to the first one's paragraph."""
    paragraph, sentences = -1, list[Sentence]()
    for number, group in groupby(pieces, key=itemgetter(0)):
        inside = article.sentences[number][3] if number >= 0 else paragraph
        if sentences and inside != paragraph:
            yield sentences
            sentences = []
        paragraph = inside
        sentences.append(Sentence(number, tuple(piece for _, piece in group)))
    yield sentences


def _sentence_marks(article: Article) -> Iterable[_Mark]:
    for number, (start, end, _, _) in enumerate(article.sentences):
        yield _Mark((start, end), sentence=number)


def _layer_marks(layers: Sequence[Layer]) -> Iterable[_Mark]:
    """Each span of each layer; a label only where the kind changes, or every mark would carry one.

    Layers are called by their place (`l1`, their third kind `l1k3`), since every word may carry the name.
    """
    for place, layer in enumerate(layers, start=1):
        numbers = kinds(layer)
        before = ""
        for start, end, kind in sorted(layer.spans):
            classes = (f"l{place}", f"l{place}k{numbers[kind]}")
            label = (f"l{place}", kind) if kind != before else None
            yield _Mark((start, end), classes=classes, label=label)
            before = kind


def _claim_marks(claims: Mapping[str, Sequence[Span]]) -> Iterable[_Mark]:
    for anchor, spans in claims.items():
        for place, span in enumerate(spans):
            yield _Mark(span, classes=(anchor,), anchor="" if place else anchor)


def _piece(text: str, start: int, covering: Sequence[_Mark]) -> tuple[int, Piece]:
    """The piece of text, and the sentence it stands in (−1: between two)."""
    beginning = [mark for mark in covering if mark.span[0] == start]
    piece = Piece(
        text=text,
        classes=tuple(dict.fromkeys(name for mark in covering for name in mark.classes)),
        anchors=tuple(mark.anchor for mark in beginning if mark.anchor),
        labels=tuple(dict(mark.label for mark in beginning if mark.label).items()),
    )
    return max((mark.sentence for mark in covering), default=-1), piece
