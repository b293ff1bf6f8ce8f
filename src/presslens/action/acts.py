"""Acts in a text's trees: clauses with passives undone, and nouns that name an act."""

from collections.abc import Iterator
from dataclasses import dataclass

from presslens.action.clauses import (
    agents,
    antecedent,
    is_negated,
    is_none,
    is_passive,
    modal,
    objects,
    opponents,
    subject,
)
from presslens.action.processes import is_nominal_process, sign, verbs_of
from presslens.syntax import Trees, children_by

_PATIENT_OF_NOUN = ("on", "against", "of")
_AGENT_OF_NOUN = ("poss", "compound", "amod")


@dataclass(frozen=True, slots=True)
class Act:
    """A process (token and the one after its last), who does it and to whom (head tokens), and how it is said."""

    process: int
    stop: int
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    negated: bool
    modal: str


def acts(tree: Trees) -> Iterator[Act]:
    """Every act of the text, in order."""
    for token in range(len(tree)):
        if tree.pos[token] == "VERB" and tree.lemma[token] not in verbs_of("state"):
            yield _clause(tree, token)
        elif is_nominal_process(tree, token):
            yield from _nominal(tree, token)


def _clause(tree: Trees, verb: int) -> Act:
    said_of = tuple(token for token in (subject(tree, verb),) if token >= 0)
    passive = is_passive(tree, verb)
    doers, undergoers = (agents(tree, verb), said_of) if passive else (said_of, _patients(tree, verb))
    particles = [child for child in children_by(tree, verb, "prt") if child == verb + 1]
    stop = verb + 1 + len(particles)
    negated = is_negated(tree, verb) or any(is_none(tree, noun) for noun in (*doers, *undergoers))
    return Act(verb, stop, tuple(doers), tuple(undergoers), negated, modal(tree, verb))


def _patients(tree: Trees, verb: int) -> list[int]:
    """Objects, or opponents but of verbs that help: whom one protects against somebody is left unsaid."""
    return objects(tree, verb) or (opponents(tree, verb) if sign(tree, verb) <= 0 else [])


def _nominal(tree: Trees, noun: int) -> Iterator[Act]:
    """An act that a noun names, where the text says on whom: `sanctions on 11 individuals`."""
    patients = _after(tree, noun, *_PATIENT_OF_NOUN)
    verb = tree.head[noun]
    supported = tree.dep[noun] == "dobj" and tree.lemma[verb] in verbs_of("support")
    doers = _after(tree, noun, "by") or children_by(tree, noun, *_AGENT_OF_NOUN)
    if not doers and supported and not is_passive(tree, verb):
        doers = [token for token in (subject(tree, verb),) if token >= 0]
    if patients:
        negated, modality = (is_negated(tree, verb), modal(tree, verb)) if supported else (False, "")
        yield Act(noun, noun + 1, tuple(doers), tuple(patients), negated, modality)


def _after(tree: Trees, noun: int, *prepositions: str) -> list[int]:
    found = (child for child in children_by(tree, noun, "prep", "agent") if tree.lemma[child] in prepositions)
    return [antecedent(tree, token) for child in found for token in children_by(tree, child, "pobj")]
