"""Which words stand inside a name or a title, where no ordinary word is to be found."""

import numpy as np
import numpy.typing as npt
import pandas as pd

_NUMERIC = ("CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME")
_OPENERS = tuple("“\"‘'([:—–")
_LONG = 4  # letters of words that carry a capital in a headline
_HEADLINE = 0.9  # share of long words with a capital above which capitals say nothing


def inside_names(tokens: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """For each token whether it is part of a name or a title.

    It is where the parser says so (a proper noun, an entity other than a number or time), and where it has a capital
    that neither the start of a sentence or quotation nor a headline in capitals explains.
    """
    if tokens.empty:
        return np.zeros(0, dtype=bool)
    named = _has_telling_capital(tokens)
    if "pos" in tokens:
        entity = (tokens["entity"] >= 0) & ~tokens["entity_kind"].isin(_NUMERIC)
        named |= (tokens["pos"] == "PROPN") | entity
    return named.to_numpy(bool)


def _has_telling_capital(tokens: pd.DataFrame) -> "pd.Series[bool]":
    token, sentence = tokens["token"], [tokens["doc_id"], tokens["sentence"]]
    capital = token.str[0].str.isupper() & (token.str.len() > 1)
    opens = (tokens["position"] == 0) | token.shift(fill_value="").isin(_OPENERS)
    among_long = capital.astype(float).where(token.str.len() >= _LONG).groupby(sentence).transform("mean")
    return capital & ~opens & ~(among_long > _HEADLINE)
