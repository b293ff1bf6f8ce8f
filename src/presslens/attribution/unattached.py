"""Quotations that no tree reaches: they belong to the cue beside them, else they continue what came before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from presslens.attribution.constructions import Attribution
from presslens.attribution.contents import joined, overlap
from presslens.attribution.cues import Reading, cues, speaks
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quoted import Quoted
from presslens.attribution.sources import source

_REACH = 16  # tokens between a quotation and its cue at most
_NAMES = frozenset(
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"]
)
_STARTS = frozenset(["DET", "NOUN", "PRON", "PROPN"])
_INTRODUCES = frozenset(["AUX", "CCONJ", "PUNCT", "SCONJ", "VERB"])


def with_unattached(tree: Phrases, found: Sequence[Attribution], quotes: Quoted) -> list[Attribution]:
    """The attributions, each with the quotations that it introduces or that go on with it."""
    known = {one.head: one for one in found}
    outer = quotes.beside_depth(0)
    for quote, free in zip(outer, _windows(outer, len(tree)), strict=True):
        if _is_covered(known.values(), quote):
            continue
        cue = _cue(tree, quote, free, known)
        if cue < 0:
            cue = _before(tree, known, quote, quotes)
            if cue >= 0:
                known[cue] = _with(tree, known[cue], quote)
        elif cue in known:
            if any(overlap(run, other) for run in known[cue].content for other in outer):
                known[cue] = _with(tree, known[cue], quote)
            elif cue <= quote[1]:
                known[cue] = replace(known[cue], content=(quote,))
        else:
            known[cue] = _introduced(tree, cue, quote)
    return [known[cue] for cue in sorted(known)]


def _windows(outer: list[Run], length: int) -> Iterator[Run]:
    """How far the text around each quotation reaches: to the neighbouring ones."""
    starts = [0, *(run[1] for run in outer[:-1])]
    stops = [*(run[0] for run in outer[1:]), length]
    return zip(starts, stops[: len(outer)], strict=False)


def _is_covered(found: Iterable[Attribution], quote: Run) -> bool:
    size = quote[1] - quote[0]
    return any(
        2 * sum(overlap(quote, run) for run in one.content) >= size
        for one in found
        if not quote[0] <= one.head < quote[1]
    )


def _with(tree: Phrases, one: Attribution, quote: Run) -> Attribution:
    return replace(one, content=tuple(joined(tree, (*one.content, quote))))


def _introduced(tree: Phrases, cue: int, quote: Run) -> Attribution:
    readings = cues().get((tree.lemma[cue], tree.pos[cue]), {})
    reading = readings.get("clause", Reading("say", "acknowledge"))
    thing = tree.child(cue, "dobj")
    if thing >= 0 and overlap(tree.phrase(thing), quote):
        quote = min(tree.left[thing], quote[0]), max(tree.right[thing], quote[1])
    return Attribution(cue, (cue, cue + 1), source(tree, cue), (quote,), reading, "quotation")


def _cue(tree: Phrases, quote: Run, free: Run, known: dict[int, Attribution]) -> int:
    """The cue that stands right behind or right before a quotation; −1 where there is none."""
    behind = _behind(tree, quote, free[1])
    return behind if behind >= 0 else _in_front(tree, quote, free[0], known)


def _behind(tree: Phrases, quote: Run, stop: int) -> int:
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
    return tree.sentence[first] != tree.sentence[first - 1] or tree.pos[first - 1] in _INTRODUCES


def _adjoins(tree: Phrases, last: int, cue: int) -> bool:
    """Whether nothing but the source stands between a quotation and the cue behind it."""
    subject = tree.subject(cue)
    start = min(cue, tree.left[subject]) if subject >= 0 else cue
    if last in (cue, start) or (start == last + 1 and tree.word[last] == ","):
        return True
    return tree.pos[last] in _STARTS and all(tree.pos[token] in _NAMES for token in range(last, cue))


def _in_front(tree: Phrases, quote: Run, start: int, known: dict[int, Attribution]) -> int:
    """The nearest verb in front, where it can introduce a quotation; behind a colon or a full stop a cue without content."""
    first = quote[0]
    for token in range(first - 1, max(start, first - _REACH, 0) - 1, -1):
        if tree.sentence[token] != tree.sentence[first]:
            break
        if speaks(tree.lemma[token], tree.pos[token]):
            return token
        if tree.pos[token] == "VERB" and ":" not in tree.word[token:first]:
            return -1
    return _announcing(tree, first, start, known) if first else -1


def _announcing(tree: Phrases, first: int, start: int, known: dict[int, Attribution]) -> int:
    """The verb of the sentence before that says nothing itself: `Lee issued a statement:`, `Lee said in a statement.`."""
    before = tree.around(first - 1)
    root = next((token for token in range(*before) if tree.head[token] == token), -1)
    if root < start or before[1] < first:
        return -1
    colon = tree.word[first - 1] == ":"
    empty = speaks(tree.lemma[root], tree.pos[root]) and not any(cue in known for cue in range(*before))
    return root if tree.pos[root] == "VERB" and (colon or empty) else -1


def _before(tree: Phrases, known: dict[int, Attribution], quote: Run, quotes: Quoted) -> int:
    """The last attribution before a quotation that is a sentence of its own."""
    first = quote[0]
    if (
        first
        and tree.sentence[first - 1] == tree.sentence[first]
        and tree.word[first - 1] not in (".", "?", "!")
    ):
        return -1
    last = -1
    for cue, one in sorted(known.items()):
        if (
            cue < first
            and not quotes.around(cue)
            and one.construction in ("clause", "quotation", "according")
        ):
            if last < 0 or not _is_inside(tree, cue, known[last]):
                last = cue
    return last if last >= 0 and _is_near(tree, known[last], first) else -1


def _is_inside(tree: Phrases, cue: int, other: Attribution) -> bool:
    """Whether a cue stands in what another one says or names, or in a clause that only says when it was said."""
    runs = (*other.content, other.source) if other.source else other.content
    under = tree.left[other.head] <= cue < tree.right[other.head]
    aside = tree.dep[cue] == "advcl" and tree.subject(cue) >= 0 and under
    return aside or any(run[0] <= cue < run[1] for run in runs)


def _is_near(tree: Phrases, one: Attribution, first: int) -> bool:
    last = max(run[1] for run in (*one.content, one.cue)) - 1
    return tree.paragraph[first] - tree.paragraph[last] <= 1
