"""Nouns, adjectives and prepositions as cues ─▶ what they attribute."""

from collections.abc import Iterator

from presslens.attribution.cues import reports, tells
from presslens.attribution.phrases import Phrases, Run, not_empty


def clause(tree: Phrases, cue: int) -> list[Run]:
    """`the claim that …`, `confident that …`, `sure …`; `said in a statement that …` is the verb's."""
    verb = tree.head[tree.head[cue]]
    if tree.dep[cue] == "pobj" and reports(tree.lemma[verb], tree.pos[verb]):
        return []
    for child in tree.those(cue, "acl", "ccomp"):
        marked = tree.child(child, "mark") >= 0 or tree.pos[cue] == "ADJ"
        if child > cue and marked and not tree.is_infinitive(child):
            return [tree.phrase(child)]
    return []


def infinitive(tree: Phrases, cue: int) -> list[Run]:
    """`a promise to …`, but not `in order to …`."""
    if tree.word[cue - 1 : cue + 1] == ["in", "order"]:
        return []
    acts = (child for child in tree.those(cue, "acl", "xcomp") if child > cue and tree.is_infinitive(child))
    return [tree.phrase(act) for act in acts][:1]


def prepositional(tree: Phrases, cue: int) -> Iterator[tuple[str, Run]]:
    """`called for talks`, `called for them to begin`, `warned of …`, `claims about …`: the word, what follows it."""
    for child in tree.children[cue]:
        if child > cue and tree.dep[child] in ("prep", "prt"):
            thing = tree.child(child, "pobj", "pcomp")
            if thing > child:
                beside = tree.child(child, "conj")
                end = tree.right[beside] if beside >= 0 else 0
                yield tree.word[child], (tree.left[thing], max(end, _end_of_act(tree, cue, thing)))
        elif child > cue and tree.dep[child] in ("advcl", "ccomp", "xcomp"):
            mark = tree.child(child, "mark")
            if mark == tree.left[child]:
                yield tree.word[mark], (mark + 1, tree.right[child])


def said_things(tree: Phrases, cue: int, word: str) -> list[Run]:
    """What a relative clause says that somebody said of something (`nine things Lee said about Park`)."""
    thing, subject = tree.head[cue], tree.subject(cue)
    if tree.dep[cue] != "relcl" or word != "about" or not tells(tree.lemma[cue], tree.pos[cue]):
        return []
    gap = subject >= 0 and not tree.tag[subject].startswith("W") and tree.child(cue, "dobj", "ccomp") < 0
    return [(tree.left[thing], tree.left[cue])] if gap and tree.pos[thing] == "NOUN" else []


def _end_of_act(tree: Phrases, cue: int, thing: int) -> int:
    """Where it ends what is to be done: `called on Congress to …`, `called for cooperation, keeping …`."""
    for act in tree.those(cue, "xcomp", "advcl", "ccomp"):
        manner = tree.tag[act] == "VBG" and not reports(tree.lemma[act], tree.pos[act])
        if act > thing and (tree.is_infinitive(act) or (manner and tree.left[act] <= tree.right[thing] + 1)):
            return tree.right[act]
    return tree.right[thing]


def according(tree: Phrases, to: int) -> tuple[Run, list[Run]] | None:
    """`according to …`: its source, and the rest of the sentence; the rest of the clause in the midst of one."""
    thing = tree.child(to, "pobj", "pcomp")
    if thing < 0:
        return None
    first, last = to - 1, tree.right[thing]
    start, stop = tree.around(to)
    if first == start or tree.word[first - 1] == ":":
        start, last = first, _behind_aside(tree, last)
    if first > start and last < stop - 1:
        start, stop = tree.phrase(_verb_above(tree, first))
    return tree.phrase(thing), not_empty((start, first), (last, stop))


def _behind_aside(tree: Phrases, end: int) -> int:
    """Where a participle behind a comma ends (`according to Yonhap, quoting KCNA, …`); `end` where there is none."""
    participle = end + 1 < len(tree) and tree.word[end] == "," and tree.tag[end + 1] == "VBG"
    return tree.right[end + 1] if participle else end


def _verb_above(tree: Phrases, token: int) -> int:
    """The verb that a phrase hangs on."""
    host = tree.head[token]
    while tree.pos[host] not in ("AUX", "VERB") and tree.head[host] != host:
        host = tree.head[host]
    return host


def named_before(tree: Phrases, colon: int) -> Run | None:
    """The name of a person, organisation or people right before a colon (`Lee: …`); none where there is no name."""
    if colon < 1 or tree.entity_kind[colon - 1] not in ("GPE", "NORP", "ORG", "PERSON"):
        return None
    first = colon - 1
    while first > tree.around(colon - 1)[0] and tree.entity[first - 1] == tree.entity[colon - 1]:
        first -= 1
    return first, colon
