"""What is attributed in a text, as short rows that a claim can be read from."""

from collections.abc import Callable

import pytest

import presslens

Said = tuple[str, str, str]


@pytest.fixture(scope="session")
def said() -> Callable[[str], list[Said]]:
    """(source, cue, content) of every attribution, its pieces joined by ` … `."""

    def rows(text: str) -> list[Said]:
        table = presslens.quotations(presslens.document_from_text(text))
        return [
            (group["source"].iloc[0], group["cue"].iloc[0], " … ".join(group["content"]))
            for _, group in table.groupby("attribution", sort=False)
        ]

    return rows
