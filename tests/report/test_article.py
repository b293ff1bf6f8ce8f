"""The article stands in the page once, in pieces that say which layers and claims hold them."""

from hypothesis import given
from hypothesis import strategies as st

from presslens.atoms import Span
from presslens.report.article import KINDS, Paragraph, Piece, kinds, paragraphs
from presslens.report.claims import Claims, written_spans
from presslens.report.outputs import Article, Layer

TEXT = "One 😀 two. Three!\n\nFour “five”.\n"
SENTENCES = ((0, 10, "body", 0), (11, 17, "body", 0), (19, 31, "heading", 1))
ARTICLE = Article("document", TEXT, "", 5, {}, SENTENCES)
SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda pair: (min(pair), max(pair))
)
CLAIMS = st.lists(st.lists(SPAN, min_size=1, max_size=4), max_size=8)


def pieces(found: list[Paragraph]) -> list[Piece]:
    return [piece for paragraph in found for sentence in paragraph.sentences for piece in sentence.pieces]


def claimed(evidence: list[list[Span]]) -> Claims:
    claims = Claims(len(TEXT))
    for spans in evidence:
        claims.finding(spans)
    return claims


@given(evidence=CLAIMS, spans=st.lists(st.tuples(SPAN, st.sampled_from("abc")), max_size=6))
def test_the_pieces_are_the_text_and_nothing_else(
    evidence: list[list[Span]], spans: list[tuple[Span, str]]
) -> None:
    layer = Layer("layer", "Layer", tuple((start, end, kind) for (start, end), kind in spans))
    found = paragraphs(ARTICLE, [layer], claimed(evidence).spans)
    assert "".join(piece.text for piece in pieces(found)) == TEXT


@given(evidence=CLAIMS)
def test_the_pieces_of_a_claim_are_its_words_to_the_character(evidence: list[list[Span]]) -> None:
    claims = claimed(evidence)
    found = pieces(paragraphs(ARTICLE, [], claims.spans))
    for anchor, spans in claims.spans.items():
        held = {place for start, end in spans for place in range(start, end)}
        assert "".join(piece.text for piece in found if anchor in piece.classes) == "".join(
            letter for place, letter in enumerate(TEXT) if place in held
        )


@given(evidence=CLAIMS)
def test_each_claim_has_one_anchor_and_it_stands_on_its_first_words(evidence: list[list[Span]]) -> None:
    claims = claimed(evidence)
    found = pieces(paragraphs(ARTICLE, [], claims.spans))
    anchors = [anchor for piece in found for anchor in piece.anchors]
    assert sorted(anchors) == sorted(claims.spans)
    for anchor in claims.spans:
        assert anchor in next(piece for piece in found if anchor in piece.classes).anchors


def test_paragraphs_keep_their_kind_and_sentences_their_number() -> None:
    found = paragraphs(ARTICLE, [], {})
    assert [paragraph.kind for paragraph in found] == ["body", "heading"]
    numbers = [[sentence.number for sentence in paragraph.sentences] for paragraph in found]
    assert numbers == [[0, -1, 1, -1], [2, -1]]


def test_a_label_stands_only_where_the_kind_changes() -> None:
    layer = Layer("voices", "Voices", ((0, 3, "Le"), (6, 9, "Le"), (11, 16, "Li")))
    found = pieces(paragraphs(ARTICLE, [layer], {}))
    assert [piece.labels for piece in found if piece.labels] == [(("l1", "Le"),), (("l1", "Li"),)]


def test_the_most_frequent_kinds_of_a_layer_have_looks_of_their_own() -> None:
    spans = [(i, i + 1, kind) for i, kind in enumerate("aabbbcdefgh")]
    numbers = kinds(Layer("layer", "Layer", tuple(spans)))
    assert list(numbers)[:2] == ["b", "a"]
    assert set(numbers.values()) == set(range(1, KINDS + 1))


def test_findings_on_the_same_words_have_addresses_of_their_own_and_rows_share_them() -> None:
    claims = Claims(100)
    assert [claims.finding([(1, 5)]), claims.finding([(1, 5)])] == ["c1", "c2"]
    assert [claims.other([(1, 5)]), claims.other([(7, 9)]), claims.other([(7, 9)])] == ["c1", "c3", "c3"]


def test_spans_outside_the_text_give_no_address() -> None:
    claims = Claims(10)
    assert [
        claims.finding([(-1, -1)]),
        claims.finding([(9, 11)]),
        claims.finding([(3, 3)]),
        claims.finding([]),
    ] == [""] * 4


def test_rows_beyond_the_limit_have_no_address_but_findings_always_do() -> None:
    claims = Claims(1000, most=2)
    assert [claims.other([(i, i + 1)]) for i in range(4)] == ["c1", "c2", "", ""]
    assert claims.finding([(50, 60)]) == "c3"


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1))
def test_spans_are_read_as_tables_write_them(spans: list[Span]) -> None:
    assert written_spans(";".join(f"{start}-{end}" for start, end in spans)) == spans


def test_anything_else_is_no_span() -> None:
    assert [written_spans(text) for text in ("", "12", "1-2;x", "javascript:1-2")] == [[]] * 4
