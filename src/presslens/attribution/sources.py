"""A cue ─▶ who it names: its subject, the agent of a passive, the owner of a noun."""

from presslens.attribution.cues import denies
from presslens.attribution.phrases import Phrases, Run

_HANGING = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "oprd", "ccomp", "dep"])
_OF_NOUN = frozenset(["dobj", "pobj", "prep", "conj", "pcomp", "xcomp", "advcl", "attr"])
_DEEP = 6  # governors to climb in search of a subject


def source(tree: Phrases, cue: int) -> Run | None:
    """The words that name the source of what `cue` introduces; none where nobody is named."""
    run = _source(tree, cue)
    if run and tree.word[run[1] - 1] == "," and run[1] - run[0] > 1:
        return run[0], run[1] - 1
    return run


def _source(tree: Phrases, cue: int) -> Run | None:
    if tree.pos[cue] in ("NOUN", "PROPN"):
        owner = tree.child(cue, "poss")
        if owner >= 0 and tree.pos[owner] != "PRON":
            return tree.phrase(owner)
        if tree.dep[cue] == "dobj" and denies(tree.lemma[tree.head[cue]], tree.pos[tree.head[cue]]):
            return None
        return _climb(tree, cue, _OF_NOUN) or (tree.phrase(owner) if owner >= 0 else None)
    if tree.child(cue, "nsubjpass", "auxpass", "agent") >= 0 or _is_passive(tree, cue):
        return _agent(tree, cue)
    return _climb(tree, cue, _HANGING)


def _is_passive(tree: Phrases, cue: int) -> bool:
    """Whether a participle tells what was done to the subject of its clause (`Asked why, Lee said …`)."""
    return tree.tag[cue] == "VBN" and tree.dep[cue] == "advcl" and tree.child(cue, "aux", "nsubj") < 0


def _climb(tree: Phrases, token: int, labels: frozenset[str]) -> Run | None:
    """The subject of the nearest governor that has one."""
    for _ in range(_DEEP):
        subject = max(tree.subject(token), tree.child(token, "nsubjpass"))
        if subject >= 0:
            return _named(tree, subject)
        if tree.dep[token] == "acl" and tree.head[token] < token:
            return tree.left[tree.head[token]], tree.left[token]
        if tree.dep[token] not in labels:
            return None
        token = tree.head[token]
    return None


def _named(tree: Phrases, subject: int) -> Run:
    """The phrase of a subject; of a relative `that`, which names nobody, what stands before it."""
    verb = tree.head[subject]
    if tree.word[subject] != "that" or tree.dep[verb] != "relcl":
        return tree.phrase(subject)
    return tree.left[tree.head[verb]], tree.left[verb]


def _agent(tree: Phrases, cue: int) -> Run | None:
    by = tree.child(cue, "agent")
    person = tree.child(by, "pobj") if by >= 0 else -1
    return tree.phrase(person) if person >= 0 else None
