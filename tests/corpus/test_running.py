"""A corpus folder is what one undisturbed run makes of the corpus, whatever happened on the way."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock
from pandas.testing import assert_frame_equal
from pyarrow import parquet

import presslens
from presslens.corpus import running, store
from presslens.corpus.analyses import ANALYSES
from presslens.corpus.making import Task, make
from presslens.corpus.running import Order, make_folder
from presslens.errors import InputError, OutputError, WorkerError

from .making import Row, articles, tokens_of, written

ORDER = Order(["counts", "polarity"], by="outlet", workers=1)


def made(
    rows: Sequence[Row], place: Path, order: Order = ORDER, *, kind: str = "csv", folder: str = "made"
) -> Path:
    make_folder(written(kind, rows, place), place / folder, order)
    return place / folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def inodes(folder: Path) -> dict[str, tuple[int, int]]:
    """Which files these are: one that is written anew is another."""
    paths = [path for path in folder.rglob("*.*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def test_a_folder_holds_the_documents_and_the_sum_of_their_counts(tmp_path: Path) -> None:
    folder = made(articles(), tmp_path)
    documents = presslens.corpus_table(folder, "documents")
    assert list(documents.columns) == ["doc_id", "outlet", "published", "words", "sentences", "sha256"]
    assert documents["doc_id"].tolist() == [row["doc_id"] for row in articles()]
    tokens = tokens_of(articles())
    assert documents["words"].tolist() == tokens.groupby("doc_id", sort=False).size().tolist()
    sentences = [
        len(presslens.sentences(presslens.document_from_text(str(row["text"])))) for row in articles()
    ]
    assert documents["sentences"].tolist() == sentences
    counts = presslens.corpus_table(folder, "counts")
    assert_frame_equal(counts, presslens.counts(tokens, by="outlet"), check_dtype=False)
    stored = pd.concat(pd.read_parquet(file) for file in (folder / "counts").glob("*.parquet"))
    assert stored.columns.tolist() == ["outlet", "term", "n"]
    assert stored["n"].sum() == len(tokens)


def test_rows_of_an_analysis_are_those_of_each_document(tmp_path: Path) -> None:
    rows = articles(5)
    order = Order(["polarity", "voices", "mentions", "frames", "targets"], workers=1)
    folder = made(rows, tmp_path, order)
    documents = [presslens.document_from_text(str(row["text"]), doc_id=str(row["doc_id"])) for row in rows]
    polarity = [presslens.sentence_polarity(presslens.sentences(one), score=False) for one in documents]
    expected = {
        "polarity": polarity,
        "voices": [presslens.quotations(one) for one in documents],
        "mentions": [presslens.mentions(one) for one in documents],
    }
    for name, tables in expected.items():
        whole = pd.concat(tables, ignore_index=True)
        assert_frame_equal(presslens.corpus_table(folder, name), whole, check_dtype=False)
    frames = presslens.corpus_table(folder, "frames")
    assert len(frames) == 15 * presslens.corpus_table(folder, "documents")["sentences"].sum()
    targets = presslens.corpus_table(folder, "targets", columns=["doc_id", "mention"])
    assert targets["mention"].tolist() == presslens.corpus_table(folder, "mentions")["mention"].tolist()


def test_what_was_set_aside_and_what_is_alike_is_told(tmp_path: Path) -> None:
    rows = articles(4)
    again = [{**rows[0], "doc_id": "again"}, {**rows[1], "text": " "}, {**rows[2], "text": "Another."}]
    folder = made([*rows, *again], tmp_path)
    rejected = presslens.corpus_table(folder, "rejected").to_numpy().tolist()
    assert rejected == [[name, "has the doc_id of an earlier document"] for name in ("d1", "d2")]
    assert presslens.corpus_table(folder, "duplicates").to_numpy().tolist() == [["again", "d0", "exact", 1.0]]
    assert len(presslens.corpus_table(folder, "documents")) == 5


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "folder"])
def test_a_second_run_with_nothing_changed_writes_nothing(kind: str, tmp_path: Path) -> None:
    order = replace(ORDER, by="" if kind == "folder" else "outlet")
    before = inodes(made(articles(), tmp_path, order, kind=kind))
    assert inodes(made(articles(), tmp_path, order, kind=kind)) == before


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_is_the_same_to_the_byte_whoever_works(workers: int, tmp_path: Path) -> None:
    alone = made(articles(), tmp_path)
    assert files(made(articles(), tmp_path, replace(ORDER, workers=workers), folder="other")) == files(alone)


# What is done is not done again


def marked(folder: Path) -> None:
    """Give every sentence of what is there a polarity that no sentence has."""
    for file in (folder / "polarity").glob("*.parquet"):
        table = parquet.read_table(file).to_pandas()
        table.assign(compound=7.0).to_parquet(file, index=False)


def unmarked(folder: Path) -> set[str]:
    polarity = presslens.corpus_table(folder, "polarity")
    return set(polarity.loc[polarity["compound"] != 7.0, "doc_id"])


def test_only_the_document_that_changed_is_analysed_again(tmp_path: Path) -> None:
    rows = articles()
    marked(made(rows, tmp_path))
    changed = [{**row, "text": "They were glad."} if row["doc_id"] == "d4" else row for row in rows]
    folder = made(changed, tmp_path)
    assert unmarked(folder) == {"d4"}
    assert presslens.corpus_table(folder, "polarity")["doc_id"].drop_duplicates().tolist() == [
        row["doc_id"] for row in rows
    ]
    assert_frame_equal(
        presslens.corpus_table(folder, "counts"),
        presslens.counts(tokens_of(changed), by="outlet"),
        check_dtype=False,
    )


def test_documents_that_move_or_get_other_metadata_are_not_analysed_again(tmp_path: Path) -> None:
    rows = articles()
    marked(made(rows, tmp_path))
    first = {**rows[0], "doc_id": "new", "text": "They were glad."}
    folder = made([first, *({**row, "outlet": "East"} for row in reversed(rows))], tmp_path)
    assert unmarked(folder) == {"new"}
    assert set(presslens.corpus_table(folder, "counts")["outlet"].dropna()) == {first["outlet"], "East"}


def test_another_version_of_an_analysis_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked(made(articles(), tmp_path))
    monkeypatch.setitem(ANALYSES, "polarity", replace(ANALYSES["polarity"], version=2))
    folder = made(articles(), tmp_path)
    assert unmarked(folder) == {row["doc_id"] for row in articles()}
    assert len(list((folder / "polarity").iterdir())) == len(list((folder / "counts").iterdir()))


def test_another_column_to_count_by_leaves_the_other_analyses_alone(tmp_path: Path) -> None:
    before = inodes(made(articles(), tmp_path))
    after = inodes(made(articles(), tmp_path, replace(ORDER, over="published")))
    kept = {name for name in before if not name.startswith("counts") and name != "corpus.json"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert not {name for name in before if name.startswith("counts")} & set(after)


def test_an_analysis_that_nobody_asks_for_stays_and_says_when_it_is_out_of_date(tmp_path: Path) -> None:
    marked(made(articles(), tmp_path))
    folder = made(articles(), tmp_path, Order(["counts"], workers=1))
    assert unmarked(folder) == set()
    grown = [*articles(), {**articles()[0], "doc_id": "new"}]
    made(grown, tmp_path, Order(["counts"], workers=1))
    with pytest.raises(InputError, match="earlier state"):
        presslens.corpus_table(folder, "polarity")
    made(grown, tmp_path)
    assert unmarked(folder) == {"new"}


# Killed runs and workers

KILLED = """
import os, signal, sys
from pathlib import Path
from presslens.corpus import running, store
from presslens.corpus.reading import read_corpus
from presslens.corpus.running import Order, make_folder

