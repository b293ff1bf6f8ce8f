"""Roles that a text gives somebody beside the name: titles, appositions, predicates."""

from collections.abc import Iterator

from presslens.naming.gazetteer import HUMAN, roles
from presslens.syntax import Trees, children_by

MODIFIERS = ("amod", "compound", "nmod")


def head_of(tree: Trees, first: int, stop: int) -> int:
    """The token of the span on which the others hang; the last, where several hang outside."""
    return max((i for i in range(first, stop) if not first <= tree.head[i] < stop), default=stop - 1)


def human_roles(tree: Trees, first: int, stop: int) -> list[int]:
    """Tokens of the person nouns given to a name: in `the minister, Le`, in `Minister Le`, in `Le is minister`."""
    beside = {*_beside(tree, head_of(tree, first, stop)), *_just_before(tree, first)}
    return [i for i in sorted(beside) if not first <= i < stop and tree.token[i].lower() in roles(*HUMAN)]


def role_words(tree: Trees, noun: int, name: int = -1) -> set[str]:
    """The words that modify a role noun; those of a title hang on the name (token `name`) that it stands before."""
    words = {tree.token[i].lower() for i in children_by(tree, noun, *MODIFIERS)}
    if tree.head[noun] == name and noun < name:
        words |= {tree.token[i].lower() for i in children_by(tree, name, *MODIFIERS) if i < noun}
    return words


def _beside(tree: Trees, head: int) -> Iterator[int]:
    """Titles before a name, appositions on either side, and predicates of it."""
    yield from children_by(tree, head, "compound", "appos", "nmod")
    parent = tree.head[head]
    if tree.dep[head] == "appos":
        yield parent
    if tree.dep[head] == "nsubj" and tree.lemma[parent] == "be":
        yield from children_by(tree, parent, "attr")


def _just_before(tree: Trees, first: int) -> list[int]:
    """The token before a name: a title, however it was parsed."""
    return [first - 1] if first and tree.sentence[first - 1] == tree.sentence[first] else []
