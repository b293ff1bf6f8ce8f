"""Two sides beside each other, and one voice beside both."""

import pandas as pd
import pytest

import presslens
from presslens import InputError
from presslens.comparison.attributed import Attributed
from presslens.comparison.beside import beside_stretches, contrast, largest_first, two_largest
from presslens.frequency.sides import side_matches

ONE = "We want freedom for our people. Our citizens praise freedom. " * 20
OTHER = "Development needs peace. The countries seek development and peace. " * 20


def tables(*texts: tuple[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    documents = [
        (presslens.document_from_text(text, doc_id=f"d{n}"), side) for n, (text, side) in enumerate(texts)
    ]
    tokens = [presslens.tokens(document).assign(side=side) for document, side in documents]
    sentences = [presslens.sentences(document).assign(side=side) for document, side in documents]
    return pd.concat(tokens, ignore_index=True), pd.concat(sentences, ignore_index=True)


TOKENS, SENTENCES = tables((ONE, "north"), (OTHER, "south"))
NAMED = side_matches(TOKENS)
KEY = contrast(presslens.counts(TOKENS, by="side"), group="side", sides=["north", "south"])


def voice(text: str) -> Attributed:
    document = presslens.document_from_text(text)
    return Attributed("", presslens.tokens(document), presslens.sentences(document), [(0, len(text))])


def test_groups_stand_by_size_and_then_by_name() -> None:
    assert largest_first(pd.Series(["b", "a", "c", "c", None])) == ["c", "a", "b"]


def test_one_group_alone_cannot_be_compared() -> None:
    with pytest.raises(
        InputError, match=r"^by='side': all documents have the same; name a column that tells them"
    ):
        two_largest(pd.Series(["north", "north"], name="side"))


def test_a_word_belongs_to_the_side_that_uses_it_more() -> None:
    more_in = KEY.set_index("term")["more_in"]
    assert more_in["freedom"] == "north"
    assert more_in["development"] == "south"


def test_words_like_one_sides_are_inside_its_spread_and_outside_the_others() -> None:
    own = voice("Freedom is what our citizens want. We praise our people.")
    table = beside_stretches(own, TOKENS, SENTENCES, NAMED, KEY, group="side", sides=["north", "south"])
    inside = table.set_index(["measure", "side"])["inside"]
    assert not inside["key words of south, per 1,000 words", "south"]
    assert inside["key words of south, per 1,000 words", "north"]
    assert table["side"].tolist()[:2] == ["north", "south"]


def test_stretches_are_as_long_as_the_words_that_are_placed() -> None:
    own = voice("Freedom is what our citizens want.")
    table = beside_stretches(own, TOKENS, SENTENCES, NAMED, KEY, group="side", sides=["north", "south"])
    assert set(table["n"]) == {
        len(TOKENS[TOKENS["side"] == "north"]) // 10,
        len(TOKENS[TOKENS["side"] == "south"]) // 9,
    }


def test_words_longer_than_any_document_are_not_placed() -> None:
    table = beside_stretches(
        voice(ONE * 3), TOKENS, SENTENCES, NAMED, KEY, group="side", sides=["north", "south"]
    )
    assert table.empty
    assert list(table.columns) == ["measure", "value", "side", "low", "middle", "high", "n", "inside"]
