"""Who is evaluated by whom: polarity towards each actor, by the voice in which the actor is mentioned."""

import pandas as pd
from pandas import DataFrame

from presslens.atoms import spans
from presslens.attribution.share import voice_of

REPORTER = ""  # the voice of a mention outside every attribution
FEW = 3  # below so many mentions a cell is an anecdote


def evaluations(polarity: DataFrame, mentions: DataFrame, quotations: DataFrame) -> DataFrame:
    """The rows of `target_polarity` with the voice of each.

    Args:
        polarity: `target_polarity` of these mentions, row for row.
        mentions: the table of `mentions`, whose `attribution` says in which quotation each stands.
        quotations: the table of `quotations`.

    Returns:
        `polarity` with `attribution` and `speaker`: whose voice it is, as `voice_of` has it; "" in the reporter's.
    """
    voice = voice_of(quotations.drop_duplicates("attribution").set_index("attribution")).to_dict()
    attribution = mentions["attribution"].to_numpy()
    speaker = [voice.get(number, REPORTER) for number in attribution.tolist()]
    return polarity.assign(attribution=attribution, speaker=pd.Series(speaker, polarity.index, dtype="str"))


def evaluation_matrix(evaluated: DataFrame) -> DataFrame:
    """One row per (speaker, target): a cell of the matrix of who evaluates whom.

    Returns:
        `speaker`, `target`; `n` mentions; how many are `negative`, `neutral`, `positive`; `score`, their mean
        (−1…1); `few`, fewer than 3 mentions; `evidence`, the spans of the mentions; `sentences`, their numbers.
        Speakers and targets with more mentions come first.
    """
    groups = evaluated.groupby(["speaker", "target"], sort=False)
    rows = [(*pair, *_cell(cell)) for pair, cell in groups]
    columns = [
        "speaker",
        "target",
        "n",
        "negative",
        "neutral",
        "positive",
        "score",
        "few",
        "evidence",
        "sentences",
    ]
    table = DataFrame(rows, columns=columns)
    weight = {side: table.groupby(side)["n"].transform("sum") for side in ("speaker", "target")}
    order = table.assign(by_speaker=-weight["speaker"], by_target=-weight["target"])
    ranked = order.sort_values(
        ["by_speaker", "speaker", "by_target", "target"], kind="stable", ignore_index=True
    )
    return ranked[columns]


def _cell(cell: DataFrame) -> tuple[object, ...]:
    labels = [int((cell["polarity"] == label).sum()) for label in ("negative", "neutral", "positive")]
    sentences = sorted(set(cell["sentence"].tolist()))
    return len(cell), *labels, cell["score"].mean(), len(cell) < FEW, spans(cell), sentences
