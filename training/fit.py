"""One training loop for every classifier here: soft labels, warm-up and linear decay, averaged weights, fixed seeds.

Where the processor multiplies numbers of sixteen bits, products are made of those: up to three times as fast, while
weights and sums keep their 32.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from presslens.sentiment.marking import Marked
from training.encoder import TargetClassifier
from training.examples import Example, Marker

BATCH = 16
CLIP = 1.0
WARM_UP = 0.06
KEPT = 0.995  # of the averaged weights at each step


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run may vary."""

    epochs: int
    rate: float
    frozen: int = 0
    seed: int = 0


def fit(
    model: TargetClassifier,
    examples: Sequence[Example],
    mark: Marker,
    recipe: Recipe,
    say: Callable[[str], None],
) -> TargetClassifier:
    """Train in place; the model ends with the running average of its weights."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311
    steps = recipe.epochs * -(-len(examples) // BATCH)
    trained = [weight for name, weight in model.named_parameters() if not _frozen(name, recipe.frozen)]
    optimiser = torch.optim.AdamW(trained, lr=recipe.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, steps, WARM_UP))
    average, spread = [weight.detach().clone() for weight in trained], _spread(examples)
    model.train()
    for step, (marks, batch) in enumerate(_batches(examples, mark, recipe.epochs, chance)):
        loss = _loss(model, marks, batch, recipe.frozen, spread)
        loss.backward()
        nn.utils.clip_grad_norm_(trained, CLIP)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        _average(average, trained, step)
        if step % 50 == 0:
            say(f"step {step} of {steps}: loss {loss.item():.3f}")
    with torch.no_grad():
        for weight, mean in zip(trained, average, strict=True):
            weight.copy_(mean)
    return model.eval()


def _spread(examples: Sequence[Example]) -> Tensor:
    """How far each number of the teacher's vectors goes apart: one for all that have none."""
    shown = [each.vector for each in examples if each.vector is not None]
    return torch.tensor(np.std(np.stack(shown), axis=0, dtype=np.float32)) if shown else torch.ones(1)


def _loss(
    model: TargetClassifier, marks: list[Marked], batch: list[Example], frozen: int, spread: Tensor
) -> Tensor:
    """How far the model is from the probabilities, and from a teacher's vectors where there are any."""
    with short_numbers():
        found = model.vectors(*padded(marks), frozen=frozen)
        logits = model.head(model.dropout(found))
    loss = nn.functional.cross_entropy(logits.float(), torch.tensor([each.target for each in batch]))
    if taught := [at for at, each in enumerate(batch) if each.vector is not None]:
        shown = torch.tensor(np.stack([batch[at].vector for at in taught])).float()
        loss = loss + ((found[taught].float() - shown) / spread).square().mean()
    return loss


def short_numbers() -> torch.autocast:
    """Within this, products are made of numbers of sixteen bits where the processor can."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported())


def _frozen(name: str, layers: int) -> bool:
    """Embeddings, which a few thousand sentences would only bend for the words in them, and the first layers."""
    encoder, part, number, *_ = [*name.split("."), ""]
    return encoder == "encoder" and (part != "layers" or int(number) < layers)


def pace(step: int, steps: int, warm_up: float) -> float:
    """What share of the rate a step has: up over the first ones, then down to nothing."""
    warm = max(1, int(warm_up * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))


def _average(average: list[Tensor], weights: list[nn.Parameter], step: int) -> None:
    kept = min(KEPT, (step + 1) / (step + 10))
    with torch.no_grad():
        torch._foreach_lerp_(average, [weight.detach() for weight in weights], 1 - kept)


def _batches(
    examples: Sequence[Example], mark: Marker, epochs: int, chance: random.Random
) -> Iterator[tuple[list[Marked], list[Example]]]:
    """Batches of sentences of like length, in random order."""
    for _ in range(epochs):
        marks = mark(examples, chance)
        order = chance.sample(range(len(examples)), len(examples))
        pools = [
            sorted(order[at : at + 50 * BATCH], key=lambda n: len(marks[n].ids))
            for at in range(0, len(order), 50 * BATCH)
        ]
        batches = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            yield [marks[n] for n in batch], [examples[n] for n in batch]


def padded(marks: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """Token numbers, mask and types of equal length; padding is masked, so its number does not matter."""
    longest = max(len(mark.ids) for mark in marks)
    fill = [longest - len(mark.ids) for mark in marks]
    ids = torch.tensor([mark.ids + [0] * rest for mark, rest in zip(marks, fill, strict=True)])
    types = torch.tensor([mark.types + [0] * rest for mark, rest in zip(marks, fill, strict=True)])
    mask = torch.tensor([[1] * len(mark.ids) + [0] * rest for mark, rest in zip(marks, fill, strict=True)])
    return ids, mask, types


def predict(model: TargetClassifier, marks: Sequence[Marked]) -> Tensor:
    """Logits in the order given."""
    with torch.inference_mode():
        return model.head(vectors(model, marks))


def vectors(model: TargetClassifier, marks: Sequence[Marked]) -> Tensor:
    """What the logits are read off, in the order given, computed from short to long."""
    order = sorted(range(len(marks)), key=lambda n: len(marks[n].ids))
    found = torch.zeros(len(marks), model.head.in_features)
    with torch.inference_mode(), short_numbers():
        for at in range(0, len(order), 32):
            batch = order[at : at + 32]
            found[batch] = model.vectors(*padded([marks[n] for n in batch])).float()
    return found
