"""What a killed run left among temporary files is swept by the next; what is in use, or another's, is not."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from presslens.report.private import private_folder, sweep

KILLED = """
import os, signal
from presslens.report.private import private_folder
with private_folder() as folder:
    (folder / "text").write_text("secret")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_a_folder_is_its_users_alone_and_gone_afterwards(temporary: Path) -> None:
    with private_folder() as folder:
        assert folder.parent == temporary
        assert folder.stat().st_mode & 0o077 == 0
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_swept_by_the_next(temporary: Path) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED], check=False).returncode == -9
    (left_over,) = temporary.iterdir()
    with private_folder() as folder:
        assert list(temporary.iterdir()) == [folder]
        assert folder != left_over


def test_a_run_sweeps_no_other_that_lives(temporary: Path) -> None:
    with private_folder() as one, private_folder() as other:
        sweep()
        assert {one, other} == set(temporary.iterdir())


def test_nothing_else_is_swept(temporary: Path) -> None:
    (temporary / "mine").mkdir()
    (temporary / "mine" / "alive.lock").touch()
    (temporary / "presslens-thesis").mkdir()
    (temporary / "presslens-link").symlink_to("mine")
    (temporary / "presslens-file").touch()
    before = sorted(temporary.iterdir())
    sweep()
    assert sorted(temporary.iterdir()) == before
    assert (temporary / "mine" / "alive.lock").exists()
