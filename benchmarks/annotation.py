"""What annotation costs beside spaCy alone, on the same texts in the same run.

Run from the checkout: ``python -m benchmarks.annotation --gold DIR`` (DIR holds ``gum_news/`` and ``ungdc/``).

Both sides get the same strings, the same components of the same pipeline and one core; time is processor time, and
the two take turns so that a machine whose speed drifts does not favour one.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

import presslens
from presslens.annotation import PIPELINE, annotate_all
from presslens.resources import resource_folder

ROUNDS = 5


def texts(gold: Path) -> list[str]:
    """Twenty news articles and ten speeches: short and long texts."""
    sys.path.insert(0, str(gold))
    from score_gold import conllu_docs, raw  # type: ignore[import-not-found]

    news = [raw(doc) for path in sorted((gold / "gum_news").glob("*.conllu")) for doc in conllu_docs(path)]
    speeches = sorted((gold / "ungdc" / "txt").glob("*_5*.txt"))[:10]
    return news + [path.read_text(encoding="utf-8-sig") for path in speeches]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def ours(read: Sequence[str]) -> None:
    """Reading, tokenising, parsing, and building every table."""
    for _ in annotate_all(presslens.document_from_text(text) for text in read):
        pass


def main() -> None:
    """Print the medians and the ratio of each round."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder that holds gum_news/ and ungdc/")
    read = texts(parser.parse_args().gold)
    alone = spacy.load(resource_folder(PIPELINE), exclude=["senter"])
    ours(read[:1])  # both pipelines are loaded and warm
    rounds = [(seconds(lambda: ours(read)), seconds(lambda: list(alone.pipe(read)))) for _ in range(ROUNDS)]
    mine, theirs = zip(*rounds, strict=True)
    ratios = [a / b for a, b in rounds]
    words = sum(len(text.split()) for text in read)
    print(f"{len(read)} texts, {words:,} words, {ROUNDS} rounds, processor seconds")
    for name, spent in (
        ("presslens.annotate", statistics.median(mine)),
        ("spaCy alone", statistics.median(theirs)),
    ):
        print(f"  {name:20s} {spent:7.2f}   {words / spent:9,.0f} words/s")
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"  {'ratio':20s} {statistics.median(ratios):7.2f}   to reach: at most 1.20 ({spread})")


if __name__ == "__main__":
    main()
