"""`presslens corpus` says where its folder is, what is dear before it starts, and each end by its exit code."""

from pathlib import Path

import pytest

import presslens
from presslens import cli
from presslens.corpus.command import costs
from presslens.corpus.running import Order

from .making import articles, write


def ended(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["corpus", *arguments])
    return raised.value.code


def test_the_page_is_all_that_stdout_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = write("jsonl", [*articles(), {"doc_id": "x", "text": ""}], tmp_path)
    folder = tmp_path / "out"
    cli.main(["corpus", str(corpus), "--output", str(folder), "--by", "outlet", "--over", "published"])
    told = capsys.readouterr()
    assert told.out == f"{folder / 'report.html'}\n"
    assert "12 documents; 1 set aside" in told.err
    counts = presslens.corpus_table(folder, "counts")
    assert counts.columns.tolist() == ["outlet", "published", "term", "n", "rate"]
    assert {path.name for path in folder.iterdir()} == {
        ".parts", "corpus.json", "counts", "documents.parquet", "duplicates.csv", "figures", "notebooks", "polarity",
        "provenance.json", "rejected.csv", "report.html", "tables",
    }  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-file.csv"],
        ["corpus.jsonl", "--by", "paper"],
        ["corpus.jsonl", "--analyses", "counts,moods"],
        ["corpus.jsonl", "--workers", "0"],
        ["corpus.jsonl", "--cluster", "tin-can://1"],
        [],
    ],
)
def test_a_wrong_use_is_one_line_on_stderr_and_no_table_is_written(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("jsonl", articles(), tmp_path)
    monkeypatch.chdir(tmp_path)
    assert ended(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("presslens: ")
    assert told.err.removesuffix("\n").isprintable()
    assert list(tmp_path.rglob("*.parquet")) == []


def test_the_cost_of_dear_analyses_is_said_and_that_of_cheap_ones_is_not() -> None:
    lines = costs(1_000_000, Order(["counts", "polarity", "voices", "frames"], workers=2))
    assert [line.split(":")[0] for line in lines] == ["voices", "frames"]
    assert all("on 2 cores, for 1,000,000 documents" in line for line in lines)
