"""Who is named, and how: every mention of an actor, from full names to pronouns.

Steps, each a module: `names` (where somebody is named), `identity` (which names are one actor), `metonymy` (seats
that stand for their state), `definite` (roles), `spelling` (one name spelled twice), `pronouns`.
"""

from collections.abc import Sequence

import pandas as pd

from presslens.annotation import annotate
from presslens.documents import Document
from presslens.naming.definite import definite_mentions, gender, roles_of
from presslens.naming.gazetteer import seats
from presslens.naming.identity import Identity, acronyms, identify
from presslens.naming.mention import Actor, Mention
from presslens.naming.metonymy import acts
from presslens.naming.names import find_names, with_forms
from presslens.naming.pronouns import pronoun_mentions
from presslens.naming.roles import head_of
from presslens.naming.spans import Name
from presslens.naming.spelling import merged, respelled
from presslens.syntax import Trees, trees

__all__ = ["Actor", "Mention", "find_mentions", "resolve"]

_COLUMNS = {
    "doc_id": str, "paragraph": int, "sentence": int, "start": int, "end": int, "mention": str,
    "actor": str, "naming": str, "certain": bool, "kind": str,
}  # fmt: skip


def find_mentions(document: Document, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per mention of an actor, in order; but in a role (`the Turkish president`) none lies inside another.

    Columns: doc_id, paragraph, sentence, start, end, mention, actor, naming (`name`, `part`, `acronym`, `role`,
    `place`, `adjective`, `pronoun`), certain (False: another reading is open), kind (of the actor: `person`,
    `organisation`, `country`, `group` or `place`).
    """
    tree = trees(annotate(document) if annotated is None else annotated)
    mentions, actors = resolve(tree)
    rows = [
        (
            document.doc_id, tree.paragraph[m.first], tree.sentence[m.first], m.start, m.end,
            document.text[m.start : m.end], m.actor, m.naming, m.certain, actors[m.actor].kind,
        )
        for m in mentions
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def resolve(tree: Trees) -> tuple[list[Mention], dict[str, Actor]]:
    """All mentions in order, and the actors by name."""
    mentions, actors = _named(tree)
    borne = roles_of(tree, mentions, actors)
    mentions = _in_order([*mentions, *definite_mentions(tree, mentions, actors, borne)])
    for respelling in respelled(tree, mentions, actors, borne):
        mentions, actors = merged(mentions, actors, respelling)
    kinds = {
        actor: gender(actor, borne[actor]) if facts.kind == "person" else facts.kind
        for actor, facts in actors.items()
    }
    named = [(head_of(tree, m.first, m.stop), m, kinds[m.actor]) for m in mentions]
    return _in_order([*mentions, *pronoun_mentions(tree, named)]), actors


def _named(tree: Trees) -> tuple[list[Mention], dict[str, Actor]]:
    """Mentions by name, part, acronym, adjective or place, and whom they mention."""
    names = find_names(tree)
    identities, short = identify(names), acronyms(tree, names)
    names = with_forms(tree, names, {(acronym,): "organisation" for acronym in short})
    mentions: list[Mention] = []
    actors: dict[str, Actor] = {}
    for name in names:
        identity = _here(tree, name, identities[short.get(name.text, name.form)])
        bearer = _likeliest(identity.bearers, mentions)
        naming = "acronym" if name.text in short else identity.naming
        certain = len(identity.bearers) == 1
        mentions.append(Mention(name.first, name.stop, name.start, name.end, bearer.actor, naming, certain))
        actors.setdefault(bearer.actor, bearer)
    return mentions, actors


def _likeliest(bearers: Sequence[Actor], mentions: Sequence[Mention]) -> Actor:
    """Of several who may be meant, the one mentioned last."""
    by_name = {bearer.actor: bearer for bearer in bearers}
    return next((by_name[m.actor] for m in reversed(mentions) if m.actor in by_name), bearers[0])


def _here(tree: Trees, name: Name, identity: Identity) -> Identity:
    """The identity of a form where it stands: a seat is a place until it acts, or somebody is `pro-` or `anti-` it."""
    if name.form not in seats() or identity.naming == "part":
        return identity
    prefixed = name.start > tree.start[name.first]
    if prefixed or acts(tree, head_of(tree, name.first, name.stop)):
        return Identity((Actor(seats()[name.form], "country"),), "place")
    return identity


def _in_order(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: mention.start)
