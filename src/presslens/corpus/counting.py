"""How often each term occurs in a corpus, by any of its metadata: the sum of its documents' `counts`."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import pandas as pd

from presslens.corpus.partition import Partition, joined
from presslens.corpus.reading import Batch, Corpus, batch
from presslens.corpus.scheduling import cores, over
from presslens.corpus.words import TERMS, Lexicon, count_words
from presslens.errors import InputError
from presslens.frequency.counting import PER

_TASK = 32_000_000  # bytes of text: a second of counting
_SMALL = 8_000_000  # bytes that are counted sooner than processes start


def corpus_counts(
    corpus: Corpus,
    *,
    by: str | Sequence[str] = (),
    term: str = "norm",
    lexicon: pd.DataFrame | None = None,
    workers: int | None = None,
    cluster: str | None = None,
) -> pd.DataFrame:
    """One row per (group, term), the most frequent first within each group.

    It is the sum of the tables that `counts` makes of the tokens of each document: however the corpus is cut into
    partitions, on whichever machine, in whatever order. Documents that are set aside are not counted.

    Columns, after those of `by`:
        term: the term.
        n: how many words of the group are it.
        rate: that per 10,000 words of the group.

    Args:
        corpus: what `read_corpus` gives.
        by: metadata columns whose values make the groups, or `doc_id`.
        term: what is counted: `norm`, `token`, `kind` or `stem`.
        lexicon: `term` and `category`: words are counted by their category, and those without one only among the
            words that rates are per. An entry of several words is never met.
        workers: processes on this machine; as many as there are cores unless given, one for a small corpus.
        cluster: the address of a Dask scheduler whose workers see the same files.

    Raises:
        InputError: there is no such column, no such term, or no scheduler at the address.
        WorkerError: worker processes die of the same documents.
    """
    groups = group_columns(corpus, by)
    if term not in TERMS:
        raise InputError(f"term={term!r}: is not counted in a corpus; name one of {', '.join(TERMS)}")
    size = sum(part.size for part in corpus.partitions)
    number = workers or (1 if size < _SMALL else cores())
    tasks = list(joined(corpus.partitions, size=min(_TASK, max(size // (2 * number), 1))))
    count = partial(counted, groups=groups, term=term, lexicon=_pairs(lexicon))
    packed = over(count, tasks, workers=number, cluster=cluster)
    return ranked(added(map(_unpacked, packed), groups), groups)


def group_columns(corpus: Corpus, by: str | Sequence[str]) -> tuple[str, ...]:
    """The columns that `by` names.

    Raises:
        InputError: the corpus lacks one of them.
    """
    groups = (by,) if isinstance(by, str) else tuple(by)
    for group in groups:
        if group not in ("doc_id", *corpus.columns):
            has = ", ".join(("doc_id", *corpus.columns))
            raise InputError(f"by={group!r}: the corpus has no such column; name one of {has}")
    return groups


def _pairs(lexicon: pd.DataFrame | None) -> Lexicon:
    """The terms and categories of a lexicon, each pair once."""
    if lexicon is None:
        return ()
    for column in ("term", "category"):
        if column not in lexicon:
            raise InputError(f"lexicon: has no column {column!r}; a lexicon has a term and a category")
    return tuple(sorted(set(zip(lexicon["term"], lexicon["category"], strict=True))))


def counted(parts: Sequence[Partition], *, groups: Sequence[str], term: str, lexicon: Lexicon = ()) -> bytes:
    """The counts in some partitions, an Arrow table as a stream: pickled, its columns would lie askew in memory."""
    import pyarrow as pa

    table = counted_in(map(batch, parts), groups=groups, term=term, lexicon=lexicon)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _unpacked(packed: bytes) -> Any:  # noqa: ANN401  (pyarrow has no types)
    import pyarrow as pa

    return pa.ipc.open_stream(packed).read_all()


def counted_in(
    batches: Iterable[Batch], *, groups: Sequence[str], term: str = "norm", lexicon: Lexicon = ()
) -> Any:  # noqa: ANN401
    """An Arrow table of the counts in some documents: the groups, term, n."""
    rows = (row for one in batches for row in _grouped(one, groups))
    return table_of(count_words(rows, term, lexicon), groups)


def _grouped(one: Batch, groups: Sequence[str]) -> Iterator[tuple[tuple[str | None, ...], str]]:
    columns = {"doc_id": one.doc_id, **one.metadata}
    keys = zip(*(columns[group] for group in groups), strict=True) if groups else ((),) * len(one.text)
    return zip(keys, one.text, strict=True)


def table_of(found: Iterable[tuple[Any, dict[str, int]]], groups: Sequence[str]) -> Any:  # noqa: ANN401
    """Numbers by group and term as an Arrow table."""
    import pyarrow as pa

    columns: dict[str, list[Any]] = {name: [] for name in (*groups, "term", "n")}
    for key, numbers in found:
        columns["term"] += numbers.keys()
        columns["n"] += numbers.values()
        for name, value in zip(groups, key, strict=True):
            columns[name] += [value] * len(numbers)
    types = {"n": pa.int64()}
    arrays = {name: pa.array(values, types.get(name, pa.large_string())) for name, values in columns.items()}
    return pa.table(arrays)


def added(tables: Iterable[Any], groups: Sequence[str]) -> Any:  # noqa: ANN401
    """The tables as one, in which each (group, term) stands once; never many more rows in memory than that has."""
    import pyarrow as pa

    kept: list[Any] = []
    least = 0
    for table in tables:
        kept.append(table)
        if sum(map(len, kept)) > 2 * least + 1_000_000:
            kept = [_summed(pa.concat_tables(kept), groups)]
            least = len(kept[0])
    return _summed(pa.concat_tables(kept), groups)


def _summed(table: Any, groups: Sequence[str]) -> Any:  # noqa: ANN401
    keys = [*groups, "term"]
    return table.group_by(keys).aggregate([("n", "sum")]).rename_columns([*keys, "n"])


def ranked(table: Any, groups: Sequence[str]) -> pd.DataFrame:  # noqa: ANN401
    """The counts in the order and with the columns of `counts`."""
    order = [*((name, "ascending") for name in groups), ("n", "descending"), ("term", "ascending")]
    counts = table.sort_by(order).to_pandas()
    words = (
        counts[counts["term"] == ""] if (counts["term"] == "").any() else counts
    )  # "" stands for every word
    counts["rate"] = PER * counts["n"] / _words_of_group(words, counts, list(groups))
    return counts[counts["term"] != ""].reset_index(drop=True)


def _words_of_group(words: pd.DataFrame, counts: pd.DataFrame, groups: list[str]) -> "pd.Series[int] | int":
    """For each row of counts how many words its group has."""
    if not groups:
        return int(words["n"].sum())
    sizes = words.groupby(groups, dropna=False)["n"].sum().rename("size").reset_index()
    return counts[groups].merge(sizes, on=groups, how="left")["size"]
