"""Train the model of target polarity again: `python -m training.target_polarity --gold DIR`.

Two copies of MPNet learn the rated mentions, one with names in sight and one with every name masked. Together they
label them, and mentions that nobody rated. Six layers of the second one learn from all of that as they will be used,
with every name masked. A stage whose result lies in the work folder is not done again.
"""

import argparse
import logging
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from presslens.sentiment.encoder import open_tokenizer
from presslens.sentiment.marking import is_name, marked
from training.encoder import MPNET, TargetClassifier, load_encoder
from training.encoders import mpnet
from training.examples import Example, Marker
from training.export import export, rounded_rows
from training.fit import Recipe, fit, predict, vectors
from training.gold import POLARITIES, Rated, opposed_sentences, read_rated, split
from training.names import masking, swapping
from training.unlabelled import Mention, unrated

SMOOTHED = 0.1
TAUGHT = 0.4  # what the teachers' answer weighs beside a rating
IN_SIGHT = Recipe(epochs=1, rate=4e-5, frozen=6, seed=0)
MASKED = Recipe(epochs=1, rate=4e-5, frozen=6, seed=1)
KEPT = (0, 2, 4, 7, 9, 11)  # the layers of a teacher that the student begins with
RUNS = (  # one after the other: with a teacher's vectors, and without; the mean of their weights is shipped
    Recipe(epochs=2, rate=1e-4, seed=2),
    Recipe(epochs=1, rate=5e-5, seed=3),
)
WHOLE = 3_000  # sentences as their own mention
OPPOSED = 2  # how many times more a run sees sentences that praise one target and blame another
TABLE_STEPS = 31  # either side of nothing: the word table, a third of the model, is rounded and not trained
SHARPENED = 1.15  # the logits, as either half of the held-out mentions asks: smoothed labels took certainty
SHORT = 64  # tokens: longer sentences that nobody rated cost more than they teach
SEEN = 60  # every so-manieth mention shows the exporter what values occur

say = logging.getLogger("training").info


def main() -> None:
    """All stages, from the gold folder to the file that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold", type=Path, required=True, help="holds newsmtsc/, gum_news/, frac/ and ungdc/"
    )
    parser.add_argument("--work", type=Path, default=Path(".cache/train/target-polarity"))
    parser.add_argument("--output", type=Path, default=Path("data/models/target-polarity"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M")
    torch.set_num_threads(2)
    rated, _ = split(read_rated(options.gold))
    ship(learn(rated, options.gold, options.work), rated, options.work, options.output)


@dataclass(frozen=True, slots=True)
class Teachers:
    """MPNet twice: with names in sight, and with names masked."""

    in_sight: TargetClassifier
    masked: TargetClassifier


def learn(rated: list[Rated], gold: Path, work: Path) -> TargetClassifier:
    """The student: first as near to the teachers as it comes, then on the ratings; the mean of both runs' weights."""
    work.mkdir(parents=True, exist_ok=True)
    teachers, tokenizer = teach(rated, work), open_tokenizer(mpnet(work))
    lessons = lessons_of(rated, unrated(rated, gold, seed=0), teachers, work)
    say(f"{len(lessons)} lessons")
    student, states = shortened(teachers.masked), []
    for number, recipe in enumerate(RUNS):
        if not (result := work / f"student_{number}.pt").exists():
            fit(student, lessons if number == 0 else alone(lessons), masking(tokenizer), recipe, say)
            torch.save(student.state_dict(), result)
        states.append(torch.load(result))
        student.load_state_dict(states[-1])
    student.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return student.eval()


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
        fit(model, examples(rated), mark, recipe, say)
        torch.save(model.state_dict(), result)
    model.load_state_dict(torch.load(result))
    return model.eval()


def answers(
    name: str, mentions: Sequence[Mention], teachers: Teachers, work: Path
) -> tuple[NDArray[np.float32], NDArray[np.float16]]:
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


