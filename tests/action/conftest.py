"""Acts in the marked texts and in texts of one's own."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from pandas import DataFrame

import presslens

FOLDER = Path(__file__).parents[1] / "fixtures" / "naming"
_MARK = re.compile(r"\{([^|{}]*)\|[^{}]*\}")


class Told(NamedTuple):
    """A text, its quotations and who acts in it."""

    name: str
    document: presslens.Document
    quotations: DataFrame
    agency: DataFrame


@pytest.fixture(scope="session", params=["default", "korea", "imprisoned"])
def told(request: pytest.FixtureRequest) -> Told:
    """One of the marked texts."""
    text = _MARK.sub(r"\1", (FOLDER / f"{request.param}.txt").read_text(encoding="utf8"))
    document = presslens.document_from_text(text)
    annotated = presslens.annotate(document)
    quotations = presslens.quotations(document, annotated=annotated)
    return Told(request.param, document, quotations, presslens.agency(document, annotated=annotated))


@pytest.fixture(scope="session")
def acts() -> Callable[[str], list[tuple[str, str, str]]]:
    """(agent, process, patient) of a text of one's own."""

    def rows(text: str) -> list[tuple[str, str, str]]:
        table = presslens.agency(presslens.document_from_text(text))
        return list(table[["agent", "process", "patient"]].itertuples(index=False, name=None))

    return rows


@pytest.fixture(scope="session")
def act() -> Callable[[str, str], dict[str, object]]:
    """The row of one process in a text of one's own."""

    def row(text: str, process: str) -> dict[str, object]:
        table = presslens.agency(presslens.document_from_text(text))
        return dict(table[table["process"] == process].iloc[0])

    return row


@pytest.fixture(scope="session")
def default() -> Told:
    """The default article."""
    document = presslens.read_document("seeds/000_cba6c4d358668237.txt")
    annotated = presslens.annotate(document)
    quotations = presslens.quotations(document, annotated=annotated)
    return Told("default", document, quotations, presslens.agency(document, annotated=annotated))
