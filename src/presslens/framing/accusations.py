"""Accusations without an accuser: a charge turned into a noun no longer needs somebody who makes it.

`China denies accusations of expansionism` reports a denial and leaves open who accuses (on nominalisation: Fowler
1991, "Language in the News"; Billig 2008).
"""

from collections.abc import Iterator

from presslens.framing.found import Found
from presslens.syntax import Trees, children_by, descendants

SOURCE = "Fowler 1991"

_CHARGES = frozenset(
    [
        "accusation",
        "allegation",
        "criticism",
        "condemnation",
        "suspicion",
        "denunciation",
        "insinuation",
        "outcry",
        "recrimination",
    ]
)
_BY = frozenset(["by", "from", "among"])
_POINTING = frozenset(["this", "that", "these", "those", "such"])  # back to where an accuser may stand
_MAKING = frozenset(["make", "level", "face", "raise", "voice", "repeat"])


def accusations(tree: Trees) -> Iterator[Found]:
    """Nouns of accusing that name nobody who accuses, neither in their phrase nor as the subject who makes them."""
    for noun in range(len(tree)):
        if tree.pos[noun] == "NOUN" and tree.lemma[noun] in _CHARGES and not _has_accuser(tree, noun):
            yield Found(noun, noun + 1, "accusation without accuser", SOURCE)


def _has_accuser(tree: Trees, noun: int) -> bool:
    modifiers = children_by(tree, noun, "poss", "compound", "nmod")
    pointing = any(tree.lemma[word] in _POINTING for word in children_by(tree, noun, "det", "amod"))
    by = any(
        tree.lemma[word] in _BY for word in descendants(tree, noun) if tree.dep[word] in ("prep", "agent")
    )
    return bool(modifiers) or pointing or by or _is_made(tree, noun)


def _is_made(tree: Trees, noun: int) -> bool:
    """Whether the noun is what somebody makes, or somebody makes it in a relative clause."""
    verb = tree.head[noun]
    made = tree.dep[noun] == "dobj" and tree.lemma[verb] in _MAKING and tree.lemma[verb] != "face"
    return made or any(children_by(tree, clause, "nsubj") for clause in children_by(tree, noun, "relcl"))
