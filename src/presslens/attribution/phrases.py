"""Trees with the edges of their phrases: what rules that cut phrases out of sentences ask for at every step."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from presslens.attribution.mending import mended
from presslens.syntax import Trees, sentence_bounds

Run = tuple[int, int]  # neighbouring tokens, half-open, counted through the document


@dataclass(frozen=True, slots=True)
class Phrases(Trees):
    """Trees whose phrases are known: that of a token reaches from `left` to before `right`; `word` is lower case."""

    word: list[str]
    left: list[int]
    right: list[int]
    bounds: dict[int, Run]

    def those(self, token: int, *labels: str) -> Iterator[int]:
        """The children of `token` with one of these labels, in order."""
        return (child for child in self.children[token] if self.dep[child] in labels)

    def child(self, token: int, *labels: str) -> int:
        """The first of `those`; −1 where there is none."""
        return next(self.those(token, *labels), -1)

    def subject(self, verb: int) -> int:
        """The subject of a verb, the one behind it where it has two (`“A fact,” said Lee`); −1 where it has none."""
        return max(self.those(verb, "nsubj"), default=-1)

    def phrase(self, token: int) -> Run:
        """From the leftmost to the rightmost descendant of `token`."""
        return self.left[token], self.right[token]

    def around(self, token: int) -> Run:
        """The sentence that `token` stands in."""
        return self.bounds[self.sentence[token]]

    def is_infinitive(self, verb: int) -> bool:
        """Whether `to` stands before the verb."""
        return any(self.tag[child] == "TO" for child in self.those(verb, "aux"))


def not_empty(*runs: Run) -> list[Run]:
    """The runs that hold a token."""
    return [run for run in runs if run[0] < run[1]]


def phrases(tree: Trees) -> Phrases:
    """The trees, mended for reported speech, with their phrases."""
    whole = mended(tree)
    left, right = _edges(whole.head)
    given = {field.name: getattr(whole, field.name) for field in fields(Trees)}
    bounds = {tree.sentence[run[0]]: run for run in sentence_bounds(tree)}
    return Phrases(
        **given, word=[token.lower() for token in tree.token], left=left, right=right, bounds=bounds
    )


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """Where each phrase begins and ends: every token widens its governors until one is wide enough."""
    left, right = list(range(len(head))), list(range(1, len(head) + 1))
    for token, governor in enumerate(head):
        while left[governor] > token or right[governor] <= token:
            left[governor], right[governor] = min(left[governor], token), max(right[governor], token + 1)
            governor = head[governor]
    return left, right
