"""Which names mean the same actor: full names, their parts, and acronyms.

A name joins the actor whose full name holds it as a part (`Le` of `Le Yucheng`, `Church` of `Church of
Scientology`) or whose initials it spells (`HKPF`). Countries are known by every name and demonym in the gazetteer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from presslens.naming.gazetteer import countries, words
from presslens.naming.mention import Actor
from presslens.naming.spans import Name
from presslens.syntax import Trees

ACRONYM = re.compile(r"[A-Z][A-Z.&-]*[A-Z]\.?")
_BRACKET = {"(": ")", "[": "]"}

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who may bear a form, likeliest first, and how the form names them."""

    bearers: tuple[Actor, ...]
    naming: str


def identify(names: Sequence[Name]) -> dict[Form, Identity]:
    """The identity of every form that occurs among `names`."""
    often = Counter(name.form for name in names)
    sample = {name.form: name for name in names}
    roots = _roots(often, sample)
    bearers = _bearers(roots, often, sample)
    return {
        form: Identity(tuple(bearers[root] for root in full), _naming(sample[form], full[0]))
        for form, full in roots.items()
    }


def acronyms(tree: Trees, names: Sequence[Name]) -> dict[str, Form]:
    """The full form behind each acronym: introduced in brackets beside it, or the initials of one name alone."""
    spelled: dict[str, set[Form]] = {}
    for name in names:
        spelled.setdefault(_initials(name.form), set()).add(name.form)
    alone = {
        initials: forms.pop() for initials, forms in spelled.items() if len(forms) == 1 and len(initials) > 2
    }
    used = {token: alone[token.replace(".", "")] for token in tree.token if token.replace(".", "") in alone}
    pairs = {token: form for token, form in used.items() if ACRONYM.fullmatch(token)} | dict(
        _introduced(tree, names)
    )
    return {acronym: form for acronym, form in pairs.items() if (acronym,) not in countries()}


def _introduced(tree: Trees, names: Iterable[Name]) -> Iterator[tuple[str, Form]]:
    for name in names:
        after = tree.token[name.stop : name.stop + 3]
        bracketed = len(after) == 3 and _BRACKET.get(after[0]) == after[2]
        if bracketed and len(after[1]) > 1 and after[1].replace(".", "") == _initials(name.form):
            yield after[1], name.form


def _initials(form: Form) -> str:
    """The first letters of a form's capitalised words; "" of a single word."""
    if len(form) == 1:
        return ""
    return "".join(word[0] for part in form for word in part.split("-") if word[:1].isupper())


def _roots(often: Mapping[Form, int], sample: Mapping[Form, Name]) -> dict[Form, tuple[Form, ...]]:
    """The full forms that each form may be short for, the most used first; itself where there is none."""
    roots: dict[Form, tuple[Form, ...]] = {
        form: (words(countries()[form][0]),) for form in often if form in countries()
    }
    holding = _holding(often)
    for form in sorted(often.keys() - roots.keys(), key=lambda form: (-len(form), form)):
        longer = (other for other in holding[form[0]] if len(other) > len(form))
        wholes = {roots[other][0] for other in longer if _is_part(sample[form], sample[other])}
        most = max((often[whole] for whole in wholes), default=0)
        rivals = sorted(whole for whole in wholes if 2 * often[whole] >= most)
        roots[form] = tuple(sorted(rivals, key=lambda whole: -often[whole])) or (form,)
    return roots


def _holding(forms: Iterable[Form]) -> dict[str, list[Form]]:
    """The forms that hold a word, for every word."""
    holding: dict[str, list[Form]] = {}
    for form in forms:
        for word in dict.fromkeys(form):
            holding.setdefault(word, []).append(form)
    return holding


def _is_part(short: Name, whole: Name) -> bool:
    """A person goes by any words of the name, whatever the tagger took them for; an organisation by words in a row.

    Of a country only the first may stand for the whole (`the North`), where no country has that name.
    """
    size = len(short.form)
    if whole.kind == "country":
        return short.kind == "place" and len(whole.form) == 2 and short.form == whole.form[:1]
    if whole.kind == "person":
        return set(short.form) <= set(whole.form)
    inside = any(whole.form[i : i + size] == short.form for i in range(len(whole.form) - size + 1))
    return inside and short.kind == whole.kind == "organisation"


def _bearers(
    roots: Mapping[Form, Sequence[Form]], often: Mapping[Form, int], sample: Mapping[Form, Name]
) -> dict[Form, Actor]:
    """Who bears each full form: a country by the gazetteer's name, others called as they mostly are in full."""
    calls: dict[Form, list[Name]] = {}
    for form, (root, *rivals) in roots.items():
        if not rivals and _naming(sample[form], root) != "part":
            calls.setdefault(root, []).append(sample[form])
    return {
        root: _bearer(root, max(names, key=lambda name: often[name.form])) for root, names in calls.items()
    }


def _bearer(root: Form, name: Name) -> Actor:
    return Actor(countries()[root][0], "country") if root in countries() else Actor(name.text, name.kind)


def _naming(name: Name, root: Form) -> str:
    """How a form names the bearer of the full form `root`."""
    if name.form in countries():
        return countries()[name.form][1]
    if name.form == root:
        return "acronym" if len(root) == 1 and ACRONYM.fullmatch(root[0]) else "name"
    return "name" if name.kind == "person" and len(name.form) > 1 else "part"
