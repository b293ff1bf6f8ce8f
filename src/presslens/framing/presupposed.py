"""Evaluations that are taken for granted: what a sentence evaluates in passing survives when the sentence is denied.

`He denied that tensions are because of the state's aggressive policy` leaves the policy aggressive: definite noun
phrases presuppose (Strawson 1950; Levinson 1983, "Pragmatics", ch. 4), and a denial of the clause does not reach them.
"""

from collections.abc import Container, Iterator

from presslens.framing.found import Found
from presslens.syntax import Trees, ancestors, children_by, descendants

SOURCE = "Levinson 1983"

_DENYING = frozenset(
    ["deny", "reject", "dispute", "refute", "dismiss", "doubt", "contest", "rebut", "repudiate", "disavow"]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])


def presuppositions(tree: Trees, evaluative: Container[int]) -> Iterator[Found]:
    """Definite and possessive noun phrases with an evaluative adjective below a denial or a negated verb."""
    for noun in range(len(tree)):
        if tree.pos[noun] == "NOUN" and _is_definite(tree, noun) and _is_denied(tree, noun):
            qualities = [word for word in _qualities(tree, noun) if word in evaluative]
            if qualities:
                yield Found(_first(tree, noun), noun + 1, "presupposition", SOURCE)


def _is_definite(tree: Trees, noun: int) -> bool:
    determiners = children_by(tree, noun, "det")
    return bool(children_by(tree, noun, "poss")) or any(tree.lemma[word] in _DEFINITE for word in determiners)


def _is_denied(tree: Trees, noun: int) -> bool:
    """Whether the noun stands in what a verb of denying denies, or is what a negated verb is said of."""
    verb = tree.head[noun]
    negated = tree.dep[noun] in ("nsubj", "nsubjpass", "dobj", "attr") and bool(
        children_by(tree, verb, "neg")
    )
    return negated or any(tree.lemma[above] in _DENYING for above in ancestors(tree, noun))


def _qualities(tree: Trees, noun: int) -> Iterator[int]:
    for word in children_by(tree, noun, "amod"):
        yield word
        yield from children_by(tree, word, "conj")


def _first(tree: Trees, noun: int) -> int:
    """Where the noun phrase begins, what follows its noun left aside."""
    before = [
        word for word in tree.children[noun] if word < noun and tree.dep[word] in ("det", "poss", "amod")
    ]
    return min(below for word in before for below in descendants(tree, word))
