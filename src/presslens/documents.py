"""A file or a string becomes a `Document`: the one text that every offset of every table counts in."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from presslens.errors import InputError
from presslens.resources import located

_LINE_END = re.compile("\r\n|[\r\x85\u2028]")
_HEADLINE = re.compile(r"\s*(?P<line>\S[^\n]{0,160}[^\s.!?:;,…”\"])[^\S\n]*\n(?=\s*\S)")


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text (NFC, `\n` ends), its name, its headline ("" where it has none) and where it comes from."""

    doc_id: str
    text: str
    title: str = ""
    meta: dict[str, Any] = field(default_factory=dict)


def document_from_text(text: str, *, doc_id: str = "text") -> Document:
    """The document of a string.

    Raises:
        InputError: there is no letter and no digit in it.
    """
    meta = {
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "source": doc_id,
        "encoding": "",
        "warnings": [],
    }
    return _document(text, doc_id, meta)


def read_document(path: str | Path, *, encoding: str | None = None) -> Document:
    """The document of a text file.

    Raises:
        InputError: the file cannot be read, or is no text.
    """
    file = located(path)
    try:
        raw = file.read_bytes()
        text = raw.decode(encoding or "utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; name its encoding with encoding=") from error
    meta = {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "source": file.name,
        "encoding": encoding or "utf-8",
        "warnings": [],
    }
    return _document(text, file.stem, meta)


def _document(text: str, doc_id: str, meta: dict[str, Any]) -> Document:
    if not any(character.isalnum() for character in text):
        raise InputError(f"{doc_id}: holds no letter and no digit; there is nothing to analyse")
    text = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    headline = _HEADLINE.match(text)
    return Document(doc_id, text, headline["line"] if headline else "", meta)
