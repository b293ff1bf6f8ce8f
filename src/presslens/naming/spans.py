"""The entity tagger's spans made tidy.

The small pipeline's spans carry articles, titles, possessives and stray words, run over two names, and part what
belongs together (`Valeska` `Paris`); rules over the parse put that right before anyone asks who is meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presslens.naming.gazetteer import HUMAN, countries, longest_match, roles, seats
from presslens.syntax import Trees

KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}

_PARTICLES = {"de", "da", "du", "la", "al", "el", "van", "von", "der", "bin", "ibn"}
_LINKING = {"of", "for", "and", "&", "the", "'s", "'", "-"}
_OUTSIDE = {"PUNCT", "NUM", "SYM"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `first` to `stop` (half-open), its characters, and what sort of thing bears it."""

    first: int
    stop: int
    start: int
    end: int
    form: tuple[str, ...]
    text: str
    kind: str


def named(tree: Trees, first: int, stop: int, kind: str) -> Name:
    """The name that tokens `first` to `stop` spell."""
    form = tuple(spelled(tree, index) for index in range(first, stop))
    tokens = [straight(token) for token in tree.token[first:stop]]
    gaps = [tree.start[i + 1] > tree.end[i] for i in range(first, stop - 1)]
    text = "".join(token + " " * gap for token, gap in zip(tokens, [*gaps, False], strict=True))
    return Name(first, stop, tree.start[first], tree.end[stop - 1], form, text, kind)


def straight(token: str) -> str:
    """The token with a straight apostrophe."""
    return token.replace("’", "'")


def spelled(tree: Trees, index: int) -> str:
    """The token as the gazetteer has it: `Sino` before a hyphen is `Sino-`."""
    token = straight(tree.token[index])
    if tree.token[index + 1 : index + 2] == ["-"] and (f"{token}-",) in countries():
        return f"{token}-"
    return token


def tagged_names(tree: Trees) -> Iterator[Name]:
    """A name for every tagged span of somebody or some place, from left to right."""
    return _joined(tree, _tidy(tree))


def _tidy(tree: Trees) -> Iterator[Name]:
    for first, stop in _entities(tree):
        if kind := KINDS.get(tree.entity_kind[first]):
            for begin, end in _pieces(tree, first, stop):
                begin, end = _trimmed(tree, begin, end)
                if begin < end:
                    yield named(tree, begin, end, kind)


def _entities(tree: Trees) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(tree) + 1):
        if index == len(tree) or tree.entity[index] != tree.entity[first]:
            if tree.entity[first] >= 0:
                yield first, index
            first = index


def _pieces(tree: Trees, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut a span after a country (`China's` | `Foreign Ministry`) and around words that stand in no name."""
    tokens = [spelled(tree, index) for index in range(first, stop)]
    match = first + longest_match(tokens, 0, countries())
    if first < match < stop and straight(tree.token[match]) == "'s":
        yield first, match
        first = match + 1
    begin = first
    for index in range(max(begin, match), stop):
        if _stands_between(tree, first, index):
            yield begin, index
            begin = index + 1
    yield begin, stop


def _stands_between(tree: Trees, first: int, index: int) -> bool:
    """What stands in no name: a bracket, most small words, an article but after a preposition (`Bank of the West`)."""
    token = straight(tree.token[index])
    inside = token in _LINKING | _PARTICLES and (
        token != "the" or (index > first and tree.pos[index - 1] == "ADP")
    )
    joins = token == "and" and tree.entity_kind[index] in ("GPE", "PERSON")
    return token in "()[]" or _joins_countries(tree, index) or (token.islower() and (joins or not inside))


def _joins_countries(tree: Trees, index: int) -> bool:
    """The hyphen of `Sino-Russian`."""
    if tree.token[index] != "-" or index + 1 >= len(tree):
        return False
    return (spelled(tree, index - 1),) in countries() or (spelled(tree, index + 1),) in countries()


def _trimmed(tree: Trees, first: int, stop: int) -> tuple[int, int]:
    """Without the article and titles before a name and the possessive after it; `The Hague` is whole."""
    if tuple(tree.token[first:stop]) in seats():
        return first, stop
    while first < stop and (_is_loose(tree, first) or _is_title(tree, first, stop)):
        first += 1
    while first < stop and _is_loose(tree, stop - 1):
        stop -= 1
    return first, stop


def _is_loose(tree: Trees, index: int) -> bool:
    return straight(tree.token[index]).lower() in _LINKING or tree.pos[index] in _OUTSIDE


def _is_title(tree: Trees, index: int, stop: int) -> bool:
    """`President` in `President Donald Trump`: a role noun that opens a person's name."""
    opens_person = tree.entity_kind[index] == "PERSON" and index + 1 < stop
    return opens_person and tree.token[index].lower() in roles(*HUMAN)


def _joined(tree: Trees, names: Iterable[Name]) -> Iterator[Name]:
    """Two spans that are one name: the first, no country, modifies the second of its kind, which follows at once."""
    held: Name | None = None
    for name in names:
        if held and _is_one(tree, held, name):
            held = named(tree, held.first, name.stop, name.kind)
            continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _is_one(tree: Trees, left: Name, right: Name) -> bool:
    modifies = tree.dep[left.stop - 1] == "compound" and right.first <= tree.head[left.stop - 1] < right.stop
    return left.stop == right.first and left.kind == right.kind and modifies and left.form not in countries()
