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


KILLED_IN_THE_EXCHANGE = """
import os, signal, sys
from pathlib import Path
from presslens.report import folder
target, step = Path(sys.argv[1]), sys.argv[2]
exchanged, sweep, write = folder._exchanged, folder._sweep, Path.write_bytes
def die(): os.kill(os.getpid(), signal.SIGKILL)
def exchange(one, other):
    if step == "before the exchange": die()
    done = exchanged(one, other)
    if step == "after the exchange": die()
    return done
def sweeping(left_over):
    if step == "sweeping" and (target / "a").exists(): die()
    sweep(left_over)
def written(file, content):
    if step == "writing" and file.name == "b.csv": die()
    return write(file, content)
folder._exchanged, folder._sweep, Path.write_bytes = exchange, sweeping, written
with folder.reserved(target):
    folder.replace(target, {"provenance.json": b"new", "a/b.csv": b"new"})
"""


@pytest.mark.parametrize("step", ["writing", "before the exchange", "after the exchange", "sweeping"])
def test_where_folders_are_exchanged_a_reader_finds_a_whole_report_after_a_kill_at_any_step(
    tmp_path: Path, step: str
) -> None:
    target = tmp_path / "text"
    write(target, OLD)
    killed = subprocess.run([sys.executable, "-c", KILLED_IN_THE_EXCHANGE, target, step], check=False)
    assert killed.returncode == -9
    assert files(target) == (OLD if step in ("writing", "before the exchange") else NEW)
    with reserved(target):
        assert {path.name for path in tmp_path.iterdir()} == {"text", ".text.lock", ".text.new"}


def test_the_lock_says_who_holds_it_and_nobody_after(target: Path) -> None:
    with reserved(target):
        holder = rf"another run \(process {os.getpid()}\) is writing"
        with pytest.raises(OutputError, match=holder), reserved(target):
            pass
    assert target.with_name(".text.lock").read_bytes() == b""


def test_a_lock_that_nobody_signed_still_holds(target: Path) -> None:
    target.parent.mkdir(parents=True)
    with (
        FileLock(target.with_name(".text.lock")),
        pytest.raises(OutputError, match="another run is writing"),
        reserved(target),
    ):
        pass


def test_what_a_link_leads_to_is_neither_replaced_nor_swept(target: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", OLD)
    target.parent.mkdir(parents=True)
    target.symlink_to(tmp_path / "mine")
    with pytest.raises(OutputError, match="is a link"):
        write(target, NEW)
    target.unlink()
    for name in (".text.new", ".text.old"):
        target.with_name(name).symlink_to(tmp_path / "mine")
    write(target, NEW)
    assert (files(tmp_path / "mine"), files(target)) == (OLD, NEW)
    assert {path.name for path in target.parent.iterdir()} == {"text", ".text.lock"}


LIMITED = """
import resource, sys
from pathlib import Path
from presslens.errors import OutputError
from presslens.report.folder import replace, reserved
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, unlimited[1]))
target = Path(sys.argv[1])
try:
    with reserved(target):
        replace(target, {"provenance.json": b"new", "a/b.csv": b"new" * 9000})
except OutputError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    print(error)
    sys.exit(error.exit_code)
"""


def test_a_file_that_the_system_will_not_take_leaves_the_old_report(target: Path) -> None:
    write(target, OLD)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, target], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (5, "")
    assert "cannot be written (File too large)" in done.stdout
    assert files(target) == OLD
    assert {path.name for path in target.parent.iterdir()} == {"text", ".text.lock"}


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
