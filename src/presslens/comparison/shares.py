"""What a document names and how it frames, as counts by document: what `by_period` takes."""

from collections.abc import Sequence

import pandas as pd

from presslens.comparison.periods import with_rest


def naming_shares(named: pd.DataFrame, tokens: pd.DataFrame, *, keys: Sequence[str]) -> pd.DataFrame:
    """One row per (document, side): how many of its words name the side, the rest among them as `""`.

    A name of several words counts once. Columns: those of `keys`, term (the side), n, rate per 10,000 words.

    Args:
        named: the names of states in the documents, the table of `side_matches`.
        tokens: the words of all documents, with the columns of `keys`.
        keys: `doc_id` and the columns of a document's groups.
    """
    by = list(keys)
    matches = named[["doc_id", "category"]].rename(columns={"category": "term"})
    documents = tokens.groupby(by, sort=False).size().rename("whole").reset_index()
    found = matches.groupby(["doc_id", "term"], sort=False).size().rename("n").reset_index()
    return with_rest(found.merge(documents[by], on="doc_id"), documents, keys=by)


def frame_shares(frames: pd.DataFrame, sentences: pd.DataFrame, *, keys: Sequence[str]) -> pd.DataFrame:
    """One row per (document, policy frame): of how many of its sentences it is the first; those without as `""`.

    Where two frames are assigned to a sentence, it counts for the one with the higher score.

    Columns: those of `keys`, term (the frame), n, rate per 10,000 sentences.

    Args:
        frames: the table of `policy_frames` for the sentences.
        sentences: the sentences that were read, with the columns of `keys`.
        keys: `doc_id` and the columns of a document's groups.
    """
    by = list(keys)
    documents = sentences.groupby(by, sort=False).size().rename("whole").reset_index()
    assigned = frames[frames["assigned"]].sort_values("score", ascending=False, kind="stable")
    assigned = assigned.drop_duplicates(["doc_id", "sentence"]).rename(columns={"frame": "term"})
    found = assigned.groupby(["doc_id", "term"], sort=False).size().rename("n").reset_index()
    return with_rest(found.merge(documents[by], on="doc_id"), documents, keys=by)
