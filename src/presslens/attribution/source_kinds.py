"""A source ─▶ what kind of source it is, by the nouns that name it.

Who is cited, and as what, is a question of news sociology since Gans 1979, "Deciding what's news", and Hall et al.
1978, "Policing the crisis" (officials as primary definers). A named person is of the kind of the role that the text
gives anywhere: `the minister` makes `Le` an official.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from presslens.attribution.phrases import Phrases, Run
from presslens.lexicons import shipped_lexicon
from presslens.naming import Actor

KINDS = ("official", "expert", "citizen", "organisation", "document", "person", "nobody")

_OF_ACTOR = {
    "country": "official",
    "group": "organisation",
    "organisation": "organisation",
    "person": "person",
}
_TITLES = ("compound", "nmod", "appos", "amod")


def source_kinds(
    tree: Phrases, sources: Sequence[Run | None], speakers: Sequence[str], actors: Mapping[str, Actor]
) -> list[str]:
    """One of `KINDS` for every source: `nobody` where none is named, `person` where no role is given.

    Args:
        tree: the text's phrases.
        sources: the words that name each source.
        speakers: who each source is, "" where that is not known; one speaker is of one kind.
        actors: what is known of each speaker.
    """
    kinds = [_by_noun(tree, run) if run else "nobody" for run in sources]
    known = {speaker: kind for speaker, kind in zip(reversed(speakers), reversed(kinds), strict=True) if kind}
    return [
        kind or known.get(speaker) or (_OF_ACTOR.get(actors[speaker].kind, "person") if speaker else "person")
        for speaker, kind in zip(speakers, kinds, strict=True)
    ]


def _by_noun(tree: Phrases, run: Run) -> str:
    """The kind that the head noun gives, else a title or an apposition; "" where none does."""
    nouns = _nouns()
    named = (token for token in _naming(tree, head_of(tree, run)) if tree.pos[token] in ("NOUN", "PROPN"))
    return next(
        (nouns[tree.lemma[token].lower()] for token in named if tree.lemma[token].lower() in nouns), ""
    )


def _naming(tree: Phrases, head: int) -> Iterator[int]:
    """The head of a source, its titles and appositions, and the titles of these."""
    yield head
    for child in tree.those(head, *_TITLES):
        yield child
        yield from tree.those(child, *_TITLES)


@cache
def _nouns() -> dict[str, str]:
    table = shipped_lexicon("source_kinds")
    return dict(zip(table["term"], table["category"], strict=True))


def head_of(tree: Phrases, run: Run) -> int:
    """The token that a source hangs by; for a relative pronoun, that of what it stands for."""
    head = next(_outside(tree, run), run[1] - 1)
    verb = tree.head[head]
    relative = tree.tag[head] in ("WDT", "WP") and tree.dep[verb] == "relcl"
    return tree.head[verb] if relative else head


def _outside(tree: Phrases, run: Run) -> Iterator[int]:
    return (
        token for token in range(*run) if not run[0] <= tree.head[token] < run[1] or tree.head[token] == token
    )
