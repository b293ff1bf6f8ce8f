"""A folder that is replaced in one step: a reader finds the old report or the new one, never half of either.

The new folder is written beside the target under a name of its own, flushed to disk, and takes the target's place;
whatever a killed run left behind is mended and swept when the next one starts, under the same lock.
"""

import ctypes
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from presslens.errors import OutputError, os_errors_told

MARK = "provenance.json"  # what a folder must hold to be taken for a report and replaced

_EXCHANGE = 2  # RENAME_EXCHANGE, linux/fs.h
_HERE = -100  # AT_FDCWD


@contextmanager
def reserved(target: Path) -> Iterator[None]:
    """While this lasts no other run writes `target`; what a killed run left behind is put right first.

    Raises:
        OutputError: the place cannot be written, another run is writing there, or `target` is no report.
    """
    with _locked(target):
        with os_errors_told(target):
            _mend(target)
            _check_is_ours(target)
            _new(target).mkdir()  # tells now, not after a minute's work, that nothing can be written
        try:
            yield
        finally:
            with suppress(OSError):
                _sweep(_new(target))
                if target.exists():
                    _sweep(_old(target))


def replace(target: Path, files: Mapping[str, bytes]) -> None:
    """Make `target`, which is reserved, hold these files and no others, in one step.

    Args:
        target: the report's folder.
        files: content by path below the folder.

    Raises:
        OutputError: they cannot be written; `target` is then as it was.
    """
    with os_errors_told(target):
        for name, content in files.items():
            file = _new(target) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        _flush(_new(target))
        _put_in_place(target)


def _new(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    file = target.with_name(f".{target.name}.lock")
    lock = FileLock(file, timeout=0)
    with os_errors_told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout as error:
            raise OutputError(
                f"{target}: another run{_holder(file)} is writing this report; wait for it to end"
            ) from error
    _sign(file, f"{os.getpid()}\n")
    try:
        yield
    finally:
        _sign(file, "")
        lock.release()


def _sign(lock: Path, who: str) -> None:
    """Where a lock cannot be written while it is held (Windows), or the disk is full, nobody is named."""
    with suppress(OSError):
        lock.write_text(who, encoding="ascii")


def _holder(lock: Path) -> str:
    """Who signed: a process of this machine, or nobody."""
    with suppress(OSError, ValueError):
        return f" (process {int(lock.read_text(encoding='ascii'))})"
    return ""


def _mend(target: Path) -> None:
    """Put back a report that a killed run had moved aside, and sweep what it was writing."""
    if _old(target).is_dir() and not _old(target).is_symlink() and not target.exists():
        _old(target).rename(target)
    for left_over in (_new(target), _old(target)):
        _sweep(left_over)


def _sweep(left_over: Path) -> None:
    """Remove what has our name; of a link the link alone, never what it leads to."""
    if left_over.is_symlink() or left_over.is_file():
        left_over.unlink()
    elif left_over.exists():
        shutil.rmtree(left_over)


def _check_is_ours(target: Path) -> None:
    """Never replace a folder that somebody else made, whatever its name, nor what a link leads to."""
    if target.is_symlink():
        raise OutputError(f"{target}: is a link; give the folder itself with --output, or remove the link")
    if target.exists() and not (target / MARK).is_file():
        raise OutputError(
            f"{target}: is there and is no report of Presslens; give another folder with --output"
        )


def _flush(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _put_in_place(target: Path) -> None:
    if not target.exists():
        _new(target).rename(target)
    elif not _exchanged(_new(target), target):
        target.rename(_old(target))
        try:
            _new(target).rename(target)
        except OSError:
            _old(target).rename(target)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
