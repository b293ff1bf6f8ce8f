"""How well sentiment is read, beside VADER and NLTK's analyser: `python -m benchmarks.sentiment --gold DIR`.

Targets and pairs are measured on the articles of NewsMTSC's training file that the model has not seen (see
`training/gold.py`); the official test parts are for others to measure. `--csv` prints the rows of data/quality.csv.
Intervals hold 95 of 100 resamplings of the sentences.
"""

import csv
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import nltk.data
import numpy as np
import pandas as pd
from nltk.sentiment.vader import SentimentIntensityAnalyzer
from numpy.typing import NDArray
from pandas import DataFrame

import presslens
from benchmarks.quality import Row, gold_or_rows, write_csv
from presslens.resources import resource
from presslens.sentiment.marking import is_name
from presslens.sentiment.probes import name_swaps
from presslens.sentiment.vader import vader
from presslens.sentiment.words import load_rules
from training.gold import POLARITIES, Rated, in_order, opposed_sentences, read_rated, split
from training.measuring import f1, interval

NEUTRAL = 0.05  # VADER's own bounds of a neutral compound
SWAPPED = 200
NAMES = ("China", "Beijing", "Okafor", "Lindgren", "the ministry", "Maria Costa")


def main() -> None:
    """Print every figure, or the rows for the table of qualities."""
    options = gold_or_rows(__doc__)
    quick = [] if options.csv else speeds(options.gold)  # first: the first answer must find no model loaded
    rows = [*targets(options.gold), *names(options.gold), *editorials(options.gold)]
    if options.csv:
        write_csv(rows)
    else:
        table = DataFrame([*rows, *quick])
        print(table.drop(columns="tested").to_string(index=False, float_format="%.3f"))


# ---- targets


def held_out(gold: Path) -> list[Rated]:
    """The rated mentions of articles that the model has not seen."""
    return split(read_rated(gold))[1]


def tables(rated: Sequence[Rated]) -> tuple[DataFrame, DataFrame]:
    """Sentences and mentions as Presslens reads them."""
    texts = {each.sentence: each.text for each in rated}
    mentions = [
        ("gold", each.sentence, each.text[each.start : each.end], each.start, each.end) for each in rated
    ]
    columns = ["doc_id", "sentence", "mention", "start", "end"]
    table = DataFrame(mentions, columns=columns)
    return sentence_table(texts), table.assign(target=table["mention"])


def sentence_table(texts: dict[int, str]) -> DataFrame:
    """Sentences that all start at 0, each a paragraph."""
    rows = [("gold", number, number, 0, len(text), text, "body") for number, text in texts.items()]
    return DataFrame(rows, columns=["doc_id", "paragraph", "sentence", "start", "end", "text", "kind"])


def targets(gold: Path) -> list[Row]:
    """Macro-F1 of all held-out mentions and of those in sentences with several; order of pairs; calibration."""
    rated = held_out(gold)
    sentences, mentions = tables(rated)
    found = presslens.target_polarity(sentences, mentions)
    lexicon = presslens.sentence_polarity(sentences, score=False).set_index("sentence")["compound"]
    labels = np.array([each.label for each in rated])
    ours = found["polarity"].map(POLARITIES.index).to_numpy()
    theirs = np.array([_by_compound(lexicon[each.sentence]) for each in rated])
    several = np.flatnonzero(mentions["sentence"].duplicated(keep=False))
    whole = np.arange(len(rated))
    return [
        _f1_row("target polarity, macro-F1", labels, ours, theirs, whole),
        _f1_row("target polarity, several targets in a sentence, macro-F1", labels, ours, theirs, several),
        _pairs_row(rated, found["score"].to_numpy()),
        _calibration_row(labels, found[[f"p_{polarity}" for polarity in POLARITIES]].to_numpy()),
    ]


def _by_compound(compound: float) -> int:
    return 0 if compound <= -NEUTRAL else 2 if compound >= NEUTRAL else 1


def macro_f1(labels: NDArray[np.intp], found: NDArray[np.intp]) -> float:
    """The mean of the three labels' F1, whether or not each has a case."""
    return float(np.mean([f1(labels, found, label) for label in range(len(POLARITIES))]))


def _f1_row(
    measure: str,
    labels: NDArray[np.intp],
    ours: NDArray[np.intp],
    theirs: NDArray[np.intp],
    part: NDArray[np.intp],
) -> Row:
    low, high = interval(len(part), lambda drawn: macro_f1(labels[part[drawn]], ours[part[drawn]]))
    score, peer = macro_f1(labels[part], ours[part]), macro_f1(labels[part], theirs[part])
    return Row(measure, "NewsMTSC", len(part), score, low, high, "VADER", peer)


def _pairs_row(rated: Sequence[Rated], scores: NDArray[np.float64]) -> Row:
    """In sentences with a target rated positive and one rated negative: `score` puts them in this order."""
    opposed = opposed_sentences(list(rated))
    places = [at for at, each in enumerate(rated) if each.sentence in opposed]
    right = np.array(in_order([rated[at] for at in places], scores[places].tolist()))
    low, high = interval(len(right), lambda drawn: right[drawn].mean())
    name = "two targets, one positive, one negative: ordered by score"
    return Row(name, "NewsMTSC", len(right), right.mean(), low, high, "a sentence score", 0.0)


