"""Errors that end in one clear line: what, why, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class PresslensError(Exception):
    """Anything Presslens refuses to do; `exit_code` is what the command ends with."""

    exit_code = 2


class InputError(PresslensError, ValueError):
    """A text, file or parameter that cannot be used; names it and says what to do."""


class ResourceError(PresslensError):
    """A file that Presslens itself needs is missing or not as it was shipped."""


class NotebookError(PresslensError):
    """A notebook failed or stopped early."""

    exit_code = 3


class NotebookTimeoutError(NotebookError):
    """A notebook ran out of its time."""

    exit_code = 4


class WorkerError(PresslensError):
    """A process that worked on a corpus was ended from outside, again and again."""

    exit_code = 3


class OutputError(PresslensError):
    """A result cannot be written where it should go."""

    exit_code = 5


def printable(text: str) -> str:
    """A text on one line: line ends, what a terminal would obey and broken bytes are spelled out."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


@contextmanager
def os_errors_told(place: Path) -> Iterator[None]:
    """Within this, what the system refuses to write becomes one line.

    Raises:
        OutputError: the place cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(f"{place}: cannot be written ({error.strerror or error})") from error
