"""Duplicates are told with the earliest document that they are like, near ones with how near they are."""

import presslens
from presslens.corpus.documents_table import sha256
from presslens.corpus.similarity import SHINGLE, duplicates, signatures

ARTICLE = presslens.read_document("seeds/000_cba6c4d358668237.txt").text


def found(*texts: str) -> list[list[object]]:
    names = [f"d{i}" for i in range(len(texts))]
    table = duplicates(names, [sha256(text) for text in texts], signatures(texts))
    return [list(row) for row in table.itertuples(index=False)]


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def resemblance(one: str, other: str) -> float:
    return len(runs(one) & runs(other)) / len(runs(one) | runs(other))


def test_the_same_text_again_is_an_exact_duplicate_of_the_first() -> None:
    other = "An altogether different text about the weather in the north of the country."
    assert found(ARTICLE, other, ARTICLE, ARTICLE) == [
        ["d2", "d0", "exact", 1.0],
        ["d3", "d0", "exact", 1.0],
    ]


def test_an_article_with_another_word_is_a_near_duplicate() -> None:
    edited = ARTICLE.replace("Beijing", "Peking", 1)
    ((name, like, kind, similarity),) = found(ARTICLE, edited)
    assert (name, like, kind) == ("d1", "d0", "near")
    assert isinstance(similarity, float)
    assert abs(similarity - resemblance(ARTICLE, edited)) <= 0.12


def test_halves_of_an_article_are_no_duplicates() -> None:
    half = len(ARTICLE) // 2
    assert found(ARTICLE[:half], ARTICLE[half:]) == []


def test_the_share_of_equal_minima_estimates_the_share_of_runs_in_common() -> None:
    words = ARTICLE.split()
    shorter = " ".join(words[: 2 * len(words) // 3])
    one, other = signatures([ARTICLE, shorter])
    assert abs((one == other).mean() - resemblance(ARTICLE, shorter)) < 0.19  # three standard errors


def test_short_texts_are_compared_as_wholes() -> None:
    assert found("It rained.", "it  rained.", "It snowed.") == [["d1", "d0", "near", 1.0]]


def test_signatures_are_the_same_on_every_machine() -> None:
    assert (
        signatures(["It rained on the plain in Spain."])[0, :3].tolist()
        == signatures(["Nothing.", "It rained on the plain in Spain."])[1, :3].tolist()
    )


def test_no_documents_have_no_duplicates() -> None:
    assert duplicates([], [], signatures([])).empty
