"""A verb that is a cue ─▶ what it attributes, by construction.

Each rule reads the dependents of one verb (labels of spaCy's English pipelines) and gives the content's runs of
tokens, none where the construction is not there.
"""

from presslens.attribution.phrases import Phrases, Run

_COMMAS = frozenset([",", "-", "–", "—", "--", '"', "”", "''", "’", "'"])
_MARKS = frozenset(["that", "whether", "if", "why", "how", "what", "who", "when", "where", "which"])
_TAIL = frozenset(["prep", "oprd", "advmod", "npadvmod", "xcomp", "dative"])


def clause(tree: Phrases, cue: int) -> list[Run]:
    """`said that …`, `said …`, `“…,” said`, `asked whether …`, `denied doing …`."""
    found = [child for child in tree.those(cue, "ccomp", "xcomp") if _is_reported(tree, child)]
    if not found:
        return []
    marked = (child for child in found if child > cue and tree.word[tree.left[child]] in _MARKS)
    return [tree.phrase(next(marked, found[0]))]


def _is_reported(tree: Phrases, verb: int) -> bool:
    """Whether a complement is finite, or a participle (`denied doing`)."""
    if tree.dep[verb] == "ccomp":
        return not is_infinitive(tree, verb)
    return tree.tag[verb] == "VBG"


def parenthetical(tree: Phrases, cue: int) -> list[Run]:
    """`…, economists say, …`: a subject and its cue between commas report the rest of their sentence."""
    subject = tree.child(cue, "nsubj")
    if subject < 0 or tree.child(cue, "mark", "dobj") >= 0:
        return []
    first, last = min(tree.left[subject], cue), max(tree.right[subject], cue + 1)
    start, stop = tree.around(cue)
    if (
        first <= start + 1
        or tree.word[first - 1] not in _COMMAS
        or last < stop
        and tree.word[last] not in _COMMAS | {"."}
    ):
        return []
    return [run for run in ((start, first), (last, stop)) if run[0] < run[1]]


def infinitive(tree: Phrases, cue: int) -> list[Run]:
    """`vowed to …`; `is expected to …`, whose subject belongs to the content."""
    child = next((child for child in tree.those(cue, "xcomp") if is_infinitive(tree, child)), -1)
    if child < 0:
        return []
    subject = tree.child(cue, "nsubjpass")
    return [*([tree.phrase(subject)] if subject >= 0 else []), tree.phrase(child)]


def order(tree: Phrases, cue: int) -> list[Run]:
    """`urged Congress to …`, `called on Congress to …`: who is to act belongs to the content."""
    for child in tree.those(cue, "ccomp", "xcomp", "advcl"):
        if is_infinitive(tree, child):
            person = _addressee(tree, cue)
            if tree.dep[child] == "ccomp" and tree.child(child, "nsubj", "nsubjpass") >= 0:
                return [tree.phrase(child)]
            if cue < person < child:
                return [(tree.left[person], tree.right[child])]
    return []


def _addressee(tree: Phrases, cue: int) -> int:
    person = tree.child(cue, "dobj", "dative")
    if person < 0:
        on = next((prep for prep in tree.those(cue, "prep") if tree.word[prep] in ("on", "upon", "for")), -1)
        person = tree.child(on, "pobj") if on >= 0 else -1
    return person


def raising(tree: Phrases, cue: int) -> list[Run]:
    """`appears to …`: nobody is named, and the subject belongs to the content."""
    subject, child = tree.child(cue, "nsubj"), tree.child(cue, "xcomp", "oprd", "acomp")
    return [tree.phrase(subject), tree.phrase(child)] if subject >= 0 and child >= 0 else []


def patient(tree: Phrases, cue: int) -> list[Run]:
    """`announced sanctions`, `called him a liar`, `described it as …`, `was criticized by …`."""
    thing = tree.child(cue, "nsubjpass")
    if thing < 0:
        thing = tree.child(cue, "dobj")
    if thing < 0:
        return []
    last = tree.right[thing]
    runs = [tree.phrase(thing)]
    for child in tree.children[cue]:
        if child > max(thing, cue) and tree.dep[child] in _TAIL:
            runs.append(tree.phrase(child))
    return runs


def is_infinitive(tree: Phrases, verb: int) -> bool:
    """Whether `to` stands before the verb."""
    return any(tree.tag[child] == "TO" for child in tree.those(verb, "aux"))
