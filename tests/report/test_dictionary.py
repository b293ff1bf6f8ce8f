"""The data dictionary explains what stands in the tables."""

import base64
import csv
import io

import pytest
from bs4 import BeautifulSoup

from presslens.report.dictionary import dictionary
from presslens.report.outputs import Table
from presslens.resources import checkout


@pytest.fixture(scope="module")
def headers() -> list[list[str]]:
    """The columns of each table in the sample report."""
    page = BeautifulSoup((checkout() / "reports" / "sample" / "report.html").read_text("utf8"), "html.parser")
    links = [str(link["href"]) for link in page.select("a[href^='data:text/csv']")]
    texts = [base64.b64decode(link.partition(",")[2]).decode() for link in links]
    return [next(csv.reader(io.StringIO(text))) for text in texts]


def test_every_column_of_the_sample_report_has_a_meaning(headers: list[list[str]]) -> None:
    tables = [Table(str(place), "", "", header, [], 0) for place, header in enumerate(headers)]
    spans = {column for header in headers for column in header if column.endswith(("_start", "_end"))}
    explained = {column for column, meaning, _ in dictionary(tables) if meaning}
    assert len(tables) > 20
    assert {column for header in headers for column in header} - spans - {"token"} <= explained
