"""Quotations as runs of tokens, and which of them stand beside a cue."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from presslens.attribution.phrases import Phrases, Run
from presslens.attribution.quotation_marks import Quotation


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text with their depth (0: in no other); a run begins and ends with the marks."""

    runs: list[tuple[Run, int]]
    length: int

    def around(self, token: int) -> list[Run]:
        """The quotations that `token` stands in, outermost first."""
        return [run for run, _ in self.runs if run[0] <= token < run[1]]

    def at(self, depth: int) -> list[Run]:
        """The quotations that stand in `depth` others."""
        return [run for run, deep in self.runs if deep == depth]

    def beside(self, token: int) -> list[Run]:
        """The quotations next deeper than `token`: those that it may introduce."""
        return self.at(len(self.around(token)))

    def limit(self, token: int) -> Run:
        """How far content may reach: what is said in a quotation introduces nothing outside it."""
        around = self.around(token)
        return (around[-1][0] + 1, around[-1][1] - 1) if around else (0, self.length)


def quoted(tree: Phrases, quotations: Iterable[Quotation]) -> Quoted:
    """Quotations of characters as quotations of tokens; one without words is none."""
    runs = (
        ((bisect_left(tree.start, mark.start), bisect_left(tree.start, mark.end)), mark.depth)
        for mark in quotations
    )
    return Quoted([(run, depth) for run, depth in runs if run[1] - run[0] > 1], len(tree))
