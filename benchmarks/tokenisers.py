"""Other tokenisers behind the two functions that the scorer of gold data calls."""

import re
from collections.abc import Callable, Iterable

import nltk
import pandas as pd

import presslens
from presslens.resources import resource_folder

Spans = Iterable[tuple[int, int]]


class Peer:
    """Another tokeniser: where it ends sentences in a paragraph, and words in a sentence."""

    def __init__(self, split: Callable[[str], Spans], tokenise: Callable[[str], Spans]) -> None:
        self.split, self.tokenise = split, tokenise

    document_from_text = staticmethod(presslens.document_from_text)

    def tokens(self, document: presslens.Document, *, scheme: str) -> pd.DataFrame:
        """The table that the scorer reads."""
        rows = []
        for paragraph, block in enumerate(re.finditer(r"\S(?:.|\n(?!\s*\n))*", document.text)):
            for sentence, (start, end) in enumerate(self.split(block[0])):
                for a, b in self.tokenise(block[0][start:end]):
                    rows.append((paragraph, sentence, block.start() + start + a, block.start() + start + b))
        return pd.DataFrame(rows, columns=["paragraph", "sentence", "start", "end"])


def spacy_blank() -> Peer:
    """SpaCy's rules, with its sentencizer; no model."""
    import spacy

    words, both = spacy.blank("en"), spacy.blank("en")
    both.add_pipe("sentencizer")
    return Peer(
        lambda text: ((s.start_char, s.end_char) for s in both(text).sents),
        lambda text: ((t.idx, t.idx + len(t)) for t in words(text) if not t.is_space),
    )


def nltk_punkt() -> Peer:
    """NLTK's `word_tokenize`: Punkt and the Treebank tokenizer."""
    find_nltk_data()
    return Peer(nltk.PunktTokenizer().span_tokenize, nltk.NLTKWordTokenizer().span_tokenize)


def nltk_pysbd() -> Peer:
    """NLTK's words in pySBD's sentences."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return Peer(
        lambda text: ((s.start, s.end) for s in segmenter.segment(text)),
        nltk.NLTKWordTokenizer().span_tokenize,
    )


PEERS = {"spaCy blank + sentencizer": spacy_blank, "NLTK + Punkt": nltk_punkt, "NLTK + pySBD": nltk_pysbd}


def find_nltk_data() -> None:
    """NLTK reads Punkt from the project's data."""
    nltk.data.path.insert(0, str(resource_folder("nltk_data/tokenizers/punkt_tab").parents[1]))
