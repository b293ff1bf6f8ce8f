"""Sentences, paragraphs and what stands above and between them."""

import pytest

from presslens import Document, document_from_text, read_document, sentences


def split(text: str) -> list[str]:
    return list(sentences(document_from_text(text))["text"])


def kinds(text: str) -> list[tuple[str, str]]:
    table = sentences(document_from_text(text))
    return list(zip(table["kind"], table["text"], strict=True))


def paragraphs(text: str) -> list[int]:
    return list(sentences(document_from_text(text))["paragraph"])


# ---- the default article


def test_the_default_article_has_16_sentences_and_one_heading() -> None:
    table = sentences(read_document("seeds/000_cba6c4d358668237.txt"))
    assert dict(table["kind"].value_counts()) == {"body": 16, "heading": 1}
    assert list(table.loc[table["kind"] == "heading", "text"]) == ["China denies accusations of expansionism"]
    assert table["paragraph"].nunique() == 8  # seven and the heading


def test_a_quotation_of_several_sentences_ends_with_who_said_it() -> None:
    table = sentences(read_document("seeds/000_cba6c4d358668237.txt"))
    assert table["text"].iloc[3].endswith("control or getting derailed,” said the minister.")


# ---- where sentences end


@pytest.mark.parametrize(
    "expected",
    [
        ["He met Lt. Gen. J. K. Smith of the U.S. Senate at 5 p.m. on Jan. 5.", "It was No. 5."],
        ["He works at the U.N.", "The talks go on."],
        ["They sell pens, paper, etc.", "The shop is open."],
        ["Is it?", "Yes!", "No... maybe.", "Well…", "I think so.", "What?!"],
        ["“We must go,” he said.", "“Why?” she asked.", "“Because.”", "Then he left."],
        ["“How can we stop?” Mr. Smith asked.", "Nobody knew."],
        ["He said no.", "“Never!” cried Li.", "(It was late.)", "All left."],
        ["The company (Acme Inc.) fell by 3.5%.", "See www.acme.com.", "Mail a@b.co.uk!"],
        ["It fell.", "1.5 million fled.", "iPhones sold well.", "«Bon.»", "[He left.]"],
        ["He left .", "She stayed . ”", "It rained."],
    ],
)
def test_sentences_end_at_marks_and_not_at_abbreviations(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize("quotes", ["“”", '""'])
def test_curly_and_straight_quotes_end_sentences_alike(quotes: str) -> None:
    text = "“We won.” He left. Li said that “it is so. It was so.” “Will you?” he asked. “Yes. No.”"
    text = text.replace("“", quotes[0]).replace("”", quotes[1])
    assert [len(sentence) for sentence in split(text)] == [9, 8, 35, 21, 5, 4]


def test_a_sentence_may_begin_without_the_blank_before_it() -> None:
    assert split("He said “no.”The talks ended.She left Acme.com") == [
        "He said “no.”",
        "The talks ended.",
        "She left Acme.com",
    ]


def test_marks_of_a_list_belong_to_their_items() -> None:
    assert split("1. First we go. 2. Then we stay.\n(a) One thing.\nb. Another.") == [
        *("1. First we go.", "2. Then we stay.", "(a) One thing.", "b. Another."),
    ]


def test_a_picture_credit_and_a_line_that_lost_its_end_are_sentences() -> None:
    assert split("Li in Beijing. Image: Jane Doe.") == ["Li in Beijing.", "Image: Jane Doe."]
    assert split("Li Lu of the party In the north, he won.") == [
        "Li Lu of the party",
        "In the north, he won.",
    ]


# ---- paragraphs


def test_paragraphs_stand_between_blank_lines() -> None:
    assert paragraphs("One. Two.\n\nThree.\n \t\nFour.\n\n\n\nFive.") == [0, 0, 1, 2, 3]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert paragraphs("One thing is so. Two.\nThree things are so.\nFour.") == [0, 0, 1, 2]


def test_a_text_wrapped_by_hand_is_one_paragraph_and_its_sentences_cross_lines() -> None:
    text = (
        "The talks between the two countries on trade went on for a\n"
        "third day in Beijing. The minister said on Monday that Li\n"
        "Wei would speak for China. He did not say when he would.\n"
        "Others have said so."
    )
    assert set(paragraphs(text)) == {0}
    assert split(text)[1].endswith("Li\nWei would speak for China.")


def test_a_line_that_breaks_off_goes_on_in_small_letters() -> None:
    assert split("The minister said\nthat talks go on.\n\nHe left.") == [
        "The minister said\nthat talks go on.",
        "He left.",
    ]


def test_no_sentence_crosses_a_line_end_that_means_something() -> None:
    assert split(
        "Talks on trade go on, minister says\nBy Jane Doe\nThe talks went on for a third day in Beijing."
    ) == [
        *(
            "Talks on trade go on, minister says",
            "By Jane Doe",
            "The talks went on for a third day in Beijing.",
        ),
    ]


# ---- kinds


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("BEIJING (Reuters) -", "China said so."),
        ("WASHINGTON (AP) —", "“We will act,” he said."),
        ("BEIJING, Aug. 5 (Xinhua) --", "China opposes it."),
        ("HONG KONG —", "The city voted."),
        ("Kabul, Afghanistan (CNN) --", "The team is back."),
        ("Taipei, Taiwan —", "The fair opened."),
    ],
)
def test_a_dateline_is_cut_off_the_sentence_that_it_opens(dateline: str, sentence: str) -> None:
    assert kinds(f"{dateline} {sentence} More of it.") == [
        ("dateline", dateline),
        ("body", sentence),
        ("body", "More of it."),
    ]


def test_a_dateline_is_cut_off_inside_a_chunk() -> None:
    assert kinds("LONDON (AP)—The mayor spoke.") == [
        ("dateline", "LONDON (AP)—"),
        ("body", "The mayor spoke."),
    ]


@pytest.mark.parametrize(
    "text", ["NASA — which flies — is old.", "Li — the minister — said no.", "US - China talks."]
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert kinds(text) == [("body", text)]


def test_headline_byline_date_and_headings_are_told_from_the_text() -> None:
    text = (
        "China warns U.S. over row\n\nBy Jane Doe and John Roe\n\nFriday, July 21, 2017\n\n"
        "The row goes on, it said.\n\nBackground\n\nIt began in 2016.\n\nLi Wei reported from Beijing"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "byline",
        "dateline",
        "body",
        "heading",
        "body",
        "body",
    ]


def test_headings_of_markdown_are_headings() -> None:
    text = "# China warns of row\n\nThe row goes on, it said.\n\n## Background\n\nIt began in 2016."
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "heading", "body"]


def test_a_title_that_the_text_does_not_open_with_is_no_headline_of_it() -> None:
    table = sentences(Document("mine", "The row goes on. It began in 2016.", title="China warns of row"))
    assert set(table["kind"]) == {"body"}


def test_a_list_of_short_lines_has_no_headings() -> None:
    assert {
        kind for kind, _ in kinds("We need the following.\n\nMilk\n\nBread\n\nEggs\n\n- Salt\n\nThat is all.")
    } == {"body"}
