"""What notebooks do before they look at a text, as code to be run ahead of them."""

import ast
from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

# Only a corpus needs it; pandas imports it wherever it is installed, and it starts threads, after which no kernel can
# be forked: a report would take nearly twice the time.
WITHOUT_ARROW = "import sys; sys.modules['pyarrow'] = None"

TEXT = "The minister said that talks failed."


def rehearsal(notebooks: Iterable[NotebookNode]) -> str:
    """The imports of all notebooks, then each public function they name asked for once, then one parse, one figure.

    Nothing is listed here by hand: a notebook that imports something else is rehearsed with it.
    """
    trees = [tree for notebook in notebooks for tree in _cells(notebook)]
    imports = dict.fromkeys(
        ast.unparse(node) for tree in trees for node in ast.walk(tree) if _is_import(node)
    )
    names = dict.fromkeys(ast.unparse(node) for tree in trees for node in ast.walk(tree) if _is_public(node))
    parse = (
        [f"presslens.annotate(presslens.document_from_text({TEXT!r}))"]
        if "presslens.annotate" in names
        else []
    )
    figure = (
        ["presslens.show(blank_axes(), 'rehearsal')"] if any("blank_axes" in line for line in imports) else []
    )
    needed = [*imports, *names, *parse, *figure]
    apart = [WITHOUT_ARROW] if needed and not any("corpus" in line for line in needed) else []
    return "\n".join([*apart, *needed])


def _cells(notebook: NotebookNode) -> Iterator[ast.Module]:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            try:
                yield ast.parse(cell.source)
            except SyntaxError:
                continue


def _is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _is_public(node: ast.AST) -> bool:
    """`presslens.something`: asking for it imports its module."""
    return (
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "presslens"
    )
