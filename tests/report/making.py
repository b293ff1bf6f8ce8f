"""Small notebooks that show what real ones show, without computing anything."""

from typing import Any

import nbformat
from nbformat import NotebookNode

TEXT = "Le said “we talk”.\n\nLi denied it. Nobody asked.\n"
SENTENCES = [[0, 18, "body", 0], [20, 33, "body", 1], [34, 47, "body", 1]]
PARAMETERS = 'source: str = "seeds/000_cba6c4d358668237.txt"\ntop_n: int = 20\nwords: list[str] = ["a"]'
READ = """from pathlib import Path
from IPython.display import display
text = Path(source).read_text(encoding="utf8")"""


def shows(kind: str, name: str, data: dict[str, Any], **about: Any) -> str:
    """The code of a cell that ends in the output that `presslens.show` would make."""
    metadata = {"presslens": {"name": name, "kind": kind, "caption": "", **about}}
    return f"display({data!r}, raw=True, metadata={metadata!r})"


def shows_document(text: str = TEXT) -> str:
    meta = {"sha256": "0" * 64, "source": "a.txt", "encoding": "utf-8", "warnings": []}
    about = {
        "doc_id": "a", "title": "", "text": text, "words": 9, "meta": meta, "sentences": SENTENCES,
    }  # fmt: skip
    return shows("document", "document", {"application/vnd.presslens.document+json": about})


def shows_findings(*findings: tuple[str, list[list[int]], str], notebook: str = "one") -> str:
    rows = [
        {"notebook": notebook, "section": "", "sentence": sentence, "value": 1, "n": 1, "evidence": evidence,
         "figure": figure, "rank": rank}
        for rank, (sentence, evidence, figure) in enumerate(findings, start=1)
    ]  # fmt: skip
    return shows("findings", "findings", {"application/vnd.presslens.findings+json": {"findings": rows}})


def shows_layer(*spans: tuple[int, int, str], name: str = "speakers") -> str:
    return shows(
        "layer", name, {"application/vnd.presslens.layer+json": {"spans": [*map(list, spans)]}}, label=name
    )


def shows_table(csv: str, name: str = "table", rows: int = 5, caption: str = "") -> str:
    return shows("table", name, {"text/csv": csv}, rows=rows, caption=caption)


def shows_figure(svg: str, name: str = "figure", title: str = "Title", alt: str = "Alt") -> str:
    return shows("figure", name, {"image/svg+xml": svg}, title=title, alt=alt)


def notebook(*cells: str, parameters: str = PARAMETERS, title: str = "# What is this?") -> NotebookNode:
    """A notebook: a question, its parameters, one code cell each; a cell that begins with `#` is Markdown."""
    made = nbformat.v4.new_notebook()
    made.cells = [
        nbformat.v4.new_markdown_cell(title, id="title"),
        nbformat.v4.new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}),
        *(
            (nbformat.v4.new_markdown_cell if cell.startswith("#") else nbformat.v4.new_code_cell)(
                cell, id=f"cell-{i}"
            )
            for i, cell in enumerate(cells)
        ),
    ]
    return made


def executed(*cells: str, **options: Any) -> NotebookNode:
    """The notebook as it is after a run, made without one: each cell's `display(…)` is its output."""
    made = notebook(*cells, **options)
    for cell in made.cells:
        if cell.cell_type == "code" and cell.source.startswith("display("):
            data, metadata = eval(cell.source, {"display": lambda data, raw, metadata: (data, metadata)})  # noqa: S307
            cell.outputs = [nbformat.v4.new_output("display_data", data=data, metadata=metadata)]
    return made
