"""MiniLM tuned so that sentences of one frame lie together; `frame_head` then tells the frames apart.

A sentence may allow several frames: FrAC's policy label holds three. Two sentences are alike where their frames meet
(supervised contrastive learning, Khosla et al. 2020), and a sentence is read right where its frames together are
probable. The lower layers are not trained, so what they make of a sentence is computed once. The tuned layers are put
together with the published ones, weight by weight: what is learned of a few hundred sentences is then less often wrong
on others (WiSE-FT, Wortsman et al. 2022).
"""

import random
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor, nn

from presslens.framing.codebook import FRAMES
from training.encoder import MINILM, Encoder, load_encoder
from training.encoders import minilm
from training.fit import pace

FROZEN = 3  # layers
EPOCHS = 3
BATCH = 32
RATE = 2e-4
HEAD_RATE = 20 * RATE
WARM_UP = 0.1
TEMPERATURE = 0.1  # of the contrast
CONTRAST = 0.5  # its weight
SMOOTHED = 0.1
DROPPED = 0.1
TUNED = 0.7  # of the tuned weights, the rest of the published ones
SHARPNESS = 16.0  # in training: vectors have length 1, and the head would have to grow large weights
FAR = -1e9


class FrameClassifier(nn.Module):
    """Fifteen logits per token; those of a sentence are their mean."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(encoder.shape.width, len(FRAMES))
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Logits of sentences from token numbers."""
        return self.head(sentence_vectors(self.encoder(ids, mask, types), mask))


def sentence_vectors(x: Tensor, mask: Tensor) -> Tensor:
    """The mean of the tokens, of length 1."""
    weight = mask.unsqueeze(-1).float()
    return nn.functional.normalize((x * weight).sum(1) / weight.sum(1), dim=-1)


def lower(encoder: Encoder, sentences: Sequence[list[int]]) -> list[Tensor]:
    """What the frozen layers make of sentences, given as token numbers."""
    found = []
    for ids in sentences:
        numbers = torch.tensor([ids])
        mask = torch.ones_like(numbers)
        with torch.no_grad():
            x, bias = encoder.embed(numbers, torch.zeros_like(numbers)), encoder.bias(mask)
            for layer in encoder.layers[:FROZEN]:
                x = layer(x, bias)
        found.append(x[0])
    return found


def upper(encoder: Encoder, lows: Sequence[Tensor]) -> Tensor:
    """The vectors of sentences, from what the frozen layers make of them."""
    x = nn.utils.rnn.pad_sequence(list(lows), batch_first=True)
    mask = torch.tensor([[1] * len(low) + [0] * (x.shape[1] - len(low)) for low in lows])
    bias = encoder.bias(mask)
    for layer in encoder.layers[FROZEN:]:
        x = layer(x, bias)
    return sentence_vectors(x, mask)


def tuned(
    lows: Sequence[Tensor], allowed: Tensor, weights: Tensor, seed: int, say: Callable[[str], None]
) -> FrameClassifier:
    """Upper layers, trained; `allowed` (sentences × frames, bool) says which frames a sentence has."""
    torch.manual_seed(seed)
    model = FrameClassifier(load_encoder(minilm(), MINILM))
    layers = [weight for layer in model.encoder.layers[FROZEN:] for weight in layer.parameters()]
    groups = [{"params": layers, "lr": RATE}, {"params": model.head.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * -(-len(lows) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, steps, WARM_UP))
    model.train()
    for step, batch in enumerate(_batches([len(low) for low in lows], seed)):
        vectors = upper(model.encoder, [lows[at] for at in batch])
        logits = model.head(SHARPNESS * nn.functional.dropout(vectors, DROPPED))
        loss = missed(logits, allowed[batch], weights[batch]) + CONTRAST * contrast(vectors, allowed[batch])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if step % 20 == 0:
            say(f"step {step} of {steps}: loss {loss.item():.3f}")
    return model.eval()


def drawn_back(model: FrameClassifier) -> FrameClassifier:
    """The model with its layers between the published ones and the tuned ones."""
    published = load_encoder(minilm(), MINILM)
    with torch.no_grad():
        for weight, before in zip(model.encoder.parameters(), published.parameters(), strict=True):
            weight.copy_(before.lerp(weight, TUNED))
    return model


def missed(logits: Tensor, allowed: Tensor, weights: Tensor) -> Tensor:
    """How improbable the allowed frames are together, with a share of the label given to all frames alike."""
    logarithms = torch.log_softmax(logits, -1)
    together = torch.logsumexp(logarithms.masked_fill(~allowed, FAR), -1)
    return -(weights * ((1 - SMOOTHED) * together + SMOOTHED * logarithms.mean(-1))).sum() / weights.sum()


def contrast(vectors: Tensor, allowed: Tensor) -> Tensor:
    """How far sentences lie from those of their frame, against all others of the batch."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    alike = ((allowed.float() @ allowed.float().T) > 0) & ~itself
    likeness = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, FAR)
    share = likeness - torch.logsumexp(likeness, dim=1, keepdim=True)
    partners = alike.sum(dim=1)
    return -((share * alike).sum(dim=1)[partners > 0] / partners[partners > 0]).mean()


def vectors_of(encoder: Encoder, lows: Sequence[Tensor]) -> Tensor:
    """The vectors of sentences, in the order given, each read alone."""
    with torch.no_grad():
        return torch.cat([upper(encoder, [low]) for low in lows])


def scores(model: FrameClassifier, lows: Sequence[Tensor]) -> Tensor:
    """Logits of sentences, in the order given."""
    with torch.no_grad():
        return model.head(vectors_of(model.encoder, lows))


def _batches(lengths: list[int], seed: int) -> Iterator[list[int]]:
    """Batches of sentences of like length, in random order."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(EPOCHS):
        order = chance.sample(range(len(lengths)), len(lengths))
        pools = [
            sorted(order[at : at + 8 * BATCH], key=lengths.__getitem__)
            for at in range(0, len(order), 8 * BATCH)
        ]
        batches = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
        yield from chance.sample(batches, len(batches))
