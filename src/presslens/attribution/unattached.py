"""Quotations that no tree reaches: by the cue beside them, else they continue what came before."""

from dataclasses import replace

from presslens.attribution.constructions import Attribution
from presslens.attribution.contents import joined, overlap
from presslens.attribution.cues import Reading, cues, speaks
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quoted import Quoted
from presslens.attribution.sources import source

_REACH = 16
_NAMING = frozenset(
    ["DET", "PROPN", "NOUN", "PRON", "ADJ", "ADP", "NUM", "PART", "AUX", "ADV", "PUNCT", "CCONJ"]
)


def with_unattached(tree: Phrases, found: list[Attribution], quotes: Quoted) -> list[Attribution]:
    found = sorted(found, key=lambda a: a.head)
    runs = [run for run, depth in quotes.runs if depth == 0]
    for n, quote in enumerate(runs):
        if any(
            not quote[0] <= a.head < quote[1]
            and 2 * sum(overlap(quote, run) for run in a.content) >= quote[1] - quote[0]
            for a in found
        ):
            continue
        behind = runs[n + 1][0] if n + 1 < len(runs) else len(tree)
        before = runs[n - 1][1] if n else 0
        cue = cue_behind(tree, quote, behind)
        if cue < 0:
            cue = cue_before(tree, quote, before)
        if cue >= 0:
            k = next((k for k, a in enumerate(found) if a.head == cue), -1)
            if k >= 0:
                a = found[k]
                direct = any(overlap(r, q) for r in a.content for q in runs)
                found[k] = replace(a, content=tuple(joined(tree, [*(a.content if direct else ()), quote])))
            else:
                reading = (
                    cues().get((tree.lemma[cue], "VERB"), {}).get("clause", Reading("say", "acknowledge"))
                )
                found.append(
                    Attribution(cue, (cue, cue + 1), source(tree, cue), (quote,), reading, "quotation")
                )
                found.sort(key=lambda a: a.head)
            continue
        k = last_before(tree, found, quote, quotes)
        if k >= 0:
            found[k] = replace(found[k], content=tuple(joined(tree, [*found[k].content, quote])))
    return found


def last_before(tree: Phrases, found: list[Attribution], quote: Run, quotes: Quoted) -> int:
    first = quote[0]
    if not (first == 0 or tree.sentence[first - 1] != tree.sentence[first] or tree.word[first - 1] in ".?!"):
        return -1
    best = -1
    for k, a in enumerate(found):
        if (
            a.head >= first
            or quotes.around(a.head)
            or a.construction not in ("clause", "quotation", "according")
        ):
            continue
        if best >= 0 and any(run[0] <= a.head < run[1] for run in found[best].content):
            continue
        best = k
    if (
        best >= 0
        and tree.paragraph[first]
        - max(tree.paragraph[run[1] - 1] for run in (*found[best].content, found[best].cue))
        <= 1
    ):
        return best
    return -1


def cue_behind(tree: Phrases, quote: Run, stop: int) -> int:
    first = quote[1]
    if (
        quote[0]
        and tree.sentence[quote[0]] == tree.sentence[quote[0] - 1]
        and tree.pos[quote[0] - 1] not in ("PUNCT", "SCONJ", "CCONJ", "VERB", "AUX")
    ):
        return -1
    for t in range(first, min(stop, first + _REACH, len(tree))):
        if tree.paragraph[t] != tree.paragraph[first - 1]:
            break
        if speaks(tree.lemma[t], tree.pos[t]):
            subject = tree.child(t, "nsubj")
            start = min(t, tree.left[subject]) if subject >= 0 else t
            if start - first <= 1 and all(tree.word[x] == "," for x in range(first, start)):
                return t
            if all(tree.pos[x] in _NAMING for x in range(first, t)) and tree.pos[first] in (
                "DET",
                "PROPN",
                "PRON",
                "NOUN",
            ):
                return t
    return -1


def cue_before(tree: Phrases, quote: Run, stop: int) -> int:
    first = quote[0]
    for t in range(first - 1, max(stop, first - _REACH, 0) - 1, -1):
        if tree.sentence[t] != tree.sentence[first]:
            break
        if speaks(tree.lemma[t], tree.pos[t]):
            return t
        if tree.pos[t] == "VERB":
            break
    return -1
