"""Trees ─▶ the same trees, mended where a parser of plain sentences goes wrong on reported speech."""

from dataclasses import replace

from presslens.attribution.cues import cues, judges, reports, tells
from presslens.attribution.marks import CLOSING, DASHES
from presslens.syntax import Trees, ancestors, descendants, sentence_bounds

_NAMING = frozenset(["ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN"])
_STARTS = frozenset(["ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"])
_RELATIVE = frozenset(["WDT", "WP", "WP$"])
_FINITE = frozenset(["VBD", "VBP", "VBZ"])
_WHEN = frozenset(["after", "before", "while"])
_SHORT = 3  # tokens that hold no clause


def mended(tree: Trees) -> Trees:
    """The trees with cues hung where they belong, and `hoped`, in the pipeline a form of `hop`, as one of `hope`."""
    lemma = ["hope" if lemma == "hop" and "pp" not in token.lower() else lemma
             for lemma, token in zip(tree.lemma, tree.token, strict=True)]  # fmt: skip
    head = [_governor(tree, token) for token in range(len(tree))]
    dep = ["dobj" if _is_named(tree, token) else tree.dep[token] for token in range(len(tree))]
    for token in range(len(tree)):
        _make_subject(tree, head, dep, token)
    for start, stop in sentence_bounds(tree):
        _hang_closing(tree, head, dep, start, stop)
    children: list[list[int]] = [[] for _ in head]
    for token, governor in enumerate(head):
        if governor != token:
            children[governor].append(token)
    return replace(tree, lemma=lemma, head=head, dep=dep, children=children)


def _is_named(tree: Trees, token: int) -> bool:
    """Whether a token is what gets a name: of two names behind a verb the first (`called Lee “terrific”`)."""
    verb = tree.head[token]
    siblings = tree.children[verb] if tree.dep[verb] != "acl" else []
    names = [child for child in siblings if tree.dep[child] == "oprd"]
    return (
        names[:1] == [token] and len(names) > 1 and not any(tree.dep[child] == "dobj" for child in siblings)
    )


def _governor(tree: Trees, token: int) -> int:
    """Where a token hangs; `complained that … and questioned …`, `said …, adding …` belong together, not to `…`."""
    given = content = tree.head[token]
    if tree.dep[token] not in ("conj", "advcl", "prep"):
        return given
    if tree.dep[token] in ("advcl", "conj") and (clause := _clause_gone_on_with(tree, given, token)) >= 0:
        return clause
    while tree.dep[content] == "conj":
        content = tree.head[content]
    cue = tree.head[content]
    if tree.dep[content] not in ("ccomp", "xcomp") or not cue < content < token:
        return given
    if _says_when(tree, token):
        return cue if reports(tree.lemma[cue], tree.pos[cue]) else given
    return cue if _is_bare(tree, token) and _goes_with(tree, token, content, cue) else given


def _make_subject(tree: Trees, head: list[int], dep: list[str], thing: int) -> None:
    """Make the object of a cue the subject of the finite verb right behind it (`announcing it would expand`)."""
    cue, behind = tree.head[thing], max(descendants(tree, thing)) + 1
    if tree.dep[thing] != "dobj" or thing < cue or not reports(tree.lemma[cue], tree.pos[cue]):
        return
    if behind >= len(tree) or tree.pos[behind] != "AUX" or tree.tag[behind] not in ("MD", *_FINITE):
        return
    verb = tree.head[behind] if tree.dep[behind] in ("aux", "auxpass") else behind
    if any(tree.dep[child] in ("nsubj", "nsubjpass") for child in tree.children[verb]):
        return
    above = [cue, *ancestors(tree, cue)]
    if "," in tree.token[thing:behind] or verb in (cue, *above[2:]) or verb == tree.head[verb] == above[-1]:
        return
    if tree.head[cue] == verb:
        head[cue], dep[cue] = tree.head[verb], "advcl"
    head[verb], dep[verb], head[thing], dep[thing] = cue, "ccomp", verb, "nsubj"


def _clause_gone_on_with(tree: Trees, cue: int, token: int) -> int:
    """The clause of a cue that a verb beside the cue goes on with (`said he came, saw and won`); −1 for none.

    Without a subject of its own it has the tense of the clause; with one, a tense that the cue has not.
    """
    if not tells(tree.lemma[cue], tree.pos[cue]) or tree.pos[token] not in ("AUX", "VERB"):
        return -1
    passive = any(tree.dep[child] == "auxpass" for child in tree.children[token])
    if (tree.lemma[token], "VERB") in cues() and not passive:
        return -1
    clauses = (child for child in tree.children[cue] if tree.dep[child] == "ccomp" and cue < child < token)
    clause = next(clauses, -1)
    if clause < 0 or not _tense(tree, clause):
        return -1
    own = any(tree.dep[child] in ("nsubj", "nsubjpass", "expl") for child in tree.children[token])
    if tree.dep[token] == "advcl" and not own:
        return -1
    if _is_bare(tree, token) and tree.tag[token] == tree.tag[clause]:
        return clause
    if _tense(tree, clause) != _tense(tree, token):
        return -1
    return -1 if own and _tense(tree, token) == _tense(tree, cue) else clause


