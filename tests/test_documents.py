"""Reading: what is text becomes one, character for character; what is none ends in one clear line."""

import hashlib
import io
import os
import pickle
import sys
import unicodedata
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens import Document, InputError, document_from_text, read_document
from presslens.resources import checkout

TEXT = "Amid deteriorating relations, China’s minister said “no”.\n\nHe left.\n"
ARTICLE = "seeds/000_cba6c4d358668237.txt"


def written(folder: Path, raw: bytes, name: str = "article.txt") -> Path:
    file = folder / name
    file.write_bytes(raw)
    return file


def refusal(path: str | Path, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        read_document(path, **options)  # type: ignore[arg-type]
    return str(caught.value)


# ---- the text


@given(st.text(st.characters(exclude_characters="\r\x85\u2028"), min_size=1))
def test_a_text_in_nfc_with_line_feeds_is_kept_character_for_character(text: str) -> None:
    text = unicodedata.normalize("NFC", text + "a")
    assert document_from_text(text).text == text


@given(st.text(min_size=1))
def test_every_text_with_a_letter_becomes_a_document_in_nfc(text: str) -> None:
    document = document_from_text(text + "a")
    assert unicodedata.is_normalized("NFC", document.text)
    assert not set("\r\x85\u2028") & set(document.text)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\x85", "\u2028"])
def test_line_ends_of_every_kind_become_line_feeds(line_end: str) -> None:
    assert document_from_text(TEXT.replace("\n", line_end)).text == TEXT


def test_the_default_article_is_its_bytes() -> None:
    raw = (checkout() / ARTICLE).read_bytes()
    document = read_document(checkout() / ARTICLE)
    assert document.text == raw.decode("utf-8")
    assert document.meta["sha256"] == hashlib.sha256(raw).hexdigest()
    assert (document.doc_id, document.meta["source"]) == ("000_cba6c4d358668237", "000_cba6c4d358668237.txt")


def test_a_relative_path_is_looked_for_in_the_checkout_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_document(ARTICLE).text.startswith("Amid deteriorating")


def test_a_document_can_be_sent_to_another_process() -> None:
    document = document_from_text(TEXT)
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301


# ---- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_what_they_are_are_told_apart(tmp_path: Path, encoding: str) -> None:
    assert read_document(written(tmp_path, TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-le", "cp1252", "cp1251"])
def test_any_other_encoding_is_read_when_it_is_named(tmp_path: Path, encoding: str) -> None:
    text = TEXT if encoding != "cp1251" else "Москва и Пекин"
    file = written(tmp_path, text.encode(encoding))
    assert "encoding=" in refusal(file)
    document = read_document(file, encoding=encoding)
    assert (document.text, document.meta["encoding"]) == (text, encoding)


def test_a_wrong_or_unknown_encoding_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "“no”".encode("cp1252"))
    assert "is not ASCII" in refusal(file, encoding="ascii")
    assert "is no encoding" in refusal(file, encoding="no-such-thing")
    assert "is no encoding" in refusal(file, encoding="hex")


# ---- what is no text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("…—!\n“”".encode(), "no letter and no digit"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"GIF89a", "image"),
        (b"{\\rtf1\\ansi no", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"one\x00two", "NUL"),
    ],
)
def test_what_is_no_text_is_named_for_what_it_is(tmp_path: Path, raw: bytes, told: str) -> None:
    message = refusal(written(tmp_path, raw))
    assert told in message
    assert "article.txt" in message
    assert "\n" not in message


def test_what_is_no_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert "is a folder" in refusal(tmp_path)
    assert "pipe" in refusal(tmp_path / "pipe")
    assert "link to" in refusal(tmp_path / "link")
    assert "no such file" in refusal(tmp_path / "gone.txt")
    assert "cannot be read" in refusal(tmp_path / "round")
    assert "cannot be read" in refusal(tmp_path / ("long" * 100))
    assert "is no path" in refusal("nul\0inside")


def test_a_name_with_a_line_end_still_gives_one_line(tmp_path: Path) -> None:
    assert "\n" not in refusal(tmp_path / "two\nlines.txt")


def test_the_limit_is_told_and_can_be_raised(tmp_path: Path) -> None:
    file = written(tmp_path, b"word " * 2_100_000)
    assert "limit of 10 MB" in refusal(file)
    assert "limit of 0.001 MB" in refusal(file, limit=1_000)
    assert len(read_document(file, limit=None).text) == 10_500_000


# ---- standard input, HTML, Word


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    document = read_document("-")
    assert (document.text, document.doc_id) == (TEXT, "standard input")


def test_standard_input_has_the_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"word " * 3_000)))
    assert "standard input: has more than" in refusal("-", limit=10_000)


@pytest.mark.parametrize(("name", "library"), [("page.html", "trafilatura"), ("letter.docx", "docx")])
def test_a_missing_extra_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert "pip install -e" in refusal(written(tmp_path, b"<p>text</p>", name))


