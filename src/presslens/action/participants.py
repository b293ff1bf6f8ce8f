"""Who takes part in an act: the actor that a noun phrase names, or else its words.

A phrase whose head names nobody stands for an actor where it is the actor's organ (`Chinese consulate`, `North
Korea's military`), and lists actors after `including`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presslens.action.clauses import with_conjuncts
from presslens.naming.gazetteer import HUMAN, roles
from presslens.syntax import Trees, children_by, descendants

_LEFT_OUT = {
    "relcl",
    "appos",
    "conj",
    "cc",
    "acl",
    "punct",
}  # what follows a head and is no part of whom it names
_DETERMINERS = {"det", "predet", "punct", "neg", "preconj"}
_PERSONAL = {"i", "we", "you", "he", "she", "they", "me", "us", "him", "her", "them"}


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor, or a phrase in its own words; `kind` is the actor's kind, `pronoun`, or "" for any other phrase."""

    name: str
    kind: str
    start: int
    end: int


NOBODY = Participant("", "", -1, -1)


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention as participants need it: its tokens, whom it names and of what kind."""

    first: int
    stop: int
    actor: str
    kind: str


def participants(tree: Trees, text: str, named: Mapping[int, Naming], noun: int) -> Iterator[Participant]:
    """Whoever the phrase headed by `noun` lists: the phrase, what is coordinated with it, and members it includes."""
    for head in _listed(tree, named, noun):
        yield participant(tree, text, named, head)


def participant(tree: Trees, text: str, named: Mapping[int, Naming], noun: int) -> Participant:
    """Whom the phrase headed by `noun` names, or its words without determiners and relative clauses."""
    if naming := _named(tree, named, noun):
        return Participant(naming.actor, naming.kind, tree.start[naming.first], tree.end[naming.stop - 1])
    first, last = _words(tree, noun)
    start, end = tree.start[first], tree.end[last]
    owner = _owner(tree, named, noun)
    if owner:
        return Participant(owner.actor, owner.kind, start, end)
    kind = "pronoun" if tree.token[noun].lower() in _PERSONAL else ""
    return Participant(text[start:end], kind, start, end)


def _named(tree: Trees, named: Mapping[int, Naming], noun: int) -> Naming | None:
    """The mention that the phrase is, or that stands beside its role: `her father, Albert Jaquier`."""
    if noun in named:
        return _titled(tree, named, named[noun])
    beside = children_by(tree, noun, "appos") if tree.token[noun].lower() in roles(*HUMAN) else []
    return next((named[name] for name in beside if name in named and named[name].kind == "person"), None)


def _listed(tree: Trees, named: Mapping[int, Naming], noun: int) -> Iterator[int]:
    yield from (token for token in with_conjuncts(tree, noun) if tree.pos[token] != "NUM" or token == noun)
    including = (
        child for child in children_by(tree, noun, "prep") if tree.token[child].lower() == "including"
    )
    members = (token for child in including for token in children_by(tree, child, "pobj"))
    yield from (token for member in members for token in with_conjuncts(tree, member) if token in named)


def _titled(tree: Trees, named: Mapping[int, Naming], naming: Naming) -> Naming:
    """The person whose office an organisation's name introduces: `Hong Kong Police Force (HKPF) Commissioner X`."""
    index = naming.stop
    if naming.kind != "organisation" or index >= len(tree):
        return naming
    if tree.token[index] == "(" and tree.token[index + 2 : index + 3] == [")"]:
        index += 3
    title = index
    while index < len(tree) and tree.token[index].lower() in roles(*HUMAN):
        index += 1
    person = (other for other in named.values() if other.first == index and other.kind == "person")
    return next(person, naming) if index > title else naming


def _owner(tree: Trees, named: Mapping[int, Naming], noun: int) -> Naming | None:
    """The actor whose organ a common noun is: `Chinese consulate`, `the military of North Korea`."""
    if tree.lemma[noun].lower() not in roles("organ"):
        return None
    of = (child for child in children_by(tree, noun, "prep") if tree.token[child] == "of")
    owners = [*children_by(tree, noun, "poss", "compound", "amod", "nmod")]
    owners += [owner for preposition in of for owner in children_by(tree, preposition, "pobj")]
    return next((named[owner] for owner in owners if owner in named), None)


def _words(tree: Trees, noun: int) -> tuple[int, int]:
    """First and last token of a phrase: without determiners before it and all that follows its first clause."""
    left = [i for child in tree.children[noun] if child < noun for i in descendants(tree, child)]
    first = min([noun, *left])
    while first < noun and (tree.dep[first] in _DETERMINERS):
        first += 1
    last = noun
    for child in (child for child in tree.children[noun] if child > noun):
        if tree.dep[child] in _LEFT_OUT:
            break
        last = max(last, *descendants(tree, child))
    return first, last
