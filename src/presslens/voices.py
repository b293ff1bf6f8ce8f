"""In whose voice each word stands, and so each mention of an actor.

Naming says who is meant and attribution who says what; here the two meet on characters. A word belongs to the
innermost attributed content around it, else to the reporter (−1). Inside quotation marks `I` is whoever speaks.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.annotation import annotate
from presslens.attribution import quotations
from presslens.attribution.quotation_marks import quotations_marked
from presslens.documents import Document
from presslens.naming import find_mentions

_FIRST_PERSON = {"i", "me", "my", "mine", "myself"}


def mentions(document: Document, *, annotated: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per mention of an actor, in order; but in a role (`the Turkish president`) none lies inside another.

    Columns:
        doc_id, paragraph, sentence, start, end, mention: where, and the words.
        actor: who is mentioned, by the fullest name that the text mostly uses; a country by its usual name.
        naming: `name`, `part` (of a name), `acronym`, `role` (`the minister`), `place` (a seat of government that
            stands for its state), `adjective` (`Chinese`), `pronoun`; after van Leeuwen 1996, "The representation
            of social actors".
        certain: False where the text leaves another reading open.
        attribution: the attribution (of `quotations`) in whose content it stands; −1 in the reporter's voice.
        kind: what the actor is: `person`, `organisation`, `country`, `group` or `place`.

    Raises:
        ResourceError: a table or the pipeline is missing or damaged.
    """
    table = annotate(document) if annotated is None else annotated
    quotes = quotations(document, annotated=table)
    return voiced_mentions(document, table, quotes)


def voiced_mentions(document: Document, annotated: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The table of `mentions`, given what it rests on."""
    named = find_mentions(document, annotated)
    voice = voices(document, quotes)
    spoken = pd.DataFrame(_first_persons(document, annotated, quotes, voice), columns=named.columns)
    found = pd.concat([named, spoken]) if len(spoken) else named
    found = found.sort_values("start", ignore_index=True)
    found.insert(len(found.columns) - 1, "attribution", voice[found["start"].to_numpy(int)])
    return found


def voices(document: Document, quotes: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For every character of the text the attribution whose content it stands in, the innermost; −1 for none."""
    voice = np.full(len(document.text), -1, np.int64)
    longest_first = quotes.assign(length=quotes["content_end"] - quotes["content_start"]).sort_values(
        "length", ascending=False, kind="stable"
    )
    for row in longest_first[["content_start", "content_end", "attribution"]].itertuples(index=False):
        voice[row.content_start : row.content_end] = row.attribution
    return voice


def _first_persons(
    document: Document, annotated: pd.DataFrame, quotes: pd.DataFrame, voice: npt.NDArray[np.int64]
) -> Iterator[tuple[object, ...]]:
    """A mention for every `I` in a quotation whose speaker is known."""
    speaker = dict(zip(quotes["attribution"], quotes["speaker"], strict=True))
    marked = quotation_marked(document, annotated)
    singular = annotated[annotated["token"].str.lower().isin(_FIRST_PERSON)]
    for row in singular[["doc_id", "paragraph", "sentence", "start", "end", "token"]].itertuples(index=False):
        actor = speaker.get(voice[row.start], "") if marked[row.start] else ""
        if actor:
            yield (*row, actor, "pronoun", True, "person")


def quoted_by(document: Document, annotated: pd.DataFrame, quotes: pd.DataFrame) -> dict[str, int]:
    """How many words in quotation marks are each speaker's."""
    starts = annotated.loc[annotated["kind"] == "word", "start"].to_numpy(int)
    voice = voices(document, quotes)[starts]
    quoted = quotation_marked(document, annotated)[starts]
    speaker = dict(zip(quotes["attribution"], quotes["speaker"], strict=True))
    spoken = pd.Series([speaker.get(number, "") for number in voice[quoted]], dtype=object)
    return {str(actor): int(n) for actor, n in spoken[spoken != ""].value_counts().items()}


def quotation_marked(document: Document, annotated: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """For every character whether it stands between quotation marks."""
    inside = np.zeros(len(document.text), bool)
    paragraphs = annotated.groupby("paragraph", sort=True).agg(start=("start", "min"), end=("end", "max"))
    for pair in quotations_marked(document.text, paragraphs.itertuples(index=False, name=None)):
        inside[pair.start : pair.end] = True
    return inside
