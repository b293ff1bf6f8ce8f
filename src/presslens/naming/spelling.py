"""Two spellings of one name, found by rule: `Le` introduced as `Le Yucheng`, then `Li` with the same role.

A name is taken for another spelling of a person's name where (1) no longer name in the text holds it, (2) the two
are one letter apart (Damerau 1964), (3) never in one sentence, and (4) a role that one person alone bears stands
for the first spelling before, and for the second after, the first time it is spelled so.
"""

from collections.abc import Iterator, Mapping, Sequence

from presslens.naming.definite import Roles
from presslens.naming.mention import Actor, Mention
from presslens.syntax import Trees


def one_letter_apart(left: str, right: str) -> bool:
    """Whether one letter changed, added, left out or swapped with its neighbour makes `left` into `right`."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    first = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    rest, other = left[first:], right[first:]
    swapped = len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped


def respelled(
    tree: Trees, mentions: Sequence[Mention], actors: Mapping[str, Actor], borne: Roles
) -> Iterator[tuple[str, str, str]]:
    """(actor, the actor that it is another spelling of, why)."""
    for other in actors.values():
        if other.kind != "person" or " " in other.actor:
            continue
        for actor in actors.values():
            form = next((word for word in actor.actor.split() if one_letter_apart(word, other.actor)), "")
            role = _shared_role(tree, mentions, actor.actor, other.actor, borne) if form else ""
            if role and " " in actor.actor and actor.kind == "person":
                yield other.actor, actor.actor, _reason(form, other.actor, role)


def _shared_role(tree: Trees, mentions: Sequence[Mention], actor: str, other: str, borne: Roles) -> str:
    """The role phrase that means `actor` both before and after `other` first occurs; "" where there is none."""
    sentences = {
        name: {tree.sentence[m.first] for m in mentions if m.actor == name} for name in (actor, other)
    }
    if sentences[actor] & sentences[other]:
        return ""
    first = min(m.first for m in mentions if m.actor == other)
    roles = [m for m in mentions if m.actor == actor and m.naming == "role" and m.certain]
    before = {tree.token[m.stop - 1].lower() for m in roles if m.first < first} | borne[actor].keys()
    return next((r for m in roles if m.first > first and (r := tree.token[m.stop - 1].lower()) in before), "")


def _reason(form: str, other: str, role: str) -> str:
    return f"“{other}” is one letter from “{form}”, is introduced nowhere, and “the {role}” stands before and after it"
