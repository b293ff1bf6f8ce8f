"""Pronouns of the third person, resolved by salience where that is safe.

Phrases that name no actor compete: where one of them wins, the pronoun means no actor and is left alone. No
candidates are the subject of the pronoun's own verb, whoever is named in what a pronoun is the subject of (`he praised
Lee`: Reinhart 1976, The syntactic domain of anaphora), the noun that the pronoun belongs to, whoever was called by a
pronoun of the other gender, the speaker of the quotation that the pronoun stands in (who speaks says `I`) and, for an
`it` that speaks, whatever is no actor.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from presslens.naming.gazetteer import roles
from presslens.naming.mention import Mention, mention_of
from presslens.naming.roles import human_roles
from presslens.naming.salience import Phrase, most_salient, speaks
from presslens.syntax import Trees, ancestors, children_by, descendants

WINDOW = 3  # sentences that a pronoun looks back

_SORT = {
    "he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman", "hers": "woman",
    "it": "thing", "its": "thing",
}  # fmt: skip
_PERSON, _THING = frozenset({"man", "woman"}), frozenset({"thing"})
_KIND = {"man": frozenset({"man"}), "woman": frozenset({"woman"}), "person": _PERSON}


def pronoun_mentions(tree: Trees, named: Sequence[tuple[int, Mention, str]]) -> Iterator[Mention]:
    """A mention for every pronoun that means an actor; `named` gives head token, mention and kind of each naming.

    The kind of a person may be `man` or `woman`, where the text or the given name says so.
    """
    phrases: dict[int, list[Phrase]] = {}
    for phrase in (*_actors(named), *_others(tree, named)):
        phrases.setdefault(tree.sentence[phrase.head], []).append(phrase)
    gender: dict[str, str] = {}
    quotes = _quotes(tree)
    names = {head: mention.actor for head, mention, _ in named if mention.naming in ("name", "part")}
    for index in _pronouns(tree):
        here, sort = tree.sentence[index], _SORT[tree.token[index].lower()]
        near = (phrase for sentence in range(here - WINDOW, here + 1) for phrase in phrases.get(sentence, ()))
        others = _named_below(tree, index, names)
        able = (
            p
            for p in near
            if p.actor not in others and (p.actor or sort != "thing" or not speaks(tree, index))
        )
        fitting = (p for p in able if sort in p.sorts and gender.get(p.actor, sort) == sort)
        choice = most_salient(tree, index, [p for p in fitting if _may_mean(tree, index, p.head, quotes)])
        if not choice:
            continue
        phrase, certain = choice
        phrases.setdefault(here, []).append(Phrase(index, phrase.actor, phrase.sorts))
        if phrase.actor:
            yield mention_of(tree, index, index + 1, phrase.actor, "pronoun", certain=certain)
        if phrase.actor and certain:
            gender.setdefault(phrase.actor, sort)


def _actors(named: Iterable[tuple[int, Mention, str]]) -> Iterator[Phrase]:
    for head, mention, kind in named:
        if mention.naming != "adjective":
            yield Phrase(head, mention.actor, _KIND.get(kind, _THING))


def _others(tree: Trees, named: Iterable[tuple[int, Mention, str]]) -> Iterator[Phrase]:
    """Singular noun phrases that name no actor; role nouns beside a name do not compete with it."""
    taken: set[int] = set()
    for _, mention, kind in named:
        taken.update(range(mention.first, mention.stop))
        taken.update(human_roles(tree, mention.first, mention.stop) if kind in _KIND else ())
    for index in range(len(tree)):
        noun = tree.tag[index] in ("NN", "NNP") and tree.dep[index] not in ("compound", "nmod", "amod")
        if noun and index not in taken and tree.entity_kind[index] not in ("DATE", "TIME"):
            yield Phrase(index, "", _sorts(tree.lemma[index].lower()))


def _sorts(noun: str) -> frozenset[str]:
    """What pronouns go with a common noun."""
    return next((sorts for kind, sorts in _KIND.items() if noun in roles(kind)), _THING)


def _pronouns(tree: Trees) -> Iterator[int]:
    """The third person's pronouns that mean something."""
    for index in range(len(tree)):
        if tree.pos[index] == "PRON" and tree.token[index].lower() in _SORT and not _is_dummy(tree, index):
            yield index


def _is_dummy(tree: Trees, index: int) -> bool:
    """`it` that means nothing: `it is clear that`, `it was said that`, `it seems`."""
    if tree.token[index].lower() != "it" or tree.dep[index] not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = tree.head[index]
    predicate, clause = (
        children_by(tree, verb, "acomp", "attr", "oprd"),
        children_by(tree, verb, "ccomp", "xcomp", "advcl"),
    )
    passive = tree.dep[index] == "nsubjpass" and children_by(tree, verb, "ccomp")
    return (
        tree.dep[index] == "expl"
        or bool((predicate and clause) or passive)
        or tree.lemma[verb] in ("seem", "rain")
    )


def _may_mean(tree: Trees, pronoun: int, head: int, quotes: Sequence[tuple[int, frozenset[int]]]) -> bool:
    if head >= pronoun or _is_bound(tree, pronoun, head):
        return False
    quote, around = quotes[pronoun][0], quotes[head]
    beside = quote >= 0 and around[0] != quote and quote in around[1]
    return not (beside and speaks(tree, head))


def _is_bound(tree: Trees, pronoun: int, head: int) -> bool:
    """The subject of the pronoun's own verb, or the noun that a possessive belongs to."""
    if tree.dep[pronoun] == "poss":
        return head in _within_phrase(tree, pronoun)
    return head == tree.head[pronoun] or tree.head[head] == tree.head[pronoun]


def _named_below(tree: Trees, pronoun: int, names: Mapping[int, str]) -> set[str]:
    """Who is named behind a pronoun by words that depend on the verb it is the subject of."""
    if tree.dep[pronoun] not in ("nsubj", "nsubjpass"):
        return set()
    below = [
        child for child in tree.children[tree.head[pronoun]] if child > pronoun and tree.dep[child] != "conj"
    ]
    return {names[token] for child in below for token in descendants(tree, child) if token in names}


def _within_phrase(tree: Trees, index: int) -> Iterator[int]:
    """What stands above a token up to its clause's verb."""
    for ancestor in ancestors(tree, index):
        if tree.pos[ancestor] in ("VERB", "AUX"):
            return
        yield ancestor


def _quotes(tree: Trees) -> list[tuple[int, frozenset[int]]]:
    """For each token the pair of quotation marks it stands in (−1: none) and all pairs that its sentence touches."""
    number, inside, pairs = -1, False, []
    touched: dict[int, set[int]] = {}
    for index, token in enumerate(tree.token):
        inside = inside and tree.paragraph[index] == tree.paragraph[index - 1]
        if token in ('"', "“", "”"):
            inside = not inside
            number += inside
        pairs.append(number if inside else -1)
        touched.setdefault(tree.sentence[index], set()).add(pairs[-1])
    sentences = {sentence: frozenset(numbers) for sentence, numbers in touched.items()}
    return [(pair, sentences[sentence]) for pair, sentence in zip(pairs, tree.sentence, strict=True)]
