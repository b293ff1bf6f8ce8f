"""Train the model of target polarity again: `python -m training.target_polarity --gold DIR`.

MPNet's upper six layers learn the rated mentions; MPNet then labels them and mentions that nobody rated. MiniLM
learns from all of them: first with names in sight, then, several times over, as it is used, with every name masked; the
mean of these weights is shipped (a model soup, Wortsman et al. 2022). A stage whose result lies in the work folder is
not done again.
"""

import argparse
import logging
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
import torch.distributed as processes
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.multiprocessing import spawn

from presslens.sentiment.encoder import open_session, open_tokenizer, run
from presslens.sentiment.marking import is_name, marked
from training.encoder import MINILM, MPNET, Encoder, TargetClassifier, load_encoder
from training.encoders import minilm, mpnet
from training.examples import Example, Marker
from training.export import export
from training.fit import Recipe, fit
from training.gold import POLARITIES, Rated, read_rated, split
from training.names import masking, swapping
from training.unlabelled import Mention, unrated

SMOOTHED = 0.1
TAUGHT = 0.4  # what the teacher's answer weighs beside a rating
TEACHER = Recipe(epochs=1, rate=4e-5, frozen=6)
IN_SIGHT = Recipe(epochs=1, rate=2e-4, seed=1)
MASKED = (
    Recipe(epochs=3, rate=2e-4, seed=2),
    Recipe(epochs=1, rate=2e-4, seed=2, part=0.5),
    Recipe(epochs=1, rate=2e-4, seed=3),
)
PROCESSES = 2
SHARPENED = 1.1  # of the logits; what either half of the held-out mentions asks for
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
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(2)
    options.work.mkdir(parents=True, exist_ok=True)
    rated, _ = split(read_rated(options.gold))
    learn(rated, unrated(rated, options.gold, seed=0), options.work)
    ship(rated, options.work, options.output)


def teacher(rated: list[Rated], work: Path) -> Path:
    """MPNet, trained on the rated mentions, as a graph."""
    if not (graph := work / "teacher.onnx").exists():
        folder = mpnet(work)
        tokenizer = open_tokenizer(folder)
        torch.manual_seed(TEACHER.seed)
        model = TargetClassifier(load_encoder(folder, MPNET))
        fit(model, examples(rated), swapping(tokenizer, names(rated)), TEACHER, say)
        export(model, marked(tokenizer, spans(rated)[:: 2 * SEEN], names_in_sight=True), graph)
    return graph


def labels(name: str, mentions: Sequence[Mention], rated: list[Rated], work: Path) -> NDArray[np.float32]:
    """The teacher's probabilities for mentions, kept under a name."""
    if not (file := work / f"{name}.npy").exists():
        marks = marked(open_tokenizer(mpnet(work)), mentions, names_in_sight=True)
        rows = [{"ids": each.ids, "mask": [1] * len(each.ids), "types": each.types} for each in marks]
        np.save(file, run(open_session(teacher(rated, work)), rows))
    return np.load(file)


def learn(rated: list[Rated], others: list[Mention], work: Path) -> None:
    """MiniLM, from the rated mentions and the teacher's labels: with names in sight, then with names masked."""
    tokenizer = open_tokenizer(minilm())
    answers = labels("labels", others, rated, work)
    labelled = [
        Example(*mention, tuple(label))
        for mention, label in zip(others, answers.tolist(), strict=True)
        if len(tokenizer.encode(mention[0]).ids) <= SHORT
    ]
    first, runs = work / "in_sight.pt", [work / f"masked_{number}.pt" for number in range(len(MASKED))]
    train([*examples(rated), *labelled], partial(swapping, names=names(rated)), IN_SIGHT, None, first)
    taught = mixed(rated, labels("rated", spans(rated), rated, work))
    for recipe, run_of_it in zip(MASKED, runs, strict=True):
        train([*taught, *labelled], masking, recipe, first, run_of_it)
    torch.save(mean_weights(runs), work / "student.pt")


def mean_weights(runs: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several runs that began with the same ones."""
    states = [torch.load(run_of_it) for run_of_it in runs]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def ship(rated: list[Rated], work: Path, output: Path) -> None:
    """The trained MiniLM as the graph that is shipped, with its tokenizer."""
    model = student(work)
    sharpen(model)
    tokenizer = open_tokenizer(minilm())
    output.mkdir(parents=True, exist_ok=True)
    export(model, marked(tokenizer, spans(rated)[::SEEN]), output / "model.onnx")
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)


def student(work: Path) -> TargetClassifier:
    """MiniLM as it was trained."""
    model = TargetClassifier(Encoder(MINILM))
    model.load_state_dict(torch.load(work / "student.pt"))
    return model.eval()


def sharpen(model: TargetClassifier) -> None:
    """Take back what smoothed labels took from the model's certainty."""
    with torch.no_grad():
        model.head.weight *= SHARPENED
        model.head.bias *= SHARPENED


def train(
    lessons: list[Example],
    prepare: Callable[[Tokenizer], Marker],
    recipe: Recipe,
    begin: Path | None,
    result: Path,
) -> None:
    """MiniLM, or the weights to begin with, trained in two processes."""
    if not result.exists():
        random.Random(0).shuffle(lessons)  # noqa: S311
        meeting = result.with_suffix(".meeting")
        meeting.unlink(missing_ok=True)
        spawn(_train, (lessons, prepare, recipe, begin, result, meeting), nprocs=PROCESSES)


def _train(
    process: int,
    lessons: list[Example],
    prepare: Callable[[Tokenizer], Marker],
    recipe: Recipe,
    begin: Path | None,
    result: Path,
    meeting: Path,
) -> None:
    """What one of the processes does."""
    logging.basicConfig(level=logging.INFO if process == 0 else logging.WARNING, format="%(message)s")
    torch.set_num_threads(1)
    processes.init_process_group(
        "gloo", init_method=f"file://{meeting.resolve()}", rank=process, world_size=PROCESSES
    )
    folder = minilm()
    torch.manual_seed(0)
    model = TargetClassifier(load_encoder(folder, MINILM))
    if begin:
        model.load_state_dict(torch.load(begin))
    fit(model, lessons, prepare(open_tokenizer(folder)), recipe, say)
    if process == 0:
        torch.save(model.state_dict(), result)
    processes.barrier()


def examples(rated: list[Rated]) -> list[Example]:
    """Each rating as probabilities, smoothed: raters differ too."""
    return [Example(each.text, each.start, each.end, _smoothed(each.label)) for each in rated]


def mixed(rated: list[Rated], taught: NDArray[np.float32]) -> list[Example]:
    """Each rating as probabilities, mixed with the teacher's; twice where a sentence rates its targets differently."""
    ratings = np.eye(len(POLARITIES))[[each.label for each in rated]]
    targets = ((1 - TAUGHT) * ratings + TAUGHT * taught).tolist()
    seen: dict[int, set[int]] = defaultdict(set)
    for each in rated:
        seen[each.sentence].add(each.label)
    return [
        Example(each.text, each.start, each.end, tuple(target))
        for each, target in zip(rated, targets, strict=True)
        for _ in range(2 if len(seen[each.sentence]) > 1 else 1)
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
