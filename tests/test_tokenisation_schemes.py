"""What becomes of hyphens, quotes, clitics, abbreviations, numbers and addresses in `words` and `ud`.

Cases marked spaCy or NLTK are known values of their own tests (spaCy 3.8.18, `tests/lang/en`; NLTK 3.10.4,
`test/tokenize.doctest`), where UD English decides alike.
"""

import pytest

from presslens import document_from_text, read_document, tokens


def ud(text: str) -> list[str]:
    return list(tokens(document_from_text(text), scheme="ud")["token"])


def words(text: str) -> list[str]:
    return list(tokens(document_from_text(text))["token"])


def norms(text: str) -> list[str]:
    return list(tokens(document_from_text(text))["norm"])


def kinds(text: str, scheme: str = "ud") -> dict[str, str]:
    table = tokens(document_from_text(text), scheme=scheme)
    return dict(zip(table["token"], table["kind"], strict=True))


# ---- words


def test_the_default_article_has_331_words() -> None:
    table = tokens(read_document("seeds/000_cba6c4d358668237.txt"))
    assert len(table) == 331
    assert set(table["kind"]) == {"word", "number"}
    assert {"Sino-US", "COVID-19", "HKPF", "US"} <= set(table["token"])


def test_words_have_no_punctuation_and_no_possessive() -> None:
    assert words("China’s minister, Le: “No” (or so) – 50%!") == [
        "China",
        "minister",
        "Le",
        "No",
        "or",
        "so",
        "50",
    ]
    assert words("the ministers’ talks, James's talks") == ["the", "ministers", "talks", "James", "talks"]


def test_contractions_are_two_words() -> None:
    assert words("We don’t. It’s he'd; let’s, who's") == [
        *("We", "do", "n’t", "It", "’s", "he", "'d", "let", "’s", "who", "'s")
    ]
    assert words("cannot gonna dont") == ["can", "not", "gon", "na", "do", "nt"]


WHOLE = (
    "Sino-US COVID-19 U.S. U.S.-led non-US mother-in-law 9-year-old O’Brien 1,000 3.2bn a@b.com www.acme.com #MeToo "
    "@POTUS AT&T ’90s 9/11 4th https://www.un.org/en/?a=b"
)


@pytest.mark.parametrize("word", WHOLE.split())
def test_words_that_stay_whole(word: str) -> None:
    assert words(f"It {word} is") == ["It", word, "is"]


def test_a_slash_and_a_dash_part_words() -> None:
    assert words("and/or war—peace 2015–2020") == ["and", "or", "war", "peace", "2015", "2020"]


# ---- norm and stop


def test_norm_folds_case_but_not_acronyms() -> None:
    assert norms("The US and us: Nato, NATO, I, A") == ["the", "US", "and", "us", "nato", "NATO", "i", "a"]


def test_norm_of_a_text_in_capitals_is_folded() -> None:
    assert norms("THE US DIDN’T AGREE") == ["the", "us", "did", "n't", "agree"]


def test_curly_and_straight_marks_have_the_same_norm() -> None:
    assert norms("O’Brien didn’t") == norms("O'Brien didn't") == ["o'brien", "did", "n't"]
    assert norms("co‑operation") == norms("co-operation")


def test_pieces_of_contractions_are_stop_words_and_acronyms_are_not() -> None:
    table = tokens(document_from_text("It’s not the US that don’t know IT"))
    assert list(table.loc[~table["stop"], "token"]) == ["US", "know", "IT"]


# ---- ud


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("The U.S. Army likes Shock and Awe.", 8),
        ("U.N. regulations are not a part of their concern.", 10),
        ("“Isn't it?”", 6),
        ('Yes! "I\'d rather have a walk", Ms. Comble sighed. ', 15),
        ("'Me too!', Mr. P. Delaware cried. ", 11),
        ("They ran about 10km.", 6),
        ("But then the 6,000-year ice age came...", 10),
        ("It's mediocre i.e. bad.", 6),
        ("(can't?)", 5),
        ("(U.S.?)", 4),
        ("best-known", 3),
        ("103.27-300", 3),
        ("best.Known", 3),
        ("best...known", 3),
        ("_MATH_.", 4),
        ("12a.m.", 2),
        ("We Were Scared", 3),
        ("want/need", 3),
        ("3/4/2012", 1),
        ("john.doe@example.co.uk", 1),
    ],
)
def test_ud_has_as_many_tokens_as_spacy_expects(text: str, n: int) -> None:
    assert len(ud(text)) == n


