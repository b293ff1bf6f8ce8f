"""How well framing is read, beside words alone: `python -m benchmarks.framing --gold DIR`.

Policy frames are measured on FrAC (Guida et al.; one newspaper's opinion pages, ten labels) and on our own labels of
275 Wikinews sentences, `wikinews_frames.csv`, on which nothing was trained. The five folds need PyTorch: their figure
is what `python -m training.policy_frames` wrote beside the model. The peer, logistic regression on words, is trained
here on the same sentences. Devices are held against texts marked by hand. `--csv` prints the rows of
data/quality.csv. Intervals hold 95 of 100 resamplings of the sentences. Runs in the benchmarks' environment.
"""

import csv
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from pandas import DataFrame
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

import presslens
from benchmarks.marked_devices import ARTICLES, FOLDER, compare, read_marked
from benchmarks.quality import Row, gold_or_rows, write_csv
from benchmarks.sentiment import sentence_table, timed
from presslens.framing.codebook import FRAMES
from presslens.framing.frame_model import threshold
from presslens.framing.functions import framing_functions
from presslens.framing.generic import generic_frames
from presslens.framing.heading import headings_and_body
from presslens.framing.twin import neutral_twins
from presslens.resources import checkout
from presslens.sentiment.agreement import cohen_kappa
from training.frame_gold import (
    FOLDS,
    POLICY,
    Labels,
    best_in_frac,
    folds,
    frac_sentences,
    labels_of,
    own_sentences,
)
from training.measuring import f1, interval, macro_f1

LEAST = 8  # cases of a frame, fewer tell nothing
PEER = "words alone"


def main() -> None:
    """Print every figure, or the rows for the table of qualities."""
    options = gold_or_rows(__doc__)
    rows = [five_folds(options.gold), *wikinews(options.gold), *devices()]
    if options.csv:
        write_csv(rows)
    else:
        table = DataFrame([*rows, dev(options.gold), speed(options.gold)])  # seen sentences are no quality
        print(table.to_string(index=False, float_format="%.3f"))
        print(by_frame(options.gold).to_string(index=False, float_format="%.2f"))


# ---- FrAC


def five_folds(gold: Path) -> Row:
    """The figure that training wrote; words alone on the same folds."""
    with (checkout() / "data" / "models" / "policy-frames" / "scores.csv").open(encoding="utf8") as file:
        written = next(csv.DictReader(file))
    labels, peer = labels_of(frac_sentences(gold)), words_alone_in_folds(gold)
    figures = [float(written[name]) for name in ("score", "low", "high")]
    tested = "five folds; written by training.policy_frames"
    score = macro_f1(labels, peer)
    return Row("policy frames, macro-F1", "FrAC", int(written["n"]), *figures, PEER, score, tested)


def words_alone_in_folds(gold: Path) -> Labels:
    """What words alone give each sentence when they have not seen its fold."""
    frac, own = frac_sentences(gold), own_sentences()
    fold, found = folds(frac), np.empty(len(frac), dtype=object)
    for each in range(FOLDS):
        seen = [labelled for labelled, number in zip(frac, fold, strict=True) if number != each]
        texts = [text for (text, _), number in zip(frac, fold, strict=True) if number == each]
        shares = by_words(words_alone(own + of_one_frame(seen)), texts)
        found[fold == each] = best_in_frac(shares, sorted({frame for _, frame in frac}))
    return found


def of_one_frame(labelled: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without FrAC's policy label, which holds three frames and so teaches none of them."""
    return [each for each in labelled if each[1] != POLICY]


def words_alone(taught: list[tuple[str, str]]) -> Pipeline:
    """TF-IDF and logistic regression."""
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=2000)
    texts, frames = zip(*taught, strict=True)
    return make_pipeline(TfidfVectorizer(sublinear_tf=True, stop_words="english"), model).fit(texts, frames)


def by_words(model: Pipeline, texts: list[str]) -> DataFrame:
    """The share of each frame, one row per sentence."""
    return DataFrame(model.predict_proba(texts), columns=model.classes_)


def dev(gold: Path) -> Row:
    """The shipped model on the half of FrAC that it learned from, scored as the gold folder's scorer does."""
    frac = frac_sentences(gold)
    labels = labels_of(frac)
    found = best_in_frac(wide([text for text, _ in frac]), sorted(set(labels.tolist())))
    low, high = interval(len(frac), lambda drawn: macro_f1(labels[drawn], found[drawn]))
    tested = "half that it was trained on"
    return Row(
        "policy frames, seen sentences, macro-F1",
        "FrAC",
        len(frac),
        macro_f1(labels, found),
        low,
        high,
        tested=tested,
    )


def wide(texts: list[str]) -> DataFrame:
    """Scores of the fifteen frames, one row per sentence."""
    frames = presslens.policy_frames(sentence_table(dict(enumerate(texts))))
    return frames.pivot(index="sentence", columns="frame", values="score")[list(FRAMES)]


# ---- Wikinews


