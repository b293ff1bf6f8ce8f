"""Where a clause behind its cue ends: what goes on with it though the parser hangs it elsewhere."""

from presslens.attribution.cues import cues, reports, tells
from presslens.attribution.marks import EDGES
from presslens.attribution.phrases import Phrases

FINITE = frozenset(["MD", "VBD", "VBP", "VBZ"])


def clause_end(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause behind its cue ends; `…: …`, `… had she …` and `…, but …` go on with it."""
    if end <= cue:
        return end
    stop = tree.around(cue)[1]
    end = _before_contrast(tree, cue, end)
    if end < stop and (tree.word[end] == ":" or (tree.pos[end] == "AUX" and tree.dep[cue] != "relcl")):
        return stop
    joins = reports(tree.lemma[cue], tree.pos[cue]) and _is_joined(tree, end, stop)
    joins = joins and not _is_answered(tree, cue)
    return stop if joins else end


def _is_joined(tree: Phrases, end: int, stop: int) -> bool:
    """Whether `…, but …` or `… and that …` goes on with a clause up to the end of its sentence."""
    behind = end + 1 if end < stop and tree.word[end] in EDGES else end
    conjunction = tree.word[behind : min(behind + 2, stop)]
    if conjunction[:1] != ["but"] and conjunction not in (["and", "that"], ["or", "that"]):
        return False
    return not _judges_anew(tree, min(behind + 1, stop - 1)) and not any(
        _reports_anew(tree, token) for token in range(behind, stop)
    )


def _judges_anew(tree: Phrases, verb: int) -> bool:
    """Whether a verb tells what else its speaker said of something: `but denied it`, not `but found it`."""
    readings = cues().get((tree.lemma[verb], "VERB"), {})
    said = (reading for reading in readings.values() if reading.act in ("deny", "evaluate", "say"))
    return any("object" in readings or reading.stance != "endorse" for reading in said)


def _reports_anew(tree: Phrases, token: int) -> bool:
    """Whether a verb reports something of its own: by what it means, or by the finite clause that it governs."""
    lemma, pos = tree.lemma[token], tree.pos[token]
    clauses = (
        verb
        for verb in tree.those(token, "ccomp")
        if tree.tag[verb] in FINITE or tree.child(verb, "aux") >= 0
    )
    return tells(lemma, pos) or (reports(lemma, pos) and next(clauses, -1) >= 0)


def _is_answered(tree: Phrases, cue: int) -> bool:
    """Whether the reporter sets a clause against a cue with `that`: `Lee argued that …, but Park pushed for …`."""
    other = tree.child(cue, "conj")
    marked = any(tree.word[tree.left[child]] == "that" for child in tree.those(cue, "ccomp"))
    return marked and other >= 0 and tree.subject(other) >= 0 and tree.tag[other] == tree.tag[cue]


def _before_contrast(tree: Phrases, cue: int, end: int) -> int:
    """Where a clause ends before another cue's: `Lee said …, while Park said …` are two."""
    for token in range(cue + 1, end):
        if tree.word[token] == "while" and tree.dep[token] == "mark" and tree.word[token - 1] == ",":
            other = tree.head[token]
            if reports(tree.lemma[other], tree.pos[other]):
                return token - 1
    return end
