"""The teachers of polarity towards a target: MPNet twice, taught by ratings, asked about every mention.

One sees names; the other reads each as one mask, as the model that is shipped does. What they say together is better
than what either says.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from presslens.sentiment.encoder import open_tokenizer
from presslens.sentiment.marking import marked
from training.encoder import MPNET, TargetClassifier, load_encoder
from training.encoders import mpnet
from training.examples import Marker
from training.fit import Recipe, fit, predict, vectors
from training.gold import Rated
from training.lessons import Answers, names, smoothed
from training.names import masking, swapping
from training.unlabelled import Mention

IN_SIGHT = Recipe(epochs=1, rate=4e-5, frozen=6, seed=0)
MASKED = Recipe(epochs=1, rate=4e-5, frozen=6, seed=1)

say = logging.getLogger("training").info


@dataclass(frozen=True, slots=True)
class Teachers:
    """MPNet twice: with names in sight, and with names masked."""

    in_sight: TargetClassifier
    masked: TargetClassifier


def teach(rated: list[Rated], work: Path) -> Teachers:
    """Both teachers, trained on the rated mentions."""
    tokenizer = open_tokenizer(mpnet(work))
    return Teachers(
        _teacher("in_sight", swapping(tokenizer, names(rated)), IN_SIGHT, rated, work),
        _teacher("masked", masking(tokenizer), MASKED, rated, work),
    )


def _teacher(name: str, mark: Marker, recipe: Recipe, rated: list[Rated], work: Path) -> TargetClassifier:
    torch.manual_seed(recipe.seed)
    model = TargetClassifier(load_encoder(mpnet(work), MPNET))
    if not (result := work / f"teacher_{name}.pt").exists():
        fit(model, smoothed(rated), mark, recipe, say)
        torch.save(model.state_dict(), result)
    model.load_state_dict(torch.load(result))
    return model.eval()


def answers(name: str, mentions: Sequence[Mention], teachers: Teachers, work: Path) -> Answers:
    """The mean of the teachers' probabilities for mentions, and the masked one's vectors, kept under a name."""
    if not (file := work / f"{name}.npz").exists():
        tokenizer = open_tokenizer(mpnet(work))
        seen = predict(teachers.in_sight, marked(tokenizer, mentions, names_in_sight=True))
        read = vectors(teachers.masked, marked(tokenizer, mentions))
        with torch.inference_mode():
            both = [torch.softmax(logits, -1) for logits in (seen, teachers.masked.head(read))]
        np.savez(file, labels=torch.stack(both).mean(0).numpy(), vectors=read.numpy().astype(np.float16))
    kept = np.load(file)
    return kept["labels"], kept["vectors"]
