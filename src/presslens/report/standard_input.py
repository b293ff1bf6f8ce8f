"""Text that is piped in: kernels are other processes and cannot read it, so it gets a file for the time of a run."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from presslens.documents.files import LIMIT, read_bytes
from presslens.errors import InputError
from presslens.report.private import private_folder

PIPED = "-"
FILE = "standard-input.txt"  # its stem names the report


@contextmanager
def piped_in(sources: Sequence[str]) -> Iterator[list[str]]:
    """The sources, with a file in the place of `-` while this lasts.

    Raises:
        InputError: nothing was piped in, or too much, or what cannot be read.
    """
    if PIPED not in sources:
        yield list(sources)
        return
    with private_folder() as folder:
        file = folder / FILE
        file.write_bytes(read_bytes(PIPED, limit=LIMIT)[1])
        try:
            yield [str(file) if source == PIPED else source for source in sources]
        except InputError as error:
            raise InputError(str(error).replace(str(file), "standard input")) from error
