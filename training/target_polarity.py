"""Train the model of target polarity again: `python -m training.target_polarity --gold DIR`.

Two copies of MPNet learn the rated mentions, one with names in sight and one with every name masked. Together they
label them, and mentions that nobody rated. Six layers of the second one learn from all of that as they will be used,
with every name masked. A stage whose result lies in the work folder is not done again.
"""

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn

from presslens.sentiment.encoder import MODEL, open_tokenizer
from presslens.sentiment.marking import marked
from training.encoder import TargetClassifier
from training.encoders import mpnet
from training.examples import spans
from training.export import export, rounded_rows
from training.fit import Recipe, fit
from training.gold import Rated, read_rated, split
from training.lessons import alone, lessons_of
from training.names import masking
from training.teachers import answers, teach
from training.unlabelled import unrated

KEPT = (0, 2, 4, 7, 9, 11)  # the layers of a teacher that the student begins with
RUNS = (  # one after the other: with a teacher's vectors, and without; the mean of their weights is shipped
    Recipe(epochs=2, rate=1e-4, seed=2),
    Recipe(epochs=1, rate=5e-5, seed=3),
)
TABLE_STEPS = 31  # either side of nothing: the word table, a third of the model, is rounded and not trained
SHARPENED = 1.15  # the logits, as either half of the held-out mentions asks: smoothed labels took certainty
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


def learn(rated: list[Rated], gold: Path, work: Path) -> TargetClassifier:
    """The student: first as near to the teachers as it comes, then on the ratings; the mean of both runs' weights."""
    work.mkdir(parents=True, exist_ok=True)
    teachers, tokenizer = teach(rated, work), open_tokenizer(mpnet(work))
    others = unrated(rated, gold, seed=0)
    said = answers("rated", spans(rated), teachers, work), answers("unrated", others, teachers, work)
    lessons = lessons_of(rated, others, said, tokenizer)
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
    export(student, marked(tokenizer, spans(rated)[::SEEN]), output / MODEL, TABLE_STEPS)
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main()
