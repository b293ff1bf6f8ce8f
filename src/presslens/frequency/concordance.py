"""Key words in context: every place where a pattern occurs, with the text around it."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.atoms import Span
from presslens.documents import Document
from presslens.errors import InputError
from presslens.frequency.patterns import spans

COLUMNS = ["doc_id", "sentence", "start", "end", "left", "hit", "right"]

_SORTS = ("text", "left", "right")


def concordance(
    tokens: pd.DataFrame,
    pattern: str,
    *,
    document: Document,
    width: int = 40,
    term: str = "norm",
    case: bool = False,
    sort: str = "text",
    seconds: float = 1.0,
) -> pd.DataFrame:
    """One row per hit.

    A pattern is one word or several, each a word (`minister`), a word with wildcards (`expan*`; `*` alone is any
    word) or `column:value` (`lemma:keep`, `pos:ADJ`; over annotated tokens), in a row within one sentence:
    `pos:ADJ lemma:country`. A word in capitals is looked for as written: `US` does not find `us`.

    Between slashes, or with a backslash, bracket, brace, `|`, `^` or `+` in it, a pattern is a regular expression over
    the characters of the text, and may run from one sentence into the next.

    Columns:
        doc_id, sentence: where the hit begins.
        start, end: its characters.
        left, hit, right: the hit as the text has it, and up to `width` characters on each side, line ends included.

    Args:
        tokens: a token table; rows of other documents are passed over.
        pattern: what to look for.
        document: the text that the tokens are of.
        width: characters of context on each side.
        term: the column that words without a column are looked up in.
        case: whether capitals must be as in the pattern.
        sort: `text` for the order of the text, `left` or `right` for that of the words before or after the hit.
        seconds: how long a regular expression may take.

    Raises:
        InputError: the pattern is empty or malformed or takes too long, a column is not there, or `width` or
            `sort` is none.
    """
    if width < 0 or sort not in _SORTS:
        raise InputError(
            f"width={width!r}, sort={sort!r}: width is 0 or more, sort one of {', '.join(_SORTS)}"
        )
    rows = tokens[tokens["doc_id"] == document.doc_id]
    found = spans(rows, document.text, pattern, term=term, case=case, seconds=seconds)
    table = _in_context(rows, document, found, width)
    if sort == "text":
        return table
    context = table[sort].str.casefold().str.findall(r"\w+")
    nearest = context.map(lambda words: tuple(words[::-1] if sort == "left" else words))
    return table.iloc[sorted(range(len(table)), key=nearest.tolist().__getitem__)].reset_index(drop=True)


def _in_context(rows: pd.DataFrame, document: Document, found: list[Span], width: int) -> pd.DataFrame:
    text = document.text
    hits = [
        (
            document.doc_id,
            start,
            end,
            text[max(0, start - width) : start],
            text[start:end],
            text[end : end + width],
        )
        for start, end in found
    ]
    table = pd.DataFrame(hits, columns=["doc_id", "start", "end", "left", "hit", "right"])
    table = table.assign(sentence=_sentences(rows, [start for start, _ in found]))[COLUMNS]
    return table.astype(dict.fromkeys(COLUMNS, "str") | dict.fromkeys(COLUMNS[1:4], int))


def _sentences(rows: pd.DataFrame, places: list[int]) -> npt.NDArray[np.int64]:
    """The sentence of the first token that ends after each place: a mark that opens a sentence is part of it."""
    if rows.empty:
        return np.full(len(places), -1)
    token = np.searchsorted(rows["end"].to_numpy(), places, side="right")
    return rows["sentence"].to_numpy(np.int64)[np.minimum(token, len(rows) - 1)]
