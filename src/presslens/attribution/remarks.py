"""A verb that is a cue ─▶ the clause that it reports from outside: interrupted, closed or announced by the cue."""

from collections.abc import Iterator

from presslens.attribution.cues import cues, reports
from presslens.attribution.ends import FINITE, clause_end
from presslens.attribution.marks import CLOSING, DASHES, EDGES, OPENING
from presslens.attribution.phrases import Phrases, Run, not_empty

_NO_CLAUSE = frozenset(["ADP", "PUNCT", "SCONJ", "VERB"])  # what a clause without "that" hardly begins with
_ADDRESS = frozenset(["assure", "inform", "remind", "tell"])  # their object is who is spoken to
_WHERE = frozenset(
    ["after", "at", "before", "during", "for", "from", "in", "on", "through", "to", "via", "with"]
)
_NEAR = 5  # tokens between a cue and the "that" of its clause, at most


def parenthetical(tree: Phrases, cue: int) -> list[Run]:
    """`…, economists say, …`: a subject and its cue between commas report the clause around them."""
    subject = tree.subject(cue)
    if subject < 0 or tree.child(cue, "mark", "aux") >= 0 or _has_object(tree, cue):
        return []
    first, last = min(tree.left[subject], cue), max(tree.right[subject], _behind(tree, cue))
    start, stop = tree.phrase(_host(tree, cue))
    if first <= start + 1 or last >= stop - 2 or not {tree.word[first - 1], tree.word[last]} <= EDGES:
        return []
    return [(start, first), (last, stop)] if _goes_on(tree, first - 1, last + 1) else []


def _host(tree: Phrases, cue: int) -> int:
    """What a parenthesis stands in: the clause that it hangs on, or one that this clause completes."""
    host = tree.head[cue]
    return tree.head[host] if host != cue and tree.left[host] >= tree.left[cue] else host


def _goes_on(tree: Phrases, before: int, behind: int) -> bool:
    """Whether what stands behind a cue goes on with what stands before it, and is nothing new."""
    if tree.word[before] in CLOSING or tree.tag[behind] == "VBG":
        return False
    return tree.word[behind] not in OPENING or tree.token[behind + 1][:1].islower()


def final(tree: Phrases, cue: int) -> list[Run]:
    """`…, said Lee.`: nothing stands behind the cue but its own dependents."""
    subject, (start, stop) = tree.subject(cue), tree.around(cue)
    first = min(tree.left[subject], cue) if subject >= 0 else start
    if first <= start + 3 or tree.word[first - 1] not in EDGES or not _is_whole(tree, start, first):
        return []
    end = tree.right[cue]
    closes = end >= stop - 1 or (tree.dep[cue] == "ccomp" and tree.word[end] in DASHES)
    alone = tree.child(cue, "mark") < 0 and not _has_object(tree, cue)
    return [(start, first)] if closes and alone else []


def _is_whole(tree: Phrases, start: int, stop: int) -> bool:
    """Whether words hold a clause, and one that nothing subordinates where a preposition or conjunction begins them."""
    verbs = [token for token in range(start, stop) if tree.pos[token] in ("AUX", "VERB")]
    if tree.pos[start] not in ("ADP", "SCONJ"):
        return bool(verbs)
    main = (
        verb for verb in verbs if tree.subject(verb) >= 0 and tree.dep[verb] not in ("acl", "pcomp", "relcl")
    )
    return any(tree.child(verb, "mark") < 0 and _is_no_wh(tree, verb) for verb in main)


def _is_no_wh(tree: Phrases, verb: int) -> bool:
    return not tree.tag[tree.left[verb]].startswith("W")


def _has_object(tree: Phrases, cue: int) -> bool:
    """Whether a cue has an object; who is told is none, and what a comma parts from its verb."""
    thing = tree.child(cue, "dobj")
    if thing < 0 or tree.lemma[cue] in _ADDRESS:
        return False
    return thing < cue or tree.word[tree.left[thing] - 1] != ","


