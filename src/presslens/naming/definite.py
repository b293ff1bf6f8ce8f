"""Roles that stand for somebody already named: `the minister`, `the department`, `the church`.

An actor bears the roles that the text gives it beside its name (a title, an apposition, a predicate) or that its
name contains (`US Treasury Department` is a department). A definite phrase is resolved by its head noun and its
modifiers, to the one bearer named before it or, where there are several, to the one named last, marked unsure
(head match and modifier inclusion as in Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution").
A noun for any country or organisation means the only one just named, never for sure.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from presslens.naming.gazetteer import HUMAN, given_names, roles
from presslens.naming.mention import Actor, Mention, mention_of
from presslens.naming.roles import head_of, human_roles, role_words
from presslens.syntax import Trees, children_by

_CLASS = {"country": "country", "organisation": "body"}

Roles = dict[str, dict[str, set[str]]]  # actor ─▶ role noun ─▶ the words that came with it


def roles_of(tree: Trees, mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> Roles:
    """For every actor: each role noun the text gives it, with the words that came with it."""
    borne: Roles = {actor: {} for actor in actors}
    for mention in mentions:
        head = head_of(tree, mention.first, mention.stop)
        for noun in _given(tree, mention, actors[mention.actor].kind):
            borne[mention.actor].setdefault(tree.token[noun].lower(), set()).update(
                role_words(tree, noun, head)
            )
    return borne


def gender(person: str, borne: Collection[str]) -> str:
    """`man` or `woman` where a role (`spokeswoman`, `Mr`) or the given name says so, else `person`."""
    told = {kind for kind in ("man", "woman") for role in borne if role in roles(kind)}
    return told.pop() if len(told) == 1 else given_names().get(person.split()[0], "person")


def definite_mentions(
    tree: Trees, mentions: Sequence[Mention], actors: Mapping[str, Actor], borne: Roles
) -> Iterator[Mention]:
    """A mention for every definite role phrase that means an actor named before it."""
    taken = {token for mention in mentions for token in range(mention.first, mention.stop)}
    taken.update(noun for mention in mentions for noun in _given(tree, mention, actors[mention.actor].kind))
    for noun in range(len(tree)):
        article = -1 if noun in taken else _article(tree, noun)
        if article < 0:
            continue
        bearers = _bearers(tree, noun, mentions, borne)
        certain = len(set(bearers)) == 1
        if bearers := bearers or _only_one(tree, noun, mentions, actors):
            yield mention_of(tree, article, noun + 1, bearers[-1], "role", certain=certain)


def _given(tree: Trees, mention: Mention, kind: str) -> list[int]:
    """Tokens of the role nouns beside a person's name or inside an organisation's."""
    if kind == "person":
        return human_roles(tree, mention.first, mention.stop)
    if kind == "organisation" and mention.naming == "name":
        return [
            i for i in range(mention.first, mention.stop) if tree.token[i].lower() in roles("organisation")
        ]
    return []


def _bearers(tree: Trees, noun: int, mentions: Iterable[Mention], borne: Roles) -> list[str]:
    """The actors mentioned before a role phrase that bear its role with all its modifiers, as often and in order."""
    role, words = tree.token[noun].lower(), role_words(tree, noun)
    bearers = {actor for actor, given in borne.items() if role in given and words <= given[role]}
    return [mention.actor for mention in mentions if mention.first < noun and mention.actor in bearers]


def _only_one(tree: Trees, noun: int, mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> list[str]:
    """The one country, or organisation, of this sentence and the last that `the country`, `the company` may mean."""
    kind = next((kind for kind, nouns in _CLASS.items() if tree.token[noun].lower() in roles(nouns)), "")
    if not kind or role_words(tree, noun):
        return []
    here = tree.sentence[noun]
    near = (
        mention for mention in mentions if mention.first < noun and here - tree.sentence[mention.first] <= 1
    )
    named = {mention.actor for mention in near if mention.naming != "adjective"}
    alike = [actor for actor in named if actors[actor].kind == kind]
    return alike if len(alike) == 1 else []


def _article(tree: Trees, noun: int) -> int:
    """The article of a definite, singular phrase headed by a role noun; −1 where it is none or says more."""
    singular = tree.tag[noun] in ("NN", "NNP") and tree.dep[noun] not in (
        "compound",
        "nmod",
        "amod",
        "appos",
        "attr",
    )
    if not singular or tree.token[noun].lower() not in roles(*HUMAN, "organisation", *_CLASS.values()):
        return -1
    articles = [i for i in children_by(tree, noun, "det") if tree.token[i].lower() == "the"]
    of = any(tree.token[i] == "of" for i in children_by(tree, noun, "prep"))
    return (
        articles[0] if articles and not of and not children_by(tree, noun, "relcl", "appos", "poss") else -1
    )
