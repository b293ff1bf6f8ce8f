"""A verb that is a cue ─▶ what it attributes, by construction.

Each rule reads the dependents of one verb (labels of spaCy's English pipelines) and gives the content's runs of
tokens, none where the construction is not there.
"""

from presslens.attribution.cues import cues, reports
from presslens.attribution.phrases import Phrases, Run

_COMMAS = frozenset([",", "-", "–", "—", "--", '"', "”", "''", "’", "'"])
_MARKS = frozenset(["that", "whether", "if", "why", "how", "what", "who", "when", "where", "which"])
_OPENING = frozenset(['"', "“", "''", "``", "‘", "'"])
_CLOSING = frozenset(['"', "”", "''", "’", "'"])
_QUOTES = (['"'], ["“"], ["''"], ["‘"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_NEAR = 5  # tokens between a cue and the "that" of its clause, at most
_DASHES = frozenset(["-", "–", "—", "--"])
_AS = frozenset(["as", "for", "to", "with", "of", "over", "about", "against"])
_TAIL = frozenset(["prep", "oprd", "advmod", "npadvmod", "xcomp", "dative"])


def reported(tree: Phrases, cue: int) -> list[Run]:
    """What stands around a cue between commas, else the clause that it governs, else the sentence that it ends."""
    found = parenthetical(tree, cue) or clause(tree, cue)
    if found or not reports(tree.lemma[cue], tree.pos[cue]):
        return found
    return final(tree, cue) or as_reported(tree, cue) or rest(tree, cue)


def clause(tree: Phrases, cue: int) -> list[Run]:
    """`said that …`, `said …`, `“…,” said`, `asked whether …`, `denied doing …`."""
    found = [child for child in tree.those(cue, "ccomp", "xcomp") if _is_reported(tree, child)]
    found = [child for child in found if _is_set_off(tree, cue, child)]
    if not found:
        return []
    marked = (child for child in found if child > cue and tree.word[tree.left[child]] in _MARKS)
    content = next(marked, found[0])
    return [(tree.left[content], _end(tree, cue, tree.right[content]))]


def _is_set_off(tree: Phrases, cue: int, content: int) -> bool:
    """Whether a clause is where its cue can reach it: behind it, or before it with nothing but a comma between."""
    if content > cue:
        return tree.word[tree.left[content] - 1] != "," or tree.child(cue, "dobj") < 0
    if {":", ";"} & set(tree.word[content:cue]) or tree.child(cue, "auxpass") >= 0:
        return False
    return tree.word[tree.right[content]] in _COMMAS or tree.word[tree.right[content] - 1] in _COMMAS


def _end(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause behind its cue ends; `…, but failed to …` and `… had she …` go on with it."""
    stop = tree.around(cue)[1]
    end = _before_contrast(tree, cue, end)
    if cue < end < stop and (tree.word[end] == ":" or (tree.pos[end] == "AUX" and tree.dep[cue] != "relcl")):
        return stop
    joins = reports(tree.lemma[cue], tree.pos[cue]) and cue < end and _is_joined(tree, end, stop)
    return stop if joins else end


def _is_joined(tree: Phrases, end: int, stop: int) -> bool:
    """Whether `…, but …` or `… and that …` goes on with a clause up to the end of its sentence."""
    behind = end + 1 if end < stop and tree.word[end] in _COMMAS else end
    conjunction = tree.word[behind : min(behind + 2, stop)]
    if conjunction[:1] != ["but"] and conjunction not in (["and", "that"], ["or", "that"]):
        return False
    acts = (tree.lemma[min(behind + 1, stop - 1)], "VERB") in cues()
    return not acts and not any(reports(tree.lemma[token], tree.pos[token]) for token in range(behind, stop))


def _before_contrast(tree: Phrases, cue: int, end: int) -> int:
    """`Lee said …, while Park said …` are two."""
    for token in range(cue + 1, end):
        if tree.word[token] == "while" and tree.dep[token] == "mark" and tree.word[token - 1] == ",":
            other = tree.head[token]
            if reports(tree.lemma[other], tree.pos[other]):
                return token - 1
    return end


def _is_reported(tree: Phrases, verb: int) -> bool:
    """Whether a complement is finite, or a participle (`denied doing`)."""
    if tree.dep[verb] == "ccomp":
        return not is_infinitive(tree, verb)
    return tree.tag[verb] == "VBG"


def parenthetical(tree: Phrases, cue: int) -> list[Run]:
    """`…, economists say, …`: a subject and its cue between commas report the rest of their sentence."""
    subject = tree.subject(cue)
    if subject < 0 or tree.child(cue, "mark", "dobj", "aux") >= 0:
        return []
    first, last = min(tree.left[subject], cue), max(tree.right[subject], cue + 1)
    start, stop = tree.phrase(_host(tree, cue))
    if first <= start + 1 or last >= stop - 2 or not {tree.word[first - 1], tree.word[last]} <= _COMMAS:
        return []
    return [(start, first), (last, stop)] if _goes_on(tree, first - 1, last + 1) else []


def final(tree: Phrases, cue: int) -> list[Run]:
    """`…, said Lee.`: nothing stands behind the cue but its own dependents."""
    subject = tree.subject(cue)
    start, stop = tree.around(cue)
    first = min(tree.left[subject], cue) if subject >= 0 else 0
    if (
        first <= start + 3
        or tree.word[first - 1] not in _COMMAS
        or tree.pos[start] in ("ADP", "SCONJ")
        or tree.child(cue, "mark", "dobj") >= 0
    ):
        return []
    behind = tree.right[cue]
    if (behind < stop - 1 and (tree.dep[cue] != "ccomp" or tree.word[behind] not in _DASHES)) or not any(
        tree.pos[token] in ("VERB", "AUX") for token in range(start, first)
    ):
        return []
    return [(start, first)]


def rest(tree: Phrases, cue: int) -> list[Run]:
    """`said his research shows …`, which a parser may take for an object: the rest of the sentence, where it has a verb."""
    stop = tree.around(cue)[1]
    first = tree.word.index("that", cue, stop) if "that" in tree.word[cue:stop] else cue + 1
    near = first - cue <= _NEAR and tree.pos[cue + 1] != "PUNCT" and (tree.lemma[cue] == "say" or tree.word[first] == "that")
    finite = any(tree.tag[token] in _FINITE for token in range(first, stop))
    told = tree.subject(cue) >= 0 > tree.child(cue, "dobj") or tree.lemma[cue] == "say"
    told = told and tree.dep[cue] != "relcl" and not is_infinitive(tree, cue)
    return [(first, stop)] if near and finite and told and tree.pos[first] not in ("PUNCT", "ADP") else []


def as_reported(tree: Phrases, cue: int) -> list[Run]:
    """`as Lee noted, …`, `…, as reported`: the rest of the sentence."""
    (first, last), (start, stop) = tree.phrase(cue), tree.around(cue)
    if tree.word[first] != "as" or tree.dep[cue] != "advcl" or tree.child(cue, "dobj") >= 0:
        return []
    return [run for run in ((start, first), (last, stop)) if run[0] < run[1]]


def _host(tree: Phrases, cue: int) -> int:
    """What a parenthesis stands in: the clause that it hangs on, or one that this clause completes."""
    host = tree.head[cue]
    return tree.head[host] if host != cue and tree.left[host] >= tree.left[cue] else host


def _goes_on(tree: Phrases, before: int, behind: int) -> bool:
    """Whether what stands behind a cue goes on with what stands before it, and is nothing new."""
    if tree.word[before] in _CLOSING or tree.tag[behind] == "VBG":
        return False
    begins = behind + 1 if tree.word[behind] in _OPENING else behind
    return begins == behind or tree.token[begins][:1].islower()


def infinitive(tree: Phrases, cue: int) -> list[Run]:
    """`vowed to …`; `is expected to …`, whose subject belongs to the content."""
    child = next((child for child in tree.those(cue, "xcomp") if is_infinitive(tree, child)), -1)
    if child < 0:
        return []
    subject = tree.child(cue, "nsubjpass")
    return [*([tree.phrase(subject)] if subject >= 0 else []), tree.phrase(child)]


def order(tree: Phrases, cue: int) -> list[Run]:
    """`urged Congress to …`, `called on Congress to …`, `called for it to …`: who is to act belongs to the content."""
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


def patient(tree: Phrases, cue: int) -> list[Run]:
    """`announced sanctions`, `called him a liar`, `described it as …`, `was criticized by …`."""
    if not is_asserted(tree, cue):
        return []
    passive = tree.child(cue, "nsubjpass", "auxpass") >= 0
    thing = tree.child(cue, "nsubjpass" if passive else "dobj")
    if thing < 0:
        return []
    said = [child for child in tree.children[cue] if child > max(thing, cue) and _describes(tree, child)]
    named = any(tree.dep[child] == "oprd" or tree.word[child] == "as" for child in said)
    if (tree.tag[thing] in ("WDT", "WP") and not named) or (passive and not said and tree.child(cue, "agent") < 0):
        return []
    if not said or thing < cue:
        return [tree.phrase(thing), *map(tree.phrase, said)]
    return [(tree.left[thing], tree.right[said[-1]])]


def label(tree: Phrases, cue: int) -> list[Run]:
    """`called him a liar`, `called it “a lie”`, `regarded it as …`: only where it is said what the object is taken for."""
    content = patient(tree, cue)
    named = any(
        tree.dep[child] == "oprd" or tree.word[child] == "as" for child in tree.those(cue, "oprd", "prep")
    )
    end = content[-1][1] if content else len(tree)
    return content if named or tree.word[end : end + 1] in _QUOTES else []


def _describes(tree: Phrases, child: int) -> bool:
    """Whether a dependent says what the object is taken for (`as …`, `a liar`), or why it is judged (`for …`)."""
    return tree.dep[child] in ("oprd", "xcomp") or (tree.dep[child] == "prep" and tree.word[child] in _AS)


def is_infinitive(tree: Phrases, verb: int) -> bool:
    """Whether `to` stands before the verb."""
    return any(tree.tag[child] == "TO" for child in tree.those(verb, "aux"))


def is_asserted(tree: Phrases, verb: int) -> bool:
    """Whether the text says that somebody does it: `to attack`, `by attacking` and `those attacking` do not."""
    if tree.tag[verb] == "VBG":
        return tree.dep[verb] not in ("acl", "pcomp", "pobj", "csubj", "xcomp", "dobj", "nsubj", "amod")
    return not is_infinitive(tree, verb)
