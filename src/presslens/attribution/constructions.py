"""Every cue of a text ─▶ its attribution: the first construction that its tree shows and the table of cues knows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from presslens.attribution import clauses, nouns, verbs
from presslens.attribution.cues import PLAIN, Reading, cues
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.sources import source

Rule = Callable[[Phrases, int], list[Run]]

_VERB: dict[str, Rule] = {"clause": clauses.reported, "order": verbs.order, "infinitive": verbs.infinitive}
_OBJECT: dict[str, Rule] = {"object": verbs.patient, "label": verbs.label}
_NOUN: dict[str, Rule] = {"clause": nouns.clause, "infinitive": nouns.infinitive}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`, none where nobody is named), by which words (`cue`), what (`content`, runs of tokens).

    `head` is the token of the cue that the tree hangs on.
    """

    head: int
    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    reading: Reading
    construction: str


def attributions(tree: Phrases) -> Iterator[Attribution]:
    """What the tree gives away, in order of the cues."""
    table = cues()
    for token, key in enumerate(zip(tree.lemma, tree.pos, strict=True)):
        if key in table:
            yield from _first(_of_cue(tree, token, table[key]))
        elif tree.word[token] == "to" and token and tree.word[token - 1] == "according":
            yield from _according(tree, token)
        elif tree.word[token] == ":":
            yield from _labelled(tree, token)


def _first(found: Iterator[Attribution]) -> list[Attribution]:
    return [one for one in [next(found, None)] if one]


def _of_cue(tree: Phrases, cue: int, readings: Mapping[str, Reading]) -> Iterator[Attribution]:
    """Every reading of a cue that its tree allows, the likeliest first."""
    is_verb = tree.pos[cue] == "VERB"
    if tree.child(cue, "csubj") >= 0:  # a clause is no speaker (`to go there means …`)
        return
    for construction, content in chain(
        _by_rule(tree, cue, readings, _VERB if is_verb else _NOUN),
        (
            (word, [*nouns.said_things(tree, cue, word), run])
            for word, run in nouns.prepositional(tree, cue)
            if word in readings
        ),
        _by_rule(tree, cue, readings, _OBJECT if is_verb else {}),
    ):
        words = cue, _end_of_cue(tree, cue, content, construction)
        yield Attribution(cue, words, source(tree, cue), tuple(content), readings[construction], construction)


def _by_rule(
    tree: Phrases, cue: int, readings: Mapping[str, Reading], rules: Mapping[str, Rule]
) -> Iterator[tuple[str, list[Run]]]:
    for construction, rule in rules.items():
        if construction in readings and (content := rule(tree, cue)):
            yield construction, content


def _end_of_cue(tree: Phrases, cue: int, content: list[Run], construction: str) -> int:
    """A particle behind the cue belongs to it, and a preposition before the content (`pointed out`, `called for`)."""
    last = cue + 1
    while last < len(tree) and tree.head[last] == cue and tree.dep[last] == "prt":
        last += 1
    first = min((run[0] for run in content if run[0] >= last), default=last)
    return last + 1 if tree.word[last:first] == [construction] else last


def _according(tree: Phrases, to: int) -> Iterator[Attribution]:
    if found := nouns.according(tree, to):
        named, content = found
        yield Attribution(to - 1, (to - 1, to + 1), named, tuple(content), PLAIN, "according")


def _labelled(tree: Phrases, colon: int) -> Iterator[Attribution]:
    """`Lee: Park is wrong`, a heading that begins with a name and a colon."""
    start, stop = tree.around(colon)
    named = nouns.named_before(tree, colon)
    if named and set(tree.pos[start:colon]) <= {"PROPN", "PUNCT"} and colon < stop - 2:
        yield Attribution(colon, (colon, colon + 1), (start, colon), ((colon + 1, stop),), PLAIN, "colon")
