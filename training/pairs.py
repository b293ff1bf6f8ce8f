"""All sentences with a target rated positive and one rated negative, cross-validated: `python -m training.pairs`.

The model that is shipped has not seen one half of them. A second one, trained in the same way without the other half,
is asked about that. Its stages are kept in a work folder of its own.
"""

import argparse
import logging
from pathlib import Path

import numpy as np
import torch

from presslens.sentiment.encoder import open_tokenizer
from presslens.sentiment.marking import marked
from presslens.sentiment.target import mention_probabilities
from training.encoders import mpnet
from training.examples import spans
from training.fit import predict
from training.gold import Rated, in_order, of_pairs, read_rated, split
from training.measuring import interval
from training.target_polarity import learn

say = logging.getLogger("training").info


def main() -> None:
    """Train the second model where it is not there, and print the figure of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold", type=Path, required=True, help="holds newsmtsc/, gum_news/, frac/ and ungdc/"
    )
    parser.add_argument("--work", type=Path, default=Path(".cache/train/other-pairs"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    every = read_rated(options.gold)
    right = [*ordered_by_shipped(split(every)[1]), *ordered_by_other(every, options.gold, options.work)]
    low, high = interval(len(right), lambda drawn: float(np.array(right)[drawn].mean()))
    say(f"{len(right)} sentences, in order: {np.mean(right):.3f} ({low:.3f}–{high:.3f})")


def ordered_by_shipped(held: list[Rated]) -> list[float]:
    """The shipped model on what it has not seen."""
    pairs = of_pairs(held)
    found = mention_probabilities(spans(pairs))
    return in_order(pairs, (found[:, 2] - found[:, 0]).tolist())


def ordered_by_other(every: list[Rated], gold: Path, work: Path) -> list[float]:
    """A model trained without the other half, on that half; its numbers are not rounded."""
    rated, held = split(every, other_pairs=True)
    pairs = of_pairs(held)
    student = learn(rated, gold, work)
    found = torch.softmax(predict(student, marked(open_tokenizer(mpnet(work)), spans(pairs))), -1)
    return in_order(pairs, (found[:, 2] - found[:, 0]).tolist())


if __name__ == "__main__":
    main()
