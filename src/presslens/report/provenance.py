"""What a report was made from and with: enough to make it again, and nothing about the machine or the hour."""

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from presslens.report.outputs import Article
from presslens.report.parameters import Value
from presslens.resources import checkout


def provenance(
    article: Article,
    notebooks: Mapping[str, NotebookNode],
    parameters: Mapping[str, Mapping[str, Value]],
    command: str,
) -> dict[str, Any]:
    """The input, each notebook's parameters and SHA-256 as committed, the command and the versions that it ran with."""
    return {
        "command": command,
        "input": {
            "name": article.meta["source"],
            "sha256": article.meta["sha256"],
            "encoding": article.meta["encoding"],
            "words": article.words,
            "warnings": article.meta["warnings"],
        },
        "notebooks": {
            name: {"sha256": notebook_sha256(notebook), "parameters": dict(parameters[name])}
            for name, notebook in notebooks.items()
        },
        "versions": versions(),
    }


def versions() -> dict[str, str]:
    """Presslens, Python (its minor version) and every package that Presslens asks for, by name."""
    asked = [
        re.split(r"[^\w.-]", line, maxsplit=1)[0]
        for line in requires("presslens") or ()
        if "extra ==" not in line
    ]
    return {
        "presslens": version("presslens"),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: version(name) for name in sorted(asked)},
    }


def notebook_sha256(notebook: NotebookNode) -> str:
    """What a notebook is known by, as committed."""
    return hashlib.sha256(nbformat.writes(notebook).encode()).hexdigest()


def as_shown(file: Path) -> str:
    """A file's path in a report: from the checkout for the project's own, else its name alone."""
    shown = file.relative_to(checkout()).as_posix() if file.is_relative_to(checkout()) else file.name
    return os.fsencode(shown).decode("utf8", "replace")


def without_folders(values: Mapping[str, Value]) -> dict[str, Value]:
    """Parameters as a report tells them: of a file that was given by its whole path, what `as_shown` leaves."""
    return {
        name: as_shown(Path(value))
        if isinstance(value, str) and value.startswith(os.sep) and os.path.lexists(value)
        else value
        for name, value in values.items()
    }
