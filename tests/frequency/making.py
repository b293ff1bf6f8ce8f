"""Token tables made by hand, and the values that other packages computed."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

import presslens
from presslens.resources import checkout

ARTICLE = checkout() / "seeds" / "000_cba6c4d358668237.txt"


def words(text: str, doc_id: str = "d") -> pd.DataFrame:
    """The words of a text, where ` . ` ends a sentence, as a token table."""
    rows, start = [], 0
    for sentence, part in enumerate(text.split(" . ")):
        for position, word in enumerate(part.split()):
            rows.append((doc_id, 0, sentence, position, start, start + len(word), word, word, "word", False))
            start += len(word) + 1
    columns = ["doc_id", "paragraph", "sentence", "position", "start", "end", "token", "norm", "kind", "stop"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"doc_id": "str", "token": "str", "norm": "str", "kind": "str", "stop": bool})


def documents(*texts: str) -> pd.DataFrame:
    """Several texts as one token table: d1, d2, …"""
    return pd.concat([words(text, f"d{number}") for number, text in enumerate(texts, 1)], ignore_index=True)


def article() -> tuple[presslens.Document, pd.DataFrame]:
    """The default article and its tokens."""
    document = presslens.read_document(ARTICLE)
    return document, presslens.tokens(document)


def reference(name: str) -> Any:
    """Values that a peer computed: see `benchmarks/reference_values.py`."""
    path = Path(__file__).parent / "reference" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf8"))["values"]


def values(table: pd.DataFrame) -> dict[str, float]:
    """A table of measures as a mapping."""
    return dict(zip(table["measure"], table["value"], strict=True))
