"""The printed table of processes: which verbs and nouns harm (−1) or help (1), which name no act."""

from functools import cache

from presslens.lexicons import shipped_lexicon
from presslens.syntax import Trees, children_by


@cache
def _signs(pos: str) -> dict[str, int]:
    table = shipped_lexicon("processes")
    table = table[(table["pos"] == pos) & table["category"].isin(("harm", "help"))]
    return dict(zip(table["term"], table["weight"].astype(int), strict=True))


@cache
def verbs_of(category: str) -> frozenset[str]:
    """The verbs of `state` (being, having, knowing: no act) or `support` (`impose sanctions`: the noun is the act)."""
    table = shipped_lexicon("processes")
    return frozenset(table.loc[table["category"] == category, "term"])


def sign(tree: Trees, token: int) -> int:
    """−1 where the process harms what it acts on, 1 where it helps, 0 where the table does not say."""
    signs = _signs("NOUN" if tree.pos[token] == "NOUN" else "VERB")
    lemma = tree.lemma[token].lower()
    phrasal = [f"{lemma} {tree.lemma[particle].lower()}" for particle in children_by(tree, token, "prt")]
    return next((signs[term] for term in (*phrasal, lemma) if term in signs), 0)


def is_nominal_process(tree: Trees, token: int) -> bool:
    """Whether a noun names an act that somebody does to somebody: `sanctions`, `suppression`."""
    return tree.pos[token] == "NOUN" and tree.lemma[token].lower() in _signs("NOUN")
