"""A quotation that no tree reaches ─▶ the cue that stands beside it: behind it, before it, or announcing it."""

from collections.abc import Mapping

from presslens.attribution.constructions import Attribution
from presslens.attribution.cues import PLAIN, cues, judges, speaks
from presslens.attribution.nouns import named_before
from presslens.attribution.phrases import Phrases, Run

Known = Mapping[int, Attribution]  # by the token that is the cue's head

ENDS = frozenset([".", "?", "!"])
_REACH = 16  # tokens between a quotation and its cue at most
_NAMING = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"]
)
_STARTS = frozenset(["DET", "NOUN", "PRON", "PROPN"])
_INTRODUCES = frozenset(["AUX", "CCONJ", "PUNCT", "SCONJ", "VERB"])


def cue_beside(tree: Phrases, quote: Run, free: Run, known: Known) -> int:
    """The cue right behind or right before a quotation, between its neighbours; −1 where there is none."""
    behind = _behind(tree, quote, free[1])
    if behind >= 0 and not _has_other_content(tree, behind, quote, known):
        return behind
    verb = _in_front(tree, quote[0], free[0])
    if verb >= 0:
        if _does(tree, verb, quote):
            return -1
        return verb if speaks(tree.lemma[verb], tree.pos[verb]) or _judges_aloud(tree, verb, quote) else -1
    return _announcing(tree, quote[0], free[0], known) if quote[0] else -1


def _does(tree: Phrases, verb: int, quote: Run) -> bool:
    """Whether a verb that directs has a thing in quotation marks for its object (`directed “a long process.”`)."""
    reading = cues().get((tree.lemma[verb], tree.pos[verb]), {}).get("clause", PLAIN)
    return reading.act == "direct" and quote[0] < tree.child(verb, "dobj") < quote[1]


def _judges_aloud(tree: Phrases, verb: int, quote: Run) -> bool:
    """Whether a verb of judging is followed by a sentence that is quoted (`chided him, “What is this?”`)."""
    sentence = tree.word[quote[0] - 1] in (",", ":") and tree.token[quote[0] + 1][:1].isupper()
    return sentence and judges(tree.lemma[verb], tree.pos[verb])


def _has_other_content(tree: Phrases, cue: int, quote: Run, known: Known) -> bool:
    """Whether a cue behind a quotation begins the next sentence, with a content of its own (`“…?” Lee said he …`)."""
    last = quote[1] - 1
    apart = tree.sentence[cue] != tree.sentence[last] or tree.word[last - 1] in ENDS
    return apart and cue in known and known[cue].content[0][0] > cue


def _behind(tree: Phrases, quote: Run, stop: int) -> int:
    """The verb behind a quotation that only its source parts from it (`“…,” Lee said`)."""
    first, last = quote
    if tree.word[last - 2] == "." or (first and not _is_introduced(tree, first)):
        return -1
    for token in range(last, min(stop, last + _REACH)):
        if tree.paragraph[token] != tree.paragraph[last - 1]:
            return -1
        if speaks(tree.lemma[token], tree.pos[token]) and _adjoins(tree, last, token):
            return token
    return -1


def _is_introduced(tree: Phrases, first: int) -> bool:
    """Whether a quotation begins where one may: with its sentence, or behind a mark, a verb or a conjunction."""
    return tree.sentence[first] != tree.sentence[first - 1] or tree.pos[first - 1] in _INTRODUCES


def _adjoins(tree: Phrases, last: int, cue: int) -> bool:
    """Whether nothing but the source stands between a quotation and the cue behind it."""
    subject = tree.subject(cue)
    start = min(cue, tree.left[subject]) if subject >= 0 else cue
    if last in (cue, start) or (start == last + 1 and tree.word[last] == ","):
        return True
    return tree.pos[last] in _STARTS and all(tree.pos[token] in _NAMING for token in range(last, cue))


def _in_front(tree: Phrases, first: int, start: int) -> int:
    """The nearest verb before a quotation in its sentence; before a colon the nearest that can introduce one."""
    for token in range(first - 1, max(start, first - _REACH, 0) - 1, -1):
        if tree.sentence[token] != tree.sentence[first]:
            return -1
        if tree.pos[token] == "VERB":
            colon = ":" in tree.word[token:first]
            if not colon or speaks(tree.lemma[token], tree.pos[token]):
                return token
    return -1


def _announcing(tree: Phrases, first: int, start: int, known: Known) -> int:
    """What announces a quotation that follows: `Lee issued a statement:`, `Lee spoke at noon.`, `Lee:`."""
    before = tree.around(first - 1)
    since = before[0] if tree.word[first - 1] == ":" else max(start, before[0])
    verbs = [token for token in range(since, first) if tree.pos[token] == "VERB"]
    root = next((verb for verb in verbs if tree.head[verb] == verb), max(verbs, default=-1))
    says = root >= 0 and speaks(tree.lemma[root], tree.pos[root])
    if tree.word[first - 1] == ":":
        return first - 1 if not says and named_before(tree, first - 1) else root
    alone = before[1] == first and tree.head[root] == root and not any(cue in known for cue in range(*before))
    return root if says and alone else -1