def _behind(tree: Phrases, cue: int) -> int:
    """Where a cue ends with what stands right behind it: to whom, when, how."""
    last = cue + 1
    for child in tree.those(cue, "advmod", "dative", "dobj", "npadvmod", "prep"):
        if tree.left[child] == last:
            last = tree.right[child]
    return last


def as_reported(tree: Phrases, cue: int) -> list[Run]:
    """`as Lee noted, …`, `…, as reported`: the rest of the sentence."""
    (first, last), (start, stop) = tree.phrase(cue), tree.around(cue)
    said = cues()[tree.lemma[cue], tree.pos[cue]]["clause"].act == "say"
    if tree.word[first] != "as" or not said or tree.dep[cue] != "advcl" or _has_object(tree, cue):
        return []
    return not_empty((start, first), (last, stop))


def in_writing(tree: Phrases, cue: int) -> list[Run]:
    """`said in a statement that …`, `told reporters that …`, where the clause hangs on the noun."""
    for noun in _nouns_behind(tree, cue):
        for child in tree.those(noun, "acl", "ccomp", "relcl"):
            first = tree.left[child]
            subject = tree.child(child, "nsubj", "nsubjpass")
            that = tree.word[first] == "that" and subject > first
            if that or (tree.dep[noun] == "dobj" and _is_complete(tree, child, subject)):
                return [(first, clause_end(tree, cue, tree.right[child]))]
    return []


def _is_complete(tree: Phrases, verb: int, subject: int) -> bool:
    """Whether what looks like a relative clause lacks nothing (`told the paper he wanted to leave`)."""
    bare = subject >= 0 and tree.left[subject] == tree.left[verb] and not tree.tag[subject].startswith("W")
    return bare and tree.child(verb, "acomp", "attr", "ccomp", "dobj", "xcomp") >= 0


def _nouns_behind(tree: Phrases, cue: int) -> Iterator[int]:
    """Who is told, and the nouns that say where, when, by what means and to whom it is said."""
    if tree.lemma[cue] in _ADDRESS:
        yield from tree.those(cue, "dobj")
    for preposition in tree.those(cue, "prep", "dative"):
        if preposition > cue and tree.word[preposition] in _WHERE:
            for noun in tree.those(preposition, "pobj"):
                yield noun
                yield from _nouns_behind(tree, noun)


def set_apart(tree: Phrases, cue: int) -> list[Run]:
    """`Lee wrote:` at the end of a paragraph: the paragraph that follows, where no quotation marks open it."""
    first = last = tree.around(cue)[1]
    if first >= len(tree) or tree.word[first - 1] != ":" or tree.paragraph[first] == tree.paragraph[cue]:
        return []
    if any(reports(tree.lemma[token], tree.pos[token]) for token in range(cue + 1, first)):
        return []
    while last < len(tree) and tree.paragraph[last] == tree.paragraph[first]:
        last += 1
    return [] if tree.word[first] in OPENING else [(first, last)]


def rest(tree: Phrases, cue: int) -> list[Run]:
    """`said his research shows …`, which a parser may take for an object: the rest of a sentence that has a verb."""
    subject, stop = tree.subject(cue), tree.around(cue)[1]
    if subject < 0 or tree.dep[cue] == "relcl" or tree.is_infinitive(cue):
        return []
    first = cue + 1
    if first < stop and tree.word[first] == "," == tree.word[min(tree.left[subject], cue) - 1]:
        first += 1
    that = next((token for token in range(first, min(cue + _NEAR, stop)) if tree.word[token] == "that"), -1)
    if not _says(tree, cue, first) and (that < 0 or not _tells(tree, cue)):
        return []
    first = max(that, first)
    return [(first, stop)] if any(tree.tag[token] in FINITE for token in range(first, stop)) else []


def _says(tree: Phrases, cue: int, first: int) -> bool:
    """Whether `say` is followed by what may begin a clause."""
    return tree.lemma[cue] == "say" and first < len(tree) and tree.pos[first] not in _NO_CLAUSE


def _tells(tree: Phrases, cue: int) -> bool:
    """Whether a cue without an object goes on without a comma."""
    return tree.child(cue, "dobj") < 0 and tree.pos[cue + 1] != "PUNCT"
