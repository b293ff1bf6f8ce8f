"""A result ─▶ the one output of a notebook cell, which the report reads back.

Whatever comes from an article is escaped here: in a table, a caption, a finding it is shown as it was written.
"""

import html
import io
import json
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from presslens.atoms import atoms
from presslens.documents import Document
from presslens.errors import InputError
from presslens.figures.style import style
from presslens.findings.finding import COLUMNS as FINDING_COLUMNS
from presslens.tabular import table_data
from presslens.tokenisation import sentences, tokens

DOCUMENT = "application/vnd.presslens.document+json"
LAYER = "application/vnd.presslens.layer+json"
FINDINGS = "application/vnd.presslens.findings+json"

# What XML cannot hold, and a terminal would obey, is drawn as its control picture.
_NO_XML = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Layer:
    """The article with some of its spans marked: one layer that a reader can lay over the text.

    Attributes:
        document: the text.
        spans: start, end and kind of mark; may overlap and nest.
        label: what the layer shows, in a few words.
    """

    document: Document
    spans: Sequence[tuple[int, int, str]]
    label: str


def mark(document: Document, table: pd.DataFrame, *, by: str, label: str, span: str = "") -> Layer:
    """The spans of a table's rows as a layer over the text, marked by the values of its column `by`.

    Args:
        document: the text.
        table: rows with `start` and `end`, or with the columns that `span` names.
        by: the column whose values tell the marks apart.
        label: what the layer shows.
        span: whose span is marked where rows have several: `content` for `content_start` and `content_end`.
    """
    start, end = (f"{span}_start", f"{span}_end") if span else ("start", "end")
    rows = zip(table[start].tolist(), table[end].tolist(), table[by].astype(str).tolist(), strict=True)
    return Layer(document, [row for row in rows if row[0] >= 0], label)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell's output: data by MIME type, and what the report needs to know of it."""

    data: dict[str, Any]
    metadata: dict[str, Any] = field(default_factory=dict)

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """What Jupyter asks an object for; `include` and `exclude` are hints that may be ignored."""
        return self.data, self.metadata

    def __repr__(self) -> str:
        """The plain text of the output, for consoles without HTML."""
        return str(self.data["text/plain"])


def show(
    result: pd.DataFrame | Axes | Document | Layer, name: str, *, caption: str = "", rows: int = 12
) -> Shown:
    """End a cell with one output: a table, a figure, findings, the article, or the article with a layer.

    Args:
        result: a table (findings are one), axes drawn by `presslens.figures`, a document, or a `Layer`.
        name: what the output is called in the report folder: lower-case letters, digits and hyphens.
        caption: one line under a table.
        rows: how many rows of a table are shown; the CSV behind it always holds all.

    Raises:
        InputError: the name cannot be a file's, or the result is of no kind that can be shown.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r}: not a name for an output; use lower-case letters, digits and hyphens")
    kind, data, further = _bundle(result, rows)
    return Shown(data, {"presslens": {"name": name, "kind": kind, "caption": caption, **further}})


def _bundle(result: object, rows: int) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """The kind of a result, its data by MIME type, and further metadata."""
    match result:
        case pd.DataFrame() if list(result.columns) == FINDING_COLUMNS:
            return "findings", _findings(result), {}
        case pd.DataFrame():
            return "table", table_data(result, rows), {"rows": rows}
        case Axes():
            title, alt = result.get_title(loc="left"), str(_figure(result).get_label())
            return (
                "figure",
                {"image/svg+xml": _svg(result), "text/plain": f"{title}\n{alt}"},
                {"title": title, "alt": alt},
            )
        case Document():
            return "document", _document(result), {}
        case Layer():
            return "layer", _layer(result), {"label": result.label}
    raise InputError(
        f"{type(result).__name__}: nothing that can be shown; hand over a table, axes, document or layer"
    )


# Figures


def _figure(ax: Axes) -> Any:  # noqa: ANN401  (matplotlib types a figure as one of three)
    return ax.get_figure(root=True)


def _svg(ax: Axes) -> str:
    """The figure as SVG without a clock, with ids of its own so that several can stand in one page."""
    stream = io.StringIO()
    with style(), warnings.catch_warnings():
        # The font only measures: text stays text, and the reader's fonts have what ours lacks.
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from", UserWarning)
        _figure(ax).savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    picture = stream.getvalue()
    return picture[picture.index("<svg") :].translate(_NO_XML)


# Findings, the article and its layers


def _findings(findings: pd.DataFrame) -> dict[str, Any]:
    items = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in findings["sentence"])
    return {
        "text/html": f"<ol>{items}</ol>",
        "text/plain": "\n".join(
            f"{rank}. {sentence}"
            for rank, sentence in zip(findings["rank"], findings["sentence"], strict=True)
        ),
        FINDINGS: {"findings": json.loads(findings.to_json(orient="records"))},
    }


def _document(document: Document) -> dict[str, Any]:
    parts = sentences(document)
    return {
        "text/html": "".join(
            f"<p>{html.escape(paragraph)}</p>" for paragraph in _paragraphs(document, parts)
        ),
        "text/plain": document.text,
        DOCUMENT: {
            "doc_id": document.doc_id,
            "title": document.title,
            "text": document.text,
            "meta": dict(document.meta),
            "sentences": parts[["start", "end", "kind", "paragraph"]].values.tolist(),
            "words": len(tokens(document)),
        },
    }


def _paragraphs(document: Document, parts: pd.DataFrame) -> list[str]:
    bounds = parts.groupby("paragraph", sort=False).agg(start=("start", "min"), end=("end", "max"))
    return [document.text[start:end] for start, end in bounds.itertuples(index=False)]


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "text/html": f"<div style='white-space:pre-wrap'>{marked_html(layer.document.text, layer.spans)}</div>",
        "text/plain": layer.document.text,
        LAYER: {"label": layer.label, "spans": [list(span) for span in layer.spans]},
    }


def marked_html(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """The text with its spans in `<mark title=…>`; where spans overlap, each piece names all that cover it."""
    pieces = []
    for start, end, covering in atoms(len(text), [(start, end) for start, end, _ in spans]):
        piece, kinds = (
            html.escape(text[start:end]),
            html.escape(", ".join(spans[number][2] for number in covering)),
        )
        pieces.append(f"<mark title='{kinds}'>{piece}</mark>" if covering else piece)
    return "".join(pieces)
