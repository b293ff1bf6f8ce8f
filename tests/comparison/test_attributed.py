"""The words of the speaker who has most of them, each once, and where they stand."""

import presslens
from presslens.comparison.attributed import attributed

ARTICLE = presslens.read_document("seeds/000_cba6c4d358668237.txt")


def test_the_articles_main_speaker_is_its_minister_under_both_his_names() -> None:
    found = attributed(presslens.quotations(ARTICLE), presslens.tokens(ARTICLE), presslens.sentences(ARTICLE))
    assert found.speaker == "Le Yucheng"
    words = found.tokens["norm"].tolist()
    assert {"derailed", "counterpart", "hegemony"} <= set(words)
    assert "sanctions" not in words  # the Treasury's
    assert found.tokens["start"].is_unique
    assert all(ARTICLE.text[row.start : row.end] == row.text for row in found.pieces.itertuples())
    assert all(
        any(a <= row.start < row.end <= b for a, b in found.spans) for row in found.tokens.itertuples()
    )


def test_where_nobody_is_quoted_the_text_speaks_for_itself() -> None:
    document = presslens.document_from_text("Snow fell. Trains were late.")
    tokens = presslens.tokens(document)
    found = attributed(presslens.quotations(document), tokens, presslens.sentences(document))
    assert found.speaker == ""
    assert len(found.tokens) == len(tokens)
