"""How well names are found and put together, beside exact string match of spaCy's entities, and what it costs.

Run from the checkout: ``python -m benchmarks.naming --gold DIR`` (DIR holds `gum_news`).

A mention of ours is a gold mention where it holds that mention's head. Counted are coreferent pairs, two mentions of
one entity: among names alone, and among all mentions, pronouns and descriptions with them. Then, by kind of naming,
how many of our mentions name the actor that most names of the gold entity have. Time is processor time. With
``--csv`` only the rows for `data/quality.csv` are printed; bounds are a 95 % bootstrap over documents.
"""

import argparse
import csv
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import presslens
from benchmarks.gum import Article, Mention, articles
from benchmarks.quality import COLUMNS
from presslens.action.agents import agency_in
from presslens.naming import find_mentions
from presslens.voices import voiced_mentions

ENTITY = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}
SCOPES = {"names": True, "all mentions": False}
RESAMPLES = 1_000


def string_match(document: presslens.Document, annotated: pd.DataFrame) -> pd.DataFrame:
    """The peer: spaCy's entities, put together where their letters are the same, articles and possessives apart."""
    named = annotated[annotated["entity_kind"].isin(ENTITY)]
    spans = named.groupby("entity").agg(start=("start", "min"), end=("end", "max")).reset_index()
    texts = [document.text[a:b] for a, b in zip(spans["start"], spans["end"], strict=True)]
    return spans.assign(
        actor=[re.sub(r"^the |[’']s$", "", text, flags=re.IGNORECASE).casefold() for text in texts]
    )


def aligned(mentions: Iterable[Mention], found: pd.DataFrame) -> dict[int, str]:
    """Our actor for every gold mention whose head lies in a mention of ours, the narrowest where several do."""
    spans = sorted(
        zip(found["start"], found["end"], found["actor"], strict=True), key=lambda span: span[0] - span[1]
    )
    return {
        mention.head: actor
        for start, end, actor in spans
        for mention in mentions
        if start <= mention.head < end
    }


def pairs(bearers: Iterable[tuple[int, str]]) -> set[tuple[int, int]]:
    """All pairs of mentions that share a bearer."""
    groups: dict[str, set[int]] = defaultdict(set)
    for head, bearer in bearers:
        groups[bearer].add(head)
    return {pair for heads in groups.values() for pair in combinations(sorted(heads), 2)}


def tally(article: Article, found: pd.DataFrame, *, names_only: bool) -> list[int]:
    """Gold mentions, those found, gold pairs, our pairs, and pairs that are both."""
    gold = [mention for mention in article.mentions if mention.proper or not names_only]
    ours = aligned(gold, found)
    theirs, mine = pairs((mention.head, mention.entity) for mention in gold), pairs(ours.items())
    return [len({mention.head for mention in gold}), len(ours), len(theirs), len(mine), len(theirs & mine)]


def figures(counts: Sequence[float]) -> dict[str, float]:
    """Share of mentions found; recall, precision and F1 of pairs."""
    mentions, found, gold, ours, right = counts
    recall, precision = right / gold, right / max(1, ours)
    f1 = 2 * right / (gold + ours)
    return {
        "mentions": mentions,
        "found": found / mentions,
        "pairs": gold,
        "recall": recall,
        "precision": precision,
        "f1": f1,
    }


def by_naming(read: Sequence[Article], ours: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """By kind of naming and certainty: our mentions that are gold mentions, and those with the right actor."""
    rows = []
    for article, found in zip(read, ours, strict=True):
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in (m for m in article.mentions if m.proper):
            names[mention.entity].update(actor for head, actor in aligned([mention], found).items())
        usual = {entity: actors.most_common(1)[0][0] for entity, actors in names.items() if actors}
        for row in found.itertuples():
            gold = [m.entity for m in article.mentions if row.start <= m.head < row.end]
            rows += [(row.naming, row.certain, usual.get(gold[0]) == row.actor)] if gold else []
    table = pd.DataFrame(rows, columns=["naming", "certain", "right"])
    return table.groupby(["naming", "certain"])["right"].agg(n="size", right="mean")


def timed(stage: Callable[..., Any], *arguments: Sequence[Any]) -> tuple[list[Any], float]:
    """What a stage gives for each document, and its processor time for all."""
    began = time.process_time()
    results = [stage(*row) for row in zip(*arguments, strict=True)]
    return results, time.process_time() - began


def print_quality(read: Sequence[Article]) -> None:
    """The tables of quality and the line of costs."""
    documents = [presslens.document_from_text(article.text) for article in read]
    presslens.annotate(documents[0])  # the pipeline is loaded and warm
    annotated, parsing = timed(presslens.annotate, documents)
    ours, naming = timed(find_mentions, documents, annotated)
    peer, _ = timed(string_match, documents, annotated)
    sides = {"Presslens": ours, "string match": peer}
    table = {
        (scope, side): figures(
            np.sum([tally(a, f, names_only=names_only) for a, f in zip(read, found, strict=True)], axis=0)
        )
        for scope, names_only in SCOPES.items()
        for side, found in sides.items()
    }
    print(pd.DataFrame(table).T.round(3).to_string(), end="\n\n")
    print(by_naming(read, ours).round(3).to_string(), end="\n\n")
    quotes, _ = timed(
        lambda document, table: presslens.quotations(document, annotated=table), documents, annotated
    )
    voiced, voices = timed(voiced_mentions, documents, annotated, quotes)
    _, acting = timed(agency_in, documents, annotated, quotes, voiced)
    share = {"naming": naming, "mentions in their voices, naming in it": voices, "agency": acting}
    print(f"shares of the parse's {parsing:.2f} s, to reach: at most 0.30 together")
    print("\n".join(f"  {name:40s}{seconds / parsing:.2f}" for name, seconds in share.items()))


def quality_rows(read: Sequence[Article]) -> Iterator[dict[str, object]]:
    """The rows for `data/quality.csv`."""
    found = [
        find_mentions(d, presslens.annotate(d)) for d in (presslens.document_from_text(a.text) for a in read)
    ]
    for scope, names_only in SCOPES.items():
        counts = np.array([tally(a, f, names_only=names_only) for a, f in zip(read, found, strict=True)])
        drawn = np.random.default_rng(0).integers(len(read), size=(RESAMPLES, len(read)))
        f1 = [figures(counts[sample].sum(axis=0))["f1"] for sample in drawn]
        low, high = np.quantile(f1, (0.025, 0.975))
        yield {
            "measure": f"coreferent pairs among {scope}, F1", "gold": "GUM news", "n": len(read),
            "score": f"{figures(counts.sum(axis=0))['f1']:.3f}", "low": f"{low:.3f}", "high": f"{high:.3f}",
            "where tested": "20 Wikinews articles, development part",
        }  # fmt: skip


def main() -> None:
    """Print the tables, or the rows for `data/quality.csv`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds gum_news/")
    parser.add_argument("--csv", action="store_true", help="print only the rows for data/quality.csv")
    options = parser.parse_args()
    read = articles(options.gold)
    if not options.csv:
        print_quality(read)
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS)
    writer.writeheader()
    writer.writerows(quality_rows(read))


if __name__ == "__main__":
    main()
