"""Framing devices: words and constructions that evaluate, hold back, take for granted or set apart."""

from collections.abc import Iterator

import pandas as pd

from presslens.annotation import annotate
from presslens.attribution import quotations
from presslens.documents import Document
from presslens.framing.accusations import accusations
from presslens.framing.found import Found
from presslens.framing.listed import BETWEEN, listed
from presslens.framing.presupposed import presuppositions
from presslens.framing.scare_quotes import scare_quotes
from presslens.framing.voiced import speech
from presslens.syntax import Trees, trees
from presslens.voices import voices

COLUMNS = [
    "doc_id",
    "paragraph",
    "sentence",
    "start",
    "end",
    "text",
    "device",
    "classes",
    "source",
    "attribution",
]
DEVICES = {  # by class, the more telling first: a word in several lists is shown as the first of them
    "presupposition": "presupposition",
    "accusation without accuser": "accusation without accuser",
    "scare quotes": "scare quotes",
    "loaded noun": "loaded noun",
    "metaphor: path": "metaphor",
    "metaphor: contact": "metaphor",
    "metaphor: war": "metaphor",
    "metaphor: body": "metaphor",
    "us": "us/them",
    "them": "us/them",
    "booster": "booster",
    "factive": "factive",
    "implicative": "implicative",
    "assertive": "assertive",
    "hedge": "hedge",
    "strong subjective": "subjective",
    "weak subjective": "subjective",
}
_EVALUATIVE = ("strong subjective", "weak subjective")


def framing_devices(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per framing device of a text, in order; devices may lie in one another.

    Columns:
        doc_id, paragraph, sentence, start, end, text: where, and the words; never inside a name or a title.
        device: `hedge`, `booster`, `factive`, `assertive`, `implicative`, `subjective`, `scare quotes`, `us/them`,
            `metaphor`, `presupposition`, `accusation without accuser` or `loaded noun`.
        classes: all classes of the words, divided by `; ` (`assertive; hedge`, `metaphor: path`).
        source: who listed the words or described the construction, one for each class.
        attribution: the attribution (of `quotations`) in whose content it stands; −1 in the reporter's voice.

    Args:
        document: the text.
        annotated: its table of `annotate`; made where it is not given.

    Raises:
        ResourceError: a list or the pipeline is missing or damaged.
    """
    table = annotate(document) if annotated is None else annotated
    quotes = speech(quotations(document, annotated=table), table)
    tree = trees(table)
    rows = [_row(tree, document, words) for words in _by_words(_found(document, table, tree, quotes))]
    devices = pd.DataFrame(rows, columns=COLUMNS[:-1])
    return devices.assign(attribution=voices(document, quotes)[devices["start"].to_numpy(int)])


def _found(document: Document, table: pd.DataFrame, tree: Trees, quotes: pd.DataFrame) -> Iterator[Found]:
    by_list = list(listed(tree, table))
    evaluative = {each.first for each in by_list if each.device in _EVALUATIVE}
    yield from by_list
    yield from scare_quotes(tree, document.text, quotes)
    yield from presuppositions(tree, evaluative)
    yield from accusations(tree)


def _by_words(found: Iterator[Found]) -> list[list[Found]]:
    """The classes of each span together, the more telling first; spans in order, the longer first."""
    spans: dict[tuple[int, int], list[Found]] = {}
    rank = list(DEVICES).index
    for each in sorted(found, key=lambda each: (each.first, -each.stop, rank(each.device))):
        spans.setdefault((each.first, each.stop), []).append(each)
    return list(spans.values())


def _row(tree: Trees, document: Document, classes: list[Found]) -> tuple[object, ...]:
    first, stop = classes[0].first, classes[0].stop
    start, end = tree.start[first], tree.end[stop - 1]
    place = (
        document.doc_id,
        tree.paragraph[first],
        tree.sentence[first],
        start,
        end,
        document.text[start:end],
    )
    names = dict.fromkeys(each.device for each in classes)
    sources = dict.fromkeys(each.source for each in classes)
    return (*place, DEVICES[classes[0].device], BETWEEN.join(names), BETWEEN.join(sources))
