"""Every claim has an address: `#c3` is the place of its first word, and lights all its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from presslens.atoms import Span

_SPANS = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one page, in the order in which they were made, by their anchors.

    Attributes:
        length: characters of the text; spans beyond it are not the text's.
        most: how many claims get an address; findings always do.
        spans: what each claim rests on.
    """

    length: int
    most: int = 400
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def finding(self, evidence: Iterable[Span]) -> str:
        """The anchor of a finding's words, its own even where another rests on the same; "" without words."""
        spans = self._inside(evidence)
        return self._new(spans) if spans else ""

    def other(self, evidence: Iterable[Span]) -> str:
        """The anchor of the words behind a table's row or a bar; equal words share one; "" when there are enough."""
        spans = self._inside(evidence)
        for anchor, held in self.spans.items():
            if held == spans:
                return anchor
        return self._new(spans) if spans and len(self.spans) < self.most else ""

    def _new(self, spans: tuple[Span, ...]) -> str:
        anchor = f"c{len(self.spans) + 1}"
        self.spans[anchor] = spans
        return anchor

    def _inside(self, evidence: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(sorted({(start, end) for start, end in evidence if 0 <= start < end <= self.length}))


def written_spans(text: str) -> list[Span]:
    """Spans as tables and links write them: `12-19;30-41`; none where the text is anything else."""
    parts = [_SPANS.fullmatch(part) for part in text.split(";")]
    return [(int(part[1]), int(part[2])) for part in parts if part] if all(parts) else []
