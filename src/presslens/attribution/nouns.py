"""Nouns, adjectives and `according to` as cues ─▶ what they attribute."""

from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.verbs import is_infinitive


def clause(tree: Phrases, cue: int) -> list[Run]:
    """`the claim that …`, `confident that …`."""
    for child in tree.those(cue, "acl", "ccomp"):
        if (
            child > cue
            and (tree.child(child, "mark") >= 0 or tree.pos[cue] == "ADJ")
            and not is_infinitive(tree, child)
        ):
            return [tree.phrase(child)]
    return []


def infinitive(tree: Phrases, cue: int) -> list[Run]:
    """`a promise to …`."""
    child = next(
        (child for child in tree.those(cue, "acl", "xcomp") if child > cue and is_infinitive(tree, child)), -1
    )
    return [tree.phrase(child)] if child >= 0 else []


def according(tree: Phrases, to: int) -> tuple[Run, list[Run]] | None:
    """`according to …`: its source, and the rest of the sentence; the rest of the clause in the midst of one."""
    thing = tree.child(to, "pobj")
    if thing < 0:
        return None
    first, last = to - 1, tree.right[thing]
    start, stop = tree.around(to)
    if first > start and last < stop - 1:
        host = tree.head[first]
        while tree.pos[host] not in ("VERB", "AUX") and tree.head[host] != host:
            host = tree.head[host]
        start, stop = tree.phrase(host)
    return tree.phrase(thing), [run for run in ((start, first), (last, stop)) if run[0] < run[1]]
