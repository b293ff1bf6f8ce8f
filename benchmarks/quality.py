"""What a benchmark says of quality: rows of `data/quality.csv`, and the options that ask for them."""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ["measure", "gold", "n", "score", "low", "high", "where tested"]
HELD_OUT = "held-out articles of the training file"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, its interval, and the same of a peer measured in the same run."""

    measure: str
    gold: str
    n: int
    score: float
    low: float = float("nan")
    high: float = float("nan")
    peer: str = ""
    peer_score: float = float("nan")
    tested: str = HELD_OUT


def gold_or_rows(about: str) -> argparse.Namespace:
    """The options of a benchmark: `gold`, a folder, and `csv`, whether only rows are asked for."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument(
        "--csv", action="store_true", help="print rows of data/quality.csv and leave speeds out"
    )
    return parser.parse_args()


def write_csv(rows: Sequence[Row]) -> None:
    """The rows under the names that the table of qualities has."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        figures = [f"{value:.3f}" for value in (row.score, row.low, row.high)]
        writer.writerow([row.measure, row.gold, row.n, *figures, row.tested])