def wikinews(gold: Path) -> list[Row]:
    """Agreement of our two passes; macro-F1 over the frames with cases enough."""
    table = labelled_wikinews(gold)
    first, second, labels = (table[name].to_numpy(object) for name in ("first", "second", "frame"))
    scores = wide(table["text"].tolist())
    found = scores.idxmax(axis=1).to_numpy(object)
    model = words_alone(own_sentences() + of_one_frame(frac_sentences(gold)))
    peer = by_words(model, table["text"].tolist()).idxmax(axis=1).to_numpy(object)
    tested = "own labels, not trained on"
    agreement = interval(len(table), lambda drawn: cohen_kappa(first[drawn], second[drawn]))
    score = interval(len(table), lambda drawn: macro_f1(labels[drawn], found[drawn], LEAST))
    return [
        Row(
            "policy frames, two passes of one coder, Cohen's kappa",
            "Wikinews",
            len(table),
            cohen_kappa(first, second),
            *agreement,
            tested="275 sentences labelled twice by the codebook",
        ),
        Row(
            "policy frames with 8 cases or more, macro-F1",
            "Wikinews",
            len(table),
            macro_f1(labels, found, LEAST),
            *score,
            PEER,
            macro_f1(labels, peer, LEAST),
            tested,
        ),
        share(
            "policy frames that are assigned, precision", "Wikinews", assigned_right(labels, scores), tested
        ),
    ]


def assigned_right(labels: Labels, scores: DataFrame) -> list[int]:
    """For each frame that is assigned to a sentence whether it is the sentence's label."""
    places, frames = np.nonzero(scores.to_numpy() > threshold())
    return [int(labels[place] == FRAMES[frame]) for place, frame in zip(places, frames, strict=True)]


def labelled_wikinews(gold: Path) -> DataFrame:
    """Our labels with their sentences, which are numbered from 0 in GUM's article."""
    with (checkout() / "benchmarks" / "wikinews_frames.csv").open(encoding="utf8") as file:
        table = pd.read_csv(file)
    texts = {
        name: sentences_of(gold / "gum_news" / f"GUM_news_{name}.conllu")
        for name in table["article"].unique()
    }
    return table.assign(text=[texts[row.article][row.sentence] for row in table.itertuples()])


def sentences_of(path: Path) -> list[str]:
    """The sentences of an article of GUM."""
    mark = "# text = "
    return [
        line.removeprefix(mark)
        for line in path.read_text(encoding="utf8").splitlines()
        if line.startswith(mark)
    ]


def read_frames(texts: list[str]) -> Labels:
    """The frame with the highest score."""
    return wide(texts).idxmax(axis=1).to_numpy(object)


def by_frame(gold: Path) -> DataFrame:
    """Precision, recall and F1 of each frame on our labels."""
    table = labelled_wikinews(gold)
    labels, found = table["frame"].to_numpy(object), read_frames(table["text"].tolist())
    hits = {frame: ((labels == frame) & (found == frame)).sum() for frame in FRAMES}
    rows = [
        (
            frame,
            (labels == frame).sum(),
            hits[frame] / max((found == frame).sum(), 1),
            hits[frame] / max((labels == frame).sum(), 1),
            f1(labels, found, frame),
        )
        for frame in FRAMES
    ]
    return DataFrame(rows, columns=["frame", "n", "precision", "recall", "f1"])


# ---- devices


def devices() -> list[Row]:
    """Precision and recall against three articles marked by hand, and the devices that lie within a name."""
    hits, marked, named = [], [], []
    for name in ARTICLES:
        text, marks = read_marked(FOLDER / f"{name}.txt")
        document = presslens.document_from_text(text)
        annotated = presslens.annotate(document)
        found = presslens.framing_devices(document, annotated=annotated)
        compared = compare(text, marks, found)
        hits += [1] * len(compared.right) + [0] * len(compared.wrong)
        marked += [1] * len(compared.right) + [0] * len(compared.missed)
        named += inside_names(found, annotated)
    gold, tested = "three articles", "marked by hand beforehand"
    return [
        share("framing devices, precision", gold, hits, tested),
        share("framing devices, recall", gold, marked, tested),
        share("framing devices inside a name, share", gold, named, tested),
    ]


def inside_names(found: DataFrame, annotated: DataFrame) -> list[int]:
    """For each device whether it is one word of a name; what is quoted or presupposed may hold names."""
    names = set(annotated.loc[annotated["pos"] == "PROPN", "start"])
    words = found[~found["device"].isin(["presupposition", "scare quotes"])]
    return [int(start in names) for start in words["start"]]


def share(measure: str, gold: str, cases: list[int], tested: str) -> Row:
    """A share with its interval."""
    values = np.array(cases)
    low, high = interval(len(values), lambda drawn: values[drawn].mean())
    return Row(measure, gold, len(values), values.mean(), low, high, tested=tested)


# ---- speed


def speed(gold: Path) -> Row:
    """Sentences per CPU second of one core, for all of framing on top of the annotation, on twenty articles."""
    n = seconds = 0.0
    for path in sorted((gold / "gum_news").glob("*.conllu")):
        document = presslens.document_from_text("\n\n".join(sentences_of(path)))
        annotated, sentences = presslens.annotate(document), presslens.sentences(document)
        quotations = presslens.quotations(document, annotated=annotated)
        n += len(sentences)
        seconds += timed(partial(all_of_framing, document, sentences, annotated, quotations))[1]
    return Row("all of framing, sentences per second", "Wikinews", int(n), n / seconds, tested="one core")


def all_of_framing(
    document: presslens.Document, sentences: DataFrame, annotated: DataFrame, quotations: DataFrame
) -> None:
    """What notebook 05 asks for."""
    frames = presslens.policy_frames(sentences)
    devices = presslens.framing_devices(document, annotated=annotated)
    functions = framing_functions(annotated, quotations, devices)
    generic_frames(annotated, quotations, devices, frames, functions)
    headings_and_body(sentences, annotated)
    neutral_twins(sentences, annotated, quotations)


if __name__ == "__main__":
    main()
