"""Write the default corpus again: `python -m training.un_speeches --gold DIR`.

China's and the United States' speeches in the General Debate of the United Nations, 1971 to 2022 (Baturo, Dasandi &
Mikhaylov 2017; CC0), as JSON Lines. Taken out: byte order marks, numbers of paragraphs, line ends inside a paragraph.
Left as it is: everything else, misread letters (`C1inton`) among it.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from presslens.resources import checkout

OUTLETS = {"CHN": "China", "USA": "United States"}
# In the autumn of 1971 the seat was still Taipei's: the speech of that year is its delegation's.
OTHERS = {("CHN", 1971): "Republic of China"}

_NAME = re.compile(r"(?P<country>[A-Z]{3})_\d+_(?P<year>\d{4})")
_NUMBER = re.compile(r"\A\s*\d+\s*\.\s+")
_ENDED = re.compile(r"[.?!:][”’\"')\]]*\Z")
WRAPPED = 100  # characters: lines that are mostly shorter were cut by a printer, not by a writer
SHORT = 0.75  # of the usual length: a line that ends a sentence so early ends a paragraph


def main() -> None:
    """One line per speech, by country and year."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="holds ungdc/txt/")
    output = checkout() / "data" / "corpora" / "un_general_debate.jsonl"
    speeches = [speech(file) for file in sorted((parser.parse_args().gold / "ungdc" / "txt").glob("*.txt"))]
    lines = [json.dumps(each, ensure_ascii=False) + "\n" for each in speeches]
    output.write_text("".join(lines), encoding="utf8", newline="\n")
    print(f"{len(lines)} speeches in {output.name}")


def speech(file: Path) -> dict[str, str | int]:
    """A speech with what is known of it."""
    name = _NAME.match(file.stem)
    if not name:
        raise SystemExit(f"{file}: named like CHN_27_1972.txt?")
    country, year = name["country"], int(name["year"])
    outlet = OTHERS.get((country, year), OUTLETS[country])
    return {
        "doc_id": f"{country}-{year}",
        "title": f"{outlet} in the General Debate of the United Nations, {year}",
        "outlet": outlet,
        "published": year,
        "text": "\n\n".join(paragraphs(file.read_text(encoding="utf-8-sig"))),
    }


def paragraphs(text: str) -> Iterator[str]:
    """Paragraphs without their numbers, each in one line."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    usual = median([len(line) for line in lines if line] or [0])
    held: list[str] = []
    for line in [*lines, ""]:
        numbered = _NUMBER.match(line)
        if held and (numbered or not line or _ends(held[-1], usual)):
            yield " ".join(held)
            held = []
        if line := _NUMBER.sub("", line):
            held.append(line)


def _ends(line: str, usual: float) -> bool:
    """Whether a paragraph ends with a line: with a sentence and, where lines were cut by a printer, early."""
    return bool(_ENDED.search(line)) and (usual > WRAPPED or len(line) < SHORT * usual)


if __name__ == "__main__":
    main()
