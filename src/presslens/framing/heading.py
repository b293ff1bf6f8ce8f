"""Heading against body: what a heading claims, and which sentences below it say the same, something else or nothing.

A heading is read by more people than the text below it, and sums it up from an angle (van Dijk 1988, "News as
Discourse"). Its words are compared with the body by lemma and by place in the clause: who acts, the act, what it is
about.
"""

import pandas as pd

from presslens.atoms import Span
from presslens.syntax import Trees, ancestors, children_by, trees

HEADINGS = ("headline", "heading")
COLUMNS = ["heading", "part", "start", "end", "text", "relation", "evidence"]

_WHO = ("nsubj", "nsubjpass", "agent")
_CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ"])


def headings_and_body(sentences: pd.DataFrame, annotated: pd.DataFrame) -> pd.DataFrame:
    """One row per word of substance in a heading or headline, with what becomes of it in the body.

    Columns:
        heading: the number of the heading's sentence.
        part: `who`, `act` or `what`.
        start, end, text: the word.
        relation: `supported` (a body sentence has it in the same place, with the same act), `stretched` (the body has
            it, but elsewhere in the clause or with another act), `contradicted` (the act only ever negated), or
            `missing` (nowhere in the body).
        evidence: spans of the body's words; none where it is missing.

    A text without headings gives no rows; a missing headline is seen from `sentences`.
    """
    tree = trees(annotated)
    kinds = sentences.set_index("sentence")["kind"]
    heading = [kinds.get(number) in HEADINGS for number in tree.sentence]
    body = [i for i in range(len(tree)) if not heading[i] and tree.pos[i] in _CONTENT]
    rows = [
        (
            tree.sentence[i],
            _part(tree, i),
            tree.start[i],
            tree.end[i],
            tree.token[i],
            *_relation(tree, i, body),
        )
        for i in range(len(tree))
        if heading[i] and tree.pos[i] in _CONTENT
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _part(tree: Trees, word: int) -> str:
    """Which part of its clause a word belongs to: the verb is the act, its subject's phrase who, the rest what."""
    index = word
    while tree.pos[tree.head[index]] not in ("VERB", "AUX") and tree.head[index] != index:
        index = tree.head[index]
    if index == tree.head[index] or tree.dep[index] in ("ccomp", "conj"):
        return "act"
    return "who" if tree.dep[index] in _WHO else "what"


def _relation(tree: Trees, word: int, body: list[int]) -> tuple[str, list[Span]]:
    """How the body takes a word of a heading up, and where."""
    same = [i for i in body if tree.lemma[i].casefold() == tree.lemma[word].casefold()]
    placed = [i for i in same if _part(tree, i) == _part(tree, word) and _shares_act(tree, i, word)]
    shown = placed or same
    spans = [(tree.start[i], tree.end[i]) for i in shown]
    if not same:
        return "missing", spans
    if not placed:
        return "stretched", spans
    return ("contradicted" if all(_differs(tree, i, word) for i in placed) else "supported"), spans


def _shares_act(tree: Trees, one: int, other: int) -> bool:
    return tree.lemma[_act(tree, one)] == tree.lemma[_act(tree, other)]


def _act(tree: Trees, word: int) -> int:
    """The verb that governs a word; a verb governs itself."""
    chain = [word, *ancestors(tree, word)]
    return next((i for i in chain if tree.pos[i] in ("VERB", "AUX")), chain[-1])


def _differs(tree: Trees, one: int, other: int) -> bool:
    """Whether the act is negated in one place and not in the other."""
    return bool(children_by(tree, _act(tree, one), "neg")) != bool(
        children_by(tree, _act(tree, other), "neg")
    )
