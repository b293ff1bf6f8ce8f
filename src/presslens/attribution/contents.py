"""Contents grown to the quotations they stand in, cut free of their cues, trimmed of loose marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from presslens.attribution.constructions import Attribution
from presslens.attribution.marks import DASHES
from presslens.attribution.phrases import Phrases, Run, not_empty
from presslens.attribution.quoted import Quoted

_LOOSE = frozenset([*",.;:—–-!?―", "--", "...", "…"])
_LOOSE_BEHIND = _LOOSE | {"and", "but", "or"}
_ASIDE = frozenset(["although", "despite", "though"])
_STOPS = frozenset([":", ".", "!", "?", "”"])
_GOES_ON = frozenset(
    ["AUX", "CCONJ", "PRON", "SCONJ", "VERB"]
)  # what follows a dash and belongs to the clause


def shaped(tree: Phrases, found: Attribution, quotes: Quoted) -> Attribution:
    """The attribution with its content as a reader would mark it."""
    start, stop = tree.around(found.head)
    beside, limit = quotes.beside(found.head, (start, stop + 1)), quotes.limit(found.head)
    group = _cue_group(tree, found, beside)
    runs = not_empty(*(clipped(run, limit) for run in found.content))
    runs = [grown(_from_start(tree, found, run, group), _reached(tree, found, run, beside)) for run in runs]
    pieces = [_shaped(tree, found, piece, beside) for run in runs for piece in _cut(run, group)]
    return replace(found, content=tuple(joined(tree, (clipped(piece, limit) for piece in pieces))))


def clipped(run: Run, limit: Run) -> Run:
    """The part of a run within limits."""
    return max(run[0], limit[0]), min(run[1], limit[1])


def overlap(run: Run, other: Run) -> int:
    """How many tokens two runs share."""
    return max(0, min(run[1], other[1]) - max(run[0], other[0]))


def grown(run: Run, others: Iterable[Run]) -> Run:
    """The run with the others that it reaches into."""
    for other in others:
        run = min(run[0], other[0]), max(run[1], other[1])
    return run


def _reached(tree: Phrases, found: Attribution, run: Run, beside: Sequence[Run]) -> list[Run]:
    """The quotations that a content reaches into; a label may stand right behind its object (`called it “a lie”`)."""
    follows = run[1] if found.construction in ("label", "object") else -1
    return [
        quote
        for quote in beside
        if overlap(quote, run) or quote[0] == follows or _ends_with(tree, found, run, quote)
    ]


def _ends_with(tree: Phrases, found: Attribution, run: Run, quote: Run) -> bool:
    """Whether a clause goes on in a quotation up to the end of its sentence (`said it was late, “too late.”`)."""
    if found.construction != "clause" or not found.head < run[0] < quote[0]:
        return False
    adjoins = quote[0] == run[1] or tree.word[run[1] : quote[0]] == [","]
    same = tree.sentence[quote[0]] == tree.sentence[found.head] and tree.token[quote[0] + 1][:1].islower()
    return adjoins and same and quote[1] >= tree.around(found.head)[1] - 1


def _cue_group(tree: Phrases, found: Attribution, beside: Sequence[Run]) -> list[Run]:
    """The cue with what hangs on it beside its content: who, to whom, when, how."""
    group = [found.cue, *([found.source] if found.source else [])]
    for child in tree.children[found.head]:
        run = tree.phrase(child)
        if tree.dep[child] != "punct" and not any(overlap(run, other) for other in (*found.content, *beside)):
            group.append(run)
    return sorted(group)


def _from_start(tree: Phrases, found: Attribution, run: Run, group: Sequence[Run]) -> Run:
    """Before a cue that closes its sentence, a clause begins with the sentence."""
    closes = run[1] <= group[0][0] and group[-1][1] >= tree.around(found.head)[1] - 1
    return (min(run[0], tree.around(run[0])[0]), run[1]) if found.construction == "clause" and closes else run


def _cut(run: Run, parts: Iterable[Run]) -> Iterator[Run]:
    """What remains of a run without the parts, which come in order."""
    first, last = run
    for start, stop in parts:
        if first < stop and start < last:
            yield from not_empty((first, start))
            first = stop
    yield from not_empty((first, last))


def _shaped(tree: Phrases, found: Attribution, piece: Run, beside: Sequence[Run]) -> Run:
    if piece[1] <= found.head:
        return _direct(tree, piece, beside)
    if piece[0] > found.head:
        piece = _before_bracket(tree, _before_dash(tree, _introduced(tree, piece, beside), beside))
        return piece if found.construction == "clause" else _before_aside(tree, piece, beside)
    return piece


def _direct(tree: Phrases, piece: Run, beside: Iterable[Run]) -> Run:
    """Before the cue, a quotation that follows a full stop or a colon stands alone."""
    for quote in beside:
        if piece[0] < quote[0] and quote[1] <= piece[1] <= quote[1] + 1 and _begins(tree, quote[0]):
            return quote
    return piece


def _introduced(tree: Phrases, piece: Run, beside: Iterable[Run]) -> Run:
    """Behind the cue, a sentence in quotation marks behind a comma stands alone (`said on Monday, “We go.”`)."""
    for quote in beside:
        if piece[0] < quote[0] < piece[1] <= quote[1] and tree.word[quote[0] - 1] in (",", ":"):
            return quote if tree.token[quote[0] + 1][:1].isupper() else piece
    return piece


def _begins(tree: Phrases, token: int) -> bool:
    """Whether something new begins: a sentence, or what a colon announces."""
    return tree.sentence[token] != tree.sentence[token - 1] or tree.word[token - 1] in _STOPS


def _before_dash(tree: Phrases, piece: Run, beside: Iterable[Run]) -> Run:
    """What is added behind a single dash is the reporter's (`said it was done - to the dismay of …`)."""
    dashes = [token for token in range(piece[0] + 1, piece[1] - 1) if _is_dash(tree, token)]
    if len(dashes) != 1 or _is_quoted(dashes[0], beside):
        return piece
    behind = dashes[0] + 1
    goes_on = (tree.pos[behind] in _GOES_ON and tree.tag[behind] != "VBG") or tree.word[behind] == "not"
    return piece if goes_on else (piece[0], dashes[0])


