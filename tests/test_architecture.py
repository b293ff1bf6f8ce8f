"""The shape of the project holds: data flows one way, names do not clash, importing costs nothing."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import presslens

SOURCE = Path(presslens.__file__).parent
ORDER = [
    "errors", "resources", "atoms", "documents", "tokenisation", "schemes", "annotation", "orthography", "syntax",
    "lexicons", "frequency", "naming", "attribution", "voices", "action", "sentiment", "framing", "comparison",
    "findings", "figures", "tabular", "display", "exploration", "corpus", "report", "cli",
]  # fmt: skip


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem != "__init__")


def place(module: str) -> int:
    return ORDER.index(module.split(".")[1])


def dotted(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("presslens."):
            found.add(node.module)
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names if name.name.startswith("presslens."))
    return found


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_imports_only_from_modules_before_it(path: Path) -> None:
    assert [name for name in imported(path) if place(name) > place(dotted(path))] == []


def test_no_module_is_named_like_a_public_function() -> None:
    names = {path.stem for path in SOURCE.iterdir() if not path.name.startswith("_")}
    assert names.isdisjoint(presslens.__all__)


def test_public_functions_stay_functions_when_every_module_is_imported() -> None:
    for path in modules():
        import_module(dotted(path))
    assert all(callable(getattr(presslens, name)) for name in presslens.__all__)
    assert dir(presslens) == presslens.__all__


def test_importing_presslens_imports_no_library() -> None:
    code = "import sys; before = set(sys.modules); import presslens; print(*(set(sys.modules) - before))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names) == {"presslens"}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_public_function_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf8"))
    functions = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert [function.name for function in functions if not ast.get_docstring(function)] == []
