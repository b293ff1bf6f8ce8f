"""Two spellings of one name, found by rule: `Le` introduced as `Le Yucheng`, then `Li` with the same role.

A name is taken for another spelling of a person's name where (1) no longer name and no role of its own introduces
it, (2) the two are one letter apart (Damerau 1964), (3) never in one sentence, and (4) a role that one person alone
bears means that person both before and after the name is first spelled so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from presslens.naming.definite import Roles
from presslens.naming.mention import Actor, Mention
from presslens.syntax import Trees


@dataclass(frozen=True, slots=True)
class Respelling:
    """`other` is another spelling of `form`, a word of the name of `actor`, for a reason."""

    actor: str
    other: str
    form: str
    reason: str


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
) -> list[Respelling]:
    """Every name that is another spelling of an introduced person's."""
    persons = [actor for actor, facts in actors.items() if facts.kind == "person"]
    pairs = ((full, other) for other in persons if " " not in other for full in persons if " " in full)
    found = (_respelling(tree, mentions, full, other, borne) for full, other in pairs)
    return [respelling for respelling in found if respelling]


def merged(
    mentions: Sequence[Mention], actors: Mapping[str, Actor], respelling: Respelling
) -> tuple[list[Mention], dict[str, Actor]]:
    """Mentions and actors with the bearer of both spellings as one."""
    one, other = respelling.actor, respelling.other
    together = [replace(m, actor=one, naming="part") if m.actor == other else m for m in mentions]
    spellings = dict.fromkeys((*actors[one].spellings, respelling.form, other))
    bearer = replace(actors[one], merged_because=respelling.reason, spellings=tuple(spellings))
    return together, {name: facts for name, facts in actors.items() if name != other} | {one: bearer}


def _respelling(
    tree: Trees, mentions: Sequence[Mention], actor: str, other: str, borne: Roles
) -> Respelling | None:
    form = next((word for word in actor.split() if one_letter_apart(word, other)), "")
    role = _shared_role(tree, mentions, actor, other, borne) if form else ""
    if not role:
        return None
    reason = f"“{other}” is one letter from “{form}”, nowhere introduced, and “the {role}” stands before and after it"
    return Respelling(actor, other, form, reason)


def _shared_role(tree: Trees, mentions: Sequence[Mention], actor: str, other: str, borne: Roles) -> str:
    """The role that means `actor` both before and after `other` first occurs; "" where there is none."""
    apart = _sentences(tree, mentions, actor).isdisjoint(_sentences(tree, mentions, other))
    if not apart or borne[other].keys() - borne[actor].keys():
        return ""
    first = min(mention.first for mention in mentions if mention.actor == other)
    roles = [m for m in mentions if m.actor == actor and m.naming == "role" and m.certain]
    before = {tree.token[m.stop - 1].lower() for m in roles if m.first < first} | borne[actor].keys()
    after = (tree.token[m.stop - 1].lower() for m in roles if m.first > first)
    return next((role for role in after if role in before), "")


def _sentences(tree: Trees, mentions: Sequence[Mention], actor: str) -> set[int]:
    return {tree.sentence[mention.first] for mention in mentions if mention.actor == actor}
