"""Folders of small notebooks, and a text to run them on."""

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from .making import TEXT


@pytest.fixture
def folder_of(tmp_path: Path) -> Callable[..., Path]:
    """Write notebooks into a folder, named `01-one`, `02-two`, …, and give the folder."""

    def write(*notebooks: NotebookNode) -> Path:
        folder = tmp_path / "notebooks"
        folder.mkdir()
        for number, (name, made) in enumerate(zip(["one", "two", "three"], notebooks, strict=False), start=1):
            nbformat.write(made, folder / f"0{number}-{name}.ipynb")
        return folder

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "A text.txt"
    file.write_text(TEXT, encoding="utf8")
    return file
