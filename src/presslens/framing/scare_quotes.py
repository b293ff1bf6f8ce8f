"""Scare quotes: marks around words that nobody is said to have spoken.

Fairclough 1992, "Discourse and Social Change", calls them a way to use words and hold them at arm's length.
"""

from collections.abc import Iterator

import pandas as pd

from presslens.attribution.quotation_marks import Quotation, quotations_marked
from presslens.framing.found import Found
from presslens.syntax import Trees

LONGEST = 4  # words; more are a quotation, whoever spoke them
SOURCE = "Fairclough 1992"

_NAMING = frozenset(  # what introduces a word as a word, or a title
    [
        "call",
        "name",
        "dub",
        "title",
        "entitle",
        "label",
        "nickname",
        "term",
        "word",
        "phrase",
        "slogan",
        "hashtag",
    ]
)


def scare_quotes(tree: Trees, text: str, quotations: pd.DataFrame) -> Iterator[Found]:
    """Short quotations in the reporter's own voice, or within words that are quoted whole."""
    for mark in quotations_marked(text, _paragraphs(tree)):
        words = _inside(tree, mark)
        if words and len(words) <= LONGEST and _is_no_name(tree, words) and not _is_spoken(quotations, mark):
            yield Found(words[0], words[-1] + 1, "scare quotes", SOURCE)


def _paragraphs(tree: Trees) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for paragraph, start, end in zip(tree.paragraph, tree.start, tree.end, strict=True):
        spans[paragraph] = (spans.get(paragraph, (start, end))[0], end)
    return list(spans.values())


def _inside(tree: Trees, mark: Quotation) -> list[int]:
    """The words between the marks."""
    return [
        i
        for i in range(len(tree))
        if mark.start < tree.start[i] and tree.end[i] < mark.end and tree.pos[i] != "PUNCT"
    ]


def _is_no_name(tree: Trees, words: list[int]) -> bool:
    """Neither a title nor introduced as a name: `a robot called "Hope"`."""
    before = range(max(0, words[0] - 5), words[0])
    introduced = any(tree.lemma[i] in _NAMING for i in before if tree.sentence[i] == tree.sentence[words[0]])
    return not introduced and all(tree.pos[i] != "PROPN" and not tree.token[i][0].isupper() for i in words)


def _is_spoken(quotations: pd.DataFrame, mark: Quotation) -> bool:
    """Whether somebody is reported to have said these words: the marks then quote, they do not doubt."""
    around = quotations[
        (quotations["content_start"] <= mark.start + 1) & (mark.end - 1 <= quotations["content_end"])
    ]
    return bool((around["kind"] != "direct").any() or (len(around) and mark.depth == 0))
