"""The bytes of a file, or one clear line that says why there are none."""

import os
import stat
import sys
from pathlib import Path

from presslens.errors import InputError
from presslens.resources import located

LIMIT = 10_000_000  # bytes: some forty novels


def read_bytes(path: str | Path, *, limit: int | None) -> tuple[str, bytes]:
    """The name of a file and its bytes; `-` is standard input.

    Raises:
        InputError: it is missing, no regular file, empty, or larger than the limit.
    """
    if str(path) == "-":
        name, raw = "standard input", sys.stdin.buffer.read(-1 if limit is None else limit + 1)
    else:
        name, raw = Path(path).name, read_regular(path, limit)
    if not raw:
        raise InputError(f"{shown(path)}: is empty; there is nothing to analyse")
    return name, _bounded(path, raw, limit)


def shown(path: str | Path) -> str:
    """A path as a message names it: on one line, whatever is in it."""
    name = "standard input" if str(path) == "-" else str(path)
    return name if name.isprintable() and name else repr(name)


def read_regular(path: str | Path, limit: int | None) -> bytes:
    """The bytes of a file that is one: a pipe or a device might never end.

    Raises:
        InputError: it is missing, no regular file, or larger than the limit.
    """
    try:
        file = located(path)
        status = file.stat()
        _refuse_irregular(path, status)
        if limit is not None and status.st_size > limit:
            raise _too_large(path, f"{status.st_size / 1e6:,.1f} MB", limit)
        with file.open("rb") as stream:
            return _bounded(path, stream.read(-1 if limit is None else limit + 1), limit)
    except OSError as error:
        raise InputError(f"{shown(path)}: {_reason(path, error)}") from error
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{shown(path)}: is no path; name a file") from error


def _bounded(path: str | Path, raw: bytes, limit: int | None) -> bytes:
    """A file may grow after its size was asked for, and those of /proc say that they have none."""
    if limit is not None and len(raw) > limit:
        raise _too_large(path, f"more than {limit / 1e6:g} MB", limit)
    return raw


def _refuse_irregular(path: str | Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{shown(path)}: is a folder; name the text files in it")
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{shown(path)}: is a pipe, socket or device; send its text to `-` (standard input)")


def _too_large(path: str | Path, size: str, limit: int) -> InputError:
    return InputError(
        f"{shown(path)}: has {size}, over the limit of {limit / 1e6:g} MB; cut it, or raise limit= (in bytes)"
    )


def _reason(path: str | Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and Path(path).is_symlink():
        return (
            f"is a link to {Path(path).readlink()}, which is not there; mend the link or name the file itself"
        )
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be read ({(error.strerror or str(error)).lower()}); check the path"
