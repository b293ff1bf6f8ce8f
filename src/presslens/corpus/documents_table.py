"""The documents of a corpus as tables: of a partition with all that a run needs, of the whole with what readers do."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from presslens.corpus.analyses import Prepared
from presslens.corpus.reading import Batch
from presslens.corpus.similarity import MINIMA, Signatures, duplicates, signatures
from presslens.corpus.store import documents_file, write
from presslens.corpus.words import count_words
from presslens.tabular import to_csv

DOCUMENTS, REJECTED, DUPLICATES = "documents.parquet", "rejected.csv", "duplicates.csv"

_OWN = ("doc_id", "words", "sentences", "sha256")  # names that metadata must not take
_INNER = ["signature", "reason"]


def sha256(text: str) -> str:
    """The content hash of a document: of its text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def documents_table(batch: Batch, documents: Sequence[Prepared], columns: Sequence[str]) -> Any:  # noqa: ANN401
    """An Arrow table of a partition's documents, and of those set aside, which alone have a `reason`."""
    import pyarrow as pa

    aside = len(batch.rejected)
    words = [sum(numbers.values()) for _, numbers in count_words(enumerate(batch.text))]
    kept = {name: [*values, *[None] * aside] for name, values in batch.metadata.items()}
    inner = signatures(batch.text).tobytes()
    width = 4 * MINIMA
    values = {
        "doc_id": [*batch.doc_id, *(doc_id for doc_id, _ in batch.rejected)],
        **{metadata_name(name): kept[name] for name in columns},
        "words": [*words, *[0] * aside],
        "sentences": [*(len(one.sentences()) for one in documents), *[0] * aside],
        "sha256": [*map(sha256, batch.text), *[""] * aside],
        "signature": [*(inner[i : i + width] for i in range(0, len(inner), width)), *[None] * aside],
        "reason": [*[""] * len(batch.text), *(reason for _, reason in batch.rejected)],
    }
    kinds = {"words": pa.int64(), "sentences": pa.int64(), "signature": pa.binary(width)}
    return pa.table({name: pa.array(each, kinds.get(name, pa.string())) for name, each in values.items()})


def metadata_name(column: str) -> str:
    """What a metadata column is called in `documents.parquet`: its own name, but for those taken."""
    return f"{column}_given" if column in (*_OWN, *_INNER) else column


def write_documents(folder: Path, stems: Sequence[str]) -> dict[str, int]:
    """Write `documents.parquet`, `rejected.csv` and `duplicates.csv`; gives how many each has."""
    import pyarrow as pa
    from pyarrow import compute, parquet

    tables = [parquet.read_table(documents_file(folder, stem)) for stem in stems]
    whole = pa.concat_tables(tables)
    sound = compute.equal(whole["reason"], "")
    kept, aside = whole.filter(sound), whole.filter(compute.invert(sound))
    like = duplicates(kept["doc_id"].to_pylist(), kept["sha256"].to_pylist(), _signatures(kept["signature"]))
    rejected = aside.select(["doc_id", "reason"]).to_pandas()
    shown = kept.drop_columns(_INNER).replace_schema_metadata(None)
    write(folder / DOCUMENTS, lambda stream: parquet.write_table(shown, stream, row_group_size=100_000))
    _write_csv(folder / REJECTED, rejected)
    _write_csv(folder / DUPLICATES, like)
    return {"documents": len(kept), "rejected": len(rejected), "duplicates": len(like)}


def _signatures(column: Any) -> Signatures:  # noqa: ANN401
    return np.frombuffer(b"".join(column.to_pylist()), np.uint32).reshape(-1, MINIMA)


def _write_csv(path: Path, table: pd.DataFrame) -> None:
    write(path, lambda stream: stream.write(to_csv(table).encode()))
