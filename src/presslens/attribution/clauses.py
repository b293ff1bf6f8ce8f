"""A verb that is a cue ─▶ the clause that it reports: governed, interrupted, closed or remarked upon by the cue."""

from presslens.attribution.cues import cues, reports
from presslens.attribution.phrases import CLOSING, DASHES, OPENING, Phrases, Run, not_empty

_EDGES = frozenset([","]) | DASHES | CLOSING
_WH = frozenset(["how", "if", "that", "what", "when", "where", "whether", "which", "who", "why"])
_FINITE = frozenset(["MD", "VBD", "VBP", "VBZ"])
_NO_CLAUSE = frozenset(["ADP", "PUNCT", "SCONJ", "VERB"])  # what a clause without "that" hardly begins with
_REASONS = frozenset(["because", "if", "since", "unless"])
_WHERE = frozenset(["at", "during", "for", "in", "on"])
_NEAR = 5  # tokens between a cue and the "that" of its clause, at most


def reported(tree: Phrases, cue: int) -> list[Run]:
    """What stands around a cue between commas, else the clause that it governs, else what its sentence holds."""
    found = parenthetical(tree, cue) or clause(tree, cue)
    if not reports(tree.lemma[cue], tree.pos[cue]):
        return found
    if _is_nobodys(tree, cue):
        return []
    return (
        found
        or final(tree, cue)
        or as_reported(tree, cue)
        or in_writing(tree, cue)
        or set_apart(tree, cue)
        or rest(tree, cue)
    )


def _is_nobodys(tree: Phrases, cue: int) -> bool:
    """Whether it is only judged what might be said (`it is safe to say that …`)."""
    verb = tree.head[cue]
    judged = tree.dep[cue] == "xcomp" and tree.is_infinitive(cue) and tree.child(verb, "acomp") >= 0
    subject = tree.subject(verb)
    return judged and subject >= 0 and tree.word[subject] == "it"


def clause(tree: Phrases, cue: int) -> list[Run]:
    """`said that …`, `said …`, `“…,” said`, `asked whether …`, `denied doing …`."""
    found = [
        child
        for child in tree.those(cue, "ccomp", "xcomp")
        if _is_clause(tree, child) and _is_in_reach(tree, cue, child)
    ]
    if not found:
        return []
    marked = (child for child in found if child > cue and tree.word[tree.left[child]] in _WH)
    content = next(marked, found[0])
    first = tree.left[content]
    if found[0] > cue and tree.word[first - 1] == ":":
        first = tree.left[found[0]]
    return [(first, _end(tree, cue, _with_clauses_behind(tree, cue, tree.right[content])))]


