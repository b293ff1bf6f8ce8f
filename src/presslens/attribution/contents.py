"""Contents grown to the quotations they stand in, cut free of their cues, trimmed of loose marks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from presslens.attribution.constructions import Attribution
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quoted import Quoted

_LOOSE = frozenset([*",.;:—–-!?―", "--", "...", "…"])
_LOOSE_END = _LOOSE | {"and", "but", "or"}
_DASHES = frozenset(["-", "–", "—", "--", "―"])
_STOPS = frozenset([*".,!?…", "..."])


def shaped(tree: Phrases, found: Attribution, quotes: Quoted) -> Attribution:
    """The attribution with its content as a reader would mark it."""
    beside, limit = quotes.beside(found.head), quotes.limit(found.head)
    group = cue_group(tree, found, beside)
    runs = [clipped(run, limit) for run in found.content]
    runs = [_grown(tree, found, run, group, beside) for run in runs if run[0] < run[1]]
    pieces = [piece for run in runs for piece in _cut(run, group)]
    pieces = [_direct(tree, piece, beside) if piece[1] <= found.head else piece for piece in pieces]
    pieces = [_before_dash(tree, piece, beside) if piece[0] > found.head else piece for piece in pieces]
    return replace(found, content=tuple(joined(tree, (clipped(piece, limit) for piece in pieces))))


def clipped(run: Run, limit: Run) -> Run:
    """The part of a run within limits."""
    return max(run[0], limit[0]), min(run[1], limit[1])


def cue_group(tree: Phrases, found: Attribution, beside: list[Run]) -> list[Run]:
    """The cue with what hangs on it beside its content: who, to whom, when, how."""
    group = [found.cue, *([found.source] if found.source else [])]
    for child in tree.children[found.head]:
        run = tree.phrase(child)
        if tree.dep[child] != "punct" and not any(overlap(run, other) for other in (*found.content, *beside)):
            group.append(run)
    return sorted(group)


def overlap(run: Run, other: Run) -> int:
    """How many tokens two runs share."""
    return max(0, min(run[1], other[1]) - max(run[0], other[0]))


def _grown(tree: Phrases, found: Attribution, run: Run, group: list[Run], beside: list[Run]) -> Run:
    """A run that ends inside a quotation reaches to its end; before a closing cue it reaches to the sentence's start."""
    if (
        found.construction == "clause"
        and run[1] <= group[0][0]
        and group[-1][1] >= tree.around(found.head)[1] - 1
    ):
        run = min(run[0], tree.around(run[0])[0]), run[1]
    first, last = run
    for quote in beside:
        follows = quote[0] == run[1] and found.construction in ("label", "object")
        if overlap(quote, run) or follows:
            first, last = min(first, quote[0]), max(last, quote[1])
    return first, last


def _cut(run: Run, parts: list[Run]) -> Iterator[Run]:
    """What remains of a run without the parts."""
    first, last = run
    for start, stop in parts:
        if first < stop and start < last:
            if first < start:
                yield first, start
            first = stop
    if first < last:
        yield first, last


def _before_dash(tree: Phrases, piece: Run, beside: list[Run]) -> Run:
    """What is added behind a single dash is the reporter's (`said it was done - to the dismay of …`)."""
    dashes = [token for token in range(*piece) if tree.word[token] in _DASHES]
    if len(dashes) == 1 and tree.pos[min(dashes[0] + 1, piece[1] - 1)] not in (
        "CCONJ",
        "SCONJ",
        "VERB",
        "AUX",
        "PRON",
    ):
        dash = dashes[0]
        spaced = (
            tree.start[dash] > tree.end[dash - 1]
            and dash + 1 < len(tree)
            and tree.start[dash + 1] > tree.end[dash]
        )
        if spaced and not any(quote[0] <= dash < quote[1] for quote in beside):
            return piece[0], dash
    return piece


def _direct(tree: Phrases, piece: Run, beside: list[Run]) -> Run:
    """Before the cue, a quotation that follows a full stop or a colon stands alone."""
    for quote in beside:
        if piece[0] < quote[0] and quote[1] <= piece[1] <= quote[1] + 1 and _begins(tree, quote[0]):
            return quote
    return piece


def _begins(tree: Phrases, token: int) -> bool:
    """Whether something new begins: a sentence, or what a colon announces."""
    return tree.sentence[token] != tree.sentence[token - 1] or tree.word[token - 1] in (
        ":",
        ".",
        "!",
        "?",
        "”",
    )


def joined(tree: Phrases, runs: Iterable[Run]) -> list[Run]:
    """Runs in order, trimmed of marks that belong to no word; those that touch are one."""
    out: list[Run] = []
    for run in sorted(filter(None, (trimmed(tree, run) for run in runs))):
        if out and run[0] <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], run[1]))
        else:
            out.append(run)
    return out


def trimmed(tree: Phrases, run: Run) -> Run | None:
    first, last = run
    while first < last and tree.word[first] in _LOOSE:
        first += 1
    while first < last and tree.word[last - 1] in _LOOSE_END:
        last -= 1
    return (first, last) if any(tree.pos[token] != "PUNCT" for token in range(first, last)) else None
