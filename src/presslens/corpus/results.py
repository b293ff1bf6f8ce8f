"""What a corpus folder holds, as tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from presslens.corpus.analyses import COUNTS
from presslens.corpus.counting import added, ranked
from presslens.corpus.documents_table import DOCUMENTS, DUPLICATES, REJECTED
from presslens.corpus.store import Manifest, read_manifest, rows_file
from presslens.errors import InputError
from presslens.resources import located

_WHOLE = {"documents": DOCUMENTS, "rejected": REJECTED, "duplicates": DUPLICATES}


def corpus_table(folder: str | Path, name: str, *, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """A table of a corpus folder, as `presslens corpus` has written it.

    - `documents`: one row per document: doc_id, the metadata, words, sentences, sha256 (of its text).
    - `rejected`: one row per document set aside: doc_id, reason.
    - `duplicates`: one row per document like an earlier one: doc_id, duplicate_of, kind, similarity.
    - `counts`: as `corpus_counts` gives them by the columns of `--by` and `--over`, rates among them.
    - `polarity`, `frames`, `voices`, `mentions`, `targets`: the rows of `sentence_polarity`, `policy_frames`,
      `quotations`, `mentions`, `target_polarity` of all documents, in the order of the corpus; spans in lists are
      written `12-19;30-41`.

    Args:
        folder: the corpus folder.
        name: the table.
        columns: of an analysis or the documents, only these.

    Raises:
        InputError: there is no such folder or table, or it is of an earlier state of the corpus.
    """
    place = located(folder)
    manifest = read_manifest(place)
    if manifest is None:
        raise InputError(f"{folder}: is no corpus folder; make one with `presslens corpus`")
    chosen = None if columns is None else list(columns)
    if name in (whole := _WHOLE):
        file = place / whole[name]
        return pd.read_parquet(file, columns=chosen) if name == "documents" else _read_csv(file)
    files = [rows_file(place, name, stem) for stem in _stems(manifest, str(folder), name)]
    if name == COUNTS:
        groups = manifest.analyses[name].groups
        return ranked(added(map(_read, files), groups), groups)
    tables = [_read(file, chosen) for file in files]
    return _together([table for table in tables if len(table)] or tables[:1])


def _stems(manifest: Manifest, folder: str, name: str) -> list[str]:
    made = manifest.analyses.get(name)
    if made is None:
        has = ", ".join((*_WHOLE, *manifest.analyses))
        raise InputError(f"{folder}: has no {name!r}, only {has}; make it with --analyses {name}")
    if list(made.files) != manifest.documents:
        raise InputError(f"{folder}: its {name} are of an earlier state of the corpus; run --analyses {name}")
    return list(made.files.values())


def _read(file: Path, columns: list[str] | None = None) -> Any:  # noqa: ANN401  (an Arrow table)
    from pyarrow import parquet

    read = parquet.ParquetFile(file)
    kept = None if columns is None else [name for name in columns if name in read.schema_arrow.names]
    return read.read(columns=kept)


def _together(tables: list[Any]) -> pd.DataFrame:
    import pyarrow as pa

    return pa.concat_tables(tables, promote_options="default").to_pandas()


def _read_csv(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, dtype={"doc_id": "str", "duplicate_of": "str"}, keep_default_na=False)
