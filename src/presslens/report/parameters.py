"""What a notebook may be asked with: its `parameters` cell, read but never run.

The cell holds annotated literals (`top_n: int = 20`), so names, types and defaults are known before anything runs,
and a wrong `-p` costs a line instead of a minute.
"""

import ast
import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from presslens.errors import InputError, NotebookError, printable

SOURCE = "source"

Value = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of a `parameters` cell: its name, the type as it is written there, and its default."""

    name: str
    type: str
    default: Value


def declared(notebook: Mapping[str, Any], name: str) -> dict[str, Parameter]:
    """The parameters of a notebook, by name, in the order of its `parameters` cell.

    Raises:
        NotebookError: there is not exactly one such cell, or a line of it is no annotated literal.
    """
    cells = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", ())]
    if len(cells) != 1:
        raise NotebookError(f"{name}: has {len(cells)} cells tagged `parameters`; a report needs one")
    found = [_parameter(line, name) for line in ast.parse(cells[0]["source"]).body]
    return {parameter.name: parameter for parameter in found}


def given(assignments: Iterable[str], known: Mapping[str, Parameter]) -> dict[str, Value]:
    """The values of `NAME=VALUE` assignments, each of the type that the notebooks declare for its name.

    Raises:
        InputError: no notebook has such a parameter, or the value is not of its type.
    """
    values: dict[str, Value] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals:
            raise InputError(f"{_as_given(assignment)}: not NAME=VALUE; write for example -p top_n=30")
        if name in values:
            raise InputError(f"{name}: given twice; give each parameter once")
        values[name] = _value(text, _known(name, known))
    return values


def _parameter(line: ast.stmt, notebook: str) -> Parameter:
    match line:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
            written = ast.unparse(annotation)
            if written in _READ:
                return Parameter(name, written, ast.literal_eval(value))
    raise NotebookError(
        f"{notebook}: `{ast.unparse(line)}` in its parameters cell is no literal of type {', '.join(_READ)}"
    )


def _known(name: str, known: Mapping[str, Parameter]) -> Parameter:
    if name == SOURCE:
        raise InputError("source: is no -p parameter; name the text as an argument: presslens report SOURCE")
    if name not in known:
        nearest = difflib.get_close_matches(name, [*known], n=1, cutoff=0.5)
        advice = f"did you mean {nearest[0]}?" if nearest else f"there are {', '.join(sorted(known))}"
        raise InputError(f"{_as_given(name)}: no notebook has this parameter; {advice}")
    return known[name]


def _value(text: str, parameter: Parameter) -> Value:
    try:
        text.encode()
        return _READ[parameter.type](text)
    except ValueError as error:
        raise InputError(
            f"{parameter.name}: {_as_given(text)} is no {_SAID[parameter.type]}; "
            f"the default is {parameter.default!r}"
        ) from error


def _as_given(text: str) -> str:
    """As the user wrote it; nothing is shown as two marks."""
    return printable(text) or "''"


def _float(text: str) -> float:
    if not math.isfinite(value := float(text)):
        raise ValueError(text)
    return value


def _bool(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


_READ: dict[str, Callable[[str], Value]] = {
    "str": str,
    "int": int,
    "float": _float,
    "bool": _bool,
    "list[str]": _words,
}
_SAID = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "list[str]": "list of words (a,b,c)",
}


def together(notebooks: Mapping[str, Mapping[str, Parameter]]) -> dict[str, Parameter]:
    """The parameters of all notebooks, where one name has one type.

    Raises:
        NotebookError: two notebooks declare a name with different types, or one lacks `source`.
    """
    union: dict[str, Parameter] = {}
    for notebook, parameters in notebooks.items():
        if SOURCE not in parameters:
            raise NotebookError(f"{notebook}: declares no parameter `source: str`; a report needs one")
        for parameter in parameters.values():
            if union.setdefault(parameter.name, parameter).type != parameter.type:
                raise NotebookError(f"{notebook}: {parameter.name} has another type than in other notebooks")
    return union
