"""Train the model of target polarity again: `python -m training.target_polarity --gold DIR`.

MPNet's upper six layers learn the rated mentions, and MPNet then labels mentions that nobody rated. MiniLM learns
from both. A stage whose result lies in the work folder is not done again.
"""

import argparse
import logging
import random
from pathlib import Path

import numpy as np
import torch
import torch.distributed as processes
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.multiprocessing import spawn

from presslens.sentiment.encoder import open_session, run
from presslens.sentiment.marking import marked
from presslens.sentiment.target import rows
from training.encoder import MINILM, MPNET, Encoder, TargetClassifier, load_encoder
from training.encoders import minilm, mpnet
from training.examples import Example
from training.export import export
from training.fit import Recipe, fit
from training.gold import POLARITIES, Rated, read_rated, split
from training.names import is_name, marker
from training.unlabelled import unrated

SMOOTHED = 0.1
TEACHER = Recipe(epochs=1, rate=4e-5, frozen=6)
STUDENT = Recipe(epochs=1, rate=2e-4, seed=1)
PROCESSES = 2
SHARPENED = 1.2  # of the logits; between what either half of the held-out mentions asks for
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
    labelled = labels(rated, options.gold, options.work)
    learn(rated, labelled, options.work, options.output)


def teacher(rated: list[Rated], work: Path) -> Path:
    """MPNet, trained on the rated mentions, as a graph."""
    if not (graph := work / "teacher.onnx").exists():
        folder = mpnet(work)
        tokenizer = read_tokenizer(folder)
        torch.manual_seed(TEACHER.seed)
        model = TargetClassifier(load_encoder(folder, MPNET))
        fit(
            model,
            examples(rated),
            marker(tokenizer, names(rated), tokenizer.token_to_id("<mask>")),
            TEACHER,
            say,
        )
        export(model, marked(tokenizer, spans(rated)[:: 2 * SEEN]), graph)
    return graph


def labels(rated: list[Rated], gold: Path, work: Path) -> list[Example]:
    """Mentions that nobody rated, with the teacher's probabilities."""
    mentions = unrated(rated, gold, seed=0)
    if not (file := work / "labels.npy").exists():
        np.save(file, answers(teacher(rated, work), read_tokenizer(mpnet(work)), mentions))
    return [
        Example(*mention, tuple(label))
        for mention, label in zip(mentions, np.load(file).tolist(), strict=True)
    ]


def answers(graph: Path, tokenizer: Tokenizer, mentions: list[tuple[str, int, int]]) -> NDArray[np.float32]:
    """The probabilities that a graph gives."""
    return run(open_session(graph), rows(tokenizer, mentions))


def learn(rated: list[Rated], labelled: list[Example], work: Path, output: Path) -> None:
    """MiniLM, from the rated mentions and the teacher's labels, as the graph that is shipped."""
    meeting = work / "meeting"
    meeting.unlink(missing_ok=True)
    spawn(_student, (rated, labelled, meeting, work / "student.pt"), nprocs=PROCESSES)
    folder, model = minilm(), TargetClassifier(Encoder(MINILM))
    model.load_state_dict(torch.load(work / "student.pt"))
    sharpen(model)
    tokenizer = read_tokenizer(folder)
    output.mkdir(parents=True, exist_ok=True)
    export(model.eval(), marked(tokenizer, spans(rated)[::SEEN]), output / "model.onnx")
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)


def sharpen(model: TargetClassifier) -> None:
    """Take back what smoothed labels took from the model's certainty."""
    with torch.no_grad():
        model.head.weight *= SHARPENED
        model.head.bias *= SHARPENED


def _student(process: int, rated: list[Rated], labelled: list[Example], meeting: Path, result: Path) -> None:
    """What one of the processes does."""
    logging.basicConfig(level=logging.INFO if process == 0 else logging.WARNING, format="%(message)s")
    torch.set_num_threads(1)
    processes.init_process_group(
        "gloo", init_method=f"file://{meeting.resolve()}", rank=process, world_size=PROCESSES
    )
    folder = minilm()
    tokenizer = read_tokenizer(folder)
    mark = marker(tokenizer, names(rated), tokenizer.token_to_id("[MASK]"))
    torch.manual_seed(0)
    model = TargetClassifier(load_encoder(folder, MINILM))
    everything = [*examples(rated), *(each for each in labelled if _short(tokenizer, each))]
    random.Random(0).shuffle(everything)  # noqa: S311
    fit(model, everything, mark, STUDENT, say)
    if process == 0:
        torch.save(model.state_dict(), result)
    processes.barrier()


def _short(tokenizer: Tokenizer, example: Example) -> bool:
    return len(tokenizer.encode(example.text).ids) <= SHORT


def examples(rated: list[Rated]) -> list[Example]:
    """Each rating as probabilities, smoothed: raters differ too."""
    return [Example(each.text, each.start, each.end, _smoothed(each.label)) for each in rated]


def _smoothed(label: int) -> tuple[float, ...]:
    rest = SMOOTHED / len(POLARITIES)
    return tuple(rest + (1 - SMOOTHED) * (each == label) for each in range(len(POLARITIES)))


def spans(rated: list[Rated]) -> list[tuple[str, int, int]]:
    """The mentions without their ratings."""
    return [(each.text, each.start, each.end) for each in rated]


def names(rated: list[Rated]) -> list[str]:
    """All names that are mentioned."""
    return sorted({name for each in rated if is_name(name := each.text[each.start : each.end])})


def read_tokenizer(folder: Path) -> Tokenizer:
    """An encoder's tokenizer, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


if __name__ == "__main__":
    main()