def _with_clauses_behind(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause ends with what goes on with it behind a comma or a dash, though the parser hangs it on the cue."""
    for child in tree.children[cue]:
        first = tree.left[child]
        follows = first == end or (first == end + 1 and tree.word[end] in _EDGES)
        if child > cue and follows and (tree.dep[child] == "ccomp" or _gives_reason(tree, child)):
            end = tree.right[child]
    return end


def _gives_reason(tree: Phrases, verb: int) -> bool:
    """Whether a clause says why or on what condition (`…, because …`)."""
    mark = tree.child(verb, "mark")
    return tree.dep[verb] == "advcl" and mark >= 0 and tree.word[mark] in _REASONS


def _is_clause(tree: Phrases, verb: int) -> bool:
    """Whether a complement is finite, or a participle (`denied doing`)."""
    return not tree.is_infinitive(verb) if tree.dep[verb] == "ccomp" else tree.tag[verb] == "VBG"


def _is_in_reach(tree: Phrases, cue: int, content: int) -> bool:
    """Whether a clause is where its cue can reach it: behind it, or before it with nothing but a comma between."""
    if content > cue:
        return tree.word[tree.left[content] - 1] != "," or tree.child(cue, "dobj") < 0
    if {":", ";"} & set(tree.word[content:cue]) or tree.child(cue, "auxpass") >= 0:
        return False
    end = tree.right[content]
    return tree.word[end] in _EDGES or tree.word[end - 1] in _EDGES


def _end(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause behind its cue ends; `…: …`, `… had she …` and `…, but …` go on with it."""
    if end <= cue:
        return end
    stop = tree.around(cue)[1]
    end = _before_contrast(tree, cue, end)
    if end < stop and (tree.word[end] == ":" or (tree.pos[end] == "AUX" and tree.dep[cue] != "relcl")):
        return stop
    joins = reports(tree.lemma[cue], tree.pos[cue]) and _is_joined(tree, end, stop)
    return stop if joins else end


def _is_joined(tree: Phrases, end: int, stop: int) -> bool:
    """Whether `…, but …` or `… and that …` goes on with a clause up to the end of its sentence."""
    behind = end + 1 if end < stop and tree.word[end] in _EDGES else end
    conjunction = tree.word[behind : min(behind + 2, stop)]
    if conjunction[:1] != ["but"] and conjunction not in (["and", "that"], ["or", "that"]):
        return False
    verb = cues().get((tree.lemma[min(behind + 1, stop - 1)], "VERB"), {})
    if any(reading.act in ("deny", "evaluate", "say") for reading in verb.values()):
        return False
    return not any(reports(tree.lemma[token], tree.pos[token]) for token in range(behind, stop))


def _before_contrast(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause ends before another cue's: `Lee said …, while Park said …` are two."""
    for token in range(cue + 1, end):
        if tree.word[token] == "while" and tree.dep[token] == "mark" and tree.word[token - 1] == ",":
            other = tree.head[token]
            if reports(tree.lemma[other], tree.pos[other]):
                return token - 1
    return end


def parenthetical(tree: Phrases, cue: int) -> list[Run]:
    """`…, economists say, …`: a subject and its cue between commas report the clause around them."""
    subject = tree.subject(cue)
    if subject < 0 or tree.child(cue, "mark", "dobj", "aux") >= 0:
        return []
    first, last = min(tree.left[subject], cue), max(tree.right[subject], cue + 1)
    start, stop = tree.phrase(_host(tree, cue))
    if first <= start + 1 or last >= stop - 2 or not {tree.word[first - 1], tree.word[last]} <= _EDGES:
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
    if first <= start + 3 or tree.word[first - 1] not in _EDGES or tree.pos[start] in ("ADP", "SCONJ"):
        return []
    end = tree.right[cue]
    closes = end >= stop - 1 or (tree.dep[cue] == "ccomp" and tree.word[end] in DASHES)
    verb = any(tree.pos[token] in ("AUX", "VERB") for token in range(start, first))
    return [(start, first)] if closes and verb and tree.child(cue, "mark", "dobj") < 0 else []


def as_reported(tree: Phrases, cue: int) -> list[Run]:
    """`as Lee noted, …`, `…, as reported`: the rest of the sentence."""
    (first, last), (start, stop) = tree.phrase(cue), tree.around(cue)
    said = cues()[tree.lemma[cue], tree.pos[cue]]["clause"].act == "say"
    if tree.word[first] != "as" or not said or tree.dep[cue] != "advcl" or tree.child(cue, "dobj") >= 0:
        return []
    return not_empty((start, first), (last, stop))


def in_writing(tree: Phrases, cue: int) -> list[Run]:
    """`said in a statement that …`, where the clause hangs on the noun."""
    for preposition in tree.those(cue, "prep"):
        noun = tree.child(preposition, "pobj") if tree.word[preposition] in _WHERE else -1
        for child in tree.those(noun, "acl", "ccomp", "relcl") if noun > cue else ():
            subject = tree.child(child, "nsubj", "nsubjpass")
            if tree.word[tree.left[child]] == "that" and subject > tree.left[child]:
                return [tree.phrase(child)]
    return []


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
    return [(first, stop)] if any(tree.tag[token] in _FINITE for token in range(first, stop)) else []


def _says(tree: Phrases, cue: int, first: int) -> bool:
    """Whether `say` is followed by what may begin a clause."""
    return tree.lemma[cue] == "say" and first < len(tree) and tree.pos[first] not in _NO_CLAUSE


def _tells(tree: Phrases, cue: int) -> bool:
    """Whether a cue without an object goes on without a comma."""
    return tree.child(cue, "dobj") < 0 and tree.pos[cue + 1] != "PUNCT"
