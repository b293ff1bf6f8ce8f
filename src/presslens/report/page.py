"""Chapters ─▶ `report.html`: the text once, what was found in it, and each chapter's results with their addresses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from presslens.errors import NotebookError
from presslens.report import svg, tables
from presslens.report.article import kinds, paragraphs
from presslens.report.chapters import Chapter
from presslens.report.claims import Claims, written_spans
from presslens.report.dictionary import dictionary
from presslens.report.html import rendered
from presslens.report.outputs import Article, Figure, Finding, Findings, Layer, Output, Table
from presslens.report.quality import qualities

LISTED = 3  # passages that a link of a figure is called by
OPENING = 72  # characters of the text that stand for a headline where it has none


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its number in the page and the addresses of its words and its figure ("" for none)."""

    number: int
    finding: Finding
    words: str
    figure: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure fit to stand in the page, and the links that lie over it ("" for none)."""

    name: str
    title: str
    picture: Markup
    links: Markup


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter whose results have their addresses."""

    chapter: Chapter
    blocks: tuple[object, ...]
    findings: tuple[FindingView, ...]


def page(chapters: Sequence[Chapter], provenance: Mapping[str, Any], *, folder: str = "") -> str:
    """The chapters as one page of HTML: the whole report, or one chapter of it.

    Args:
        chapters: what the page tells; each shows the text.
        provenance: what the report was made from.
        folder: the way from the page to the report folder, `../` from a folder in it.

    Raises:
        NotebookError: no chapter shows the article.
    """
    article = article_of(chapters)
    layers = [block for block in _outputs(chapters) if isinstance(block, Layer)]
    claims = Claims(len(article.text))
    findings = list(_finding_views(chapters, claims))
    views = [_chapter_view(chapter, findings, claims, article) for chapter in chapters]
    return rendered(
        "page.html.j2",
        style=("look.css.j2", "marks.css.j2"),
        script=("tables.js", "page.js"),
        folder=folder,
        article=article,
        heading=heading(article),
        paragraphs=paragraphs(article, layers, claims.spans),
        layers=[(layer, kinds(layer)) for layer in layers],
        claims=claims.spans,
        findings=findings,
        chapters=views,
        provenance=provenance,
        qualities=qualities(),
        dictionary=dictionary(block for block in _outputs(chapters) if isinstance(block, Table)),
    )


def article_of(chapters: Sequence[Chapter]) -> Article:
    """The text that the chapters are about."""
    for block in _outputs(chapters):
        if isinstance(block, Article):
            return block
    raise NotebookError("no notebook shows its text; end its load cell with show(document, …)")


def heading(article: Article) -> str:
    """The text's headline, or its first words."""
    opening = " ".join(article.text[: 2 * OPENING].split())
    return article.title or (
        opening if len(opening) <= OPENING else opening[:OPENING].rsplit(" ", 1)[0] + " …"
    )


def _outputs(chapters: Sequence[Chapter]) -> Iterator[Output]:
    for chapter in chapters:
        yield from (block for block in chapter.blocks if not isinstance(block, Markup))


def _finding_views(chapters: Sequence[Chapter], claims: Claims) -> Iterator[FindingView]:
    """The findings in the order of chapters and ranks; a link to a figure only where there is one."""
    figures = {block.name for block in _outputs(chapters) if isinstance(block, Figure)}
    found = [
        finding for block in _outputs(chapters) if isinstance(block, Findings) for finding in block.findings
    ]
    for number, finding in enumerate(found, start=1):
        figure = f"figure-{finding.figure}" if finding.figure in figures else ""
        yield FindingView(number, finding, claims.finding(finding.evidence), figure)


def _chapter_view(
    chapter: Chapter, findings: Sequence[FindingView], claims: Claims, article: Article
) -> ChapterView:
    own = {finding for block in chapter.blocks if isinstance(block, Findings) for finding in block.findings}
    return ChapterView(
        chapter=chapter,
        blocks=tuple(_block(block, claims, article) for block in chapter.blocks),
        findings=tuple(finding for finding in findings if finding.finding in own),
    )


def _block(block: Markup | Output, claims: Claims, article: Article) -> object:
    match block:
        case Table():
            return tables.view(block, claims.other, [(start, end) for start, end, _, _ in article.sentences])
        case Figure():
            return _figure(block, claims, article)
    return block


def _figure(figure: Figure, claims: Claims, article: Article) -> FigureView:
    picture = svg.clean(figure)
    links = svg.take_links(picture, partial(_address, claims=claims, article=article))
    drawn, laid_over = svg.text(picture), "" if links is None else svg.text(links)
    return FigureView(figure.name, figure.title, Markup(drawn), Markup(laid_over))  # noqa: S704


def _address(href: str, *, claims: Claims, article: Article) -> tuple[str, str]:
    """Where in the page a link of a figure leads, and the words there: `#12-19;30-41` names words of the article."""
    spans = written_spans(href.removeprefix("#"))
    anchor = claims.other(spans)
    words = " … ".join(article.text[start:end] for start, end in spans[:LISTED])
    return (f"#{anchor}" if anchor else ""), " ".join(words.split())
