"""Change one place of the code at random, run its tests, and see whether they notice.

    python -m benchmarks.mutation --mutants 20

Printed are, for each package, how many changes its tests noticed, and each change that they did not: a place where
the code could be wrong and no claim would fail. Every change is made in a copy of the checkout.

Tools for this were looked at. mutmut puts a function of its own in the place of each of ours, which the tests of the
project's shape rightly refuse, and cannot draw a sample; cosmic-ray changes the working tree itself. What is left to
write is short.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from presslens.resources import checkout

TESTS = {
    "tokenisation": [
        "tests/test_tokenisation.py", "tests/test_tokenisation_schemes.py", "tests/test_tokenisation_sentences.py",
        "tests/test_tokenisation_treebank.py",
    ],
    "attribution": ["tests/attribution"],
    "frequency": ["tests/frequency"],
    "report": [
        f"tests/report/test_{name}.py"
        for name in ("article", "page", "tables", "svg", "parameters", "dictionary", "folder", "bad_input", "private")
    ],
}  # fmt: skip
COPIED = ("src", "tests", "data", "notebooks", "seeds", "reports", "pyproject.toml", "README.md")
AT_ONCE = 2
PATIENCE = 600  # seconds; a change may make a loop endless, which is noticed, too
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One changed module: where, what it was and became, and its whole text."""

    file: str
    line: int
    before: str
    after: str
    text: str


def main() -> None:
    """Draw so many changes of each package and print what its tests say to them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--mutants", type=int, default=20, help="of each package")
    asked.add_argument("--packages", nargs="*", default=[*TESTS], choices=TESTS)
    asked.add_argument("--seed", type=int, default=20)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        copies = _copies(Path(folder))
        for package in options.packages:
            drawn = random.Random(options.seed).sample(mutants(package), options.mutants)  # noqa: S311
            _check_tests_pass(copies, package)
            noticed = list(pool.map(lambda mutant, package=package: _noticed(copies, package, mutant), drawn))
            print(f"{package}: {sum(noticed)} of {len(drawn)} changes noticed")
            for mutant, seen in zip(drawn, noticed, strict=True):
                if not seen:
                    print(f"  {mutant.file}:{mutant.line}: {mutant.before}  ->  {mutant.after}")


def mutants(package: str) -> list[Mutant]:
    """Every change that can be made to a package, one place at a time."""
    return [
        mutant
        for file in sorted((checkout() / "src" / "presslens" / package).rglob("*.py"))
        for mutant in _of_module(file)
    ]


def _of_module(file: Path) -> Iterator[Mutant]:
    tree = ast.parse(file.read_text(encoding="utf8"))
    places = [place for place, node in enumerate(ast.walk(tree)) if _changed(copy.deepcopy(node))]
    skipped = {id(node) for part in _never_run(tree) for node in ast.walk(part)}
    nodes = list(ast.walk(tree))
    for place in places:
        if id(nodes[place]) not in skipped:
            changed = copy.deepcopy(tree)
            node = list(ast.walk(changed))[place]
            before, line = ast.unparse(node), getattr(node, "lineno", 0)
            _changed(node)
            name = file.relative_to(checkout()).as_posix()
            yield Mutant(name, line, before, ast.unparse(node), ast.unparse(changed))


def _never_run(tree: ast.AST) -> Iterator[ast.AST]:
    """Annotations and decorators (`frozen=True`): a change of them changes no result."""
    for node in ast.walk(tree):
        yield from getattr(node, "decorator_list", ())
        for name in ("annotation", "returns"):
            if isinstance(part := getattr(node, name, None), ast.AST):
                yield part


def _changed(node: ast.AST) -> bool:
    """Change a node in its place; False where there is nothing to change in it."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _SWAPPED:
            node.ops = [_SWAPPED[type(operator)]()]  # type: ignore[list-item]
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator) if type(operator) in _SWAPPED:
            node.op = _SWAPPED[type(operator)]()  # type: ignore[assignment]
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() as value):
            node.value = value + 1
        case ast.If(test=test) | ast.IfExp(test=test):
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.Return(value=ast.expr()):
            node.value = ast.Constant(None)
        case _:
            return False
    return True


def _copies(folder: Path) -> "SimpleQueue[Path]":
    free: SimpleQueue[Path] = SimpleQueue()
    for number in range(AT_ONCE):
        for name in COPIED:
            source, target = checkout() / name, folder / str(number) / name
            target.parent.mkdir(exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
        free.put(folder / str(number))
    return free


def _noticed(copies: "SimpleQueue[Path]", package: str, mutant: Mutant) -> bool:
    here = copies.get()
    file = here / mutant.file
    whole = file.read_text(encoding="utf8")
    try:
        file.write_text(mutant.text, encoding="utf8")
        return not _pass(here, package)
    finally:
        file.write_text(whole, encoding="utf8")
        copies.put(here)


def _check_tests_pass(copies: "SimpleQueue[Path]", package: str) -> None:
    here = copies.get()
    copies.put(here)
    if not _pass(here, package):
        raise SystemExit(f"{package}: its tests fail without any change")


def _pass(here: Path, package: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *TESTS[package]]
    environment = {**os.environ, "PYTHONPATH": str(here / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=here, env=environment, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    main()
