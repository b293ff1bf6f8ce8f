"""Which names mean the same actor: full names, their parts, and acronyms.

A name joins the actor whose full name holds it as a part (`Le` of `Le Yucheng`, `Church` of `Church of
Scientology`) or whose initials it spells (`HKPF`). Countries are known by every name and demonym in the gazetteer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from presslens.naming.gazetteer import countries, seats
from presslens.naming.names import Name, straight
from presslens.syntax import Trees

_ACRONYM = re.compile(r"[A-Z][A-Z.&-]*[A-Z]\.?")
_BRACKET = {"(": ")", "[": "]"}

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who bears a form: the actor's name and kind, how the form names it, and whether no other could be meant."""

    actor: str
    kind: str
    naming: str
    certain: bool = True


def identify(names: Sequence[Name]) -> dict[Form, Identity]:
    """The identity of every form that occurs among `names`."""
    kinds = {name.form: name.kind for name in names}
    known = {form: _of_country(form) for form in kinds if form in countries()}
    full: dict[Form, Identity] = {}
    for form in sorted(kinds.keys() - known.keys(), key=lambda form: -len(form)):
        whole = _wholes(form, kinds[form], full)
        full[form] = _of_part(form, whole) if whole else Identity(" ".join(form), kinds[form], _naming(form))
    return known | full


def acronyms(tree: Trees, names: Sequence[Name]) -> dict[str, Form]:
    """The full form behind each acronym: introduced in brackets beside it, or the initials of one name alone."""
    pairs = dict(_introduced(tree, names))
    for token in sorted({token for token in tree.token if _ACRONYM.fullmatch(token)} - pairs.keys()):
        meant = {name.form for name in names if len(name.form) > 1 and _spells(token, name.form)}
        if len(token) > 2 and len(meant) == 1:
            pairs[token] = meant.pop()
    return pairs


def _introduced(tree: Trees, names: Iterable[Name]) -> Iterator[tuple[str, Form]]:
    for name in names:
        after = tree.token[name.stop : name.stop + 3]
        if len(after) == 3 and _BRACKET.get(after[0]) == after[2] and _spells(after[1], name.form):
            yield after[1], name.form


def _spells(acronym: str, form: Form) -> bool:
    """Whether the acronym's letters are the initials of the form's capitalised words."""
    initials = "".join(word[0] for part in form for word in part.split("-") if word[:1].isupper())
    return len(initials) > 1 and acronym.replace(".", "") == initials


def _of_country(form: Form) -> Identity:
    country, naming = countries()[form]
    return Identity(country, "country", naming)


def _naming(form: Form) -> str:
    return "acronym" if len(form) == 1 and _ACRONYM.fullmatch(form[0]) else "name"


def _wholes(form: Form, kind: str, full: Mapping[Form, Identity]) -> list[Identity]:
    """The actors whose longer name has `form` as a part."""
    return [
        whole
        for longer, whole in full.items()
        if len(longer) > len(form) and _is_part(form, kind, longer, whole.kind)
    ]


def _is_part(form: Form, kind: str, longer: Form, whole: str) -> bool:
    """A person goes by any word of the name, whatever the tagger took it for; an organisation by words in a row."""
    if whole == "person":
        return set(form) <= set(longer)
    inside = any(longer[i : i + len(form)] == form for i in range(len(longer) - len(form) + 1))
    return inside and kind == whole == "organisation"


def _of_part(form: Form, wholes: Sequence[Identity]) -> Identity:
    whole = wholes[0]
    return Identity(whole.actor, whole.kind, "part", certain=len({one.actor for one in wholes}) == 1)
