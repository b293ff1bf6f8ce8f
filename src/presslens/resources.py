"""Where the project's data lies, and whether each file is as it was shipped.

The data card, `data/README.md`, is the one list of files: its table of SHA-256 sums is read here, so a file
that the card does not name is not a resource, and a file that differs from the card is refused before use.
"""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

from presslens.errors import ResourceError

_CARD_ROW = re.compile(r"^\| `(?P<path>[^`]+)` \| `(?P<sha256>[0-9a-f]{64})` \|", re.MULTILINE)


@cache
def checkout() -> Path:
    """The folder with `pyproject.toml` above this file's `src/`: Presslens runs from a checkout.

    Raises:
        ResourceError: the package was installed without its checkout.
    """
    folder = Path(__file__).resolve().parents[2]
    if not (folder / "pyproject.toml").is_file():
        raise ResourceError(
            f"{folder}: no checkout of Presslens here; install with `pip install -e .` in a clone, "
            "so that notebooks/ and data/ are at hand"
        )
    return folder


def located(path: str | Path) -> Path:
    """Where a path leads: a relative one from the working folder, or else, where it is there, from the checkout."""
    here = Path(path)
    if here.is_absolute() or os.path.exists(here):  # noqa: PTH110  (whatever is in the path, this raises nothing)
        return here
    return checkout() / here if os.path.exists(checkout() / here) else here  # noqa: PTH110


@cache
def data_card() -> dict[str, str]:
    """SHA-256 of every shipped data file, by its path below `data/`, as the data card lists them."""
    card = (checkout() / "data" / "README.md").read_text(encoding="utf8")
    return {row["path"]: row["sha256"] for row in _CARD_ROW.finditer(card)}


@cache
def resource(path: str) -> Path:
    """The file `data/<path>`, verified against the data card once per process.

    Raises:
        ResourceError: the card does not name the file, the file is missing, or its bytes differ.
    """
    problem = state(path)
    if problem != "intact":
        raise ResourceError(f"data/{path}: {problem}; run `git checkout data` to restore it")
    return checkout() / "data" / path


def verified(path: str | Path) -> Path:
    """Where a path leads, as of `located`; a file of the data card is one only as it was shipped.

    Raises:
        ResourceError: it is a file of the data card, and its bytes differ.
    """
    file, data = located(path), checkout() / "data"
    name = file.absolute().relative_to(data).as_posix() if file.absolute().is_relative_to(data) else ""
    return resource(name) if name in data_card() else file


def resource_folder(path: str) -> Path:
    """The folder `data/<path>`, after every file of it that the data card names has been verified.

    Raises:
        ResourceError: the card names no file in it, or one is missing or differs.
    """
    inside = [name for name in data_card() if name.startswith(f"{path}/")]
    if not inside:
        raise ResourceError(f"data/{path}: the data card names no file in this folder")
    for name in inside:
        resource(name)
    return checkout() / "data" / path


def state(path: str) -> str:
    """`intact`, `missing`, `differs from the data card` or `not in the data card`."""
    file = checkout() / "data" / path
    if path not in data_card():
        return "not in the data card"
    if not file.is_file():
        return "missing"
    return "intact" if sha256(file) == data_card()[path] else "differs from the data card"


def sha256(file: Path) -> str:
    """The SHA-256 sum of a file's bytes, as hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
