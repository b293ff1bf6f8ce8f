"""How well quotations and attributions are found, beside peers, and what it costs.

Run from the checkout: ``python -m benchmarks.voices --gold DIR`` (DIR holds `polnear` and `score_gold.py`).

Three parts: PolNeAR (150 news articles; figures as `score_gold.polnear` defines them, with a 95 % bootstrap over
articles), three articles read by hand before any output was seen, and processor time beside spaCy alone. With
``--csv`` only the rows for `data/quality.csv` are printed. PolNeAR was developed on and never trained on.
"""

import argparse
import csv
import importlib.util
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import spacy

import presslens
from benchmarks.polnear import FIGURES, Article, Quoting, articles, bounds, check, figures, tally
from benchmarks.quality import COLUMNS
from benchmarks.voice_peers import marks_alone, said_and_clause, textacy_direct
from presslens.annotation import PIPELINE
from presslens.resources import checkout, resource_folder

TO_REACH = {"speech_f1": 0.84, "f1": 0.64, "direct_recall": 0.95, "source_accuracy": 0.90}
KNOWN = {
    "speech_f1": "rules over the same parse, an hour's work: 0.81",
    "f1": "the same: 0.62",
    "direct_recall": "the same: 0.96",
    "source_accuracy": "the same: 0.90; CofeNet: 0.83",
}
ROUNDS = 5


def scorer_in(gold: Path) -> ModuleType:
    """The gold folder's own scorer."""
    spec = importlib.util.spec_from_file_location("score_gold", gold / "score_gold.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold}: holds no score_gold.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tallies(read: list[Article], quoting: Quoting, scorer: ModuleType) -> list[Counter[str]]:
    """Counts per article of whoever quotes."""
    return [tally(article, quoting(article.document), scorer) for article in read]


def print_polnear(gold: Path, read: list[Article], scorer: ModuleType) -> None:
    """Ours with its interval beside what is known, what is to reach, and the peers."""
    tables = {article.document.text: presslens.quotations(article.document) for article in read}
    mine = tallies(read, lambda document: tables[document.text], scorer)
    ours, interval = figures(sum(mine, Counter())), bounds(mine)
    check(gold / "polnear", scorer, ours, tables)
    peers = {
        name: figures(sum(tallies(read, quoting, scorer), Counter()))
        for name, quoting in peers_here().items()
    }
    rows = [
        {
            "measure": label, "known": KNOWN[name], "to reach": TO_REACH[name], "Presslens": round(ours[name], 3),
            "95 %": "{:.3f}…{:.3f}".format(*interval[name]),
            **{peer: round(scores[name], 3) for peer, scores in peers.items()},
        }
        for label, name in FIGURES.items()
    ]  # fmt: skip
    print(f"PolNeAR, {len(read)} articles")
    print(pd.DataFrame(rows).to_string(index=False), end="\n\n")


def peers_here() -> dict[str, Quoting]:
    """The peers that this environment has."""
    peers: dict[str, Quoting] = {"marks alone": marks_alone, "said + clause": said_and_clause}
    if importlib.util.find_spec("textacy"):
        peers["textacy"] = partial(textacy_direct, spacy.load(resource_folder(PIPELINE), exclude=["senter"]))
    return peers


def overlap(read: dict[str, Any], pieces: pd.DataFrame) -> float:
    """Shared characters of the contents, as a part of all; of the best piece where one fits better than all."""
    gold = set().union(*(range(span["start"], span["end"]) for span in read["content"]))
    spans = [set(range(a, b)) for a, b in pieces[["content_start", "content_end"]].itertuples(index=False)]
    return max(len(gold & ours) / len(gold | ours) for ours in [set().union(*spans), *spans])


def by_hand(path: Path) -> dict[str, object]:
    """One article read by hand: what is beyond dispute and found, its speakers, and what is false."""
    read = json.loads(path.read_text(encoding="utf8"))
    table = presslens.quotations(presslens.read_document(checkout() / read["text"]))
    groups = [group for _, group in table.groupby("attribution")]
    sure = [one for one in read["attributions"] if not one["disputed"]]
    best = [max(groups, key=lambda group, one=one: overlap(one, group)) for one in sure]
    found = [(one, ours) for one, ours in zip(sure, best, strict=True) if overlap(one, ours) >= 0.8]
    speakers = [(one["speaker"], ours["speaker"].iloc[0]) for one, ours in found]
    return {
        "article": path.stem, "beyond dispute": len(sure), "found": len(found),
        "speaker right": sum(theirs == ours for theirs, ours in speakers),
        "left empty": sum(theirs != "" == ours for theirs, ours in speakers),
        "wrong": sum(theirs != ours != "" for theirs, ours in speakers),
        "ours": len(groups), "false": sum(is_false(group, read["attributions"]) for group in groups),
    }  # fmt: skip


def is_false(group: pd.DataFrame, read: list[dict[str, Any]]) -> bool:
    """Whether an attribution was read neither as such nor inside what somebody says."""
    cue = group["cue_start"].iloc[0]
    return not any(
        overlap(one, group) >= 0.5 or any(span["start"] <= cue < span["end"] for span in one["content"])
        for one in read
    )


def print_by_hand() -> None:
    """The articles read by hand, one row each."""
    paths = sorted((checkout() / "tests" / "fixtures" / "attribution").glob("*.json"))
    print("Read by hand before any output was seen; to reach: all found with their speaker, one false in ten")
    print(pd.DataFrame(map(by_hand, paths)).to_string(index=False), end="\n\n")


def print_speed(read: list[Article]) -> None:
    """Annotation and attribution beside spaCy alone, article by article, the two in turn."""
    language = spacy.load(resource_folder(PIPELINE), exclude=["senter"])
    documents = [article.document for article in read[:20]]
    for document in documents[:2]:  # both sides are loaded and warm
        language(document.text), presslens.quotations(document)
    ratios = []
    for _ in range(ROUNDS):
        alone = sum(seconds(partial(language, document.text)) for document in documents)
        ratios.append(sum(seconds(partial(presslens.quotations, document)) for document in documents) / alone)
    print(
        f"Processor time, annotation included, as a multiple of spaCy's own; {len(documents)} articles, {ROUNDS} rounds"
    )
    print(
        f"median {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}; to reach: 1.5"
    )


def seconds(work: partial[Any]) -> float:
    """Processor time of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def quality_rows(read: list[Article], scorer: ModuleType) -> Iterator[dict[str, object]]:
    """The rows for `data/quality.csv`."""
    mine = tallies(read, presslens.quotations, scorer)
    ours, interval = figures(sum(mine, Counter())), bounds(mine)
    for label, name in FIGURES.items():
        low, high = interval[name]
        yield {
            "measure": f"quotations: {label}", "gold": "PolNeAR", "n": len(read), "score": f"{ours[name]:.3f}",
            "low": f"{low:.3f}", "high": f"{high:.3f}", "where tested": "news articles, developed on",
        }  # fmt: skip


def main() -> None:
    """Print the three parts, or the rows for `data/quality.csv`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--gold", type=Path, required=True, help="folder that holds polnear/ and score_gold.py"
    )
    parser.add_argument("--csv", action="store_true", help="print only the rows for data/quality.csv")
    options = parser.parse_args()
    scorer = scorer_in(options.gold)
    read = articles(options.gold / "polnear", scorer)
    if options.csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS)
        writer.writeheader()
        writer.writerows(quality_rows(read, scorer))
        return
    print_polnear(options.gold, read, scorer)
    print_by_hand()
    print_speed(read)


if __name__ == "__main__":
    main()
