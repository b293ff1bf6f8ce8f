"""Articles with what the analyses of framing rest on, made once per session."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from pandas import DataFrame

import presslens
from benchmarks.marked_devices import ARTICLES, FOLDER, Mark, read_marked


class Article(NamedTuple):
    """A text with its tables."""

    document: presslens.Document
    marks: list[Mark]
    annotated: DataFrame
    quotations: DataFrame
    devices: DataFrame

    @property
    def sentences(self) -> DataFrame:
        return presslens.sentences(self.document)

    def words(self, spans: list[tuple[int, int]]) -> list[str]:
        return [self.document.text[start:end] for start, end in spans]


def analysed(text: str, marks: list[Mark] | None = None) -> Article:
    document = presslens.document_from_text(text)
    annotated = presslens.annotate(document)
    quotations = presslens.quotations(document, annotated=annotated)
    devices = presslens.framing_devices(document, annotated=annotated)
    return Article(document, marks or [], annotated, quotations, devices)


@pytest.fixture(scope="session")
def articles() -> dict[str, Article]:
    """The default article and two Wikinews articles, marked by hand."""
    return {name: analysed(*read_marked(FOLDER / f"{name}.txt")) for name in ARTICLES}


@pytest.fixture(scope="session")
def default(articles: dict[str, Article]) -> Article:
    return articles["default"]


@pytest.fixture(scope="session")
def devices_in() -> Callable[[str], list[tuple[str, str]]]:
    """(words, device) of a text of one's own."""
    return lambda text: [(row.text, row.device) for row in analysed(text).devices.itertuples()]
