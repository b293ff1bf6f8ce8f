"""What `presslens corpus` does and says: the cost of what is dear first, a bar while it lasts, what was found after."""

import sys
from pathlib import Path

from tqdm import tqdm

from presslens.corpus.analyses import ANALYSES, named
from presslens.corpus.documents_table import DOCUMENTS, DUPLICATES, REJECTED
from presslens.corpus.reading import Corpus, read_corpus
from presslens.corpus.running import Order, make_folder
from presslens.corpus.scheduling import cores

__all__ = ["Order", "named", "run"]

USUAL_GROUPS, USUAL_DATES = ("outlet", "folder"), "published"
_DEAR = 100_000  # documents an hour on a core, below which an analysis is


def run(path: str, output: str | None, order: Order) -> Path:
    """Make the corpus folder of a path; gives the folder.

    Raises:
        PresslensError: as `read_corpus` and `make_folder` do.
    """
    corpus = read_corpus(path)
    folder = Path(output or Path("reports") / (corpus.path.stem or "corpus")).absolute()
    for line in costs(len(corpus), order):
        tell(line)
    with tqdm(
        total=len(corpus), desc=corpus.path.name, unit="doc", file=sys.stderr, leave=False, disable=None
    ) as bar:
        make_folder(corpus, folder, order, advance=bar.update)
    tell(_told(corpus, folder))
    return folder


def compared_by(folder: Path, by: str, over: str) -> tuple[str, str]:
    """The columns that a report compares documents by and follows them over: those asked for, else the usual ones.

    "" where documents cannot be told apart, or have no dates.
    """
    from pyarrow import parquet

    documents = parquet.read_table(folder / DOCUMENTS)
    found = [name for name in (by, *USUAL_GROUPS) if name in documents.column_names]
    told_apart = [name for name in found if len(documents[name].unique()) > 1]
    dates = [name for name in (over, USUAL_DATES) if name in documents.column_names]
    return next(iter(told_apart), ""), next(iter(dates), "")


def tell(line: str) -> None:
    """Standard output is for what a script reads on."""
    sys.stderr.write(f"{line}\n")


def costs(documents: int, order: Order) -> list[str]:
    """One line for each dear analysis: about how long it takes if nothing of it is there yet."""
    number = order.workers or cores()
    where = "on a core of the cluster" if order.cluster else f"on {number} core{'s' * (number > 1)}"
    return [
        f"{name}: about {_time(documents / ANALYSES[name].per_hour / (1 if order.cluster else number))} {where}, "
        f"for {documents:,} documents as long as an article"
        for name in order.analyses
        if name in ANALYSES and ANALYSES[name].per_hour < _DEAR
    ]


def _time(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:,.0f} days"
    return f"{hours:.1f} hours" if hours >= 1 else f"{max(60 * hours, 1):.0f} minutes"


def _told(corpus: Corpus, folder: Path) -> str:
    from pyarrow import parquet

    kept = parquet.ParquetFile(folder / DOCUMENTS).metadata.num_rows
    with (folder / DUPLICATES).open(encoding="utf8") as lines:
        like = max(sum(1 for _ in lines) - 1, 0)
    aside = len(corpus) - kept
    return (
        f"{kept:,} documents; {aside:,} set aside ({REJECTED}); {like:,} like an earlier one ({DUPLICATES})"
    )
