"""Roles that stand for somebody already named: `the minister`, `the department`, `the church`.

An actor bears the roles that the text gives it beside its name (a title, an apposition, a predicate) or that its
name contains (`US Treasury Department` is a department). A definite phrase is resolved by its head noun and its
modifiers, to the one bearer named before it or, where there are several, to the one named last, marked unsure
(head match and modifier inclusion as in Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from presslens.naming.gazetteer import roles
from presslens.naming.mention import Actor, Mention, head_of, mention_of
from presslens.syntax import Trees, children_by

_MODIFIERS = ("amod", "compound", "nmod")
_HUMAN = ("person", "man", "woman")

Roles = dict[str, dict[str, set[str]]]


def roles_of(tree: Trees, mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> Roles:
    """For every actor: each role noun the text gives it, with the words that came with it."""
    borne: Roles = {actor: {} for actor in actors}
    for mention in mentions:
        for noun in _given(tree, mention, actors[mention.actor].kind):
            words = borne[mention.actor].setdefault(tree.token[noun].lower(), set())
            words.update(_modifiers(tree, noun, mention))
    return borne


def definite_mentions(tree: Trees, mentions: Sequence[Mention], borne: Roles) -> Iterator[Mention]:
    """A mention for every definite role phrase that an actor named before it bears."""
    covered = {token for mention in mentions for token in range(mention.first, mention.stop)}
    for noun in range(len(tree)):
        first = _definite(tree, noun)
        if first < 0 or noun in covered:
            continue
        role, words = tree.token[noun].lower(), set(_modifiers(tree, noun, None))
        before = [
            m.actor for m in mentions if m.first < first and words <= borne[m.actor].get(role, words - {""})
        ]
        bearers = [actor for actor in before if role in borne[actor]]
        if bearers:
            yield mention_of(tree, first, noun + 1, bearers[-1], "role", certain=len(set(bearers)) == 1)


def _given(tree: Trees, mention: Mention, kind: str) -> Iterator[int]:
    """Tokens of the role nouns beside or inside the mention's name."""
    head = head_of(tree, mention.first, mention.stop)
    if kind == "organisation" and mention.naming == "name":
        yield from (
            i for i in range(mention.first, mention.stop) if tree.token[i].lower() in roles("organisation")
        )
    if kind == "person":
        yield from (i for i in _beside(tree, head) if tree.token[i].lower() in roles(*_HUMAN))


def _beside(tree: Trees, head: int) -> Iterator[int]:
    """Titles before a name, appositions on either side, and predicates of it."""
    yield from children_by(tree, head, "compound", "appos", "nmod")
    parent = tree.head[head]
    if tree.dep[head] == "appos":
        yield parent
    if tree.dep[head] == "nsubj" and tree.lemma[parent] == "be":
        yield from children_by(tree, parent, "attr")


def _modifiers(tree: Trees, noun: int, mention: Mention | None) -> Iterator[str]:
    """The words that modify a role noun; for a title before a name these hang on the name."""
    yield from (tree.token[i].lower() for i in children_by(tree, noun, *_MODIFIERS))
    if mention and noun < mention.first:
        siblings = children_by(tree, tree.head[noun], *_MODIFIERS)
        yield from (tree.token[i].lower() for i in siblings if i < mention.first and i != noun)


def _definite(tree: Trees, noun: int) -> int:
    """Where the definite, singular phrase headed by a role noun begins; −1 where it is none or says more."""
    if tree.tag[noun] not in ("NN", "NNP") or tree.dep[noun] in ("compound", "nmod", "amod", "appos", "attr"):
        return -1
    if tree.token[noun].lower() not in roles(*_HUMAN, "organisation", "country"):
        return -1
    articles = [i for i in children_by(tree, noun, "det") if tree.token[i].lower() == "the"]
    says_more = any(tree.token[i] == "of" for i in children_by(tree, noun, "prep"))
    says_more = says_more or bool(children_by(tree, noun, "relcl", "appos", "poss"))
    return articles[0] if articles and not says_more else -1
