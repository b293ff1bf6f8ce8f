"""The real notebooks, run with other parameters on another article, make a report that needs nothing outside it."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from presslens.cli import command
from presslens.resources import checkout

ARTICLE = checkout() / "tests" / "fixtures" / "wikinews" / "korea.txt"
LEXICON = checkout() / "data" / "lexicons" / "hedges.csv"  # named by its whole path
ASKED = ["report", str(ARTICLE), "-p", "top_n=5", "-p", "side=Korea", "-p", f"lexicon={LEXICON}"]
CANARY = "canary-3f9a51c7"  # in an environment variable, as a key to something might be
MAIN = "import sys; from presslens.cli import main; main(sys.argv[1:])"
CHAPTERS = ("Tokenisation", "Frequency", "Voices", "Sentiment", "Framing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("reports")
    result = CliRunner().invoke(
        command, [*ASKED, "--output", str(output)], env={"CANARY": CANARY}, catch_exceptions=False
    )
    assert result.exit_code == 0
    return output / "korea"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


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


def test_another_hash_seed_time_zone_locale_and_working_folder_give_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    other = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "LANG": "de_DE.UTF-8",
        "HOME": str(tmp_path),
    }
    subprocess.run(
        [sys.executable, "-c", MAIN, *ASKED, "--output", str(tmp_path / "out")],
        check=True,
        cwd=tmp_path,
        env={**os.environ, **other},
        capture_output=True,
    )
    one, two = files(folder), files(tmp_path / "out" / "korea")
    assert [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)] == []


def test_no_file_holds_a_variable_of_the_environment_or_a_path_of_this_machine(folder: Path) -> None:
    secret = [
        CANARY,
        str(folder.parent),
        str(checkout()),
        str(ARTICLE.parent),
        sys.prefix,
        str(Path.home()) + os.sep,
    ]
    for name, content in files(folder).items():
        assert [word for word in secret if word.encode() in content] == [], name


def test_no_notebook_was_warned_of_anything(folder: Path) -> None:
    for name, content in files(folder).items():
        if name.endswith(".ipynb"):
            cells = json.loads(content)["cells"]
            said = [
                output
                for cell in cells
                for output in cell.get("outputs", ())
                if output.get("name") == "stderr"
            ]
            assert said == [], name