def lessons_of(rated: list[Rated], others: list[Mention], teachers: Teachers, work: Path) -> list[Example]:
    """What the student learns from: rated mentions, mentions that the teachers labelled, and whole sentences."""
    chance, tokenizer = random.Random(0), open_tokenizer(mpnet(work))  # noqa: S311
    taught = mixed(rated, *answers("rated", spans(rated), teachers, work))
    labels, shown = answers("unrated", others, teachers, work)
    labelled = [
        Example(*mention, tuple(label), vector)
        for mention, label, vector in zip(others, labels.tolist(), shown, strict=True)
        if len(tokenizer.encode(mention[0]).ids) <= SHORT
    ]
    lessons = [
        *taught,
        *in_differing(rated, taught),
        *OPPOSED * in_opposed(rated, taught),
        *labelled,
        *chance.sample(whole_sentences(rated, taught), WHOLE),
    ]
    chance.shuffle(lessons)
    return lessons


def alone(lessons: list[Example]) -> list[Example]:
    """The lessons without a teacher's vectors."""
    return [replace(each, vector=None) for each in lessons]


def shortened(model: TargetClassifier) -> TargetClassifier:
    """A model of the layers that the student keeps, with a rounded word table."""
    encoder = model.encoder
    encoder.layers = nn.ModuleList(encoder.layers[number] for number in KEPT)
    encoder.shape = replace(encoder.shape, layers=len(KEPT))
    whole, scale = rounded_rows(encoder.word.weight.detach(), TABLE_STEPS)
    encoder.word.weight.data = whole * scale
    return model


def ship(student: TargetClassifier, rated: list[Rated], work: Path, output: Path) -> None:
    """The student as the graph that is shipped, with its tokenizer."""
    tokenizer = open_tokenizer(mpnet(work))
    with torch.no_grad():
        student.head.weight *= SHARPENED
        student.head.bias *= SHARPENED
    output.mkdir(parents=True, exist_ok=True)
    export(student, marked(tokenizer, spans(rated)[::SEEN]), output / "model.onnx.gz", TABLE_STEPS)
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)


def examples(rated: list[Rated]) -> list[Example]:
    """Each rating as probabilities, smoothed: raters differ too."""
    return [Example(each.text, each.start, each.end, _smoothed(each.label)) for each in rated]


def mixed(rated: list[Rated], taught: NDArray[np.float32], shown: NDArray[np.float16]) -> list[Example]:
    """Each rating as probabilities, mixed with the teachers', and with a teacher's vector."""
    ratings = np.eye(len(POLARITIES))[[each.label for each in rated]]
    targets = ((1 - TAUGHT) * ratings + TAUGHT * taught).tolist()
    return [
        Example(each.text, each.start, each.end, tuple(target), vector)
        for each, target, vector in zip(rated, targets, shown, strict=True)
    ]


def in_differing(rated: list[Rated], examples: list[Example]) -> list[Example]:
    """The examples in sentences that rate their targets differently."""
    seen: dict[int, set[int]] = defaultdict(set)
    for each in rated:
        seen[each.sentence].add(each.label)
    return [one for each, one in zip(rated, examples, strict=True) if len(seen[each.sentence]) > 1]


def in_opposed(rated: list[Rated], examples: list[Example]) -> list[Example]:
    """The examples in sentences that praise one target and blame another."""
    opposed = opposed_sentences(rated)
    return [one for each, one in zip(rated, examples, strict=True) if each.sentence in opposed]


def whole_sentences(rated: list[Rated], examples: list[Example]) -> list[Example]:
    """Sentences as mentions of themselves, evaluated as their targets are, where these are all rated alike."""
    seen: dict[str, list[tuple[int, tuple[float, ...]]]] = defaultdict(list)
    for each, one in zip(rated, examples, strict=True):
        seen[each.text].append((each.label, one.target))
    return [
        Example(text, 0, len(text), tuple(np.mean([target for _, target in ratings], axis=0).tolist()))
        for text, ratings in seen.items()
        if len({label for label, _ in ratings}) == 1
    ]


def _smoothed(label: int) -> tuple[float, ...]:
    rest = SMOOTHED / len(POLARITIES)
    return tuple(rest + (1 - SMOOTHED) * (each == label) for each in range(len(POLARITIES)))


def spans(rated: list[Rated]) -> list[tuple[str, int, int]]:
    """The mentions without their ratings."""
    return [(each.text, each.start, each.end) for each in rated]


def names(rated: list[Rated]) -> list[str]:
    """All names that are mentioned."""
    return sorted({name for each in rated if is_name(name := each.text[each.start : each.end])})


if __name__ == "__main__":
    main()
