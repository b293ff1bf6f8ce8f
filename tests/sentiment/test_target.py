"""Each mention gets an answer of its own: in order, in any company, without looking at its name."""

from collections.abc import Callable

import numpy as np
import pytest
from pandas import DataFrame

from presslens import InputError
from presslens.sentiment import target_polarity
from presslens.sentiment.encoder import batches
from presslens.sentiment.target import PROBABILITIES


def _mentions(sentences: DataFrame, *words: str) -> DataFrame:
    """The first place of each word in the sentence that has it, as mentions."""
    rows = [
        (
            row.doc_id,
            row.sentence,
            word,
            word,
            row.start + row.text.index(word),
            row.start + row.text.index(word) + len(word),
        )
        for word in words
        for row in sentences.itertuples()
        if word in row.text
    ]
    return DataFrame(rows, columns=["doc_id", "sentence", "actor", "mention", "start", "end"])


@pytest.fixture
def news(sentences: Callable[..., DataFrame]) -> DataFrame:
    return sentences(
        "Rossi, a corrupt liar, was convicted of fraud.",
        "The mayor praised Okafor as an honest and brave judge.",
        "The committee meets Okello on Tuesday.",
        "Critics called Lind a disgrace, while Haddad won wide praise for her courage.",
    )


def test_one_row_per_mention_in_the_order_given(news: DataFrame) -> None:
    mentions = _mentions(news, "Okafor", "Rossi", "Okello", "Lind")
    found = target_polarity(news, mentions)
    assert list(found["target"]) == ["Okafor", "Rossi", "Okello", "Lind"]
    assert list(found["polarity"]) == ["positive", "negative", "neutral", "negative"]
    assert list(found["start"]) == list(mentions["start"])


def test_probabilities_add_to_one_and_the_score_is_their_difference(news: DataFrame) -> None:
    found = target_polarity(news, _mentions(news, "Rossi", "Okafor", "Lind"))
    assert np.allclose(found[PROBABILITIES].sum(axis=1), 1, atol=1e-4)
    assert np.allclose(found["score"], found["p_positive"] - found["p_negative"])


def test_two_targets_of_one_sentence_are_told_apart(news: DataFrame) -> None:
    scores = target_polarity(news, _mentions(news, "Lind", "Haddad"))["score"]
    assert scores[0] < scores[1] - 0.2


def test_the_answer_does_not_depend_on_the_company(news: DataFrame) -> None:
    mentions = _mentions(news, "Rossi", "Okafor", "Okello", "Lind", "Haddad")
    together = target_polarity(news, mentions)[PROBABILITIES]
    alone = [target_polarity(news, mentions.iloc[[at]])[PROBABILITIES] for at in range(len(mentions))]
    assert np.allclose(together, np.concatenate(alone), atol=2e-5)


@pytest.mark.parametrize("name", ["China", "Beijing", "Lindgren", "Maria Costa", "the United States"])
def test_another_name_in_its_place_changes_nothing(sentences: Callable[..., DataFrame], name: str) -> None:
    found = [
        target_polarity(
            table := sentences(f"Critics say {each} betrayed its allies."), _mentions(table, each)
        )
        for each in ("Okello", name)
    ]
    assert found[0][PROBABILITIES].equals(found[1][PROBABILITIES])


def test_a_column_target_goes_before_the_actor(news: DataFrame) -> None:
    mentions = _mentions(news, "Rossi").assign(target="the accused")
    assert list(target_polarity(news, mentions)["target"]) == ["the accused"]


def test_no_mentions_give_an_empty_table(news: DataFrame) -> None:
    columns = list(target_polarity(news, _mentions(news, "Rossi")))
    empty = target_polarity(news, _mentions(news))
    assert empty.empty
    assert list(empty) == columns


def test_a_mention_outside_its_sentence_is_refused_in_one_line(news: DataFrame) -> None:
    astray = _mentions(news, "Rossi").assign(sentence=2)
    with pytest.raises(InputError, match="'Rossi' at 0–5 is not within sentence 2") as refusal:
        target_polarity(news, astray)
    assert "\n" not in str(refusal.value)


def test_a_sentence_of_thousands_of_words_keeps_its_mention(sentences: Callable[..., DataFrame]) -> None:
    long = sentences("They met and talked. " * 300 + "Rossi, the corrupt liar, was convicted of fraud.")
    assert list(target_polarity(long, _mentions(long, "Rossi"))["polarity"]) == ["negative"]


def test_batches_hold_every_row_once_and_few_tokens() -> None:
    lengths = [5, 90, 7, 400, 33, 12, 60] * 9
    found = list(batches(lengths))
    assert sorted(at for batch in found for at in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[at] for at in batch) <= 384 for batch in found if len(batch) > 1)
