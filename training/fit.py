"""One training loop for every classifier here: soft labels, warm-up and linear decay, averaged weights, fixed seeds.

On two cores, two processes of one thread each train on one half of the examples and put their weights together
every few steps ("local SGD", Stich 2019), which a busy machine disturbs less than two threads in step. Where the
processor multiplies numbers of sixteen bits, products are made of those: up to three times as fast, while weights and
sums keep their 32. The weights that are shipped were trained with 32 throughout.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
import torch.distributed as processes
from torch import Tensor, nn

from presslens.sentiment.marking import Marked
from training.examples import Example, Marker

BATCH = 16
CLIP = 1.0
WARM_UP = 0.06
KEPT = 0.995  # of the averaged weights at each step
TOGETHER = 10  # steps between which processes put their weights together


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run may vary."""

    epochs: int
    rate: float
    frozen: int = 0
    seed: int = 0
    part: float = 1.0  # of the steps, after which it stops; the rate falls as if it went on


def fit(
    model: nn.Module, examples: Sequence[Example], mark: Marker, recipe: Recipe, say: Callable[[str], None]
) -> nn.Module:
    """Train in place; the model ends with the running average of its weights."""
    part, parts = (processes.get_rank(), processes.get_world_size()) if processes.is_initialized() else (0, 1)
    torch.manual_seed(recipe.seed + part)
    chance = random.Random(recipe.seed + part)  # noqa: S311
    examples = examples[part : len(examples) // parts * parts : parts]
    steps = recipe.epochs * -(-len(examples) // BATCH)
    trained = [weight for name, weight in model.named_parameters() if not _frozen(name, recipe.frozen)]
    optimiser = torch.optim.AdamW(trained, lr=recipe.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, steps, WARM_UP))
    average = [weight.detach().clone() for weight in trained]
    model.train()
    for step, (marks, targets) in enumerate(_batches(examples, mark, recipe.epochs, chance)):
        with short_numbers():
            logits = model(*padded(marks), frozen=recipe.frozen)
        loss = nn.functional.cross_entropy(logits.float(), targets)
        loss.backward()
        nn.utils.clip_grad_norm_(trained, CLIP)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if parts > 1 and step % TOGETHER == 0:
            _put_together(trained, parts)
        _average(average, trained, step)
        if step + 1 >= recipe.part * steps:
            break
        if step % 50 == 0:
            say(f"step {step} of {steps}: loss {loss.item():.3f}")
    with torch.no_grad():
        for weight, mean in zip(trained, average, strict=True):
            weight.copy_(mean)
    if parts > 1:
        _put_together(trained, parts)
    return model.eval()


def short_numbers() -> torch.autocast:
    """Within this, products are made of numbers of sixteen bits where the processor can."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported())


def _put_together(weights: list[nn.Parameter], parts: int) -> None:
    """The mean of all processes' weights, in each of them."""
    flat = torch.cat([weight.detach().flatten() for weight in weights])
    processes.all_reduce(flat)
    with torch.no_grad():
        for weight, mean in zip(weights, flat.split([weight.numel() for weight in weights]), strict=True):
            weight.copy_(mean.view_as(weight) / parts)


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
) -> Iterator[tuple[list[Marked], Tensor]]:
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
            yield [marks[n] for n in batch], torch.tensor([examples[n].target for n in batch])


def padded(marks: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """Token numbers, mask and types of equal length; padding is masked, so its number does not matter."""
    longest = max(len(mark.ids) for mark in marks)
    fill = [longest - len(mark.ids) for mark in marks]
    ids = torch.tensor([mark.ids + [0] * rest for mark, rest in zip(marks, fill, strict=True)])
    types = torch.tensor([mark.types + [0] * rest for mark, rest in zip(marks, fill, strict=True)])
    mask = torch.tensor([[1] * len(mark.ids) + [0] * rest for mark, rest in zip(marks, fill, strict=True)])
    return ids, mask, types


def predict(model: nn.Module, marks: Sequence[Marked]) -> Tensor:
    """Logits in the order given, computed from short to long."""
    order = sorted(range(len(marks)), key=lambda n: len(marks[n].ids))
    logits = torch.zeros(len(marks), 3)
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            batch = order[at : at + 32]
            logits[batch] = model(*padded([marks[n] for n in batch]))
    return logits
