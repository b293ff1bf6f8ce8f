"""Fit the few weights of a sentence's `score`: `python -m training.sentence_score --gold DIR` prints them.

Least squares on the mean ratings of the New York Times snippets, −4…4 (Hutto & Gilbert 2014); no constant, so that
a sentence in which nothing is found scores nothing. Printed too: Pearson's r when fitted on other articles.
"""

import argparse
import csv
import logging
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from presslens.sentiment.blend import WEIGHTS, features
from presslens.sentiment.vader import vader
from presslens.sentiment.words import load_rules

STRONGEST = 4.0  # a rating
FOLDS = 5


def main() -> None:
    """Print the weights and how well they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    table = pd.read_csv(parser.parse_args().gold / "nyt" / "dev.tsv", sep="\t", quoting=csv.QUOTE_NONE)
    compounds = [scores.compound for scores in vader(table["text"], load_rules())]
    found, ratings = features(list(table["text"]), compounds), table["mean_rating"].to_numpy() / STRONGEST
    articles = table["id"].str.split("_").str[0]
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.info("%s", dict(zip(WEIGHTS, fitted(found, ratings).round(2).tolist(), strict=True)))
    logging.info("r on other articles: %.3f", crossed(found, ratings, articles.factorize()[0] % FOLDS))


def fitted(found: NDArray[np.float64], ratings: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of least squares."""
    weights, *_ = np.linalg.lstsq(found, ratings)
    return weights


def crossed(found: NDArray[np.float64], ratings: NDArray[np.float64], fold: NDArray[np.intp]) -> float:
    """Pearson's r of scores whose weights were fitted on the other folds."""
    scores = np.zeros(len(ratings))
    for each in range(FOLDS):
        scores[fold == each] = found[fold == each] @ fitted(found[fold != each], ratings[fold != each])
    return float(np.corrcoef(scores, ratings)[0, 1])


if __name__ == "__main__":
    main()
