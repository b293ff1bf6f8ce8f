r"""A file or a string becomes a `Document`: the one text that every offset of every table counts in.

The text is brought to Unicode's composed form (NFC) and its line ends to `\n`, and is not changed otherwise: what
an editor shows is what the tables are of.
"""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presslens.documents.doubts import doubts
from presslens.documents.files import LIMIT, read_bytes, shown
from presslens.documents.formats import extract
from presslens.documents.front_matter import headline
from presslens.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text and what is known of it.

    Attributes:
        doc_id: the name it goes by in every table; of a file, its name without the suffix.
        text: NFC, `\n` line ends.
        title: its headline, or "" where the text has none.
        meta: `sha256` (of the file's bytes; of a string's UTF-8), `source` (the file's name), `encoding` (that the
            file was decoded from, "" for a string), `warnings` (one line each: what makes figures doubtful).
    """

    doc_id: str
    text: str
    title: str = ""
    meta: dict[str, Any] = field(default_factory=dict, compare=False)


def document_from_text(text: str, *, doc_id: str = "text", warnings: bool = True) -> Document:
    """The document of a string, of any size.

    Args:
        text: the string.
        doc_id: the name it goes by in every table.
        warnings: whether to look for what makes figures doubtful.

    Raises:
        InputError: there is no letter and no digit in it.
    """
    raw = text.encode("utf-8", "surrogatepass")
    return _document(text, raw, doc_id=doc_id, source=doc_id, encoding="", warnings=warnings)


def read_document(
    path: str | Path, *, encoding: str | None = None, limit: int | None = LIMIT, warnings: bool = True
) -> Document:
    r"""The document of a file: plain text, Markdown, HTML (its main text) or Word's `.docx`.

    UTF-8 with or without byte order mark, and UTF-16 and UTF-32 with one, are told apart; HTML may declare its
    encoding. Anything else has to be named: nothing is guessed.

    Args:
        path: a file, in the working folder or else in the checkout; `-` is standard input.
        encoding: how its bytes are to be decoded.
        limit: bytes it may have, 10 MB unless given; None for no limit.
        warnings: whether to look for what makes figures doubtful.

    Raises:
        InputError: it cannot be read, is too large, is no text, or holds nothing to analyse; the message is one
            line that names the file and says what to do.
    """
    name, raw = read_bytes(path, limit=limit)
    text, decoded_from = extract(raw, name=shown(path), suffix=Path(name).suffix.lower(), encoding=encoding)
    return _document(
        text,
        raw,
        doc_id=Path(name).stem,
        source=name,
        encoding=decoded_from,
        warnings=warnings,
        shown_as=shown(path),
    )


def _document(
    text: str,
    raw: bytes,
    *,
    doc_id: str,
    source: str,
    encoding: str,
    warnings: bool,
    shown_as: str = "",
) -> Document:
    if not any(map(str.isalnum, text)):
        what = "holds no letter and no digit" if text.strip() else "is empty"
        raise InputError(f"{shown_as or doc_id}: {what}; there is nothing to analyse")
    text = normalised(text)
    sha256 = hashlib.sha256(raw).hexdigest()
    meta = {
        "sha256": sha256,
        "source": source,
        "encoding": encoding,
        "warnings": doubts(text) if warnings else [],
    }
    return Document(doc_id, text, headline(text), meta)


def normalised(text: str) -> str:
    """The text in NFC, its line ends (CRLF, CR, NEL, LS) as line feeds."""
    for line_end in ("\r\n", "\r", "\x85", "\u2028"):
        text = text.replace(line_end, "\n")
    return unicodedata.normalize("NFC", text)
