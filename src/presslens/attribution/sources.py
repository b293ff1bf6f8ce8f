"""A cue ─▶ who it names: its subject, the agent of a passive, the owner of a noun."""

from presslens.attribution.phrases import Phrases, Run

_HANGING = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"])
_DEEP = 6  # governors to climb in search of a subject


def source(tree: Phrases, cue: int) -> Run | None:
    """The words that name the source of what `cue` introduces; none where nobody is named."""
    if tree.pos[cue] in ("NOUN", "PROPN"):
        return _owner(tree, cue)
    if tree.child(cue, "nsubjpass", "auxpass") >= 0:
        return _agent(tree, cue)
    verb = cue
    for _ in range(_DEEP):
        subject = tree.subject(verb)
        if subject >= 0:
            return tree.phrase(subject)
        if tree.dep[verb] == "acl":
            return tree.phrase(tree.head[verb])
        if tree.dep[verb] not in _HANGING:
            return None
        verb = tree.head[verb]
    return None


def _agent(tree: Phrases, cue: int) -> Run | None:
    by = tree.child(cue, "agent")
    person = tree.child(by, "pobj") if by >= 0 else -1
    return tree.phrase(person) if person >= 0 else None


def _owner(tree: Phrases, cue: int) -> Run | None:
    owner = tree.child(cue, "poss")
    return tree.phrase(owner) if owner >= 0 else None
