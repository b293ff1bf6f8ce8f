"""PolNeAR's gold attributions, and what of them a table of quotations has: counts per article, added up to figures.

The matching is that of the gold folder's scorer, `score_gold.polnear`, taken apart so that articles can be drawn anew;
`check` holds the sum against the scorer itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd

import presslens

Quoting = Callable[[presslens.Document], pd.DataFrame]

FIGURES = {
    "reported speech, F1": "speech_f1",
    "all contents, F1": "f1",
    "contents in quotation marks, found": "direct_recall",
    "source right, among matched": "source_accuracy",
}
THRESHOLD = 0.8
_MARKS = ("\"“'‘", "\"”'’")


@dataclass(frozen=True)
class Article:
    """A text and its gold attributions, as the scorer has them."""

    document: presslens.Document
    gold: list[Any]


def articles(folder: Path, scorer: ModuleType) -> list[Article]:
    """The articles whose offsets reading leaves as they are."""
    read = []
    for path in sorted(folder.glob("*.txt")):
        marked = path.with_suffix(".ann")
        text = path.read_text(encoding="utf8")
        if marked.exists() and len((document := presslens.document_from_text(text)).text) == len(text):
            read.append(Article(document, _gold(text, *scorer.brat(marked), scorer)))
    return read


def _gold(
    text: str, spans: dict[str, Any], events: Iterable[dict[str, list[str]]], scorer: ModuleType
) -> list[Any]:
    gold = []
    for event in events:
        sources = [scorer.chars(spans[key][1]) for key in event.get("Source", []) if key in spans]
        cue = " ".join(text[a:b] for key in event.get("Cue", []) if key in spans for a, b in spans[key][1])
        contents = [spans[key][1] for key in event.get("Content", []) if key in spans]
        gold += [scorer.Attribution(scorer.chars(pieces), sources, cue, pieces) for pieces in contents]
    return gold


def tally(article: Article, table: pd.DataFrame, scorer: ModuleType) -> Counter[str]:
    """What adds up to the figures, for one article."""
    gold, ours = article.gold, scorer.predicted(article.document, table)
    pairs = _matched(gold, ours, scorer)
    mine, theirs = set(pairs.values()), set(pairs)
    inside = {
        k
        for k, one in enumerate(ours)
        if k not in mine
        and any(len(one.content & gold[i].content) >= 0.9 * len(one.content) for i in theirs)
        and not any(one.content == ours[m].content for m in mine)
    }
    counted = [k for k in range(len(ours)) if k not in inside]
    sourced = {i: k for i, k in pairs.items() if gold[i].source}
    quoted = [one for one in gold if _is_quoted(article.document.text, one.pieces)]
    return Counter(
        hits=len(pairs),
        ours=len(counted),
        gold=len(gold),
        said_hits=sum(ours[k].reported for k in mine),
        said=sum(ours[k].reported for k in counted),
        told_hits=sum(gold[i].cue != "" and gold[i].reported for i in theirs),
        told=sum(one.cue != "" and one.reported for one in gold),
        sources=len(sourced),
        sources_right=sum(
            any(scorer.jaccard(ours[k].source, source) >= 0.5 for source in gold[i].source)
            for i, k in sourced.items()
        ),
        quoted=len(quoted),
        quoted_found=sum(_is_covered(one, ours, scorer) for one in quoted),
    )


def _matched(gold: Sequence[Any], ours: Sequence[Any], scorer: ModuleType) -> dict[int, int]:
    """Our attribution for each gold one, best overlap first, each used once."""
    overlaps = sorted(
        (
            (scorer.jaccard(one.content, other.content), i, k)
            for i, one in enumerate(gold)
            for k, other in enumerate(ours)
            if one.content & other.content
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for overlap, i, k in overlaps:
        if overlap >= THRESHOLD and i not in pairs and k not in pairs.values():
            pairs[i] = k
    return pairs


def _is_quoted(text: str, pieces: Iterable[tuple[int, int]]) -> bool:
    """Whether every piece of a content stands in quotation marks."""
    marked = [text[a:b].strip() for a, b in pieces if text[a:b].strip()]
    opening, closing = _MARKS
    return bool(marked) and all(m[:1] in opening and m.rstrip(",.")[-1:] in closing for m in marked)


def _is_covered(one: Any, ours: Iterable[Any], scorer: ModuleType) -> bool:  # noqa: ANN401
    pieces = (
        piece for other in ours for piece in other.pieces if len(piece & one.content) >= 0.5 * len(piece)
    )
    return bool(scorer.jaccard(set().union(*pieces), one.content) >= THRESHOLD)


def figures(n: Counter[str]) -> dict[str, float]:
    """The scorer's figures from counts."""
    return {
        "f1": _f1(n["hits"] / max(1, n["ours"]), n["hits"] / max(1, n["gold"])),
        "speech_f1": _f1(n["said_hits"] / max(1, n["said"]), n["told_hits"] / max(1, n["told"])),
        "direct_recall": n["quoted_found"] / max(1, n["quoted"]),
        "source_accuracy": n["sources_right"] / max(1, n["sources"]),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bounds(tallies: Sequence[Counter[str]], resamples: int = 1_000) -> dict[str, tuple[float, float]]:
    """95 % bootstrap interval of each figure, articles drawn anew."""
    drawn = np.random.default_rng(0).integers(len(tallies), size=(resamples, len(tallies)))
    values = pd.DataFrame([figures(sum((tallies[i] for i in sample), Counter())) for sample in drawn])
    return {name: (values[name].quantile(0.025), values[name].quantile(0.975)) for name in values}


def check(folder: Path, scorer: ModuleType, ours: dict[str, float], tables: dict[str, pd.DataFrame]) -> None:
    """Stop where the scorer, given the same tables, comes to other figures."""

    class Remembered:
        document_from_text = staticmethod(presslens.document_from_text)

        @staticmethod
        def quotations(document: presslens.Document) -> pd.DataFrame:
            return tables[document.text]

    theirs = scorer.polnear(folder, Remembered)
    differ = {name: theirs[name] for name, value in ours.items() if not np.isclose(value, theirs[name])}
    if differ:
        raise SystemExit(f"{folder}: score_gold.polnear comes to {differ}; the benchmark counts otherwise")
