"""Pronouns of the third person, resolved by salience where that is safe.

Every noun phrase before the pronoun is weighed by how it stands in its sentence, and a weight halves with each
sentence passed (Lappin & Leass 1994, table 1). Phrases that name no actor compete: where one of them wins, the
pronoun means no actor and is left alone. A pronoun's own governor and the subject of its own verb are no candidates.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from presslens.naming.gazetteer import roles
from presslens.naming.mention import Mention, mention_of
from presslens.syntax import Trees, ancestors, children_by

WINDOW = 3  # sentences that a pronoun looks back
RECENCY, HEAD_NOUN, PARALLEL = 100, 80, 35
ROLE = {"nsubj": 80, "nsubjpass": 80, "dobj": 50, "dative": 40, "pobj": 40, "poss": 40}
MARGIN = 1.2  # by how much the winner must outweigh the next to be certain

_GENDER = {
    "he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman", "hers": "woman",
    "it": "thing", "its": "thing",
}  # fmt: skip
_EMBEDDED = {"compound", "poss", "pobj", "appos", "nmod"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that a pronoun may mean: its head token, the actor it names ("" for none), what it can be."""

    head: int
    actor: str
    sorts: frozenset[str]


def pronoun_mentions(tree: Trees, named: Sequence[tuple[int, Mention, str]]) -> Iterator[Mention]:
    """A mention for every pronoun that means an actor; `named` gives head token, mention and kind of each naming."""
    phrases = sorted([*_actor_phrases(tree, named), *_others(tree, named)], key=lambda phrase: phrase.head)
    gender: dict[str, str] = {}
    for index in range(len(tree)):
        sort = _GENDER.get(tree.token[index].lower()) if tree.pos[index] == "PRON" else None
        if sort is None or _is_dummy(tree, index):
            continue
        candidates = [p for p in phrases if _may_mean(tree, index, p, sort, gender)]
        if antecedent := _choice(tree, index, candidates):
            phrase, certain = antecedent
            phrases.append(Phrase(index, phrase.actor, phrase.sorts))
            if phrase.actor:
                yield mention_of(tree, index, index + 1, phrase.actor, "pronoun", certain=certain)
                if certain and sort != "thing":
                    gender.setdefault(phrase.actor, sort)


def _actor_phrases(tree: Trees, named: Iterable[tuple[int, Mention, str]]) -> Iterator[Phrase]:
    for head, mention, kind in named:
        if mention.naming != "adjective":
            yield Phrase(head, mention.actor, frozenset({"man", "woman"} if kind == "person" else {"thing"}))


def _others(tree: Trees, named: Iterable[tuple[int, Mention, str]]) -> Iterator[Phrase]:
    """Singular noun phrases that name no actor."""
    taken = {index for _, mention, _ in named for index in range(mention.first, mention.stop)}
    for index in range(len(tree)):
        noun = tree.tag[index] in ("NN", "NNP") and tree.dep[index] not in ("compound", "nmod", "amod")
        if noun and index not in taken and tree.entity_kind[index] not in ("DATE", "TIME"):
            yield Phrase(index, "", _sorts(tree.lemma[index].lower()))


def _sorts(lemma: str) -> frozenset[str]:
    if lemma in roles("man"):
        return frozenset({"man"})
    if lemma in roles("woman"):
        return frozenset({"woman"})
    return frozenset({"man", "woman"} if lemma in roles("person") else {"thing"})


def _is_dummy(tree: Trees, index: int) -> bool:
    """`it` that means nothing: `it is clear that`, `it seems`, `it rained`."""
    verb = tree.head[index]
    if tree.token[index].lower() != "it" or tree.dep[index] not in ("nsubj", "nsubjpass", "expl"):
        return False
    clausal = children_by(tree, verb, "acomp", "attr", "oprd") and children_by(
        tree, verb, "ccomp", "xcomp", "advcl"
    )
    passive = tree.dep[index] == "nsubjpass" and children_by(tree, verb, "ccomp")
    return (
        tree.dep[index] == "expl"
        or bool(clausal or passive)
        or tree.lemma[verb] in ("seem", "appear", "rain")
    )


def _may_mean(tree: Trees, pronoun: int, phrase: Phrase, sort: str, gender: dict[str, str]) -> bool:
    distance = tree.sentence[pronoun] - tree.sentence[phrase.head]
    return (
        phrase.head < pronoun
        and distance <= WINDOW
        and sort in phrase.sorts
        and gender.get(phrase.actor, sort) == sort
        and not _is_bound(tree, pronoun, phrase.head)
    )


def _is_bound(tree: Trees, pronoun: int, head: int) -> bool:
    """The subject of the pronoun's own verb, or the noun that the pronoun belongs to."""
    if tree.dep[pronoun] == "poss":
        return head in _within_phrase(tree, pronoun)
    governor = tree.head[pronoun]
    return head == governor or tree.head[head] == governor


def _within_phrase(tree: Trees, index: int) -> list[int]:
    above = []
    for ancestor in ancestors(tree, index):
        if tree.pos[ancestor] in ("VERB", "AUX"):
            break
        above.append(ancestor)
    return above


def _choice(tree: Trees, pronoun: int, candidates: Sequence[Phrase]) -> tuple[Phrase, bool] | None:
    """The weightiest candidate, and whether it outweighs the next clearly."""
    weight: dict[str, float] = {}
    phrase: dict[str, Phrase] = {}
    for candidate in candidates:
        key = candidate.actor or f"#{candidate.head}"
        weight[key] = weight.get(key, 0) + _weight(tree, pronoun, candidate.head)
        phrase[key] = candidate
    order = sorted(weight, key=lambda key: -weight[key])
    if not order:
        return None
    return phrase[order[0]], len(order) == 1 or weight[order[0]] >= MARGIN * weight[order[1]]


def _weight(tree: Trees, pronoun: int, head: int) -> float:
    dep = tree.dep[head]
    weight = (
        RECENCY
        + ROLE.get(dep, 0)
        + HEAD_NOUN * (dep not in _EMBEDDED)
        + PARALLEL * (dep == tree.dep[pronoun])
    )
    return weight / 2.0 ** (tree.sentence[pronoun] - tree.sentence[head])
