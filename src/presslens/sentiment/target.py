"""How a sentence evaluates each actor that it mentions."""

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame
from tokenizers import Tokenizer

from presslens.errors import InputError
from presslens.sentiment.encoder import load_session, load_tokenizer, run
from presslens.sentiment.marking import marked

MODEL = "models/target-polarity"
POLARITIES = ("negative", "neutral", "positive")
PROBABILITIES = [f"p_{polarity}" for polarity in POLARITIES]
_COLUMNS = ["doc_id", "paragraph", "sentence", "target", "mention", "start", "end"]
_DIGITS = 5  # beyond them a batch's padding may show


def target_polarity(sentences: DataFrame, mentions: DataFrame) -> DataFrame:
    """How probably each mention is evaluated negatively, neutrally or positively in its sentence.

    The model reads one sentence with one mention marked in it; a mention that is a name is masked, so that another
    name in its place gives the same answer. It was trained on news sentences whose targets were
    rated by readers (Hamborg & Donnay 2021, NewsMTSC); its card, data/models/target-polarity/README.md, says how
    well it does, and where it fails.

    Args:
        sentences: a sentences table.
        mentions: `doc_id`, `sentence`, `mention`, `start`, `end` (in the document) and `target`; without a column
            `target`, `actor` is the target.

    Returns:
        One row per mention, in the order given: the keys, `target`, `mention`, `start`, `end`; `p_negative`,
        `p_neutral`, `p_positive` (0…1, together 1); `polarity`, the most probable; `score`, p_positive − p_negative.

    Raises:
        InputError: a mention is not within a sentence of the table.
    """
    placed = _placed(sentences, mentions)
    spans = zip(
        placed["text"], placed["start"] - placed["offset"], placed["end"] - placed["offset"], strict=True
    )
    probabilities = mention_probabilities([(text, int(start), int(end)) for text, start, end in spans])
    table = placed[_COLUMNS].assign(**dict(zip(PROBABILITIES, probabilities.T, strict=True)))
    table["polarity"] = np.array(POLARITIES, dtype=object)[probabilities.argmax(axis=1)]
    return table.assign(score=table["p_positive"] - table["p_negative"])


def mention_probabilities(mentions: list[tuple[str, int, int]]) -> NDArray[np.float64]:
    """Three probabilities for each (sentence, start, end), in the order given."""
    if not mentions:
        return np.zeros((0, len(POLARITIES)))
    return run(load_session(MODEL), rows(load_tokenizer(MODEL), mentions)).astype(np.float64).round(_DIGITS)


def rows(tokenizer: Tokenizer, mentions: list[tuple[str, int, int]]) -> list[dict[str, list[int]]]:
    """What the model takes for each mention."""
    marks = marked(tokenizer, mentions)
    return [{"ids": each.ids, "mask": [1] * len(each.ids), "types": each.types} for each in marks]


def _placed(sentences: DataFrame, mentions: DataFrame) -> DataFrame:
    """The mentions with their target and the text, paragraph and start of their sentence."""
    named = mentions if "target" in mentions else mentions.assign(target=mentions["actor"])
    columns = ["doc_id", "sentence", "paragraph", "start", "text"]
    homes = sentences[columns].rename(columns={"start": "offset"})
    own = named[["doc_id", "sentence", "target", "mention", "start", "end"]]
    placed = own.merge(homes, on=["doc_id", "sentence"], how="left", validate="many_to_one").set_index(
        mentions.index
    )
    ends = placed["offset"] + placed["text"].str.len()
    inside = (
        (placed["offset"] <= placed["start"]) & (placed["start"] < placed["end"]) & (placed["end"] <= ends)
    )
    for lost in placed[~inside].head(1).itertuples():
        raise InputError(
            f"{lost.doc_id}: mention {lost.mention!r} at {lost.start}–{lost.end} is not within sentence "
            f"{lost.sentence} of the sentences table; give both tables of the same document"
        )
    return placed
