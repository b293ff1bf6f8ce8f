"""How well the methods do on texts that people have judged, as the benchmarks measured it."""

import csv

from presslens.resources import data_card, resource

_TABLE = "quality.csv"


def qualities() -> list[dict[str, str]]:
    """One row per measure: measure, gold, n, score, low, high, where tested; no rows where none was measured."""
    if _TABLE not in data_card():
        return []
    with resource(_TABLE).open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))
