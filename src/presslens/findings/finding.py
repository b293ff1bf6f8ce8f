"""What a finding is, and the table that several make."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

import pandas as pd

from presslens.atoms import Span

COLUMNS = ["notebook", "section", "sentence", "value", "n", "evidence", "figure", "rank"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about this text that follows from a table.

    Attributes:
        section: heading of the notebook section that it belongs to.
        sentence: the claim, as plain text; words of the article stand in “ ”.
        value: what was counted or measured.
        n: out of how many.
        evidence: spans of `Document.text` that the claim rests on.
        figure: name of the figure that shows it; "" for none.
    """

    section: str
    sentence: str
    value: float | str
    n: int
    evidence: Sequence[Span] = field(default_factory=tuple)
    figure: str = ""


def findings_table(notebook: str, findings: Iterable[Finding | None]) -> pd.DataFrame:
    """One row per finding, in the order given; those that the text does not support (None) are left out.

    Columns: notebook, section, sentence, value, n, evidence (list of (start, end)), figure, rank (from 1).
    """
    made = [finding for finding in findings if finding is not None]
    rows = [
        {"notebook": notebook, **asdict(finding), "evidence": sorted(finding.evidence), "rank": rank}
        for rank, finding in enumerate(made, start=1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def spans_of(rows: pd.DataFrame, what: str) -> list[Span]:
    """The spans of one kind (`cue`, `content`, `process` …) of a table's rows, each once and missing ones left out."""
    pairs = zip(rows[f"{what}_start"].tolist(), rows[f"{what}_end"].tolist(), strict=True)
    return [pair for pair in dict.fromkeys(pairs) if pair[0] >= 0]


def listed(items: Sequence[str], *, conjunction: str = "and") -> str:
    """Items as one reads them aloud: `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def quoted(words: str) -> str:
    """Words of the article, marked as such."""
    return f"“{words}”"


def possessive(name: str) -> str:
    """A name as owner: `Lee’s`, `United States’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def times(n: int) -> str:
    """How often, in words where English has one: `once`, `twice`, `3 times`."""
    return {0: "never", 1: "once", 2: "twice"}.get(n, f"{n} times")


def counted(n: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 sentence`, `16 sentences`."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def signed(value: float) -> str:
    """A score as one writes it: always with its sign, two decimals, a true minus."""
    return f"{value:+.2f}".replace("-", "−")
