"""What a concordance looks for: words with wildcards, values of other columns, regular expressions."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
import regex  # type: ignore[import-untyped]

from presslens.atoms import Span
from presslens.errors import InputError
from presslens.lexicons import normalised

Mask = npt.NDArray[np.bool_]

_ANYTHING = ".*"
_SIGNS = frozenset("\\[](){}|^+")


def spans(
    tokens: pd.DataFrame, text: str, pattern: str, *, term: str, case: bool, seconds: float
) -> list[Span]:
    """Where a pattern occurs, as (start, end) pairs in the order of the text.

    Raises:
        InputError: the pattern is empty or malformed, asks for a column that is not there, or takes too long.
    """
    expression = _expression(pattern)
    if expression is not None:
        return list(_matches(_compiled(expression, case), text, seconds))
    slots = pattern.split()
    if not slots:
        raise InputError(
            "pattern='': gives nothing to look for; give a word, a phrase or /a regular expression/"
        )
    return _phrases(tokens, [_slot(tokens, slot, term, case) for slot in slots])


def _expression(pattern: str) -> str | None:
    """The regular expression that a pattern is: what stands between slashes, or has signs that words have not."""
    if len(pattern) > 1 and pattern[0] == pattern[-1] == "/":
        return pattern[1:-1]
    return pattern if _SIGNS.intersection(pattern) else None


def _compiled(expression: str, case: bool) -> "regex.Pattern[str]":
    try:
        return regex.compile(expression, 0 if case else regex.IGNORECASE)
    except regex.error as error:
        raise InputError(f"pattern=/{expression}/: is no regular expression ({error}); mend it") from error


def _matches(compiled: "regex.Pattern[str]", text: str, seconds: float) -> Iterator[Span]:
    """Where a regular expression matches something; `regex` can be stopped, Python's own `re` cannot."""
    try:
        for found in compiled.finditer(text, timeout=seconds):
            if found[0]:
                yield found.span()
    except TimeoutError as error:
        raise InputError(
            f"pattern=/{compiled.pattern}/: took longer than {seconds} s; avoid repetition inside repetition, "
            "or allow more seconds"
        ) from error


def _slot(tokens: pd.DataFrame, slot: str, term: str, case: bool) -> Mask:
    """Which rows one word of the pattern fits: `word`, `wo*`, `*`, or `column:value`."""
    column, colon, value = slot.partition(":")
    if not (colon and value and column in tokens):
        column, value = term, slot
    if column not in tokens:
        raise InputError(
            f"term={column!r}: the token table has no such column; annotate() adds lemma and pos"
        )
    if column == "norm":
        return _fits(tokens["token"], value) if case else _fits(tokens["norm"], normalised(value))
    if case:
        return _fits(tokens[column], value)
    return _fits(tokens[column].str.casefold(), value.casefold())


def _fits(column: "pd.Series[str]", value: str) -> Mask:
    """Which rows are the value, where `*` stands for any letters; each distinct form is looked at once."""
    if "*" not in value:
        return (column == value).to_numpy()
    wanted = regex.compile(_ANYTHING.join(map(regex.escape, value.split("*"))), regex.DOTALL)
    return column.isin([form for form in column.unique() if wanted.fullmatch(form)]).to_numpy()


def _phrases(tokens: pd.DataFrame, slots: list[Mask]) -> list[Span]:
    """The spans of rows that follow each other in one sentence and fit one slot each."""
    sentence, length = tokens["sentence"].to_numpy(), len(slots)
    starts = len(tokens) - length + 1
    if starts < 1:
        return []
    fits = sentence[:starts] == sentence[length - 1 :]
    for place, slot in enumerate(slots):
        fits &= slot[place : place + starts]
    first = np.flatnonzero(fits)
    start, end = tokens["start"].to_numpy()[first], tokens["end"].to_numpy()[first + length - 1]
    return list(zip(start.tolist(), end.tolist(), strict=True))