def _calibration_row(labels: NDArray[np.intp], probabilities: NDArray[np.float64]) -> Row:
    """Expected calibration error over ten bins of the highest probability (Guo et al. 2017)."""

    def error(drawn: NDArray[np.intp]) -> float:
        sure, right = probabilities[drawn].max(axis=1), probabilities[drawn].argmax(axis=1) == labels[drawn]
        bins = np.minimum((sure * 10).astype(int), 9)
        gaps = [abs(right[bins == each].sum() - sure[bins == each].sum()) for each in range(10)]
        return float(sum(gaps) / len(drawn))

    low, high = interval(len(labels), error)
    return Row(
        "target polarity, expected calibration error",
        "NewsMTSC",
        len(labels),
        error(np.arange(len(labels))),
        low,
        high,
    )


# ---- names


def names(gold: Path) -> list[Row]:
    """What changes when other names stand in the place of the mention, in 200 held-out sentences."""
    rated = [each for each in held_out(gold) if is_name(each.text[each.start : each.end])][:SWAPPED]
    found = name_swaps(*tables(rated), NAMES).groupby(["sentence", "start"], sort=False)
    changed = found["polarity"].apply(lambda answers: (answers[1:] != answers.iloc[0]).mean()).to_numpy()
    moved = found["move"].apply(lambda moves: moves[1:].mean()).to_numpy()
    lexicon = [
        np.abs(_compounds(_renamed(rated, name)) - _compounds([each.text for each in rated]))
        for name in NAMES
    ]
    return [
        _mean_row("names swapped: share of labels that change", changed),
        _mean_row("names swapped: mean move of score", moved, "VADER", float(np.mean(lexicon))),
    ]


def _mean_row(
    measure: str, values: NDArray[np.float64], peer: str = "", peer_score: float = float("nan")
) -> Row:
    low, high = interval(len(values), lambda drawn: values[drawn].mean())
    return Row(measure, "NewsMTSC", len(values), values.mean(), low, high, peer, peer_score)


def _renamed(rated: Sequence[Rated], name: str) -> list[str]:
    return [each.text[: each.start] + name + each.text[each.end :] for each in rated]


def _compounds(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.array([scores.compound for scores in vader(texts, load_rules())])


# ---- sentences


def editorials(gold: Path) -> list[Row]:
    """Pearson's r with the mean rating of the New York Times snippets (Hutto & Gilbert 2014)."""
    table = pd.read_csv(gold / "nyt" / "dev.tsv", sep="\t", quoting=csv.QUOTE_NONE)
    ratings = table["mean_rating"].to_numpy()
    polarity = presslens.sentence_polarity(sentence_table(dict(enumerate(table["text"]))))
    score, compound = polarity["score"].to_numpy(), polarity["compound"].to_numpy()
    low, high = interval(len(ratings), lambda drawn: _pearson(score[drawn], ratings[drawn]))
    r, peer = _pearson(score, ratings), _pearson(compound, ratings)
    return [
        Row(
            "sentence score, Pearson r",
            "NYT editorials",
            len(ratings),
            r,
            low,
            high,
            "VADER",
            peer,
            "half that its few weights were fitted on",
        )
    ]


def _pearson(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    return float(np.corrcoef(x, y)[0, 1])


# ---- speeds, in CPU seconds of one core


def speeds(gold: Path) -> list[Row]:
    """VADER against NLTK's analyser on 20,000 sentences, equal to the digit; mentions per second; the first answer."""
    texts = [each.text for each in read_rated(gold) if not each.further]
    many = (texts * 3)[:20_000]
    analyser = nltk_analyser()
    ours, seconds = timed(lambda: vader(many, load_rules()))
    theirs, peer_seconds = timed(lambda: [analyser.polarity_scores(text) for text in many])
    same = [
        tuple(row) == tuple(other[key] for key in ("neg", "neu", "pos", "compound"))
        for row, other in zip(ours, theirs, strict=True)
    ]
    sentences, mentions = tables(held_out(gold))
    _, first = timed(lambda: presslens.target_polarity(sentences, mentions.head(1)))
    _, whole = timed(lambda: presslens.target_polarity(sentences, mentions))
    return [
        Row("VADER equal to NLTK's to the digit", "NewsMTSC", len(many), float(np.mean(same))),
        Row(
            "VADER, sentences per second",
            "NewsMTSC",
            len(many),
            len(many) / seconds,
            peer="NLTK",
            peer_score=len(many) / peer_seconds,
        ),
        Row("target polarity, mentions per second", "NewsMTSC", len(mentions), len(mentions) / whole),
        Row("target polarity, seconds for one mention", "NewsMTSC", 1, first),
    ]


def nltk_analyser() -> SentimentIntensityAnalyzer:
    """NLTK's analyser with the lexicon of the data folder."""
    lexicon = resource("nltk_data/sentiment/vader_lexicon/vader_lexicon.txt")
    nltk.data.path.insert(0, str(lexicon.parents[2]))
    return SentimentIntensityAnalyzer("sentiment/vader_lexicon/vader_lexicon.txt")


def timed(call: Callable[[], object]) -> tuple[object, float]:
    """A result and the CPU seconds that it took."""
    begin = time.process_time()
    result = call()
    return result, time.process_time() - begin


if __name__ == "__main__":
    main()
