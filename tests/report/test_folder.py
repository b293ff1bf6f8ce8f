"""A report on disk is whole, old or new, whatever happens to the run that replaces it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from presslens.errors import OutputError
from presslens.report import folder
from presslens.report.folder import replace, reserved

OLD, NEW = {"provenance.json": b"old", "report.html": b"old"}, {"provenance.json": b"new", "a/b.csv": b"new"}


def files(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def write(target: Path, content: dict[str, bytes]) -> None:
    with reserved(target):
        replace(target, content)


@pytest.fixture(params=["exchanged in one step", "moved in two"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "moved in two":
        monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    return tmp_path / "reports" / "text"


def test_a_new_report_takes_the_place_of_the_old_with_all_its_files(target: Path) -> None:
    write(target, OLD)
    write(target, NEW)
    assert files(target) == NEW
    assert [path.name for path in target.parent.iterdir() if not path.name.endswith(".lock")] == ["text"]


def test_an_error_on_the_way_leaves_the_old_report_and_nothing_else(target: Path) -> None:
    write(target, OLD)
    with pytest.raises(ZeroDivisionError), reserved(target):
        raise ZeroDivisionError
    assert files(target.parent) == {f"text/{name}": content for name, content in OLD.items()} | {
        ".text.lock": b""
    }


def test_a_full_disk_leaves_the_old_report(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(target, OLD)

    def full(place: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(folder, "_flush", full)
    with pytest.raises(OutputError, match="No space left") as raised:
        write(target, NEW)
    assert raised.value.exit_code == 5
    assert files(target) == OLD


def test_a_failing_second_move_puts_the_old_report_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(target, OLD)
    monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    rename = Path.rename

    def failing(path: Path, to: Path) -> Path:
        if path.name.endswith(".new"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError):
        write(target, NEW)
    assert files(target) == OLD


KILLED = """
import os, signal, sys
from pathlib import Path
from presslens.report import folder
target, step = Path(sys.argv[1]), sys.argv[2]
folder._exchanged = lambda one, other: False
inner, renames = getattr(folder, "_flush"), Path.rename
def die(*given): os.kill(os.getpid(), signal.SIGKILL)
def flush(place):
    inner(place)
    if step == "flushed": die()
def rename(path, to):
    if step == "before " + path.suffix: die()
    renames(path, to)
    if step == "after " + path.suffix: die()
folder._flush, Path.rename = flush, rename
with folder.reserved(target):
    if step == "reserved": die()
    folder.replace(target, {"provenance.json": b"new", "a/b.csv": b"new"})
"""


@pytest.mark.parametrize("step", ["reserved", "flushed", "before ", "after ", "before .new", "after .new"])
def test_after_a_kill_at_any_step_the_next_run_finds_a_whole_report(tmp_path: Path, step: str) -> None:
    target = tmp_path / "text"
    write(target, OLD)
    killed = subprocess.run([sys.executable, "-c", KILLED, target, step], check=False)
    assert killed.returncode == -9
    with reserved(target):
        assert files(target) in (OLD, NEW)
    assert {path.name for path in tmp_path.iterdir()} == {"text", ".text.lock"}


def test_a_second_run_is_told_which_report_is_being_written(target: Path) -> None:
    with reserved(target), pytest.raises(OutputError, match=f"{target}: another run"), reserved(target):
        pass
    with FileLock(target.with_name(".text.lock"), timeout=0):
        pass


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_is_no_report_is_never_replaced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "text"
    if kind == "folder":
        target.mkdir()
        (target / "thesis.txt").write_text("years of work", encoding="utf8")
    else:
        target.write_text("years of work", encoding="utf8")
    with pytest.raises(OutputError, match="is no report of Presslens"), reserved(target):
        pass
    assert target.exists()


def test_a_place_that_cannot_be_written_is_told_before_anything_runs(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf8")
    with pytest.raises(OutputError, match="cannot be written"), reserved(tmp_path / "file" / "text"):
        pass
