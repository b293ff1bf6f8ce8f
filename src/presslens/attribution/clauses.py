"""A verb that is a cue ─▶ the clause that it reports: governed, interrupted, closed or remarked upon by the cue."""

from presslens.attribution import remarks
from presslens.attribution.cues import reports
from presslens.attribution.ends import clause_end
from presslens.attribution.marks import EDGES
from presslens.attribution.phrases import Phrases, Run

_WH = frozenset(["how", "if", "that", "what", "when", "where", "whether", "which", "who", "why"])
_REASONS = frozenset(["because", "if", "since", "unless"])


def reported(tree: Phrases, cue: int) -> list[Run]:
    """What stands around a cue between commas, else the clause that it governs, else what its sentence holds."""
    found = remarks.parenthetical(tree, cue) or clause(tree, cue)
    if not reports(tree.lemma[cue], tree.pos[cue]):
        return found
    if _is_nobodys(tree, cue):
        return []
    return (
        found
        or remarks.final(tree, cue)
        or remarks.as_reported(tree, cue)
        or remarks.in_writing(tree, cue)
        or remarks.set_apart(tree, cue)
        or remarks.rest(tree, cue)
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
    return [(first, clause_end(tree, cue, _with_clauses_behind(tree, cue, tree.right[content])))]


def _with_clauses_behind(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause ends with what goes on with it behind a comma or a dash, though the parser hangs it on the cue."""
    for child in tree.children[cue]:
        first = tree.left[child]
        follows = end <= first <= end + 2 and EDGES.issuperset(tree.word[end:first])
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
        first = tree.left[content]
        return "," not in tree.word[first - 1 : first + 1] or tree.child(cue, "dobj") < 0
    if {":", ";"} & set(tree.word[content:cue]) or tree.child(cue, "auxpass") >= 0:
        return False
    end = tree.right[content]
    return tree.word[end] in EDGES or tree.word[end - 1] in EDGES
