"""The hand-marked texts: `{mention|naming|actor}`, a question mark where a reader may decide otherwise."""

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "fixtures" / "naming"
TEXTS = ["default", "korea", "imprisoned"]

_MARK = re.compile(r"\{([^|{}]*)\|([^|{}]*)\|([^|{}?]*)(\??)\}")


class Marked(NamedTuple):
    """One marked mention; `sure` where it is beyond dispute."""

    start: int
    end: int
    naming: str
    actor: str
    sure: bool


def read_marked(name: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and the marks at their characters."""
    text, marks, done = "", [], 0
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf8")
    for match in _MARK.finditer(source):
        text += source[done : match.start()]
        marks.append(Marked(len(text), len(text) + len(match[1]), match[2], match[3], not match[4]))
        text, done = text + match[1], match.end()
    return text + source[done:], marks
