"""What every search for a framing device hands on: which words, which class of device, and by whose account of it."""

from typing import NamedTuple


class Found(NamedTuple):
    """Tokens `first` to `stop` are a device of this class; `source` is who described the class or listed the word."""

    first: int
    stop: int
    device: str
    source: str