def test_html_is_its_main_text_with_the_headline_first(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "<p>The minister said on Monday that the two countries should keep talking to each other.</p>" * 4
    page = f"<html><nav>Home</nav><article><h1>China warns of row</h1>{body}</article></html>"
    document = read_document(written(tmp_path, page.encode(), "page.html"))
    assert document.title == "China warns of row"
    assert "Home" not in document.text


def test_word_files_are_their_paragraphs(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    letter = docx.Document()
    for paragraph in ("China warns of row", "The minister said “no”.", "He left."):
        letter.add_paragraph(paragraph)
    letter.save(tmp_path / "letter.docx")
    document = read_document(tmp_path / "letter.docx")
    assert document.text == "China warns of row\n\nThe minister said “no”.\n\nHe left."
    assert document.title == "China warns of row"


# ---- headlines


@pytest.mark.parametrize(
    "text",
    [
        "China warns of row\n\nThe minister said on Monday that talks will go on.\n",
        "China Warns U.S. Over Row.\n\nThe minister said on Monday that talks will go on.\n",
        "China warns U.S.\n\nThe minister said on Monday that talks will go on.\n",
        "China warns of row\nThe minister said on Monday that talks will go on and on, for as long as it takes.\n",
    ],
)
def test_a_short_first_line_that_is_set_apart_is_the_headline(text: str) -> None:
    assert document_from_text(text).title == text.partition("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "China warns of row",
        "The talks go on.\n\nThe minister said on Monday that they will.\n",
        "Mr. President,\n\nIt is my duty to extend to you our most sincere felicitations.\n",
        "Many thanks. The talks go on. Li\n\nThe minister said on Monday that talks will go on.\n",
        "By Jane Doe\n\nThe minister said on Monday that talks will go on.\n",
        "Friday, July 21, 2017\n\nThe minister said on Monday that talks will go on.\n",
        "- an item of a list\n\nThe minister said on Monday that talks will go on.\n",
        "We, the delegation of the Republic of China,\nhave come to attend the session of the Assembly today.\n",
        "The minister of a large country\nsaid on Monday that talks would go on\nfor as long as it takes them.\n",
    ],
)
def test_nothing_else_pretends_to_be_one(text: str) -> None:
    assert document_from_text(text).title == ""


def test_a_headline_of_markdown_loses_its_sign() -> None:
    assert (
        document_from_text("# China warns of row\n\nThe minister said that talks go on.").title
        == "China warns of row"
    )


# ---- doubts


def test_a_sound_english_text_is_not_doubted() -> None:
    assert read_document(ARTICLE).meta["warnings"] == []


@pytest.mark.parametrize(
    "text",
    [
        "外交部发言人表示，中美关系十分重要。",
        "Министр иностранных дел заявил, что отношения важны.",
        "Der Minister sagte am Montag in der Stadt, dass die beiden Länder in den nächsten Monaten weiter miteinander "
        "reden werden, auch wenn es noch viele Fragen gibt, die nicht gelöst sind, und dass er selbst zu jeder Zeit "
        "bereit sei, mit seinem Kollegen zu sprechen, so bald es geht.",
        "El ministro dijo el lunes que los dos países deben seguir hablando en los próximos meses, aunque hay muchas "
        "cuestiones que no se han resuelto, y que él mismo está listo para hablar con su colega en cualquier momento, "
        "tan pronto como sea posible, en la capital.",
    ],
)
def test_a_text_that_is_not_english_is_read_with_a_warning(text: str) -> None:
    (warning,) = document_from_text(text).meta["warnings"]
    assert "English" in warning
    assert "\n" not in warning


def test_spoilt_characters_are_reported_with_what_was_found() -> None:
    spoilt = "China’s minister".encode().decode("cp1252")
    (warning,) = document_from_text(f"{spoilt} and {spoilt} said no").meta["warnings"]
    assert "â€™" in warning
    assert "2" in warning


def test_a_document_made_by_hand_needs_only_its_text() -> None:
    assert Document("mine", "Text.") == Document("mine", "Text.", "", {})


# ---- Word files that are none


def zipped(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"a" * size)
    return stream.getvalue()


@pytest.mark.parametrize(
    "error", [SyntaxError("no XML"), AttributeError("x"), RuntimeError("encrypted"), EOFError()]
)
def test_whatever_a_broken_word_file_makes_its_reader_raise_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(stream: io.BytesIO) -> None:
        raise error

    monkeypatch.setitem(sys.modules, "docx", SimpleNamespace(Document=broken))
    assert "is no Word file" in refusal(written(tmp_path, zipped(9), "letter.docx"))
    assert "is no Word file" in refusal(written(tmp_path, b"PK\x03\x04 no", "letter.docx"))


def test_a_word_file_that_would_fill_the_memory_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", SimpleNamespace(Document=lambda stream: pytest.fail("unpacked")))
    assert "unpacks to 100 MB, over the limit" in refusal(
        written(tmp_path, zipped(100_000_001), "letter.docx")
    )


def test_half_of_a_character_that_an_encoding_lets_through_is_refused(tmp_path: Path) -> None:
    assert "half of a character at 2" in refusal(written(tmp_path, b"a +2AA-", "a.txt"), encoding="utf-7")


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        ("windows-1251", "Москва"),
        ("cp1251", "Москва"),
        ("punycode", ""),
        ("idna", ""),
        ("unicode_escape", ""),
    ],
)
def test_a_page_is_read_in_no_encoding_that_only_python_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declared: str, read: str
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(extract=lambda page, **options: page))
    page = written(tmp_path, f"<meta charset={declared}>Москва".encode("cp1251"), "page.html")
    assert read_document(page).text.endswith(read) if read else "is not UTF-8" in refusal(page)
