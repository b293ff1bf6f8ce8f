"""How well names are found and put together: GUM's Wikinews articles, exact string match of entities as the peer.

Run from the checkout: ``python -m benchmarks.naming --gold DIR`` (DIR holds ``gum_news/*.conllu``).

Gold entities count where one of their mentions has a proper noun as head and they are persons, organisations or
places. A mention of ours is a gold mention where it holds the gold mention's head. Printed are the coreferent pairs
(two mentions of one entity) among names alone and among all mentions, found and right, and the time that naming
takes beside the parse.
"""

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pandas as pd

import presslens
from presslens.naming import find_mentions

KINDS = {"person", "organization", "place"}
ENTITY = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}
_BRACKET = re.compile(r"\((\d+)-([^()]+)\)?|(\d+)\)|\)")

Cluster = tuple[int, str]  # (character at which the head begins, entity)
Find = Callable[[presslens.Document, pd.DataFrame], pd.DataFrame]


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """The token lines of each sentence, and whether a paragraph begins there (first line `¶`)."""
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        yield [["¶"] if any(line.startswith("# newpar") for line in lines) else ["–"], *rows]


def read(path: Path) -> tuple[str, list[tuple[int, bool, str]]]:
    """The text, and of each counted gold mention: where its head begins, whether that is a proper noun, its entity."""
    text, mentions, kinds = "", [], {}
    for mark, *rows in sentences(path):
        if text and mark == ["¶"]:
            text = text.rstrip() + "\n\n"
        starts, words, stop = [], [], 0
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                starts += [len(text)] * (last - first + 1)
                text, stop = text + row[1] + ("" if "SpaceAfter=No" in row[9] else " "), last
                continue
            words.append(row)
            if int(row[0]) > stop:
                starts.append(len(text))
                text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        for head, entity, kind in gold_heads(words):
            mentions.append((starts[head], words[head][3] == "PROPN", entity))
            kinds.setdefault(entity, kind)
    wanted = {entity for _, proper, entity in mentions if proper and kinds[entity] in KINDS}
    return text.strip(), [mention for mention in mentions if mention[2] in wanted]


def gold_heads(words: list[list[str]]) -> Iterator[tuple[int, str, str]]:
    """(index of the head, entity, kind) of every mention that opens in a sentence."""
    for index, row in enumerate(words):
        value = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in _BRACKET.finditer(value):
            if match[1]:
                kind, _, _, _, span = match[2].split("-")[:5]
                yield index + int(span.split(",")[0]) - 1, match[1], kind


def pairs(clusters: Iterable[tuple[int, str]]) -> set[tuple[int, int]]:
    """All pairs of mentions that share an entity."""
    groups: dict[str, list[int]] = defaultdict(list)
    for head, entity in sorted(clusters):
        groups[entity].append(head)
    return {pair for heads in groups.values() for pair in combinations(sorted(set(heads)), 2)}


def string_match(document: presslens.Document, annotated: pd.DataFrame) -> pd.DataFrame:
    """The peer: spaCy's entities, put together where their letters are the same."""
    named = annotated[annotated["entity_kind"].isin(ENTITY)]
    spans = named.groupby("entity").agg(start=("start", "min"), end=("end", "max")).reset_index()
    texts = [document.text[a:b] for a, b in zip(spans["start"], spans["end"], strict=True)]
    return spans.assign(
        actor=[re.sub(r"^the |’s$|'s$", "", text, flags=re.IGNORECASE).casefold() for text in texts]
    )


def aligned(gold: Iterable[tuple[int, bool, str]], found: pd.DataFrame) -> list[tuple[int, str]]:
    """(gold head, our actor) for every gold mention whose head lies in a mention of ours."""
    spans = list(zip(found["start"], found["end"], found["actor"], strict=True))
    hits = ((head, [actor for start, end, actor in spans if start <= head < end]) for head, _, _ in gold)
    return [(head, actors[0]) for head, actors in hits if actors]


def compare(articles: list[tuple[list, pd.DataFrame]], *, names_only: bool) -> dict[str, float]:
    """Mentions found, coreferent pairs found and right, over all articles."""
    n: dict[str, int] = defaultdict(int)
    for mentions, found in articles:
        gold = [mention for mention in mentions if mention[1] or not names_only]
        ours = aligned(gold, found)
        theirs, mine = pairs((head, entity) for head, _, entity in gold), pairs(ours)
        n["mentions"] += len(gold)
        n["found"] += len(ours)
        n["gold"] += len(theirs)
        n["ours"] += len(mine)
        n["right"] += len(theirs & mine)
    precision, recall = n["right"] / max(1, n["ours"]), n["right"] / max(1, n["gold"])
    return {
        "mentions": n["mentions"],
        "found": n["found"] / n["mentions"],
        "pairs": n["gold"],
        "recall": recall,
        "precision": precision,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds gum_news/")
    folder = parser.parse_args().gold / "gum_news"
    texts = [read(path) for path in sorted(folder.glob("*.conllu"))]
    documents = [presslens.document_from_text(text) for text, _ in texts]
    presslens.annotate(documents[0])
    began = time.process_time()
    annotated = [presslens.annotate(document) for document in documents]
    parsed = time.process_time()
    ours = [find_mentions(document, table) for document, table in zip(documents, annotated, strict=True)]
    named = time.process_time()
    peer = [string_match(document, table) for document, table in zip(documents, annotated, strict=True)]
    gold = [mentions for _, mentions in texts]
    rows = {
        (scope, who): compare(list(zip(gold, tables, strict=True)), names_only=scope == "names")
        for scope in ("names", "all mentions")
        for who, tables in (("Presslens", ours), ("string match", peer))
    }
    print(pd.DataFrame(rows).T.round(3).to_string())
    print(
        f"parse {parsed - began:.2f} s, naming {named - parsed:.2f} s: {(named - parsed) / (parsed - began):.2f} of it"
    )


if __name__ == "__main__":
    main()
