"""Quotations that no tree reaches: they belong to the cue beside them, else they continue what came before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from presslens.attribution.beside import ENDS, cue_beside
from presslens.attribution.constructions import Attribution
from presslens.attribution.contents import grown, joined, overlap
from presslens.attribution.cues import PLAIN, cues
from presslens.attribution.nouns import named_before
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quoted import Quoted, touching
from presslens.attribution.sources import source

Known = dict[int, Attribution]  # by the token that is the cue's head
Held = defaultdict[int, list[int]]  # the cues that have a token in their content

_NAMED = frozenset(["ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"])
_LONG = 6  # tokens of a quotation, with its marks, that is more than a scare quote
_GOES_ON = frozenset(["according", "clause", "quotation"])


def with_unattached(tree: Phrases, found: Sequence[Attribution], quotes: Quoted) -> list[Attribution]:
    """The attributions, each with the quotations that it introduces or that go on with it."""
    known = {one.head: one for one in found}
    held: Held = defaultdict(list)
    for one in found:
        _hold(held, one, (0, len(tree)))
    last = 0, -1
    outer = quotes.at(0)
    for before, quote, after in zip([(0, 0), *outer], outer, [*outer[1:], (len(tree),) * 2], strict=False):
        if _is_covered(known, held, quote):
            continue
        if (cue := cue_beside(tree, quote, (before[1], after[0]), known)) >= 0:
            taken = _introduced(tree, cue, quote, known, quotes)
        elif _is_apart(tree, quote):
            last = _going_on(tree, known, quotes, last, quote[0])
            taken = _continued(tree, quote, known, last[1])
        elif not (taken := _listed(tree, quote, known, held)):
            last = _going_on(tree, known, quotes, last, quote[0])
            taken = _run_on(tree, quote, known, last[1], quotes)
        for one in taken:
            known[one.head] = one
            _hold(held, one, quote)
    return [known[cue] for cue in sorted(known)]


def _hold(held: Held, one: Attribution, near: Run) -> None:
    """Note which tokens an attribution has in its content, near those that are new to it."""
    for run in touching(one.content, near):
        for token in range(*run):
            held[token].append(one.head)


def _is_covered(known: Known, held: Held, quote: Run) -> bool:
    """Whether a cue outside the quotation has most of it as its content."""
    cues_here = {cue for token in range(*quote) for cue in held.get(token, ())}
    return any(
        2 * sum(overlap(quote, run) for run in touching(known[cue].content, quote)) >= quote[1] - quote[0]
        for cue in cues_here
        if not quote[0] <= cue < quote[1]
    )


def _introduced(tree: Phrases, cue: int, quote: Run, known: Known, quotes: Quoted) -> list[Attribution]:
    """The attribution of a cue with a quotation: new, added to what is quoted or adjoins, else in its place."""
    if cue not in known:
        return [_new(tree, cue, quote)]
    runs = known[cue].content
    if quote[1] == runs[0][0] and tree.word[quote[1]] == "that":  # a title (`told “Meet the Press” that …`)
        return []
    if any(_adjoin(tree, run, quote) or touching(quotes.at(0), run) for run in runs):
        return [_with(tree, known[cue], quote)]
    return [replace(known[cue], content=(quote,))] if cue <= quote[1] else []


def _adjoin(tree: Phrases, run: Run, quote: Run) -> bool:
    """Whether a quotation follows a run with nothing but a comma between them."""
    return run[1] == quote[0] or (run[1] == quote[0] - 1 and tree.word[run[1]] == ",")


def _new(tree: Phrases, cue: int, quote: Run) -> Attribution:
    """An attribution that only the quotation beside its cue gives away."""
    if tree.word[cue] == ":":
        return Attribution(cue, (cue, cue + 1), named_before(tree, cue), (quote,), PLAIN, "quotation")
    thing = tree.child(cue, "dobj")
    if thing >= 0 and overlap(tree.phrase(thing), quote):
        quote = grown(quote, [tree.phrase(thing)])
    reading = cues().get((tree.lemma[cue], tree.pos[cue]), {}).get("clause", PLAIN)
    named = source(tree, cue) or (_name_behind(tree, cue + 1) if 0 <= cue - quote[1] <= 1 else None)
    return Attribution(cue, (cue, cue + 1), named, (quote,), reading, "quotation")


def _name_behind(tree: Phrases, first: int) -> Run | None:
    """The noun phrase that begins with a token; none where none does."""
    last = first
    while last < len(tree) and tree.pos[last] in _NAMED:
        last += 1
    return (first, last) if last > first else None


def _with(tree: Phrases, one: Attribution, quote: Run) -> Attribution:
    """The attribution with one quotation more; in a long speech only the last piece is looked at again."""
    *pieces, last = one.content
    if quote[0] < last[0]:
        return replace(one, content=tuple(joined(tree, (*one.content, quote))))
    return replace(one, content=(*pieces, *joined(tree, (last, quote))))


def _run_on(tree: Phrases, quote: Run, known: Known, last: int, quotes: Quoted) -> list[Attribution]:
    """The quoted speaker of the sentence before, with a sentence that quotes on (`“A,” Lee said. It is “B.”`)."""
    start, stop = tree.around(quote[0])
    if last < 0 or quote[1] - quote[0] < _LONG or any(cue in known for cue in range(start, stop)):
        return []
    one = known[last]
    end = max(run[1] for run in (*one.content, one.cue))
    follows = tree.around(end - 1)[1] == start and tree.paragraph[end - 1] == tree.paragraph[start]
    quoting = one.source and quotes.near(one.content[-1])
    return [_with(tree, one, (start, max(stop, quote[1])))] if follows and quoting else []


def _is_apart(tree: Phrases, quote: Run) -> bool:
    """Whether a quotation begins a sentence, as its parse or the mark before it has it."""
    first = quote[0]
    return first == 0 or tree.sentence[first - 1] != tree.sentence[first] or tree.word[first - 1] in ENDS


def _going_on(tree: Phrases, known: Known, quotes: Quoted, last: Run, first: int) -> Run:
    """How far the text has been read (`first`), and the last cue before that a quotation can go on with."""
    since, going = last
    for cue in (token for token in range(since, first) if token in known):
        if known[cue].construction in _GOES_ON and not quotes.around(cue):
            going = going if going >= 0 and _is_inside(tree, cue, known[going]) else cue
    return first, going


def _continued(tree: Phrases, quote: Run, known: Known, last: int) -> list[Attribution]:
    """The last attribution before a quotation that is a sentence of its own, with the quotation."""
    near = last >= 0 and _is_near(tree, known[last], quote[0])
    return [_with(tree, known[last], quote)] if near else []


def _listed(tree: Phrases, quote: Run, known: Known, held: Held) -> list[Attribution]:
    """The attribution of the quotation before, with one that `and` adds (`chanted “one” and “two”`)."""
    end = quote[0] - 1
    if end < 0 or tree.word[end] not in ("and", "or"):
        return []
    here = (known[cue] for token in (end - 2, end - 1) for cue in held.get(token, ()))
    listed = (one for one in here if any(run[1] in (end, end - 1) for run in one.content))
    return [
        _with(tree, one, (one.content[-1][0], quote[1])) for one in listed if one.construction == "quotation"
    ][:1]


def _is_inside(tree: Phrases, cue: int, other: Attribution) -> bool:
    """Whether a cue stands in what another one says or names, or in a clause that only says when it was said."""
    under = tree.left[other.head] <= cue < tree.right[other.head]
    aside = tree.dep[cue] == "advcl" and tree.subject(cue) >= 0 and under
    named = other.source and other.source[0] <= cue < other.source[1]
    return aside or bool(named) or bool(touching(other.content, (cue, cue + 1)))


def _is_near(tree: Phrases, one: Attribution, first: int) -> bool:
    """Whether an attribution ends in the paragraph of a token or in the one before."""
    last = max(run[1] for run in (*one.content, one.cue)) - 1
    return tree.paragraph[first] - tree.paragraph[last] <= 1
