"""A corpus's counts are the sums of its documents' counts: however cut, whoever counts, in whatever order."""

import random
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import presslens
from presslens.corpus.counting import added, counted_in, ranked
from presslens.corpus.partition import joined
from presslens.corpus.reading import Corpus, batch
from presslens.errors import InputError

from .making import articles, tokens_of, written


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return written("parquet", articles(), tmp_path_factory.mktemp("corpus"))


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    assert_frame_equal(one, other, check_dtype=False, check_exact=False, rtol=1e-12)


@pytest.mark.parametrize("by", [(), "outlet", ["outlet", "published"], "doc_id"])
@pytest.mark.parametrize("term", ["norm", "token", "kind", "stem"])
def test_counts_of_a_corpus_are_those_of_its_documents_tokens(
    corpus: Corpus, by: str | list[str], term: str
) -> None:
    same(
        presslens.corpus_counts(corpus, by=by, term=term),
        presslens.counts(tokens_of(articles()), by=by, term=term),
    )


def test_counts_of_a_corpus_are_the_sum_of_its_documents_counts(corpus: Corpus) -> None:
    each = [presslens.counts(tokens_of([row])) for row in articles()]
    total = pd.concat(each).groupby("term")["n"].sum()
    counts = presslens.corpus_counts(corpus).set_index("term")["n"]
    assert counts.sort_index().to_dict() == total.sort_index().to_dict()
    assert presslens.corpus_counts(corpus)["rate"].sum() == pytest.approx(10_000)


@settings(max_examples=20)
@given(partition=st.integers(1, 4_000), task=st.integers(1, 4_000), chance=st.randoms(use_true_random=False))
def test_counts_hang_neither_on_partitions_nor_on_their_order(
    partition: int, task: int, chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    corpus = written("csv", articles(), tmp_path_factory.mktemp("cut"), partition_bytes=partition)
    parts = list(corpus.partitions)
    chance.shuffle(parts)
    tasks = list(joined(parts, size=task))
    tables = [counted_in(map(batch, one), groups=("outlet",)) for one in tasks]
    chance.shuffle(tables)
    same(
        ranked(added(tables, ("outlet",)), ("outlet",)), presslens.counts(tokens_of(articles()), by="outlet")
    )


def test_counts_do_not_hang_on_who_counts(corpus: Corpus) -> None:
    alone = presslens.corpus_counts(corpus, by="outlet", workers=1)
    same(presslens.corpus_counts(corpus, by="outlet", workers=2), alone)


def test_counts_on_a_dask_cluster_are_those_of_one_process(corpus: Corpus) -> None:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, protocol="inproc://", dashboard_address=None
    ) as cluster:
        found = presslens.corpus_counts(corpus, by="outlet", cluster=cluster.scheduler_address)
    same(found, presslens.corpus_counts(corpus, by="outlet", workers=1))


def test_words_of_a_lexicon_are_counted_by_category_among_all_words(corpus: Corpus) -> None:
    entries = [
        ("china", "east"),
        ("US", "west"),
        ("said", "speech"),
        ("said", "verb"),
        ("of course", "never"),
    ]
    lexicon = pd.DataFrame(entries, columns=["term", "category"])
    table = presslens.corpus_counts(corpus, by="outlet", lexicon=lexicon)
    counts = presslens.counts(tokens_of(articles()), by="outlet").merge(lexicon, on="term")
    expected = counts.groupby(["outlet", "category"], dropna=False)[["n", "rate"]].sum()
    found = table.rename(columns={"term": "category"}).set_index(["outlet", "category"])
    same(found.sort_index(), expected.sort_index())
    assert len(expected) > 3


def test_slices_of_a_row_group_that_touch_are_read_together(corpus: Corpus) -> None:
    slices = [one for batch in joined(corpus.partitions, size=10**9) for one in batch]
    assert len(slices) == 3  # row groups of five documents, of twelve
    assert sum(one.documents for one in slices) == len(corpus)


def test_a_repeated_document_stays_set_aside_when_slices_are_joined(tmp_path: Path) -> None:
    rows = articles(4)
    repeated = [*rows, {**rows[1], "text": "Never counted."}]
    corpus = written("parquet", repeated, tmp_path, partition_bytes=1)
    assert max(len(part.repeated) for part in corpus.partitions) == 1
    same(presslens.corpus_counts(corpus), presslens.counts(tokens_of(rows)))


def test_tables_that_come_again_are_added_up(corpus: Corpus) -> None:
    tables = [counted_in([batch(part)], groups=()) for part in corpus.partitions]
    many = [table for table in tables for _ in range(3)]
    tripled = ranked(added(many, ()), ())
    assert (tripled["n"] == 3 * ranked(added(tables, ()), ())["n"]).all()


def test_a_column_or_term_that_is_not_there_is_named(corpus: Corpus) -> None:
    with pytest.raises(InputError, match=r"by='paper'.*outlet, published"):
        presslens.corpus_counts(corpus, by="paper")
    with pytest.raises(InputError, match=r"term='lemma'.*norm"):
        presslens.corpus_counts(corpus, term="lemma")
    with pytest.raises(InputError, match="no scheduler answers"):
        presslens.corpus_counts(replace(corpus), cluster="tin-can://1")
