"""Texts cut into stretches of like length, so that a few hundred words are compared with a few hundred words."""

import numpy as np
import pandas as pd


def stretches(tokens: pd.DataFrame, *, words: int) -> pd.DataFrame:
    """The tokens of whole stretches, with the column `stretch`, counted from 0 in each document.

    A stretch is consecutive whole sentences that together have at least so many words. What is left at the end of a
    document is no stretch. How much a measure varies depends on how much text it sees: a short text beside whole
    speeches would look odd by its length alone.

    Args:
        tokens: a token table of one document or more; further columns stay.
        words: the length of the text that shall be compared, 1 or more.
    """
    sizes = tokens.groupby(["doc_id", "sentence"], sort=False).size().rename("size").reset_index()
    numbers = [
        pd.Series(_numbers(one["size"].to_numpy(), words), index=one.index)
        for _, one in sizes.groupby("doc_id", sort=False)
    ]
    sizes["stretch"] = pd.concat(numbers) if numbers else pd.Series(dtype=int)
    whole = sizes.loc[sizes["stretch"] >= 0, ["doc_id", "sentence", "stretch"]]
    return tokens.merge(whole, on=["doc_id", "sentence"])


def _numbers(sizes: "np.ndarray[tuple[int], np.dtype[np.int64]]", words: int) -> list[int]:
    """The stretch of each sentence, −1 after the last whole one."""
    found, number, held = [], 0, 0
    for size in sizes.tolist():
        found.append(number)
        held += size
        if held >= words:
            number, held = number + 1, 0
    return [each if each < number else -1 for each in found]
