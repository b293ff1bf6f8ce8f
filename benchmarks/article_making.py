"""Articles to measure by: sentences of public speeches, mixed, with made-up names and figures.

No two articles are alike, and the vocabulary goes on growing with the corpus, as that of news does (Heaps 1978).
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

ROWS = 5_000  # in a row group
OUTLETS, YEARS = 12, 20
_SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvwz" for vowel in "aeio"]
_NAMES = 300_000
_SCHEMA = pa.schema([(name, pa.string()) for name in ("doc_id", "text", "outlet", "published")])


def write_articles(path: Path, number: int, folders: Sequence[Path]) -> float:
    """Write so many articles as Parquet; gives their megabytes."""
    megabytes = 0.0
    made = _rows(number, folders)
    with parquet.ParquetWriter(path, _SCHEMA) as writer:
        for start in range(0, number, ROWS):
            rows = [next(made) for _ in range(min(ROWS, number - start))]
            megabytes += sum(len(row[1].encode()) for row in rows) / 1e6
            writer.write_table(pa.table(list(zip(*rows, strict=True)), schema=_SCHEMA))
    return megabytes


def _rows(number: int, folders: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    chance = random.Random(0)  # noqa: S311
    told, names = _sentences(folders), _made_up(chance)
    for i in range(number):
        yield f"d{i}", _article(chance, told, names), f"outlet {i % OUTLETS}", str(2000 + i % YEARS)


def _sentences(folders: Sequence[Path]) -> list[str]:
    files = [file for folder in folders for file in sorted(folder.rglob("*.txt"))]
    texts = (file.read_text("utf-8-sig", errors="ignore") for file in files)
    found = [
        part for text in texts for line in text.split("\n") for part in re.split(r"(?<=[.?!]) ", line.strip())
    ]
    return [sentence for sentence in found if len(sentence) > 20]


def _made_up(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5))).capitalize() for _ in range(_NAMES)]


def _article(chance: random.Random, told: list[str], names: list[str]) -> str:
    """About 2.6 kB in short paragraphs."""
    parts, size, length = [], 0, chance.randint(1_500, 3_500)
    while size < length:
        sentence = chance.choice(told)
        if chance.random() < 0.3:
            who = " ".join(names[min(int(chance.paretovariate(0.5)), _NAMES - 1)] for _ in range(2))
            sentence = f"{who} said on day {chance.randint(1, 9_999):,}: {sentence}"
        parts.append(sentence + ("\n\n" if chance.random() < 0.25 else " "))
        size += len(sentence)
    return "".join(parts)