def _is_dash(tree: Phrases, token: int) -> bool:
    """Whether a dash stands between spaces, not in a compound word."""
    spaced = tree.end[token - 1] < tree.start[token] and tree.end[token] < tree.start[token + 1]
    return tree.word[token] in DASHES and spaced


def _is_quoted(token: int, beside: Iterable[Run]) -> bool:
    return any(quote[0] <= token < quote[1] for quote in beside)


def _before_bracket(tree: Phrases, piece: Run) -> Run:
    """A bracket that is still open where a content ends is no part of it."""
    marks = [token for token in range(piece[0] + 1, piece[1]) if tree.word[token] in ("(", ")")]
    return (piece[0], marks[-1]) if marks and tree.word[marks[-1]] == "(" else piece


def _before_aside(tree: Phrases, piece: Run, beside: Iterable[Run]) -> Run:
    """A thing announced or judged ends before what the reporter sets beside it (`a profit, well above …`)."""
    for token in range(piece[0] + 2, piece[1] - 1):
        compares = tree.pos[token] == "ADV" and tree.pos[token + 1] in ("ADP", "SCONJ")
        aside = compares or tree.word[token] in _ASIDE
        if tree.word[token - 1] == "," and aside and not _is_quoted(token, beside):
            return piece[0], token - 1
    return piece


def joined(tree: Phrases, runs: Iterable[Run]) -> list[Run]:
    """Runs in order, trimmed of marks that belong to no word; those that touch are one."""
    out: list[Run] = []
    for run in sorted(filter(None, (_trimmed(tree, run) for run in runs))):
        if out and run[0] <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], run[1]))
        else:
            out.append(run)
    return out


def _trimmed(tree: Phrases, run: Run) -> Run | None:
    """A run without the marks and conjunctions at its ends; none where no word remains."""
    first, last = run
    while first < last and tree.word[first] in _LOOSE:
        first += 1
    while first < last and tree.word[last - 1] in _LOOSE_BEHIND:
        last -= 1
    return (first, last) if any(tree.pos[token] != "PUNCT" for token in range(first, last)) else None
