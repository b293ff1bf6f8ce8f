"""What a report was made from and with: enough to make it again, and nothing about the machine or the hour."""

import hashlib
import re
import sys
from collections.abc import Mapping
from importlib.metadata import requires, version
from typing import Any

import nbformat
from nbformat import NotebookNode

from presslens.report.outputs import Article
from presslens.report.parameters import Value


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
