"""Where a text names somebody: tagged names, and those that the tagger missed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from presslens.naming.gazetteer import countries, given_names, longest_match, roles, seats
from presslens.naming.roles import human_roles
from presslens.naming.spans import Name, named, spelled, tagged_names
from presslens.syntax import Trees


def find_names(tree: Trees) -> list[Name]:
    """All names from left to right, none inside another, each of the kind that its form mostly has."""
    tagged = [name for name in tagged_names(tree) if not any(map(_hyphenated, name.form))]
    taken = covered(tagged)
    known = dict.fromkeys(countries(), "country")
    names = [*tagged, *_matches(tree, known, taken), *_in_hyphens(tree, taken)]
    usual = _usual_kinds(tree, names)
    names = [replace(name, kind=usual[name.form]) for name in names]
    return with_forms(tree, names, _known_forms(names))


def with_forms(tree: Trees, names: Sequence[Name], forms: Mapping[tuple[str, ...], str]) -> list[Name]:
    """The names, and outside them every proper noun that is one of `forms` (form ─▶ kind): `Lam` after `Carrie Lam`."""
    again = [name for name in _matches(tree, forms, covered(names)) if _is_proper(tree, name.first)]
    return sorted([*names, *again], key=lambda name: name.start)


def covered(names: Iterable[Name]) -> set[int]:
    """The tokens of the names."""
    return {token for name in names for token in range(name.first, name.stop)}


def _matches(tree: Trees, forms: Mapping[tuple[str, ...], str], taken: set[int]) -> Iterator[Name]:
    """The longest of `forms` (form ─▶ kind) wherever one stands outside the tokens that are taken."""
    tokens = [spelled(tree, index) for index in range(len(tree))]
    index = 0
    while index < len(tokens):
        stop = longest_match(tokens, index, forms)
        if stop > index and taken.isdisjoint(range(index, stop)):
            yield named(tree, index, stop, forms[tuple(tokens[index:stop])])
        index = max(stop, index + 1)


def _in_hyphens(tree: Trees, taken: set[int]) -> Iterator[Name]:
    """Countries inside a hyphenated token: `US` in `anti-US`."""
    for index in (i for i in range(len(tree)) if i not in taken):
        for offset, form in _hyphenated(tree.token[index]):
            start, piece = tree.start[index] + offset, form[0].rstrip("-")
            yield Name(index, index + 1, start, start + len(piece), form, piece, "country")


def _hyphenated(token: str) -> list[tuple[int, tuple[str]]]:
    """Countries, and seats behind `anti-` or `pro-`, in a hyphenated token: where each begins, and its form."""
    pieces = list(re.finditer(r"[^-]+", token)) if "-" in token else []
    forms = ((piece.start(), (piece[0] + end,)) for piece in pieces for end in ("", "-"))
    return [(start, form) for start, form in forms if form in countries() or (start and form in seats())]


def _usual_kinds(tree: Trees, names: Sequence[Name]) -> dict[tuple[str, ...], str]:
    """What a form mostly is; a person where the text mostly gives it a person's role; a country where it is one's."""
    tally: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        human = name.kind in ("place", "group") and human_roles(tree, name.first, name.stop)
        votes = ["person"] * (2 if human else _reads_as_person(name))
        tally.setdefault(name.form, Counter()).update([name.kind, *votes])
    return {form: "country" if form in countries() else _usual(kinds) for form, kinds in tally.items()}


def _reads_as_person(name: Name) -> bool:
    """Whether what the tagger took for an organisation begins with a given name and ends in no such noun."""
    first, last = name.form[0], name.form[-1].lower()
    named = len(name.form) == 2 and first in given_names() and name.form[-1].istitle()
    return named and name.kind in ("organisation", "group") and last not in roles("organisation", "body")


def _usual(kinds: Counter[str]) -> str:
    return max(kinds, key=lambda kind: (kinds[kind], kind == "person"))


def _known_forms(names: Sequence[Name]) -> dict[tuple[str, ...], str]:
    """Every form with its kind, and the words of persons' full names."""
    persons = [name.form for name in names if name.kind == "person" and len(name.form) > 1]
    parts = {word: "person" for form in persons for word in _hyphen_joined(form) if word[0].istitle()}
    return parts | {name.form: name.kind for name in names if name.kind != "country"}


def _hyphen_joined(form: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of a name, those that hyphens join as one: `Khaled`, `Al-Maeena`."""
    first = 0
    for index in range(1, len(form) + 1):
        if index == len(form) or "-" not in form[index - 1 : index + 1]:
            yield form[first:index]
            first = index


def _is_proper(tree: Trees, index: int) -> bool:
    return tree.pos[index] == "PROPN" or tree.token[index].isupper()
