"""What documents name and how they frame, counted by document, the rest included."""

import pandas as pd

import presslens
from presslens.comparison.periods import REST
from presslens.comparison.shares import frame_shares, naming_shares
from presslens.frequency.counting import PER
from presslens.frequency.sides import side_matches

TEXTS = {"a": "China met the United States. Beijing agreed.", "b": "Snow fell on the hills."}
KEYS = ["doc_id", "outlet"]


def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    documents = [presslens.document_from_text(text, doc_id=name) for name, text in TEXTS.items()]
    tokens = pd.concat([presslens.tokens(one) for one in documents], ignore_index=True)
    sentences = pd.concat([presslens.sentences(one) for one in documents], ignore_index=True)
    return tokens.assign(outlet="one"), sentences.assign(outlet="one")


def test_a_state_is_named_by_its_names_and_its_capital_and_the_rest_is_all_other_words() -> None:
    tokens, _ = tables()
    shares = (
        naming_shares(side_matches(tokens), tokens, keys=KEYS).set_index(["doc_id", "term"])["n"].to_dict()
    )
    assert shares == {("a", "China"): 2, ("a", "United States"): 1, ("a", REST): 4, ("b", REST): 5}


def test_a_sentence_counts_once_for_the_frame_with_the_highest_score() -> None:
    _, sentences = tables()
    rows = [
        ("a", 0, "Economic", 0.4, True),
        ("a", 0, "Political", 0.5, True),
        ("a", 1, "Economic", 0.2, False),
    ]
    frames = pd.DataFrame(rows, columns=["doc_id", "sentence", "frame", "score", "assigned"])
    shares = frame_shares(frames, sentences, keys=KEYS)
    assert shares.set_index(["doc_id", "term"])["n"].to_dict() == {
        ("a", "Political"): 1, ("a", REST): 1, ("b", REST): 1,
    }  # fmt: skip
    assert shares.groupby("doc_id")["rate"].sum().round(6).eq(PER).all()
