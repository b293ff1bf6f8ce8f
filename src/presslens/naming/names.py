"""Where a text names somebody: entity spans made tidy, and countries that the entity tagger missed.

The small pipeline's spans carry articles, possessives and stray words, and part what belongs together
(`Valeska` `Paris`); rules over the parse put that right before anyone asks who is meant.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from presslens.naming.gazetteer import countries, longest_match, roles
from presslens.syntax import Trees

_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_INSIDE = {"of", "for", "and", "&", "de", "the", "'s", "’s", "'", "’", "-", "al", "van", "von", "bin"}
_MONTHS = {"PUNCT", "NUM", "SYM"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `first` to `stop` (half-open), its characters, and what sort of thing bears it."""

    first: int
    stop: int
    start: int
    end: int
    form: tuple[str, ...]
    kind: str


def find_names(tree: Trees) -> list[Name]:
    """All names from left to right, none inside another, each of the kind that its form mostly has."""
    tagged = list(_joined(tree, _tagged(tree)))
    covered = {token for name in tagged for token in range(name.first, name.stop)}
    names = sorted(
        [*tagged, *_countries(tree, covered), *_prefixes(tree, covered)], key=lambda name: name.start
    )
    usual = _usual_kinds(names)
    return [replace(name, kind=usual[name.form]) for name in names]


def straight(token: str) -> str:
    """The token with a straight apostrophe."""
    return token.replace("’", "'")


def named(tree: Trees, first: int, stop: int, kind: str) -> Name:
    """The name that tokens `first` to `stop` spell."""
    form = tuple(straight(token) for token in tree.token[first:stop])
    return Name(first, stop, tree.start[first], tree.end[stop - 1], form, kind)


def _tagged(tree: Trees) -> Iterator[Name]:
    """The entity tagger's spans, cut where a name ends and freed of what is no part of a name."""
    for first, stop in _entities(tree):
        kind = _KINDS.get(tree.entity_kind[first], "")
        for begin, end in _parts(tree, first, stop) if kind else ():
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


def _parts(tree: Trees, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut a span after a country (`China's` | `Foreign Ministry`) and around words that stand in no name."""
    match = longest_match([straight(token) for token in tree.token[first:stop]], 0, countries())
    if match and first + match < stop and straight(tree.token[first + match]) == "'s":
        yield first, first + match
        first += match + 1
    begin = first
    for index in range(first, stop):
        if tree.token[index].islower() and tree.token[index] not in _INSIDE:
            yield begin, index
            begin = index + 1
    yield begin, stop


def _trimmed(tree: Trees, first: int, stop: int) -> tuple[int, int]:
    """Without the article and titles before a name and the possessive after it."""
    while first < stop and (_is_loose(tree, first) or _is_title(tree, first, stop)):
        first += 1
    while first < stop and _is_loose(tree, stop - 1):
        stop -= 1
    return first, stop


def _is_loose(tree: Trees, index: int) -> bool:
    token = straight(tree.token[index])
    opens = index == 0 or tree.sentence[index] != tree.sentence[index - 1]
    return (
        token.lower() in _INSIDE
        and (token.islower() or opens or not token.isalpha())
        or tree.pos[index] in _MONTHS
    )


def _is_title(tree: Trees, index: int, stop: int) -> bool:
    """`President` in `President Donald Trump`: a role noun that opens a person's name."""
    title = tree.entity_kind[index] == "PERSON" and index + 1 < stop
    return title and tree.token[index].lower() in roles("person", "man", "woman")


def _joined(tree: Trees, names: Iterable[Name]) -> Iterator[Name]:
    """Two spans that are one name: the first, no country, modifies the second, which follows at once."""
    held: Name | None = None
    for name in names:
        if held and _is_one(tree, held, name):
            name = named(tree, held.first, name.stop, name.kind)
        elif held:
            yield held
        held = name
    if held:
        yield held


def _is_one(tree: Trees, left: Name, right: Name) -> bool:
    return (
        left.stop == right.first
        and left.form not in countries()
        and tree.dep[left.stop - 1] == "compound"
        and tree.head[left.stop - 1] in range(right.first, right.stop)
    )


def _countries(tree: Trees, covered: set[int]) -> Iterator[Name]:
    """Names of countries and peoples that stand outside every tagged span."""
    tokens = [straight(token) for token in tree.token]
    index = 0
    while index < len(tokens):
        stop = longest_match(tokens, index, countries())
        if stop > index and covered.isdisjoint(range(index, stop)):
            yield named(tree, index, stop, "place")
        index = max(stop, index + 1)


def _prefixes(tree: Trees, covered: set[int]) -> Iterator[Name]:
    """Countries inside a hyphenated token: `Sino` and `US` in `Sino-US`, `Western` in none."""
    for index, token in enumerate(tree.token):
        if "-" in token and index not in covered:
            offset = 0
            for piece in token.split("-"):
                start, end = tree.start[index] + offset, tree.start[index] + offset + len(piece)
                for form in ((piece,), (f"{piece}-",)):
                    if form in countries():
                        yield Name(index, index + 1, start, end, form, "place")
                offset += len(piece) + 1


def _usual_kinds(names: Iterable[Name]) -> dict[tuple[str, ...], str]:
    """The kind that most namings of a form have; a country's is always `country`."""
    tally: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        tally.setdefault(name.form, Counter())[name.kind] += 1
    return {form: "country" if form in countries() else n.most_common(1)[0][0] for form, n in tally.items()}