def before_call(module, name, number):
    calls, real = [], getattr(module, name)
    def killing(*given, **options):
        calls.append(name)
        if len(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **options)
    setattr(module, name, killing)

corpus, folder, module, name, number = sys.argv[1:]
before_call({"store": store, "running": running}[module], name, int(number))
make_folder(
    read_corpus(corpus, partition_bytes=600), Path(folder), Order(["counts", "polarity"], by="outlet", workers=1)
)
"""
STEPS = [
    ("store", "place", 1),
    ("store", "place", 2),
    ("store", "place", 6),
    ("store", "write", 5),
    ("running", "make", 3),
    ("running", "write_documents", 1),
    ("running", "write_manifest", 1),
    ("running", "sweep", 1),
]


@pytest.mark.parametrize("changed", [False, True], ids=["first", "later"])
@pytest.mark.parametrize(("module", "name", "number"), STEPS)
def test_a_killed_run_goes_on_where_it_was_and_ends_as_if_nothing_had_happened(
    module: str, name: str, number: int, changed: bool, tmp_path: Path
) -> None:
    if changed:
        made([{**row, "text": f"Once {row['doc_id']}."} for row in articles()], tmp_path)
    corpus, folder = written("csv", articles(), tmp_path), tmp_path / "made"
    command = [sys.executable, "-c", KILLED, str(corpus.path), str(folder), module, name, str(number)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    done = {
        name: inode for name, inode in inodes(folder).items() if "/" in name and not name.endswith(".new")
    }
    make_folder(corpus, folder, ORDER)
    after = inodes(folder)
    assert {name: inode for name, inode in done.items() if after.get(name, inode) != inode} == {}
    assert files(folder) == files(made(articles(), tmp_path, folder="undisturbed"))


def make_and_die_once(task: Task) -> int:
    """The first worker that has made a partition dies by `kill -9` before it can say so."""
    done = make(task)
    mark = task.folder.parent / "killed"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = files(made(articles(), tmp_path, folder="undisturbed"))
    monkeypatch.setattr(running, "make", make_and_die_once)
    told: list[int] = []
    folder = tmp_path / "made"
    make_folder(written("csv", articles(), tmp_path), folder, replace(ORDER, workers=2), advance=told.append)
    assert (tmp_path / "killed").exists()
    assert files(folder) == undisturbed
    assert sum(told) == len(articles())


def make_and_leave_half(task: Task) -> int:
    """As a worker does that is ended while it writes, since another was killed."""
    half = store.rows_file(task.folder, "counts", task.rows["counts"]).parent / ".half.parquet.0.new"
    half.parent.mkdir(exist_ok=True)
    half.touch()
    return make(task)


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "make", make_and_leave_half)
    assert [name for name in files(made(articles(), tmp_path)) if name.endswith(".new")] == []


def die(task: Task) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_a_run_whose_workers_always_die_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(made(articles(6), tmp_path))
    monkeypatch.setattr(running, "make", die)
    with pytest.raises(WorkerError):
        made(articles(), tmp_path, replace(ORDER, workers=2))
    assert files(tmp_path / "made") == before


# One run at a time, in a folder of its own


def test_a_second_run_is_refused_while_the_first_writes(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".made.lock"), pytest.raises(OutputError, match="another run"):
        made(articles(), tmp_path)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "thesis.txt").touch()
    with pytest.raises(OutputError, match="no corpus of Presslens"):
        made(articles(), tmp_path)
    assert list(files(tmp_path / "made")) == ["thesis.txt"]


def test_a_full_disk_is_one_line_and_exit_code_5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(new: Path, path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "place", full)
    with pytest.raises(OutputError, match="No space left") as raised:
        made(articles(), tmp_path)
    assert raised.value.exit_code == 5


def test_a_column_that_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'paper'"):
        made(articles(), tmp_path, replace(ORDER, over="paper"))
    assert not (tmp_path / "made").exists()


def test_a_table_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    folder = made(articles(), tmp_path)
    with pytest.raises(InputError, match="documents, rejected, duplicates, counts, polarity"):
        presslens.corpus_table(folder, "frames")
    with pytest.raises(InputError, match="no corpus folder"):
        presslens.corpus_table(tmp_path, "counts")
