"""What a corpus costs: ``python -m benchmarks.corpus --texts DIR [DIR ...] [--documents N]``.

Articles are made of the texts in the folders (`article_making`), and every peer reads the same file on the same cores
in the same run. NLTK is measured on the first two thousand.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.article_making import ROWS, write_articles

PEERS_SHARE = 2_000  # articles that NLTK is measured on
ASKED = 40  # articles that each analysis is asked of


class Spent(NamedTuple):
    """Seconds on the clock, and of processors (a Dask cluster's are not known before it is closed)."""

    clock: float
    processors: float


def spent(work: Callable[[], Any]) -> tuple[Spent, Any]:
    """How long it takes, and what it gives. Where others use the machine, the processors' time is what can be told."""
    clock, processors = time.perf_counter(), _processors()
    result = work()
    return Spent(time.perf_counter() - clock, _processors() - processors), result


def _processors() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def line(what: str, value: str, target: str = "", idle: str = "") -> None:
    """One row of the table; `idle` is what the processors' time alone says."""
    print(f"{what:64s}{value:>14s}{idle:>18s}   {target}", flush=True)


def print_counting(path: Path, megabytes: float, workers: int) -> None:
    """Word counts against the peers, two workers against one."""
    import presslens

    alone, counts = spent(lambda: presslens.corpus_counts(presslens.read_corpus(path), workers=1))
    ours, again = spent(lambda: presslens.corpus_counts(presslens.read_corpus(path), workers=workers))
    assert again.equals(counts)
    idle = ours.processors / workers  # seconds that it takes where the cores are free
    for name, one, fewest in (("one worker", alone, 1), (f"{workers} workers", ours, workers)):
        shown = f"{megabytes / one.processors * fewest:.1f} MB/s"
        line(f"corpus_counts, {name}", f"{megabytes / one.clock:.1f} MB/s", idle=shown)
    shown = f"{alone.processors / idle:.2f} x"
    line(f"{workers} workers against one", f"{alone.clock / ours.clock:.2f} x", "at least 1.7", shown)
    print_dask(path, ours.clock, counts, workers)
    for name, peer, least, threads in (
        ("scikit-learn's CountVectorizer", count_vectorizer, 1.5, 1),
        ("polars alone", polars_counts, 0.5, workers),
    ):
        cost, _ = spent(lambda peer=peer: peer(path))
        shown = f"{cost.processors / threads / idle:.2f} x"
        told = f"{name}, {megabytes / cost.clock:.1f} MB/s: ours"
        line(told, f"{cost.clock / ours.clock:.2f} x", f"at least {least:g}", shown)
    text = texts(path)[:PEERS_SHARE]
    share = megabytes / sum(len(one.encode()) for one in text) * 1e6
    cost, _ = spent(lambda: nltk_counts(text))
    told = f"NLTK and FreqDist, {megabytes / cost.clock / share:.2f} MB/s: ours"
    shown = f"{cost.processors * share / idle:.0f} x"
    line(told, f"{cost.clock * share / ours.clock:.0f} x", "at least 20", shown)


def print_dask(path: Path, ours: float, counts: Any, workers: int) -> None:  # noqa: ANN401
    """A cluster on this machine against our own pool."""
    from distributed import LocalCluster

    import presslens

    started, cluster = spent(
        lambda: LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    )
    with cluster:
        address = cluster.scheduler_address
        cost, found = spent(lambda: presslens.corpus_counts(presslens.read_corpus(path), cluster=address))
    assert found.equals(counts)
    told = f"Dask, local cluster of {workers} (started in {started.clock:.1f} s): time"
    line(told, f"{cost.clock / ours:.2f} x", "at most 2")


def texts(path: Path) -> list[str]:
    """The articles."""
    from pyarrow import parquet

    return parquet.read_table(path, columns=["text"])["text"].to_pylist()


def count_vectorizer(path: Path) -> Any:  # noqa: ANN401
    """scikit-learn's way to the words of a corpus."""
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform(texts(path)).sum(axis=0)


def polars_counts(path: Path) -> Any:  # noqa: ANN401
    """What polars offers for it, on all cores."""
    import polars

    words = polars.col("text").str.to_lowercase().str.extract_all(r"\w+").explode()
    return polars.scan_parquet(path).select(words.value_counts(sort=True)).collect(engine="streaming")


def nltk_counts(articles: Sequence[str]) -> Any:  # noqa: ANN401
    """NLTK's way."""
    from nltk import FreqDist
    from nltk.tokenize import NLTKWordTokenizer

    cut = NLTKWordTokenizer().tokenize
    return FreqDist(word.lower() for text in articles for word in cut(text))


def pandas_loop(path: Path, category: dict[str, str]) -> Any:  # noqa: ANN401
    """How often the words of a lexicon's categories stand in the articles, one row group after the other."""
    import pandas as pd

    table = pd.read_parquet(path, columns=["text"])
    parts = []
    for start in range(0, len(table), ROWS):
        words = table["text"].iloc[start : start + ROWS].str.lower().str.findall(r"\w+").explode()
        parts.append(words.map(category).value_counts())
    return pd.concat(parts).groupby(level=0).sum()


def print_lexicon(path: Path, workers: int) -> None:
    """Tokens and a lexicon against a loop over the table."""
    import presslens
    from presslens.sentiment import hu_liu

    lexicon = hu_liu()
    ours, _ = spent(
        lambda: presslens.corpus_counts(presslens.read_corpus(path), lexicon=lexicon, workers=workers)
    )
    category = dict(zip(lexicon["term"], lexicon["category"], strict=True))
    cost, _ = spent(lambda: pandas_loop(path, category))
    told = f"tokens and lexicon against a plain pandas loop ({cost.clock:.1f} s): ours"
    shown = f"{cost.processors * workers / ours.processors:.2f} x"
    line(told, f"{cost.clock / ours.clock:.2f} x", "at least 2", shown)


def print_growth(folder: Path, sizes: Sequence[int], texts_in: Sequence[Path], workers: int) -> None:
    """Cost per document, polarity, and a second run, in a folder of each size."""
    each = [_folder_costs(folder, size, texts_in, workers) for size in sizes]
    clock, processors = ([cost[i] for cost in each] for i in (0, 1))
    told = [f"{max(costs) / min(costs) - 1:.0%}" for costs in (clock, processors)]
    line("dearest against cheapest size", told[0], "at most 20 %", told[1])


def _folder_costs(folder: Path, size: int, texts_in: Sequence[Path], workers: int) -> Spent:
    """Print the figures of one size; gives what tokens, counts and keyness cost per document."""
    import presslens
    from presslens.corpus.running import Order, make_folder

    path, made = folder / f"{size}.parquet", folder / f"made-{size}"
    write_articles(path, size, texts_in)
    made_with = partial(make_folder, folder=made)
    counting, polarity = (
        Order(names, "outlet", "", workers) for names in (["counts"], ["counts", "polarity"])
    )

    def tokens_counts_keyness() -> None:
        made_with(presslens.read_corpus(path), order=counting)
        counts = presslens.corpus_table(made, "counts")
        sides = [counts[(counts["outlet"] == "outlet 0") == one] for one in (True, False)]
        presslens.keyness(*(side.groupby("term", as_index=False)["n"].sum() for side in sides))

    cost, _ = spent(tokens_counts_keyness)
    first, _ = spent(lambda: made_with(presslens.read_corpus(path), order=polarity))
    second, _ = spent(lambda: made_with(presslens.read_corpus(path), order=polarity))
    per = Spent(cost.clock / size, cost.processors / size)
    shown = f"{per.processors * 1e3:.2f} ms"
    line(f"tokens, counts, keyness: each of {size:,} documents", f"{per.clock * 1e3:.2f} ms", idle=shown)
    shown = f"{size / first.processors * workers:,.0f} /s"
    line(f"polarity of {size:,} documents", f"{size / first.clock:,.0f} /s", "at least 1,000", shown)
    shares = [getattr(second, name) / (getattr(cost, name) + getattr(first, name)) for name in Spent._fields]
    line("a second run with nothing changed", f"{shares[0]:.1%}", "at most 5 %", f"{shares[1]:.1%}")
    return per


def print_analyses(path: Path) -> None:
    """How many documents an hour each analysis does on one core: alone, with what it rests on, and all together."""
    import presslens
    from presslens.corpus.analyses import ANALYSES, prepared
    from presslens.corpus.reading import batch
    from presslens.documents import document_from_text

    texts_of = batch(presslens.read_corpus(path).partitions[0]).text[:ASKED]
    documents = [document_from_text(text, doc_id=str(n), warnings=False) for n, text in enumerate(texts_of)]

    def ask(names: Sequence[str], number: int) -> None:
        ready = [prepared(each) for each in documents[:number]]
        for name in names:
            ANALYSES[name].table(ready)

    ask([*ANALYSES], 2)  # models are loaded once
    for names in [*([name] for name in ANALYSES), [*ANALYSES]]:
        cost, _ = spent(partial(ask, names, ASKED))
        clock, processors = (f"{3600 * ASKED / seconds:,.0f}" for seconds in cost)
        line(f"{names[0] if len(names) == 1 else 'all'}: documents an hour", clock, idle=processors)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="folders with public texts")
    parser.add_argument("--documents", type=int, default=10_000, help="articles that are counted")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 4_000], help="articles in a folder")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    line("", "by the clock", "to reach", "on idle cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print_growth(folder, given.sizes, given.texts, given.workers)
        worst = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (
            1 if sys.platform == "darwin" else 1024
        )
        line("peak memory of a worker", f"{worst / 2**30:.2f} GiB", "at most 1.5")
        megabytes = write_articles(folder / "articles.parquet", given.documents, given.texts)
        print(f"\n{given.documents:,} articles, {megabytes:.0f} MB")
        print_counting(folder / "articles.parquet", megabytes, given.workers)
        print_lexicon(folder / "articles.parquet", given.workers)
        print_analyses(folder / "articles.parquet")


if __name__ == "__main__":
    main()
