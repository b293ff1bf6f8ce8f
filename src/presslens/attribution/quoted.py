"""Quotations as runs of tokens, and which of them stand beside a cue."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quotation_marks import Quotation


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text: those of `levels[depth]` stand in `depth` others; a run begins and ends with the marks.

    Quotations of one depth lie apart and in order, so those near a token are found without a look at the others.
    """

    levels: list[list[Run]]
    length: int

    def near(self, run: Run) -> list[Run]:
        """The quotations that share a token with a run, outermost first."""
        return [quote for level in self.levels for quote in touching(level, run)]

    def around(self, token: int) -> list[Run]:
        """The quotations that `token` stands in, outermost first."""
        return self.near((token, token + 1))

    def at(self, depth: int) -> list[Run]:
        """The quotations that stand in `depth` others."""
        return self.levels[depth] if depth < len(self.levels) else []

    def beside(self, token: int, near: Run) -> list[Run]:
        """The quotations next deeper than `token` that share a token with `near`: those that it may introduce."""
        return touching(self.at(len(self.around(token))), near)

    def limit(self, token: int) -> Run:
        """How far content may reach: what is said in a quotation introduces nothing outside it."""
        around = self.around(token)
        return (around[-1][0] + 1, around[-1][1] - 1) if around else (0, self.length)


def touching(runs: Sequence[Run], near: Run) -> list[Run]:
    """Those of some runs, which lie apart and in order, that share a token with another run."""
    first = bisect_right(runs, near[0], key=itemgetter(1))
    last = bisect_left(runs, near[1], lo=first, key=itemgetter(0))
    return list(runs[first:last])


def quoted(tree: Phrases, quotations: Iterable[Quotation]) -> Quoted:
    """Quotations of characters as quotations of tokens; one without words is none."""
    levels: list[list[Run]] = []
    for mark in quotations:
        run = bisect_left(tree.start, mark.start), bisect_left(tree.start, mark.end)
        levels += [[] for _ in range(mark.depth + 1 - len(levels))]
        if run[1] - run[0] > 1:
            levels[mark.depth].append(run)
    return Quoted(levels, len(tree))
