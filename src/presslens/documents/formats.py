"""The text in a file's bytes: plain, HTML or Word; what looks like something else is refused by name."""

import codecs
import io
import re
from zipfile import ZipFile

from presslens.errors import InputError

_BYTE_ORDER_MARKS = {  # UTF-32 first: its little-endian mark begins with that of UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SIGNATURES = {
    rb"%PDF": "a PDF; save it as plain text first",
    rb"PK\x03\x04": "a zip archive; unpack it first (a Word file is to end in .docx)",
    rb"\x1f\x8b|BZh\d1AY|\xfd7zXZ|7z\xbc\xaf|Rar!": "a compressed file; unpack it first",
    rb"\x89PNG|GIF8|\xff\xd8\xff|RIFF....WEBP|II\*\0|MM\0\*": "an image; its text has to be recognised first",
    rb"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx or plain text first",
    rb"\{\\rtf": "rich text; save it as plain text first",
}
_HALF = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w+")
UNPACKED = 100_000_000  # bytes in a Word file, pictures among them
LONGEST_WORD = 10_000  # letters: chemists have written a fifth of this
_HTML = (".html", ".htm", ".xhtml")
# A page may name what browsers read; Python knows stranger encodings, and some of them take hours for a megabyte.
_WEB = (
    rb"utf-?8|utf-?16(?:[lb]e)?|us-ascii|(?:windows|cp)-?\d{3,4}|iso-?8859-?\d+|latin-?1|koi8-[ru]|macintosh|tis-620"
    rb"|gb(?:k|2312|18030)|big5(?:-hkscs)?|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp"
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?(%s)(?![\w-])" % _WEB, re.IGNORECASE)


def extract(raw: bytes, *, name: str, suffix: str, encoding: str | None) -> tuple[str, str]:
    """The text of a file and the encoding it was decoded from.

    Raises:
        InputError: the bytes are not those of a text, or not in the encoding.
    """
    text, decoded_from = _extracted(raw, name, suffix, encoding)
    longest = max((len(word[0]) for word in _WORD.finditer(text)), default=0)
    if longest > LONGEST_WORD:
        raise InputError(
            f"{name}: holds a word of {longest:,} letters and is no text; take out what is encoded in it"
        )
    return text, decoded_from


def _extracted(raw: bytes, name: str, suffix: str, encoding: str | None) -> tuple[str, str]:
    if suffix == ".docx":
        return _word(raw, name), "docx"
    for signature, what in _SIGNATURES.items():
        if re.match(signature, raw, re.DOTALL):
            raise InputError(f"{name}: looks like {what}")
    if suffix in _HTML and encoding is None and (declared := _DECLARED.search(raw[:2048])):
        encoding = declared[1].decode("ascii")
    text, decoded_from = _decode(raw, name, encoding)
    _refuse_strays(text, name)
    return (_main_text(text, name) if suffix in _HTML else text), decoded_from


def _refuse_strays(text: str, name: str) -> None:
    """What a decoder may let through and no text holds."""
    if half := _HALF.search(text):
        where = f"{name}: holds half of a character at {half.start()}"
        raise InputError(f"{where}; name the encoding it is really in")
    if "\0" in text:
        raise InputError(
            f"{name}: holds NUL characters and is no text; or if it is UTF-16 without a mark, give encoding='utf-16-le'"
        )


def _decode(raw: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    mark = next((mark for mark in _BYTE_ORDER_MARKS if raw.startswith(mark)), b"")
    chosen = encoding or _BYTE_ORDER_MARKS.get(mark, "utf-8")
    try:
        text = raw.decode(chosen).removeprefix("\ufeff")
    except LookupError as error:
        raise InputError(f"{name}: {chosen!r} is no encoding; name one such as encoding='cp1252'") from error
    except UnicodeError as error:
        raise InputError(
            f"{name}: is not {chosen.upper()}; name its encoding, such as encoding='cp1252' or 'latin-1'"
        ) from error
    return text, chosen.lower()


def _main_text(page: str, name: str) -> str:
    """The article on a web page, without what stands around it, its headline first."""
    try:
        import trafilatura
    except ImportError as error:
        raise InputError(f'{name}: to read HTML, run `pip install -e ".[html]"` in the checkout') from error
    text = trafilatura.extract(page, include_comments=False, include_tables=False)
    if not text:
        raise InputError(f"{name}: no main text is found on this page; save the article as plain text")
    return "\n\n".join(text.split("\n"))


def _word(raw: bytes, name: str) -> str:
    """The paragraphs of a Word file."""
    try:
        import docx
    except ImportError as error:
        raise InputError(
            f'{name}: to read Word files, run `pip install -e ".[docx]"` in the checkout'
        ) from error
    try:
        _refuse_bomb(raw, name)
        paragraphs = docx.Document(io.BytesIO(raw)).paragraphs
    except InputError:
        raise
    except (
        Exception
    ) as error:  # a broken file makes the readers of zip, XML and Word raise whatever they like
        raise InputError(
            f"{name}: is no Word file, for all its name; save it as .docx or plain text"
        ) from error
    return "\n\n".join(paragraph.text for paragraph in paragraphs if paragraph.text.strip())


def _refuse_bomb(raw: bytes, name: str) -> None:
    """A small file can hold more than a machine has room for."""
    with ZipFile(io.BytesIO(raw)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > UNPACKED:
        raise InputError(
            f"{name}: unpacks to {size / 1e6:,.0f} MB, over the limit of {UNPACKED / 1e6:g} MB; cut it"
        )