def _tense(tree: Trees, verb: int) -> str:
    """`past`, `present` or "" of a clause, by the first word of its verb."""
    first = min(
        (child for child in tree.children[verb] if tree.dep[child] in ("aux", "auxpass")), default=verb
    )
    past = tree.tag[first] == "VBD" or tree.token[first].lower() in ("could", "might", "would")
    return "past" if past else "present" if tree.tag[first] in ("MD", "VBP", "VBZ") else ""


def _says_when(tree: Trees, token: int) -> bool:
    """Whether speech is said to come with other speech (`said … before claiming …`)."""
    verbs = [child for child in tree.children[token] if tree.dep[child] == "pcomp"]
    when = tree.dep[token] == "prep" and tree.token[token] in _WHEN
    return when and any(tree.tag[verb] == "VBG" and tells(tree.lemma[verb], tree.pos[verb]) for verb in verbs)


def _is_bare(tree: Trees, verb: int) -> bool:
    """Whether a verb has neither subject nor conjunction nor auxiliary of its own."""
    return not any(tree.dep[child] in ("nsubj", "nsubjpass", "mark", "aux") for child in tree.children[verb])


def _goes_with(tree: Trees, token: int, content: int, cue: int) -> bool:
    """Whether a verb that hangs on a content is another act of the cue's speaker."""
    if tree.dep[token] == "conj" and tree.tag[token] == tree.tag[cue] and tree.tag[content] == "VB":
        return True
    like_content = tree.dep[token] == "conj" and tree.tag[token] == tree.tag[content]
    if tree.dep[token] == "prep" or like_content or not reports(tree.lemma[cue], tree.pos[cue]):
        return False
    return _continues(tree, token, cue)


def _continues(tree: Trees, token: int, cue: int) -> bool:
    """Whether a verb reads as the cue's next: a participle behind a comma, or the same form behind `and`."""
    says = reports(tree.lemma[token], tree.pos[token])
    if tree.dep[token] == "advcl":
        words = (tree.token[place] for place in range(token - 1, -1, -1))
        before = next((word for word in words if word not in CLOSING), "")
        return says and tree.tag[token] == "VBG" and (before == "," or before in DASHES)
    but = any(tree.token[child] == "but" for child in tree.children[tree.head[token]])
    acts = says or judges(tree.lemma[token], tree.pos[token])
    return acts and tree.tag[token] == tree.tag[cue] and not but


def _hang_closing(tree: Trees, head: list[int], dep: list[str], start: int, stop: int) -> None:
    """Make a cue that closes its sentence the root, and the noun phrase before it its subject (`…, Lee said.`)."""
    cue = next((token for token in range(stop - 1, start, -1) if tree.pos[token] in ("AUX", "VERB")), -1)
    first = _subject_before(tree, cue, start) if _closes(tree, cue) else -1
    verb = _topmost_verb(tree, start, first)
    if first <= start + _SHORT or verb < 0:
        return
    hanging = [token for token in range(first, cue) if not first <= tree.head[token] < cue]
    for token in range(start, stop):
        before, behind = token < first <= tree.head[token] < cue, tree.head[token] < cue < token
        head[token] = verb if before else cue if behind else head[token]
    for token in hanging:
        head[token] = hanging[0]
    if tree.head[cue] != cue:
        head[verb], dep[verb] = cue, "ccomp"
    head[cue], dep[cue], head[hanging[0]], dep[hanging[0]] = cue, "ROOT", cue, "nsubj"


def _topmost_verb(tree: Trees, start: int, stop: int) -> int:
    """The verb of some words that hangs on none of them, or the root; −1 where there is none."""
    verbs = (token for token in range(start, stop) if tree.pos[token] in ("AUX", "VERB"))
    return next((verb for verb in verbs if tree.head[verb] == verb or tree.head[verb] >= stop), -1)


def _closes(tree: Trees, cue: int) -> bool:
    """Whether a verb reports speech in a finite form of its own, without an object but whom it tells."""
    if cue < 0 or tree.tag[cue] not in _FINITE or not reports(tree.lemma[cue], tree.pos[cue]):
        return False
    apart = ("aux", "auxpass", "mark", "neg", *(() if tree.lemma[cue] == "tell" else ("dobj",)))
    return not any(tree.dep[child] in apart for child in tree.children[cue])


def _subject_before(tree: Trees, cue: int, start: int) -> int:
    """Where the noun phrase before a cue begins, if a comma or a quotation mark parts it from the rest; else −1."""
    first = _phrase_before(tree, cue, start)
    if first == cue and tree.token[cue - 1] == ",":  # an apposition between commas
        name = _phrase_before(tree, cue - 1, start)
        first = _phrase_before(tree, name - 1, start) if start < name < cue - 1 else cue
    parted = start < first < cue and (tree.token[first - 1] == "," or tree.token[first - 1] in CLOSING)
    return first if parted and tree.pos[first] in _STARTS else -1


def _phrase_before(tree: Trees, stop: int, start: int) -> int:
    """Where the words begin that may all name somebody and end before a token."""
    first = stop
    while first > start and tree.pos[first - 1] in _NAMING and tree.tag[first - 1] not in _RELATIVE:
        first -= 1
    return first
