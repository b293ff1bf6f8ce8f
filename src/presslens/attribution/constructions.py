"""Every cue of a text ─▶ its attribution: the first construction that its tree shows and the table of cues knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from presslens.attribution import nouns, verbs
from presslens.attribution.cues import Reading, cues
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.sources import source

Rule = Callable[[Phrases, int], list[Run]]

_VERB: dict[str, Rule] = {"clause": verbs.clause, "order": verbs.order, "infinitive": verbs.infinitive}
_VERB_LAST: dict[str, Rule] = {"object": verbs.patient, "seem": verbs.raising, "clause": verbs.parenthetical}
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
            yield from _of_cue(tree, token, table[key])
        elif tree.word[token] == "to" and token and tree.word[token - 1] == "according":
            yield from _according(tree, token)


def _of_cue(tree: Phrases, cue: int, readings: dict[str, Reading]) -> Iterator[Attribution]:
    is_verb = tree.pos[cue] == "VERB"
    for construction, rule in (_VERB if is_verb else _NOUN).items():
        if construction in readings and (content := rule(tree, cue)):
            yield _attribution(tree, cue, content, readings[construction], construction)
            return
    for preposition in tree.those(cue, "prep", "prt"):
        word = tree.word[preposition]
        thing = tree.child(preposition, "pobj", "pcomp")
        if word in readings and thing > preposition > cue:
            yield _attribution(tree, cue, [tree.phrase(thing)], readings[word], word)
            return
    for construction, rule in (_VERB_LAST if is_verb else {}).items():
        if construction in readings and (content := rule(tree, cue)):
            yield _attribution(tree, cue, content, readings[construction], construction)
            return


def _attribution(
    tree: Phrases, cue: int, content: list[Run], reading: Reading, construction: str
) -> Attribution:
    words = cue, _end_of_cue(tree, cue, content)
    return Attribution(cue, words, source(tree, cue), tuple(content), reading, construction)


def _end_of_cue(tree: Phrases, cue: int, content: list[Run]) -> int:
    """A particle behind the cue belongs to it, and a preposition before the content (`pointed out`, `called for`)."""
    last = cue + 1
    while (
        last < len(tree)
        and tree.head[last] == cue
        and (
            tree.dep[last] == "prt"
            or (tree.dep[last] == "prep" and any(last + 1 == run[0] for run in content))
        )
    ):
        last += 1
    return last


def _according(tree: Phrases, to: int) -> Iterator[Attribution]:
    if found := nouns.according(tree, to):
        named, content = found
        yield Attribution(
            to - 1, (to - 1, to + 1), named, tuple(content), Reading("say", "acknowledge"), "according"
        )
