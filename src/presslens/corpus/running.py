"""From a corpus to its folder: what is there is kept, what is not is made, a manifest says what belongs together."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from presslens.corpus.analyses import ANALYSES, COUNTS
from presslens.corpus.contents import derived, keys
from presslens.corpus.counting import group_columns
from presslens.corpus.documents_table import DOCUMENTS, DUPLICATES, REJECTED, write_documents
from presslens.corpus.making import Task, is_made, make
from presslens.corpus.reading import Corpus
from presslens.corpus.scheduling import over
from presslens.corpus.store import (
    Made,
    Manifest,
    read_manifest,
    reserved,
    sweep,
    write_manifest,
)

COUNTING = 1  # the version of counts

_NEAR = 16  # partitions before and after, among whose earlier rows those of a document are looked for


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        analyses: by name.
        by, over: columns that words are counted by; "" for none.
        workers: processes on this machine; as many as there are cores if None.
        cluster: the address of a Dask scheduler, or None.
    """

    analyses: Sequence[str]
    by: str = ""
    over: str = ""
    workers: int | None = None
    cluster: str | None = None


def make_folder(
    corpus: Corpus, folder: Path, order: Order, *, advance: Callable[[int], object] = lambda _: None
) -> Manifest:
    """Bring a corpus folder up to date.

    Args:
        corpus: what to read.
        folder: where to write; it is made if it is not there.
        order: what to make.
        advance: called with the number of documents whenever some are done.

    Raises:
        InputError: there is no such column, or no scheduler at the address.
        OutputError: the folder cannot be written, or another run is writing it.
        WorkerError: worker processes die of the same documents.
    """
    groups = group_columns(corpus, [name for name in dict.fromkeys((order.by, order.over)) if name])
    with reserved(folder):
        before = read_manifest(folder)
        tasks = _tasks(corpus, folder, order, groups, before)
        left = [task for task in tasks if not is_made(task)]
        advance(len(corpus) - sum(task.partition.documents for task in left))
        for done in over(make, left, workers=order.workers, cluster=order.cluster):
            advance(done)
        return _finish(folder, before, _manifest(corpus, order, groups, tasks, before))


def _tasks(
    corpus: Corpus, folder: Path, order: Order, groups: tuple[str, ...], before: Manifest | None
) -> list[Task]:
    stems = list(keys(corpus.partitions))
    old = {name: _before(name, before, set(stems)) for name in order.analyses}
    return [
        Task(
            part,
            folder,
            stem,
            {name: _stem(stem, name, groups) for name in order.analyses},
            groups,
            {name: _near(number, files) for name, files in old.items() if files},
        )
        for number, (part, stem) in enumerate(zip(corpus.partitions, stems, strict=True))
    ]


def _stem(documents: str, name: str, groups: tuple[str, ...]) -> str:
    return derived(documents, name, _version(name), *(groups if name == COUNTS else ()))


def _version(name: str) -> int:
    return COUNTING if name == COUNTS else ANALYSES[name].version


def _before(name: str, manifest: Manifest | None, present: set[str]) -> list[tuple[int, str, str]]:
    """The files of an analysis, of this version, whose documents have since changed or moved, and where they stood."""
    made = manifest.analyses.get(name) if manifest else None
    if name == COUNTS or not made or made.version != _version(name):
        return []
    return [
        (number, documents, rows)
        for number, (documents, rows) in enumerate(made.files.items())
        if documents not in present
    ]


def _near(number: int, files: list[tuple[int, str, str]]) -> dict[str, str]:
    """Those that stood near to a place: what a document added or taken out has moved is there."""
    at = bisect_left(files, (number,))
    near = sorted(files[max(at - _NEAR, 0) : at + _NEAR], key=lambda file: abs(file[0] - number))
    return {documents: rows for _, documents, rows in near}


def _manifest(
    corpus: Corpus, order: Order, groups: tuple[str, ...], tasks: Sequence[Task], before: Manifest | None
) -> Manifest:
    """What belongs together now; analyses that nobody asked for stay as they were."""
    made = {
        name: Made(
            _version(name),
            list(groups) if name == COUNTS else [],
            {task.documents: task.rows[name] for task in tasks},
        )
        for name in order.analyses
    }
    others = before.analyses if before else {}
    documents = [task.documents for task in tasks]
    return Manifest(corpus.path.name, order.by, order.over, documents, {**others, **made})


def _finish(folder: Path, before: Manifest | None, now: Manifest) -> Manifest:
    """Write what is of the whole corpus, then what belongs together, then sweep; nothing if nothing has changed."""
    whole = all((folder / name).exists() for name in (DOCUMENTS, REJECTED, DUPLICATES))
    if before is None or before.documents != now.documents or not whole:
        write_documents(folder, now.documents)
    if before != now:
        write_manifest(folder, now)
    sweep(folder, now)
    return now
