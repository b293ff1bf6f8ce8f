"""Every cue of a text ─▶ its attribution: the first construction that its tree shows and the table of cues knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from presslens.attribution import nouns, verbs
from presslens.attribution.cues import Reading, cues
from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.sources import source

_SPEAKERS = frozenset(["GPE", "NORP", "ORG", "PERSON"])
Rule = Callable[[Phrases, int], list[Run]]

_VERB: dict[str, Rule] = {"clause": verbs.reported, "order": verbs.order, "infinitive": verbs.infinitive}
_VERB_LAST: dict[str, Rule] = {"object": verbs.patient, "label": verbs.label}
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
        elif tree.word[token] == ":":
            yield from _labelled(tree, token)


def _of_cue(tree: Phrases, cue: int, readings: dict[str, Reading]) -> Iterator[Attribution]:
    is_verb = tree.pos[cue] == "VERB"
    for construction, rule in (_VERB if is_verb else _NOUN).items():
        if construction in readings and (content := rule(tree, cue)):
            yield _attribution(tree, cue, content, readings[construction], construction)
            return
    for word, content in prepositional(tree, cue):
        if word in readings:
            yield _attribution(tree, cue, [content], readings[word], word)
            return
    for construction, rule in (_VERB_LAST if is_verb else {}).items():
        if construction in readings and (content := rule(tree, cue)):
            yield _attribution(tree, cue, content, readings[construction], construction)
            return


def prepositional(tree: Phrases, cue: int) -> Iterator[tuple[str, Run]]:
    """`called for talks`, `called for them to begin`, `warned of …`, `claims about …`: the word and what follows it."""
    for child in tree.children[cue]:
        if child > cue and tree.dep[child] in ("prep", "prt"):
            thing = tree.child(child, "pobj", "pcomp")
            if thing > child:
                yield tree.word[child], (tree.left[thing], _end_of_act(tree, cue, thing))
        elif child > cue and tree.dep[child] in ("advcl", "ccomp", "xcomp"):
            mark = tree.child(child, "mark")
            if mark == tree.left[child]:
                yield tree.word[mark], (mark + 1, tree.right[child])


def _end_of_act(tree: Phrases, cue: int, person: int) -> int:
    """Where it ends what somebody is to do: `called on Congress to …`."""
    acts = (child for child in tree.those(cue, "xcomp", "advcl", "ccomp") if child > person)
    return next((tree.right[act] for act in acts if verbs.is_infinitive(tree, act)), tree.right[person])


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


def _labelled(tree: Phrases, colon: int) -> Iterator[Attribution]:
    """`Lee: Park is wrong`, a heading that begins with a name and a colon."""
    start, stop = tree.around(colon)
    named = tree.entity_kind[colon - 1] in _SPEAKERS and set(tree.pos[start:colon]) <= {"PROPN", "PUNCT"}
    if named and start < colon < stop - 2:
        reading = Reading("say", "acknowledge")
        yield Attribution(colon, (colon, colon + 1), (start, colon), ((colon + 1, stop),), reading, "label")