@pytest.mark.parametrize("mark", ["'", "’"])
def test_clitics_are_words_of_their_own_in_ud(mark: str) -> None:
    text = "China's minister couldn't've said he'd go; they're James' O'Neill".replace("'", mark)
    assert ud(text) == [
        *(
            "China",
            f"{mark}s",
            "minister",
            "could",
            f"n{mark}t",
            f"{mark}ve",
            "said",
            "he",
            f"{mark}d",
            "go",
            ";",
        ),
        *("they", f"{mark}re", "James", mark, f"O{mark}Neill"),
    ]


def test_hyphens_cut_in_ud_but_after_a_prefix_and_in_telephone_numbers() -> None:
    assert ud("front-line e-mail non-human anti-smoker 303-832-8160") == [
        *("front", "-", "line", "e-mail", "non-human", "anti-smoker", "303-832-8160")
    ]


def test_abbreviations_keep_their_period_and_sentences_lose_theirs() -> None:
    assert ud("Lt. Gen. J. Smith (D., Ill.) of Acme Inc. took No. 5 at 5 p.m. in D.C.") == [
        *(
            "Lt.",
            "Gen.",
            "J.",
            "Smith",
            "(",
            "D.",
            ",",
            "Ill.",
            ")",
            "of",
            "Acme",
            "Inc.",
            "took",
            "No.",
            "5",
        ),
        *("at", "5", "p.m.", "in", "D.C."),
    ]
    assert ud("He said no. It was plan B.") == ["He", "said", "no", ".", "It", "was", "plan", "B", "."]


def test_runs_of_a_mark_are_one_token_and_quotes_and_brackets_are_not() -> None:
    assert ud("What?! No... (“well”) -- so :-) [sic]") == [
        *("What", "?!", "No", "...", "(", "“", "well", "”", ")", "--", "so", ":-)", "[", "sic", "]")
    ]


def test_money_percent_and_units_are_cut_off_in_ud() -> None:
    assert ud("$5 US$20 £3m 50% 6:00am 10km #1") == [
        *("$", "5", "US$", "20", "£", "3", "m", "50", "%", "6:00", "am", "10", "km", "#", "1")
    ]


@pytest.mark.parametrize(
    "address",
    ["http://www.un.org/en/a_(b)?c=d", "www.acme.co.uk", "Gawker.com", "a.b+c@d-e.org", "alt.animals.cat"],
)
def test_addresses_are_one_token_without_the_marks_around_them(address: str) -> None:
    assert ud(f"(see {address}), he said") == ["(", "see", address, ")", ",", "he", "said"]
    assert kinds(f"see {address}")[address] == "url"


def test_kinds_tell_words_numbers_punctuation_and_symbols() -> None:
    assert kinds("Le paid $ 1,000 % ½ COVID-19 4th – “ & …", "treebank") == {
        **dict.fromkeys(("Le", "paid", "COVID-19", "4th"), "word"),
        **dict.fromkeys(("1,000", "½"), "number"),
        **dict.fromkeys(("–", "“", "…"), "punctuation"),
        **dict.fromkeys(("$", "%", "&"), "symbol"),
    }


def test_other_scripts_and_combining_marks_make_words() -> None:
    assert words("Москва नमस्ते e\u0323\u0304") == ["Москва", "नमस्ते", "ẹ\u0304"]


# ---- treebank


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The company spent 40.75% of it.", ["The", "company", "spent", "40.75", "%", "of", "it", "."]),
        ("He arrived at 3:00 pm.", ["He", "arrived", "at", "3:00", "pm", "."]),
        (
            "There were 300,000, but that wasn't",
            ["There", "were", "300,000", ",", "but", "that", "was", "n't"],
        ),
        ("It's more'n enough.", ["It", "'s", "more", "'n", "enough", "."]),
        ("cliche-ridden wanna-be I cannot", ["cliche-ridden", "wanna-be", "I", "can", "not"]),
        ("New (York).  Please (buy)", ["New", "(", "York", ")", ".", "Please", "(", "buy", ")"]),
        ("«Now that I can do.»", ["«", "Now", "that", "I", "can", "do", ".", "»"]),
    ],
)
def test_treebank_has_the_tokens_that_nltk_documents(text: str, expected: list[str]) -> None:
    assert list(tokens(document_from_text(text), scheme="treebank")["token"]) == expected
