"""A lexicon file ─▶ a table: CSV, or a LIWC dictionary."""

import io
import re
from functools import cache
from pathlib import Path

import pandas as pd

from presslens.documents.files import LIMIT, read_regular
from presslens.errors import InputError
from presslens.resources import resource, verified

COLUMNS = ["term", "pos", "category", "weight", "source"]

_TAB_ENTRY = re.compile(r"(?P<term>[^\t]+?)\s*\t(?P<numbers>.*)")
_BLANK_ENTRY = re.compile(r"(?P<term>\S.*?)(?P<numbers>(?:\s+\d+)+)")
_CONDITION = re.compile(
    r"\([^)]*\)\S*|<[^>]*>\S*"
)  # LIWC 2007 has entries such as `kind (02 134)125/464 131`


def read_lexicon(path: str | Path, *, encoding: str = "utf-8-sig") -> pd.DataFrame:
    """A lexicon file as a table: one row per term and category.

    Columns:
        term: a word or a phrase; `*` stands for any letters.
        pos: universal parts of speech, divided by blanks, one of which the first word of a match must have; "" for
            any.
        category: the class; the name of the file where it gives none.
        weight: a number; 1 where the file gives none.
        source: where the entry is from; the name of the file where it gives none.

    Args:
        path: a CSV file with a column `term` (with tabs where it ends in `.tsv`), or a LIWC dictionary (`.dic`). A
            relative path is looked for in the working folder, then in the checkout.
        encoding: of the file.

    Raises:
        InputError: the file cannot be read or is in none of these formats.
        ResourceError: it is one of the project's own, and not as it was shipped.
    """
    raw = read_regular(verified(path), LIMIT)
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise InputError(f"{path}: is not in {encoding}; name its encoding with encoding=") from error
    rows = _liwc(text, path) if Path(path).suffix.lower() == ".dic" else _csv(text, path)
    return completed(rows, path)


def shipped_lexicon(name: str) -> pd.DataFrame:
    """A lexicon of the project by its name in `data/lexicons/`, without `.csv`.

    Raises:
        ResourceError: there is none of this name, or it is not as it was shipped.
    """
    return _shipped(name).copy()


@cache
def _shipped(name: str) -> pd.DataFrame:
    """Read once per process: a corpus asks for it once per text."""
    return read_lexicon(resource(f"lexicons/{name}.csv"))


def completed(rows: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """The table with all columns of a lexicon, those that are missing filled in.

    Raises:
        InputError: there is no column `term`, a term is empty or a weight no number.
    """
    if "term" not in rows:
        raise InputError(
            f"{path}: has no column `term`; name the columns {', '.join(COLUMNS)} in its first line"
        )
    name = Path(path).stem
    defaults = {"pos": "", "category": name, "weight": 1.0, "source": name}
    filled = {
        column: rows[column].fillna(value) if column in rows else value for column, value in defaults.items()
    }
    table = rows.assign(**filled)
    weight = pd.to_numeric(table["weight"].replace("", "1"), errors="coerce")
    if weight.isna().any() or (table["term"].str.strip() == "").any():
        raise InputError(f"{path}: has a row without a term, or a weight that is no number; mend it")
    return table.assign(term=table["term"].str.strip(), weight=weight.astype(float))[COLUMNS]


def _csv(text: str, path: str | Path) -> pd.DataFrame:
    separator = "\t" if str(path).endswith(".tsv") else ","
    try:
        return pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    except ValueError as error:
        raise InputError(f"{path}: is no CSV table ({str(error).strip()}); mend it") from error


def _liwc(text: str, path: str | Path) -> pd.DataFrame:
    """The entries of a LIWC dictionary: numbered categories between two lines of `%`, then terms with numbers."""
    parts = re.split(r"^%.*$", text, maxsplit=2, flags=re.MULTILINE)
    try:
        names = dict(line.split(maxsplit=1) for line in map(str.strip, parts[1].splitlines()) if line)
        entries = list(filter(None, map(str.strip, parts[2].splitlines())))
    except (IndexError, ValueError) as error:
        raise InputError(
            f"{path}: names no categories between two lines of %; give a LIWC .dic file"
        ) from error
    rows = [(term, names.get(number)) for line in entries for term, number in _entry(line, path)]
    undeclared = sorted(term for term, name in rows if name is None)
    if undeclared:
        raise InputError(f"{path}: {undeclared[0]!r} has a category that is not declared; mend the line")
    return pd.DataFrame(rows, columns=["term", "category"])


def _entry(line: str, path: str | Path) -> list[tuple[str, str]]:
    """The term of a line with each of its numbers; conditional ones are left out."""
    entry = _TAB_ENTRY.fullmatch(line) or _BLANK_ENTRY.fullmatch(line)
    if entry is None:
        raise InputError(f"{path}: {line!r} is no term with numbers of categories; mend the line")
    return [(entry["term"], number) for number in re.findall(r"\d+", _CONDITION.sub("", entry["numbers"]))]
