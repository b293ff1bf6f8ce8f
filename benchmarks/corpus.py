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
from pathlib import Path
from typing import Any

from benchmarks.article_making import ROWS, write_articles

PEERS_SHARE = 2_000  # articles that NLTK is measured on


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it takes, and what it gives."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def line(what: str, value: str, target: str = "") -> None:
    """One row of the table."""
    print(f"{what:62s}{value:>18s}   {target}", flush=True)


def print_counting(path: Path, megabytes: float, workers: int) -> None:
    """Word counts against the peers, two workers against one."""
    import presslens

    corpus = presslens.read_corpus(path)
    alone, counts = seconds(lambda: presslens.corpus_counts(corpus, workers=1))
    ours, again = seconds(lambda: presslens.corpus_counts(presslens.read_corpus(path), workers=workers))
    assert again.equals(counts)
    line("corpus_counts, one worker", f"{megabytes / alone:.1f} MB/s")
    line(f"corpus_counts, {workers} workers", f"{megabytes / ours:.1f} MB/s")
    line(f"{workers} workers against one", f"{alone / ours:.2f} x", "at least 1.7")
    print_dask(path, ours, counts, workers)
    for name, peer, least in (
        ("scikit-learn's CountVectorizer", count_vectorizer, 1.5),
        ("polars alone", polars_counts, 0.5),
    ):
        spent, _ = seconds(lambda peer=peer: peer(path))
        line(f"{name}, {megabytes / spent:.1f} MB/s: ours", f"{spent / ours:.2f} x", f"at least {least:g}")
    text = texts(path)[:PEERS_SHARE]
    share = sum(len(one.encode()) for one in text) / 1e6
    spent, _ = seconds(lambda: nltk_counts(text))
    rate = share / spent
    line(f"NLTK and FreqDist, {rate:.2f} MB/s: ours", f"{megabytes / ours / rate:.0f} x", "at least 20")


def print_dask(path: Path, ours: float, counts: Any, workers: int) -> None:  # noqa: ANN401
    """A cluster on this machine against our own pool."""
    from distributed import LocalCluster

    import presslens

    started, cluster = seconds(
        lambda: LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    )
    with cluster:
        address = cluster.scheduler_address
        spent, found = seconds(lambda: presslens.corpus_counts(presslens.read_corpus(path), cluster=address))
    assert found.equals(counts)
    line(
        f"Dask, local cluster of {workers} (started in {started:.1f} s): time",
        f"{spent / ours:.2f} x",
        "at most 2",
    )


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
    ours, _ = seconds(
        lambda: presslens.corpus_counts(presslens.read_corpus(path), lexicon=lexicon, workers=workers)
    )
    category = dict(zip(lexicon["term"], lexicon["category"], strict=True))
    spent, _ = seconds(lambda: pandas_loop(path, category))
    line(
        f"tokens and lexicon against a plain pandas loop ({spent:.1f} s): ours",
        f"{spent / ours:.2f} x",
        "at least 2",
    )


def print_growth(folder: Path, sizes: Sequence[int], texts_in: Sequence[Path], workers: int) -> None:
    """Cost per document, polarity, and a second run, in a folder of each size."""
    import presslens
    from presslens.corpus.running import Order, make_folder

    counting, polarity = (
        Order(names, by="outlet", workers=workers) for names in (["counts"], ["counts", "polarity"])
    )
    cost = {}
    for size in sizes:
        path, made = folder / f"{size}.parquet", folder / f"made-{size}"
        write_articles(path, size, texts_in)

        def tokens_counts_keyness(path: Path = path, made: Path = made) -> None:
            make_folder(presslens.read_corpus(path), made, counting)
            counts = presslens.corpus_table(made, "counts")
            first = counts["outlet"] == "outlet 0"
            presslens.keyness(
                counts[first].drop(columns="outlet"),
                counts[~first].groupby("term", as_index=False)["n"].sum(),
            )

        spent, _ = seconds(tokens_counts_keyness)
        cost[size] = spent / size * 1e3
        line(f"tokens, counts, keyness of {size:,} documents", f"{cost[size]:.3f} ms each")
        first, _ = seconds(
            lambda made=made, path=path: make_folder(presslens.read_corpus(path), made, polarity)
        )
        second, _ = seconds(
            lambda made=made, path=path: make_folder(presslens.read_corpus(path), made, polarity)
        )
        line(
            f"polarity of {size:,} documents, {workers} workers", f"{size / first:,.0f} /s", "at least 1,000"
        )
        share = second / (spent + first)
        line("a second run with nothing changed", f"{share:.1%}", "at most 5 %")
    line(
        "dearest against cheapest size", f"{max(cost.values()) / min(cost.values()) - 1:.0%}", "at most 20 %"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="folders with public texts")
    parser.add_argument("--documents", type=int, default=10_000, help="articles that are counted")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 4_000], help="articles in a folder")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
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


if __name__ == "__main__":
    main()
