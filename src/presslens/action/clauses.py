"""Who is the subject of a verb, also where the verb has none of its own.

An infinitive, a gerund and a coordinated verb take theirs from the clause above (control and raising; Huddleston &
Pullum 2002, ch. 14), a relative pronoun stands for the noun before it. Tokens are indices into the trees; −1: none.
"""

from collections.abc import Iterator

from presslens.syntax import Trees, ancestors, children_by

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBJECTS = ("dobj", "dative")
_RELATIVE = {"which", "who", "that", "whom"}
_FROM_OBJECT = {"from", "of", "into", "for"}  # prevent it *from*, accuse him *of*, thank her *for* doing
_NEEDS_OBJECT = {"prevent", "stop", "deter", "bar", "ban", "prohibit", "block"}
_SUBJECT_CONTROL = {"promise", "threaten", "vow"}
_NONE = {"no", "none", "nobody", "nothing", "neither"}
_SEMI_MODAL = {"need", "have", "ought"}


def subject(tree: Trees, verb: int) -> int:
    """The noun that a verb is said of: its own subject or the one it takes from the clause above."""
    own = children_by(tree, verb, *SUBJECTS)
    if own:
        return antecedent(tree, own[-1])
    above = tree.head[verb]
    match tree.dep[verb]:
        case "conj" if _is_verb(tree, above):
            return subject(tree, above)
        case "xcomp":
            return _controller(tree, above)
        case "pcomp":
            return _of_gerund(tree, above)
        case "advcl" if tree.tag[verb] in ("VB", "VBG", "VBN"):
            return subject(tree, above)
        case "acl" if tree.tag[verb] in ("VBG", "VBN"):
            return above
        case "prep" if tree.tag[verb] == "VBG":
            return subject(tree, above) if _is_verb(tree, above) else -1
    return -1


def antecedent(tree: Trees, token: int) -> int:
    """The noun that a relative pronoun stands for (`case, which China vowed to ignore`); else the token itself."""
    if tree.token[token].lower() not in _RELATIVE:
        return token
    return next(
        (tree.head[clause] for clause in ancestors(tree, token) if tree.dep[clause] == "relcl"), token
    )


def clause_subject(tree: Trees, verb: int) -> int:
    """The subject of the clause that a relative clause comments on as a whole: `It ordered a raid, which led to …`."""
    for link in ancestors(tree, verb):
        if _is_verb(tree, link):
            return subject(tree, link)
    return -1


def is_passive(tree: Trees, verb: int) -> bool:
    """Whether what is acted upon is the subject: `was taken`, `got resolved`, `the interview posted there`."""
    if children_by(tree, verb, "auxpass", "nsubjpass"):
        return True
    reduced = tree.tag[verb] == "VBN" and not children_by(tree, verb, "aux", *SUBJECTS)
    if reduced and tree.dep[verb] == "conj":
        return is_passive(tree, tree.head[verb])
    return reduced and tree.dep[verb] in ("acl", "advcl", "amod")


def objects(tree: Trees, verb: int) -> list[int]:
    """The objects of an active verb."""
    return [antecedent(tree, child) for child in children_by(tree, verb, *OBJECTS)]


def opponents(tree: Trees, verb: int) -> list[int]:
    """Whom an active verb without object is directed against: `retaliated against Japan`."""
    against = (child for child in children_by(tree, verb, "prep") if tree.lemma[child] == "against")
    return [noun for preposition in against for noun in children_by(tree, preposition, "pobj")]


def agents(tree: Trees, verb: int) -> list[int]:
    """Who does what a passive verb says: the phrase with `by`."""
    return [noun for by in children_by(tree, verb, "agent") for noun in children_by(tree, by, "pobj")]


def is_negated(tree: Trees, verb: int) -> bool:
    """Whether the act is said not to be: `not`, `never`, `without being swayed`, `did not want to go`."""
    without = tree.dep[verb] == "pcomp" and tree.lemma[tree.head[verb]] == "without"
    return without or any(children_by(tree, link, "neg") for link in _chain(tree, verb, "xcomp"))


def is_none(tree: Trees, noun: int) -> bool:
    """Whether the phrase says that there is nobody or nothing: `no state attacked`, `nobody was hurt`."""
    determiners = (child for child in tree.children[noun] if child < noun)
    return tree.lemma[noun] in _NONE or any(tree.lemma[child] in _NONE for child in determiners)


def modal(tree: Trees, verb: int) -> str:
    """The modal verb over the act (`should`, `can`, `need`); "" for none. Coordinated verbs share it."""
    for link in _chain(tree, verb, "xcomp", "conj"):
        for auxiliary in children_by(tree, link, "aux"):
            if tree.tag[auxiliary] == "MD":
                return tree.lemma[auxiliary]
        if link != verb and tree.lemma[link] in _SEMI_MODAL and tree.dep[verb] == "xcomp":
            return tree.lemma[link]
    return ""


def with_conjuncts(tree: Trees, noun: int) -> Iterator[int]:
    """The noun and what is coordinated with it."""
    yield noun
    for child in children_by(tree, noun, "conj"):
        yield from with_conjuncts(tree, child)


def _controller(tree: Trees, verb: int) -> int:
    """Who an infinitive under `verb` is said of: its object (`prompt Beijing to take`), else its subject."""
    own = children_by(tree, verb, *OBJECTS)
    if own and tree.lemma[verb] not in _SUBJECT_CONTROL:
        return antecedent(tree, own[-1])
    return subject(tree, verb)


def _of_gerund(tree: Trees, preposition: int) -> int:
    """Who a gerund after a preposition is said of."""
    above = tree.head[preposition]
    if _is_verb(tree, above) and tree.lemma[preposition] in _FROM_OBJECT:
        elided = tree.lemma[above] in _NEEDS_OBJECT and not children_by(tree, above, *OBJECTS)
        return -1 if elided else _controller(tree, above)
    for link in (above, *ancestors(tree, above)):
        if _is_verb(tree, link):
            return subject(tree, link)
        if tree.pos[link] not in ("ADJ", "ADV", "ADP"):
            return -1
    return -1


def _chain(tree: Trees, verb: int, *labels: str) -> Iterator[int]:
    """The verb and those above it whose sense it completes: as infinitives or, subject and tense shared, in pairs."""
    yield verb
    while (
        tree.dep[verb] in labels
        and tree.tag[verb] in ("VB", "VBN", "VBG")
        and not children_by(tree, verb, *SUBJECTS)
    ):
        verb = tree.head[verb]
        yield verb


def _is_verb(tree: Trees, token: int) -> bool:
    return tree.pos[token] in ("VERB", "AUX")
