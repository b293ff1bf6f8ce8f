"""Where a text names somebody: tagged names, and those that the tagger missed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from presslens.naming.gazetteer import countries, longest_match
from presslens.naming.roles import human_roles
from presslens.naming.spans import Name, named, straight, tagged_names
from presslens.syntax import Trees


def find_names(tree: Trees) -> list[Name]:
    """All names from left to right, none inside another, each of the kind that its form mostly has."""
    names = list(tagged_names(tree))
    names += [*_countries(tree, covered(names)), *_in_hyphens(tree, covered(names))]
    usual = _usual_kinds(tree, names)
    names = [replace(name, kind=usual[name.form]) for name in names]
    parts = {word for name in names if name.kind == "person" and len(name.form) > 1 for word in name.form}
    return with_words(tree, names, {word for word in parts if word.istitle()}, "person")


def with_words(tree: Trees, names: Sequence[Name], words: Collection[str], kind: str) -> list[Name]:
    """The names, and every proper noun outside them that is one of `words`: `Lam` after `Carrie Lam`."""
    taken = covered(names)
    missed = (
        i for i, token in enumerate(tree.token) if token in words and _is_proper(tree, i) and i not in taken
    )
    names = [*names, *(named(tree, index, index + 1, kind) for index in missed)]
    return sorted(names, key=lambda name: name.start)


def covered(names: Iterable[Name]) -> set[int]:
    """The tokens of the names."""
    return {token for name in names for token in range(name.first, name.stop)}


def _countries(tree: Trees, taken: set[int]) -> Iterator[Name]:
    """Names of countries and peoples that stand outside every tagged span."""
    tokens = [straight(token) for token in tree.token]
    index = 0
    while index < len(tokens):
        stop = longest_match(tokens, index, countries())
        if stop > index and taken.isdisjoint(range(index, stop)):
            yield named(tree, index, stop, "country")
        index = max(stop, index + 1)


def _in_hyphens(tree: Trees, taken: set[int]) -> Iterator[Name]:
    """Countries inside a hyphenated token: `Sino` and `US` in `Sino-US`."""
    for index, token in enumerate(tree.token):
        if "-" in token and index not in taken:
            start = tree.start[index]
            for piece in token.split("-"):
                for form in ((piece,), (f"{piece}-",)):
                    if form in countries():
                        yield Name(index, index + 1, start, start + len(piece), form, piece, "country")
                start += len(piece) + 1


def _usual_kinds(tree: Trees, names: Sequence[Name]) -> dict[tuple[str, ...], str]:
    """What a form mostly is; a person where the text once gives it a person's role; a country where it is one's."""
    tally: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        tally.setdefault(name.form, Counter())[name.kind] += 1
        if name.kind in ("place", "group") and human_roles(tree, name.first, name.stop):
            tally[name.form]["person"] += len(names)
    return {form: "country" if form in countries() else n.most_common(1)[0][0] for form, n in tally.items()}


def _is_proper(tree: Trees, index: int) -> bool:
    return tree.pos[index] == "PROPN" or tree.token[index].isupper()
