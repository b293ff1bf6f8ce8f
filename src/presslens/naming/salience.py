"""How strongly a noun phrase stands before the reader's eye when a pronoun comes (Lappin & Leass 1994).

A phrase is weighed by how it stands in its sentence, and more where it stands as the pronoun does or speaks as the
pronoun speaks. What an actor gathers in one sentence is the weight of its best phrase there, and it halves with
each sentence passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from presslens.lexicons import shipped_lexicon
from presslens.syntax import Trees

RECENCY, HEAD_NOUN, PARALLEL = 100, 80, 35  # weights of Lappin & Leass, table 1
ROLE = {"nsubj": 80, "nsubjpass": 80, "dobj": 50, "dative": 40, "pobj": 40, "poss": 40}
MARGIN = 1.2  # by how much the winner must outweigh the next to be certain

_EMBEDDED = {"compound", "poss", "pobj", "appos", "nmod"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head token, the actor it names ("" for none), what pronouns it goes with."""

    head: int
    actor: str
    sorts: frozenset[str]


def most_salient(tree: Trees, pronoun: int, phrases: Sequence[Phrase]) -> tuple[Phrase, bool] | None:
    """The phrase that a pronoun most likely means and whether it clearly outweighs the next; None of none."""
    weights: dict[str, dict[int, float]] = {}
    last: dict[str, Phrase] = {}
    for phrase in phrases:
        meant = phrase.actor or f"#{phrase.head}"
        sentence = tree.sentence[phrase.head]
        in_sentence = weights.setdefault(meant, {})
        in_sentence[sentence] = max(in_sentence.get(sentence, 0), _weight(tree, pronoun, phrase.head))
        last[meant] = phrase
    if not weights:
        return None
    total = {meant: sum(weights[meant].values()) for meant in weights}
    best, *others = sorted(total, key=lambda meant: -total[meant])
    return last[best], not others or total[best] >= MARGIN * total[others[0]]


def _weight(tree: Trees, pronoun: int, head: int) -> float:
    dep = tree.dep[head]
    parallel = (dep == tree.dep[pronoun]) + (speaks(tree, head) and speaks(tree, pronoun))
    weight = RECENCY + ROLE.get(dep, 0) + HEAD_NOUN * (dep not in _EMBEDDED) + PARALLEL * parallel
    return weight / 2.0 ** (tree.sentence[pronoun] - tree.sentence[head])


def speaks(tree: Trees, token: int) -> bool:
    """Whether the token is the subject of a verb of saying."""
    return tree.dep[token] == "nsubj" and tree.lemma[tree.head[token]] in _reporting()


@cache
def _reporting() -> frozenset[str]:
    return frozenset(shipped_lexicon("report_verbs")["term"])
