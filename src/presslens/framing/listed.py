"""Devices that word lists name, kept only where the word does what the list was made for.

A list knows words, not uses: `claim` hedges as the verb of a clause and not in `asylum claim`, `should` obliges,
`know` presupposes a clause and not `the way`. Such classes have a condition on the word's place in its tree.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pandas as pd

from presslens.framing.complements import has_clause, takes_act
from presslens.framing.found import Found
from presslens.lexicons import lexicon_matches, shipped_lexicon
from presslens.sentiment.lexical import hu_liu
from presslens.syntax import Trees, ancestors, descendants

LISTS = ("hedges", "assertives", "factives", "implicatives", "strong_subjectives", "framing_devices")
BETWEEN = "; "  # stands between the classes of a word that is in several lists

_NO_HEDGE = frozenset(["should", "ought", "would"])  # they oblige, or shift a future into the past
_ROUNDING = frozenset(["about", "around", "roughly", "approximately", "almost"])
_SAYING = frozenset(["say", "tell", "claim", "state", "write", "add"])
_MEASURING = frozenset(  # clues by the list that mostly measure, or say a state
    ["long", "little", "just", "well", "hard", "ready", "dead", "like", "kind", "mean", "known", "alleged"]
)
_DISTANCED = frozenset(
    ["alleged", "allegedly", "so-called", "supposed", "purported", "suspected", "reported"]
)

Condition = Callable[[Trees, int, int], bool]


def listed(tree: Trees, annotated: pd.DataFrame) -> Iterator[Found]:
    """Every use of a listed word that is a device; never inside a name or a title."""
    lexicon, sources = word_lists()
    at = {start: index for index, start in enumerate(tree.start)}
    until = {end: index + 1 for index, end in enumerate(tree.end)}
    for match in lexicon_matches(annotated, lexicon).itertuples():
        first, stop = at[match.start], until[match.end]
        for term in match.term.split(BETWEEN):
            for device in match.category.split(BETWEEN):
                if (term, device) in sources and CONDITIONS[device](tree, first, stop):
                    yield Found(first, stop, device, sources[term, device])


@cache
def word_lists() -> tuple[pd.DataFrame, Mapping[tuple[str, str], str]]:
    """All lists as one lexicon, and the source of each (term, class)."""
    table = pd.concat([*map(shipped_lexicon, LISTS), _agreed_subjectives()], ignore_index=True)
    table = table[table["category"].isin(CONDITIONS)]
    keys = zip(table["term"], table["category"], strict=True)
    return table, dict(zip(keys, table["source"], strict=True))


def _agreed_subjectives() -> pd.DataFrame:
    """Weak subjectives that are opinion words too: where a clue is often none, two lists must agree."""
    weak = shipped_lexicon("weak_subjectives")
    return weak[weak["term"].isin(hu_liu()["term"])]


def _always(tree: Trees, first: int, stop: int) -> bool:
    return True


def _holds_back(tree: Trees, first: int, stop: int) -> bool:
    """Whether a hedge of the list holds back from a claim here."""
    word, pos = tree.lemma[first], tree.pos[first]
    if stop - first > 1:
        return True
    if pos == "VERB":
        return has_clause(tree, first) or takes_act(tree, first)
    if word in _ROUNDING:
        return stop < len(tree) and tree.pos[stop] == "NUM"
    if pos == "ADJ" and word == "possible":
        return tree.dep[first] == "amod" or has_clause(tree, first)
    return pos != "NOUN" and word not in _NO_HEDGE and not (word == "could" and _narrates(tree, first))


def _narrates(tree: Trees, modal: int) -> bool:
    """Whether the modal's verb hangs on a verb in the past, or governs one: `could` then says what was possible."""
    verb = tree.head[modal]
    around = [*ancestors(tree, verb), *descendants(tree, verb)]
    return any(tree.tag[word] == "VBD" and tree.lemma[word] not in _SAYING for word in around)


def _has_clause(tree: Trees, first: int, stop: int) -> bool:
    return has_clause(tree, first)


def _implies(tree: Trees, first: int, stop: int) -> bool:
    """Implicatives proper: of `can`, only the negation implies."""
    return tree.pos[first] != "AUX" and takes_act(tree, first)


def _evaluates(tree: Trees, first: int, stop: int) -> bool:
    """Adjectives and adverbs of their own; a comparative (`greater`) mostly measures."""
    modifies = tree.pos[first] in ("ADJ", "ADV") or tree.dep[first] == "amod"
    measures = tree.tag[first] in ("JJR", "RBR") or tree.lemma[first] in _MEASURING
    return stop - first == 1 and modifies and not measures and not _is_compounded(tree, first)


def _is_compounded(tree: Trees, word: int) -> bool:
    """Whether a hyphen ties the word to its neighbour (`high-ranking`)."""
    before = word > 0 and tree.token[word - 1] == "-" and tree.end[word - 1] == tree.start[word]
    after = word + 1 < len(tree) and tree.token[word + 1] == "-" and tree.start[word + 1] == tree.end[word]
    return before or after or "-" in tree.token[word]


def _undistanced(tree: Trees, first: int, stop: int) -> bool:
    """A loaded noun that nothing marks as somebody's charge."""
    return _DISTANCED.isdisjoint(tree.lemma[word] for word in descendants(tree, stop - 1))


CONDITIONS: Mapping[str, Condition] = {
    "hedge": _holds_back,
    "booster": _always,
    "assertive": _has_clause,
    "factive": _has_clause,
    "implicative": _implies,
    "strong subjective": _evaluates,
    "weak subjective": _evaluates,
    "us": _always,
    "them": _always,
    "metaphor: path": _always,
    "metaphor: contact": _always,
    "metaphor: war": _always,
    "metaphor: body": _always,
    "loaded noun": _undistanced,
}
