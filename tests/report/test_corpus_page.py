"""From a corpus to its page: made once, made anew when what it rests on changes, and only where documents differ."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

NORTH = "We want freedom. The minister said that {n} citizens praise freedom."
SOUTH = "Development needs peace. The countries, {n} of them, seek development."


def corpus(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    code = "from presslens.cli import main; main()"
    command = [sys.executable, "-c", code, "corpus", *map(str, arguments), "--workers", "1"]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "CANARY": "tell-tale"}
    )


def written(file: Path, *, outlets: str = "AB", texts: int = 8) -> Path:
    rows = [
        {"doc_id": f"d{n}", "text": (NORTH, SOUTH)[n % 2].format(n=n) * 3, "outlet": outlets[n % len(outlets)],
         "published": 1990 + n}
        for n in range(texts)
    ]  # fmt: skip
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    ran = corpus(written(folder / "talks.jsonl"), "--output", folder / "out")
    assert (ran.returncode, ran.stdout) == (0, f"{folder / 'out' / 'report.html'}\n")
    return folder / "out"


def test_the_page_tells_the_corpus_and_names_no_path_and_no_variable(made: Path) -> None:
    page = (made / "report.html").read_text(encoding="utf8")
    assert "The corpus has 8 documents: " in page
    for file in [*made.glob("*.html"), *made.glob("*.json"), *made.rglob("*.ipynb"), *made.rglob("*.csv")]:
        text = file.read_text(encoding="utf8")
        assert str(made.parent) not in text, file
        assert "tell-tale" not in text, file


def test_a_row_about_another_document_leads_to_no_word_of_the_text(made: Path) -> None:
    page = BeautifulSoup((made / "report.html").read_text(encoding="utf8"), "html.parser")
    lines = page.select("#table-lines tbody tr")
    assert lines
    assert not page.select("#table-lines tbody a, #table-groups tbody a, #table-naming-by-period tbody a")


def test_a_second_run_makes_no_page_and_a_changed_document_makes_another(made: Path) -> None:
    page = made / "report.html"
    before = page.stat().st_mtime_ns
    file = made.parent / "talks.jsonl"
    assert corpus(file, "--output", made).returncode == 0
    assert page.stat().st_mtime_ns == before
    written(file, texts=9)
    assert corpus(file, "--output", made).returncode == 0
    assert "The corpus has 9 documents: " in page.read_text(encoding="utf8")


def test_documents_that_nothing_tells_apart_have_a_folder_and_no_page(tmp_path: Path) -> None:
    ran = corpus(written(tmp_path / "one.jsonl", outlets="A"), "--output", tmp_path / "out")
    assert (ran.returncode, ran.stdout) == (0, f"{tmp_path / 'out'}\n")
    assert "no report: no column tells the documents apart; name one with --by" in ran.stderr
    assert not (tmp_path / "out" / "report.html").exists()


def test_a_text_that_cannot_be_read_is_told_before_anything_is_written(tmp_path: Path) -> None:
    ran = corpus(
        written(tmp_path / "two.jsonl"), "--output", tmp_path / "out", "--source", "no such text.txt"
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "presslens: no such text.txt: no such file here or in the checkout\n"
    assert not (tmp_path / "out").exists()
