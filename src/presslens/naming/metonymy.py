"""Seats of government that stand for their state: `Beijing ordered`, but not `in Beijing`.

A place is read as the government only where it acts or is acted upon (Lakoff & Johnson 1980, ch. 8: the place for
the institution; Markert & Nissim 2007: most such readings are places for people).
"""

from presslens.naming.gazetteer import roles
from presslens.syntax import Trees, children_by

_PARTY = {"with", "between", "against", "toward", "towards", "among"}
_ADDRESSED = {"on", "to", "from", "for", "by", "of", "over", "at"}
_REACHED = {"visit", "leave", "reach", "enter", "tour", "cross", "flee", "surround", "bomb", "shell", "flood"}
_STATIVE = {"be", "lie", "become", "have", "remain", "host"}


def acts(tree: Trees, index: int) -> bool:
    """Whether a place's name, headed by token `index`, acts or is acted upon there."""
    match tree.dep[index]:
        case "nsubj":
            return _does(tree, tree.head[index])
        case "nsubjpass" | "dobj" | "iobj" | "dative":
            return tree.lemma[tree.head[index]] not in _REACHED
        case "poss" | "compound" | "nmod" | "amod":
            return tree.lemma[tree.head[index]].lower() in roles("organ", "conduct", "organisation")
        case "pobj":
            return _is_party(tree, tree.head[index])
        case "conj":
            return acts(tree, tree.head[index])
    return False


def is_located(tree: Trees, index: int) -> bool:
    """Whether a name, headed by token `index`, says where something is."""
    return tree.dep[index] == "pobj" and tree.lemma[tree.head[index]].lower() in {
        "in",
        "at",
        "near",
        "outside",
    }


def _does(tree: Trees, verb: int) -> bool:
    """A state is, a government is *ready*: with a predicate adjective or an infinitive a copula has an actor."""
    if tree.lemma[verb] not in _STATIVE:
        return tree.pos[verb] in ("VERB", "AUX")
    return bool(children_by(tree, verb, "acomp", "xcomp"))


def _is_party(tree: Trees, preposition: int) -> bool:
    lemma = tree.lemma[preposition].lower()
    governor = tree.lemma[tree.head[preposition]].lower()
    if tree.dep[preposition] == "agent":
        return True
    return lemma in _PARTY or (lemma in _ADDRESSED and governor in roles("conduct"))
