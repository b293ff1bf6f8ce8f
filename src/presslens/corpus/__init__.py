"""The same functions over many documents; on one machine or a Dask cluster.

```
read_corpus (folder, CSV, JSON Lines, Parquet) ─▶ partitions ─ over (pool, Dask) ─▶ counts, documents, polarity …
                                                                              ─▶ a corpus folder
```
A partition says where some neighbouring documents lie; whoever works on it reads it. Texts are never handed from
process to process and never all in memory. This file imports nothing: a new worker sets its threads first.
"""
