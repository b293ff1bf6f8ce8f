"""Sentences and tokens: how right beside gold data, how fast beside NLTK, how slow at worst.

Run from the checkout: ``python -m benchmarks.tokenisation --gold DIR [--speeches DIR ...] [--largest MB]``.
DIR holds `ud_ewt`, `gum_news`, `ungdc/txt` and the scorer `score_gold.py`; further folders of text files, such as
NLTK's `inaugural` and `state_union`, make the text that speed is measured on longer, so that nothing is repeated.

Every side is scored by the CoNLL-18 scorer on the same raw text; peers are given the paragraphs, ours finds them.
Time is processor time of one core; the sides take turns and the best of each is taken. With ``--csv`` only the rows
for `data/quality.csv` are printed; their bounds are a 95 % bootstrap over documents.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from nltk import word_tokenize

import presslens
from benchmarks.quality import COLUMNS
from benchmarks.tokenisation_speed import print_growth, print_speed, print_worst_cases, texts
from benchmarks.tokenisers import PEERS

RESAMPLES = 1_000
MEASURES = ("words", "sentences")
TO_REACH = {
    ("EWT dev", "words"): 98.7,
    ("EWT dev", "sentences"): 84,
    ("GUM news", "words"): 99.6,
    ("GUM news", "sentences"): 98,
}
WHERE = {"EWT dev": "web text, development part", "GUM news": "20 Wikinews articles, development part"}


def scorer(gold: Path) -> ModuleType:
    """The scorer in the gold folder."""
    sys.path.insert(0, str(gold))
    import score_gold  # type: ignore[import-not-found]

    return score_gold  # type: ignore[no-any-return]


def gold_sets(gold: Path) -> dict[str, list[Any]]:
    """The documents of each set."""
    score = scorer(gold)
    news = [
        document
        for file in sorted((gold / "gum_news").glob("*.conllu"))
        for document in score.conllu_docs(file)
    ]
    return {"EWT dev": score.conllu_docs(gold / "ud_ewt" / "en_ewt-ud-dev.conllu"), "GUM news": news}


def print_quality(gold: Path) -> None:
    """F1 of words and sentences beside the peers."""
    score, sets = scorer(gold), gold_sets(gold)
    print(
        f"{'F1, CoNLL-18 scorer, raw text':32s}"
        + "".join(f"{name + ' ' + m:>20s}" for name in sets for m in MEASURES)
    )
    sides: dict[str, Any] = {"presslens": presslens, **{name: peer() for name, peer in PEERS.items()}}
    for name, side in sides.items():
        figures = [score.ud_scores(documents, side)[1:] for documents in sets.values()]
        print(f"{name:32s}" + "".join(f"{figure:20.2f}" for pair in figures for figure in pair), flush=True)
    print(f"{'to reach':32s}" + "".join(f"{TO_REACH[name, m]:20.2f}" for name in sets for m in MEASURES))


def quality_rows(gold: Path) -> Iterator[dict[str, object]]:
    """The rows for `data/quality.csv`."""
    score = scorer(gold)
    for name, documents in gold_sets(gold).items():
        whole = score.ud_scores(documents, presslens)[1:]
        each = np.array([score.ud_scores([document], presslens)[1:] for document in documents])
        sizes = np.array([sum(len(score.sent_text(lines)) for lines in document) for document in documents])
        for k, measure in enumerate(MEASURES):
            low, high = bootstrap(each[:, k], sizes)
            yield {
                "measure": f"{measure} F1", "gold": name, "n": len(documents), "score": f"{whole[k] / 100:.4f}",
                "low": f"{low / 100:.4f}", "high": f"{high / 100:.4f}", "where tested": WHERE[name],
            }  # fmt: skip


def bootstrap(figures: "np.ndarray[Any, Any]", weights: "np.ndarray[Any, Any]") -> tuple[float, float]:
    """Bounds of the weighted mean over documents drawn anew, 95 %."""
    drawn = np.random.default_rng(0).integers(len(figures), size=(RESAMPLES, len(figures)))
    means = np.average(figures[drawn], axis=1, weights=weights[drawn])
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def print_agreement(folders: list[Path]) -> None:
    """How many of our sentences NLTK cuts as our `treebank` does, quotation marks compared as quotation marks."""
    rewritten = {"``": '"', "''": '"'}
    same = n = 0
    for text in texts(folders):
        document = presslens.document_from_text(text)
        found = presslens.tokens(document, scheme="treebank").groupby("sentence")["token"].agg(list)
        for sentence, ours in zip(presslens.sentences(document)["text"], found, strict=True):
            sides = (
                [rewritten.get(token, token) for token in side]
                for side in (ours, word_tokenize(sentence, preserve_line=True))
            )
            same, n = same + (next(sides) == next(sides)), n + 1
    print(f"\ntreebank equal to nltk.word_tokenize: {same:,} of {n:,} sentences (to reach: all)", flush=True)


def main() -> None:
    """Print one table after the other, or the rows for `data/quality.csv`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder with the gold data and its scorer")
    parser.add_argument("--speeches", type=Path, nargs="*", default=[], help="further folders of text files")
    parser.add_argument("--largest", type=float, default=100, help="MB up to which growth is measured")
    parser.add_argument("--csv", action="store_true", help="print only the rows for data/quality.csv")
    options = parser.parse_args()
    if options.csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(quality_rows(options.gold))
        return
    folders = [options.gold / "ungdc" / "txt", *options.speeches]
    print_quality(options.gold)
    print_agreement(folders)
    print_speed(folders)
    print_worst_cases()
    print_growth(folders, options.largest)


if __name__ == "__main__":
    main()
