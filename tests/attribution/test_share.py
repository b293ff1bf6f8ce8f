"""Every word is in one voice."""

import presslens
from presslens.attribution import voice_share


def shares(text: str) -> dict[tuple[str, str], tuple[int, int]]:
    document = presslens.document_from_text(text)
    table = voice_share(document, presslens.quotations(document), presslens.tokens(document))
    return {(row.measure, row.group): (row.words, row.direct) for row in table.itertuples()}


def test_words_in_marks_in_indirect_speech_and_of_the_reporter_add_up() -> None:
    found = shares("“We are ready,” said Lee. Lee said that the bank was closed. It rained.")
    assert found["voice", "direct"] == (3, 3)
    assert found["voice", "indirect"] == (5, 0)
    assert found["voice", "reporter"] == (6, 0)


def test_shares_of_the_voices_add_to_one() -> None:
    document = presslens.document_from_text("“We are ready,” said Lee. It rained.")
    table = voice_share(document, presslens.quotations(document), presslens.tokens(document))
    assert table.loc[table["measure"] == "voice", "share"].sum() == 1


def test_a_word_in_two_contents_is_counted_once_for_the_inner_source() -> None:
    found = shares("Foreign Minister Ann Hall said the company denied that it was closed.")
    assert found["source_kind", "official"] == (3, 0)
    assert found["source_kind", "organisation"] == (4, 0)


def test_what_is_quoted_is_its_speakers_whoever_it_tells_of() -> None:
    found = shares("“The company said it was closed,” said Foreign Minister Ann Hall.")
    assert found["source_kind", "official"] == (6, 6)
    assert ("source_kind", "organisation") not in found


def test_scare_quotes_are_the_reporters_words() -> None:
    assert shares("The “experts” were late.") == {("voice", "reporter"): (4, 0)}
