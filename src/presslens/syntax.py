"""Annotated tokens ─▶ dependency trees as plain lists, for rules that walk from token to token.

A rule asks tokens for their head and children thousands of times in a text. A list answers in nanoseconds where a
row of a DataFrame takes microseconds, so the table is read into lists once and written back as a table at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of a text. Every list has one entry per token; `head` and `children` point into the lists."""

    doc_id: str
    token: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    start: list[int]
    end: list[int]
    paragraph: list[int]
    sentence: list[int]
    entity: list[int]
    entity_kind: list[str]

    def __len__(self) -> int:
        """How many tokens the text has."""
        return len(self.token)


_COLUMNS = (
    "token", "lemma", "pos", "tag", "dep", "start", "end", "paragraph", "sentence", "entity", "entity_kind",
)  # fmt: skip


def trees(annotated: pd.DataFrame) -> Trees:
    """The trees of one annotated document; a root is its own head and nobody's child."""
    offset = range(len(annotated))
    head = [i - p + h for i, p, h in zip(offset, annotated["position"], annotated["head"], strict=True)]
    children: list[list[int]] = [[] for _ in offset]
    for index, parent in enumerate(head):
        if parent != index:
            children[parent].append(index)
    lists = {name: annotated[name].tolist() for name in _COLUMNS}
    doc_id = str(annotated["doc_id"].iloc[0]) if len(annotated) else ""
    return Trees(doc_id=doc_id, head=head, children=children, **lists)


def children_by(tree: Trees, index: int, *labels: str) -> list[int]:
    """The token's children whose dependency label is one of `labels`, from left to right."""
    return [child for child in tree.children[index] if tree.dep[child] in labels]


def ancestors(tree: Trees, index: int) -> Iterator[int]:
    """The token's head, its head's head and so on, up to the root."""
    while tree.head[index] != index:
        index = tree.head[index]
        yield index


def descendants(tree: Trees, index: int) -> Iterator[int]:
    """The token and everything below it, the token first."""
    pending = [index]
    while pending:
        token = pending.pop()
        yield token
        pending.extend(tree.children[token])


def sentence_bounds(tree: Trees) -> list[tuple[int, int]]:
    """First token and the one after the last, sentence by sentence."""
    starts = [i for i in range(len(tree)) if i == 0 or tree.sentence[i] != tree.sentence[i - 1]]
    return list(zip(starts, [*starts[1:], len(tree)], strict=True))
