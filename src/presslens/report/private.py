"""A run's private folder: gone when the run is, and swept by the next run where a kill left it behind.

The folder holds a lock as long as its run lives, so that no run sweeps another's.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "presslens-"
_ALIVE = "alive.lock"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder of the system's for temporary files that only this user can open, while this lasts."""
    sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with FileLock(folder / "new.lock"):
            (folder / "new.lock").rename(folder / _ALIVE)  # who sees it finds it locked
            yield folder


def sweep() -> None:
    """Remove the folders of this user's runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_ours(folder) and _is_left_over(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Nothing of another user's, and nothing that a link leads to."""
    own = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
    return own and folder.is_dir() and not folder.is_symlink()


def _is_left_over(folder: Path) -> bool:
    """Whether a run signed the folder and lives no more; one that is not signed yet is left alone."""
    if not (folder / _ALIVE).is_file():
        return False
    try:
        with FileLock(folder / _ALIVE, timeout=0):
            return True
    except (Timeout, OSError):
        return False
