"""A verb that is a cue ─▶ what it attributes other than a clause: an act to be done, a thing judged or announced.

Each rule reads the dependents of one verb (labels of spaCy's English pipelines) and gives the content's runs of
tokens, none where the construction is not there.
"""

from presslens.attribution.marks import OPENING
from presslens.attribution.phrases import Phrases, Run

_AS = frozenset(["about", "against", "as", "for", "of", "over", "to", "with"])
# Aspectual verbs (Newmeyer 1975, English aspectual verbs) and implicative ones (Karttunen 1971).
_DOES = frozenset(["begin", "continue", "dare", "go", "manage", "proceed", "start", "venture"])
_DOING = frozenset(["after", "by", "in"])
_TEXTS = frozenset(
    [
        "ad",
        "article",
        "email",
        "editorial",
        "letter",
        "memo",
        "message",
        "petition",
        "post",
        "report",
        "resolution",
        "speech",
        "statement",
        "tweet",
        "video",
    ]
)
_NOUNLIKE = frozenset(["acl", "amod", "csubj", "dobj", "nsubj", "pcomp", "pobj", "xcomp"])


def infinitive(tree: Phrases, cue: int) -> list[Run]:
    """`vowed to …`; `is expected to …`, whose subject belongs to the content."""
    child = next((child for child in tree.those(cue, "xcomp") if tree.is_infinitive(child)), -1)
    if child < 0:
        return []
    subject = tree.child(cue, "nsubjpass")
    return [*([tree.phrase(subject)] if subject >= 0 else []), tree.phrase(child)]


def order(tree: Phrases, cue: int) -> list[Run]:
    """`urged Congress to …`, `want Congress to …`: who is to act belongs to the content."""
    for act in tree.those(cue, "ccomp", "xcomp", "advcl"):
        if tree.is_infinitive(act):
            if tree.dep[act] == "ccomp" and tree.child(act, "nsubj", "nsubjpass") >= 0:
                return [tree.phrase(act)]
            person = tree.child(cue, "dobj", "dative")
            if cue < person < act:
                return [(tree.left[person], tree.right[act])]
    return []


def patient(tree: Phrases, cue: int) -> list[Run]:
    """`announced sanctions`, `described it as …`, `accused them of …`, `was criticized by …`."""
    passive = tree.child(cue, "nsubjpass", "auxpass") >= 0
    thing = tree.child(cue, "nsubjpass" if passive else "dobj")
    if thing < 0 or not _is_asserted(tree, cue):
        return []
    said = [child for child in tree.children[cue] if child > max(thing, cue) and _describes(tree, child)]
    if tree.tag[thing] in ("WDT", "WP") and not any(_names(tree, child) for child in said):
        return []
    if passive and not said and tree.child(cue, "agent") < 0:
        return []
    if not said or thing < cue:
        return [tree.phrase(thing), *map(tree.phrase, said)]
    return [(tree.left[thing], tree.right[said[-1]])]


def label(tree: Phrases, cue: int) -> list[Run]:
    """`called him a liar`, `called it “a lie”`, `regarded it as …`: where it is said what the object is taken for."""
    content = patient(tree, cue)
    if not content:
        return []
    quoted = any(word in OPENING for word in tree.word[content[0][0] + 1 : content[-1][1] + 1])
    return content if quoted or any(_names(tree, child) for child in tree.children[cue]) else []


def _names(tree: Phrases, child: int) -> bool:
    """Whether a dependent says what the object is taken for."""
    return tree.dep[child] == "oprd" or (tree.dep[child] == "prep" and tree.word[child] == "as")


def _describes(tree: Phrases, child: int) -> bool:
    """Whether a dependent says what the object is taken for (`as …`, `a liar`), or why it is judged (`for …`)."""
    mark = tree.child(child, "mark")
    if tree.dep[child] == "advcl" and mark >= 0 and tree.word[mark] == "because":
        return True
    return tree.dep[child] in ("oprd", "xcomp") or (tree.dep[child] == "prep" and tree.word[child] in _AS)


def _is_asserted(tree: Phrases, verb: int) -> bool:
    """Whether the text says that somebody does it: `to attack`, `by attacking` and `those attacking` do not."""
    if tree.tag[verb] == "VBG":
        return tree.dep[verb] not in _NOUNLIKE or _is_manner(tree, verb) or _is_written(tree, verb)
    return not tree.is_infinitive(verb) or _is_done(tree, verb)


def _is_manner(tree: Phrases, verb: int) -> bool:
    """Whether a participle tells how or when something else was done (`replied by accusing …`)."""
    preposition = tree.head[verb]
    adverbial = tree.dep[verb] == "pcomp" and tree.word[preposition] in _DOING
    return adverbial and tree.pos[tree.head[preposition]] in ("AUX", "VERB")


def _is_written(tree: Phrases, verb: int) -> bool:
    """Whether a participle tells what a text does (`a statement calling Lee a liar`)."""
    return tree.dep[verb] == "acl" and tree.lemma[tree.head[verb]] in _TEXTS


def _is_done(tree: Phrases, verb: int) -> bool:
    """Whether an infinitive tells what somebody does: `continued to attack`."""
    governor = tree.head[verb]
    does = tree.dep[verb] == "xcomp" and tree.lemma[governor] in _DOES
    return does and not tree.is_infinitive(governor) and tree.child(governor, "neg", "dobj") < 0
