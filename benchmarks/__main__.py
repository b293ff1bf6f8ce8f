"""Write `data/quality.csv`, the table that reports read: ``python -m benchmarks --gold DIR``.

Each benchmark prints its own rows with `--csv`; a benchmark that fails leaves the table as it was.
"""

import argparse
import csv
import io
import subprocess
import sys
from pathlib import Path

from benchmarks.quality import COLUMNS
from presslens.resources import checkout

MODULES = ("tokenisation", "naming", "voices", "sentiment", "framing")


def rows(module: str, gold: Path) -> list[dict[str, str]]:
    """What one benchmark prints, as rows of the table."""
    command = [sys.executable, "-m", f"benchmarks.{module}", "--gold", str(gold), "--csv"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=checkout()).stdout
    read = list(csv.DictReader(io.StringIO(printed)))
    if not read or list(read[0]) != COLUMNS:
        raise SystemExit(f"benchmarks.{module}: prints no rows of {', '.join(COLUMNS)}")
    return read


def main() -> None:
    """Run every benchmark that has gold data and write the table in one go."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="the folder with the gold data")
    gold = parser.parse_args().gold.resolve()
    table = [row for module in MODULES for row in rows(module, gold)]
    with (checkout() / "data" / "quality.csv").open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    print(f"data/quality.csv: {len(table)} rows")


if __name__ == "__main__":
    main()
