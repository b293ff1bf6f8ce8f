"""What a word governs, a clause or an act: verbs of saying, knowing and managing are devices only then."""

from presslens.syntax import Trees, children_by

_FINITE = ("VBD", "VBZ", "VBP", "MD")


def has_clause(tree: Trees, index: int) -> bool:
    """Whether a finite clause or a quotation depends on the word, or on the verb it completes (`it is clear that`)."""
    governors = [index, tree.head[index]] if tree.dep[index] in ("acomp", "attr", "oprd") else [index]
    return any(
        _is_finite(tree, clause)
        for governor in governors
        for clause in children_by(tree, governor, "ccomp", "parataxis")
    )


def takes_act(tree: Trees, index: int) -> bool:
    """Whether an infinitive or a gerund depends on the word: `managed to …`, `prevented it from …ing`."""
    clauses = children_by(tree, index, "xcomp", "ccomp", "acl")
    prepositions = children_by(tree, index, "prep")
    return any(is_infinitive(tree, clause) for clause in clauses) or any(
        children_by(tree, preposition, "pcomp") for preposition in prepositions
    )


def _is_finite(tree: Trees, verb: int) -> bool:
    return any(
        tree.tag[word] in _FINITE for word in [verb, *children_by(tree, verb, "aux", "auxpass", "cop")]
    )


def is_infinitive(tree: Trees, verb: int) -> bool:
    """Whether a verb stands behind `to`."""
    return any(tree.tag[word] == "TO" for word in children_by(tree, verb, "aux"))
