"""Learn which words speak for which policy frame: ``python -m training.frame_words --gold DIR``.

Writes `data/lexicons/frame_words.csv` (term: a stem; category: a frame; weight) from our own sentences in
`frame_sentences.csv` and FrAC's half in DIR/frac (CC BY 4.0), by logistic regression on which stems a sentence has,
and prints its macro-F1 on FrAC, cross-validated, as FrAC's scorer merges frames. Runs in the benchmarks' environment.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import Normalizer
from wordfreq import zipf_frequency

from presslens.framing.policy_frames import FRAMES, stems
from presslens.resources import checkout

MERGED = {
    "Political",
    "External regulation and reputation",
}  # FrAC has these under Policy prescription and evaluation
LEAST = 0.1  # weights nearer to zero are left out
COMMON = 5.7  # Zipf frequency above which a word is in every text (said, right, next) and speaks for no frame
SEED = 20


def own_sentences() -> tuple[list[str], list[str]]:
    """Our own sentences and their frames."""
    rows = list(csv.DictReader((checkout() / "training" / "frame_sentences.csv").open(encoding="utf8")))
    return [row["text"] for row in rows], [row["frame"] for row in rows]


def frac(gold: Path) -> tuple[list[str], list[str]]:
    """FrAC's sentences and their frames; its policy label holds three frames, so it teaches none of them."""
    codes = json.loads((gold / "frac" / "mfc_codes.json").read_text(encoding="utf8"))
    names = {frame.lower(): frame for frame in FRAMES}
    rows = list(csv.DictReader((gold / "frac" / "dev.csv").open(encoding="utf8")))
    return [row["sentence"] for row in rows], [names[codes[f"{float(row['label'])}"].lower()] for row in rows]


def topical(text: str) -> list[str]:
    """The stems of a sentence but for those of the commonest words."""
    return [stem for stem in stems(text) if zipf_frequency(stem, "en") < COMMON]


def fitted(texts: list[str], labels: list[str]) -> Pipeline:
    """The classifier over stems; a long sentence weighs no more than a short one."""
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=2000, random_state=SEED)
    return make_pipeline(CountVectorizer(analyzer=topical, binary=True), Normalizer(), model).fit(
        texts, labels
    )


def taught(texts: list[str], labels: list[str]) -> tuple[list[str], list[str]]:
    """Our own sentences with those of FrAC that teach one frame."""
    own, frames = own_sentences()
    kept = [number for number, label in enumerate(labels) if label != "Policy prescription and evaluation"]
    return own + [texts[number] for number in kept], frames + [labels[number] for number in kept]


def merged(label: str) -> str:
    """A frame as FrAC has it."""
    return "Policy prescription and evaluation" if label in MERGED else label


def cross_validated(texts: list[str], labels: list[str]) -> float:
    """Macro-F1 over FrAC's labels, five folds; scores of merged frames are added."""
    predicted = np.empty(len(texts), dtype=object)
    for train, test in StratifiedKFold(5, shuffle=True, random_state=SEED).split(texts, labels):
        model = fitted(*taught([texts[i] for i in train], [labels[i] for i in train]))
        scores = model.predict_proba([texts[i] for i in test])
        names = [merged(label) for label in model.classes_]
        known = sorted(set(labels))
        sums = np.array([[row[[n == name for n in names]].sum() for name in known] for row in scores])
        predicted[test] = np.array(known, dtype=object)[sums.argmax(axis=1)]
    return float(f1_score(labels, predicted.tolist(), average="macro"))


def main() -> None:
    """Train, print the figure, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True)
    texts, labels = frac(parser.parse_args().gold)
    print(f"FrAC, five folds: macro-F1 {cross_validated(texts, labels):.3f} (n = {len(texts)})")
    model = fitted(*taught(texts, labels))
    terms, regression = model[0].get_feature_names_out(), model[-1]
    with (checkout() / "data" / "lexicons" / "frame_words.csv").open(
        "w", encoding="utf8", newline=""
    ) as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["term", "pos", "category", "weight", "source"])
        for frame, weights, bias in zip(
            regression.classes_, regression.coef_, regression.intercept_, strict=True
        ):
            table.writerow(["", "", frame, f"{bias:.2f}", "intercept"])
            kept = np.flatnonzero(np.abs(weights) >= LEAST)
            table.writerows([terms[at], "", frame, f"{weights[at]:.2f}", "learned"] for at in kept)


if __name__ == "__main__":
    main()
