"""The real notebooks, run with other parameters on another article, make a report that needs nothing outside it."""

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from presslens.cli import command
from presslens.resources import checkout

ARTICLE = checkout() / "tests" / "fixtures" / "wikinews" / "korea.txt"
CHAPTERS = ("Tokenisation", "Frequency", "Voices", "Sentiment", "Framing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("reports")
    arguments = ["report", str(ARTICLE), "-p", "top_n=5", "-p", "side=Korea", "--output", str(output)]
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return output / "korea"


def test_five_chapters_about_this_article(folder: Path) -> None:
    page = (folder / "report.html").read_text(encoding="utf8")
    assert all(re.search(rf"<h2[^>]*>\s*(<[^>]+>\s*)*{chapter}", page) for chapter in CHAPTERS)
    assert ARTICLE.read_text(encoding="utf8").split("\n", maxsplit=1)[0] in page
    assert "Le Yucheng" not in page


def test_the_parameters_reached_their_notebooks(folder: Path) -> None:
    used = json.loads((folder / "provenance.json").read_text(encoding="utf8"))
    assert '"top_n": 5' in json.dumps(used)
    with (folder / "tables" / "around-a-side.csv").open(encoding="utf8", newline="") as file:
        assert {row["hit"] for row in csv.DictReader(file)} == {"Korea"}


def test_the_report_asks_no_outside_host_for_anything(folder: Path) -> None:
    page = (folder / "report.html").read_text(encoding="utf8")
    loads = re.findall(r"""(?:src|href|action|srcset|data|poster)\s*=\s*["']?([^"'\s>]+)""", page)
    assert [address for address in loads if re.match(r"(?:[a-z]+:)?//", address)] == []
    assert "url(http" not in page
    assert "@import" not in page
