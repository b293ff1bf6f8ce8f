"""Several reports of one call ─▶ `index.html`: a table of them, each with what was found first."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.errors import OutputError
from presslens.report.chapters import Chapter
from presslens.report.html import rendered
from presslens.report.outputs import Findings
from presslens.report.page import article_of, heading


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as the index shows it: its folder, its text, and the first finding of each chapter."""

    slug: str
    heading: str
    source: str
    words: int
    findings: tuple[str, ...]


def entry(slug: str, chapters: Sequence[Chapter]) -> Entry:
    """The line of a report whose chapters these are."""
    article = article_of(chapters)
    shown = [
        block.findings for chapter in chapters for block in chapter.blocks if isinstance(block, Findings)
    ]
    first = tuple(findings[0].sentence for findings in shown if findings)
    return Entry(slug, heading(article), article.meta["source"], article.words, first)


def write_index(folder: Path, entries: Sequence[Entry]) -> Path:
    """Write `index.html` beside the report folders, in one step; gives its path.

    Raises:
        OutputError: it cannot be written.
    """
    page = rendered("index.html.j2", style=("look.css.j2",), script=("tables.js",), entries=entries)
    target, new = folder / "index.html", folder / ".index.html.new"
    try:
        new.write_text(page, encoding="utf8")
        os.replace(new, target)  # noqa: PTH105
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror})") from error
    return target
