"""The notebooks a report is made of: as committed, and as kept beside the report after a run."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from papermill.translators import translate_parameters

from presslens.report.parameters import SOURCE, Value
from presslens.resources import checkout

CHAPTERS = "0[1-5]-*.ipynb"  # the notebooks about one text; those about many come after
_CELL_FILE = re.compile(r"\S*ipykernel_\d+/\d+\.py")  # what ipykernel calls a cell's code in messages
_CLOCKS = ("execution", "papermill", "widgets")
_MENUS = "application/vnd.jupyter.widget-view+json"


def committed(folder: Path | None = None) -> dict[str, NotebookNode]:
    """The notebooks of a folder, by name, in reading order; the folder is the checkout's unless given."""
    files = sorted((folder or checkout() / "notebooks").glob(CHAPTERS))
    return {file.stem: nbformat.read(file, as_version=4) for file in files}


def kept(executed: NotebookNode, parameters: Mapping[str, Value], source: str) -> NotebookNode:
    """An executed notebook without clocks, paths and random ids, so that two runs give the same bytes.

    The cell with the parameters names the text by `source`, which also works when the notebook is run again
    from the text's folder or the checkout.
    """
    for metadata in (executed.metadata, *(cell.metadata for cell in executed.cells)):
        for name in _CLOCKS:
            metadata.pop(name, None)
    executed.metadata.get("language_info", {}).pop("version", None)
    for cell in executed.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "injected-parameters"
            cell.source = translate_parameters(
                "python3", "python", {**parameters, SOURCE: source}, "Parameters"
            )
        _without_paths(cell)
        _without_menus(cell)
    return executed


def _without_menus(cell: NotebookNode) -> None:
    """Menus need the kernel that made them; the view beside them stays. Their ids are random."""
    for output in cell.get("outputs", ()):
        output.get("data", {}).pop(_MENUS, None)


def _without_paths(cell: NotebookNode) -> None:
    """Warnings name the file they come from: the folders above it are this machine's own business."""
    for output in cell.get("outputs", ()):
        if output.output_type == "stream":
            output.text = _CELL_FILE.sub("cell", output.text)
            for folder in (str(checkout()), sys.prefix, sys.base_prefix):
                output.text = output.text.replace(f"{folder}/", "")
