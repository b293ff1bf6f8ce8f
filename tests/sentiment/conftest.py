"""Sentences tables for the sentiment tests."""

from collections.abc import Callable

import pytest
from pandas import DataFrame


def _sentences(*texts: str) -> DataFrame:
    """A document whose sentences stand a thousand characters apart."""
    rows = [("text", 0, n, 1000 * n, 1000 * n + len(text), text, "body") for n, text in enumerate(texts)]
    return DataFrame(rows, columns=["doc_id", "paragraph", "sentence", "start", "end", "text", "kind"])


@pytest.fixture
def sentences() -> Callable[..., DataFrame]:
    return _sentences
