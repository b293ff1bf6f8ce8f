"""One executed notebook ─▶ one chapter: its question, what it says of any text, what it shows of this one.

Markdown cells are the project's own and become HTML through nbconvert; outputs are data and stay data.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from presslens.report.outputs import Article, Output, shown

_QUESTION = re.compile(r"\A#\s+(?P<question>[^\n]+)\n*")
_ONLY_HEADING = re.compile(r"<h\d>[^\n]*</h\d>\n?")
_CHECKS = re.compile(r"\A#+\s+What must hold\b")
_LEFT_OUT = "remove_cell"  # nbconvert's own tag


@dataclass(frozen=True, slots=True)
class Chapter:
    """A notebook as the reader of a report meets it.

    Attributes:
        file: the notebook's name, `01-tokenisation`.
        title: what the chapter is called, `Tokenisation`.
        question: the notebook's title.
        blocks: text and results, in the notebook's order.
        code: the source of each code cell.
    """

    file: str
    title: str
    question: str
    blocks: tuple[Markup | Output, ...]
    code: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Where the chapter begins in the page."""
        return self.title.lower()


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """Headings one step down: the page has the first, the chapter the second."""

    def heading(self, text: str, level: int, **attributes: object) -> str:
        return f"<h{level + 1}>{text}</h{level + 1}>\n"


def chapter(file: str, notebook: NotebookNode) -> Chapter:
    """The chapter of an executed notebook; what only the notebook needs (its checks) is left out."""
    cells = list(_told(notebook))
    first = next((cell.source for cell in cells if cell.cell_type == "markdown"), "")
    question = _QUESTION.match(first)
    return Chapter(
        file=file,
        title=file.split("-", maxsplit=1)[-1].replace("-", " ").capitalize(),
        question=question["question"].strip() if question else "",
        blocks=tuple(_without_empty_sections([block for cell in cells for block in _blocks(cell)])),
        code=tuple(cell.source for cell in notebook.cells if cell.cell_type == "code"),
    )


def _told(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The cells up to the checks at the end."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _CHECKS.match(cell.source):
            return
        if _LEFT_OUT not in cell.metadata.get("tags", ()):
            yield cell


def _without_empty_sections(blocks: Sequence[Markup | Output]) -> Iterator[Markup | Output]:
    """Leave out a heading under which the page shows nothing, as over the article, which stands once elsewhere."""
    for place, block in enumerate(blocks):
        below = next((other for other in blocks[place + 1 :] if not isinstance(other, Article)), None)
        nothing_follows = below is None or (isinstance(below, Markup) and below.startswith("<h"))
        if not (isinstance(block, Markup) and _ONLY_HEADING.fullmatch(block) and nothing_follows):
            yield block


def _blocks(cell: NotebookNode) -> Iterator[Markup | Output]:
    if cell.cell_type == "code":
        yield from shown(cell)
    elif cell.cell_type == "markdown" and (source := _QUESTION.sub("", cell.source)).strip():
        yield markdown(source)


def markdown(source: str) -> Markup:
    """Markdown of ours as HTML; nothing that comes from a text may ever be handed to this function."""
    renderer = _Renderer(escape=True, exclude_anchor_links=True)
    return Markup(MarkdownWithMath(renderer=renderer).render(source))  # noqa: S704
