"""Where a clause behind its cue ends: what goes on with it though the parser hangs it elsewhere."""

from presslens.attribution.cues import cues, reports
from presslens.attribution.marks import EDGES
from presslens.attribution.phrases import Phrases


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
    verb = cues().get((tree.lemma[min(behind + 1, stop - 1)], "VERB"), {})
    if any(reading.act in ("deny", "evaluate", "say") for reading in verb.values()):
        return False
    return not any(reports(tree.lemma[token], tree.pos[token]) for token in range(behind, stop))


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
