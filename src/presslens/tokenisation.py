"""A document becomes two tables: its sentences and its tokens."""

import re
from functools import cache

import pandas as pd

from presslens.documents import Document
from presslens.errors import InputError
from presslens.resources import resource

_PARAGRAPH = re.compile(r"\S(?:.*(?:\n(?!\s*\n).*)*\S)?")
_SENTENCE = re.compile(
    r"\S.*?(?:(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bLt)(?<!\bSen)(?<!\bSt)(?<!\bNo)(?<!\bMrs)(?<!\b[A-Z])[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\Z)",
    re.DOTALL,
)
_CLITIC = r"(?:n['’]t|['’](?:s|m|d|re|ve|ll))(?![\w])"
_WORD = rf"(?:(?!{_CLITIC})\w)+(?:(?!{_CLITIC})[-.,:/'’](?:(?!{_CLITIC})\w)+)*"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_TOKEN = re.compile(
    rf"(?P<url>{_ADDRESS})|(?P<abbr>(?:[A-Za-z]\.){{2,}}|(?:Mr|Ms|Mrs|Dr|Gen|Lt|Sen|St|No|Col)\.)|(?P<clitic>{_CLITIC})|(?P<word>{_WORD})|(?P<mark>([^\w\s])\6*)",
    re.IGNORECASE,
)
_SCHEMES = ("words", "ud", "treebank")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(resource("nltk_data/corpora/stopwords/english").read_text("utf8").split())


def sentences(document: Document) -> pd.DataFrame:
    """One row per sentence: keys, start, end, text, kind; a heading is a sentence of its own."""
    rows = []
    for paragraph, block in enumerate(_PARAGRAPH.finditer(document.text)):
        for found in _SENTENCE.finditer(block[0]):
            start, end = block.start() + found.start(), block.start() + len(found[0].rstrip()) + found.start()
            text = document.text[start:end]
            heading = re.search(r"[.!?…][\"”’')\]]*$", text) is None and "\n" not in text
            kind = ("headline" if start == 0 else "heading") if heading and text == block[0] else "body"
            rows.append((document.doc_id, paragraph, len(rows), start, end, text, kind))
    columns = ["doc_id", "paragraph", "sentence", "start", "end", "text", "kind"]
    return pd.DataFrame(rows, columns=columns)


def tokens(document: Document, *, scheme: str = "words") -> pd.DataFrame:
    """One row per token: keys, position, start, end, token, norm, kind, stop."""
    if scheme not in _SCHEMES:
        raise InputError(f"scheme={scheme!r}: is none of {', '.join(_SCHEMES)}")
    rows = []
    for row in sentences(document).itertuples():
        position = 0
        for found in _TOKEN.finditer(row.text):
            kind = _kind(found)
            if scheme == "words" and (kind in ("punctuation", "symbol") or found[0].lower() in ("'s", "’s")):
                continue
            norm = found[0].translate(_STRAIGHT)
            norm = norm if norm.isupper() and len(norm) > 1 else norm.casefold()
            stop = norm.casefold() in _stop_words()
            start = row.start + found.start()
            key = (row.doc_id, row.paragraph, row.sentence, position)
            rows.append((*key, start, start + len(found[0]), found[0], norm, kind, stop))
            position += 1
    columns = "doc_id paragraph sentence position start end token norm kind stop".split()
    return pd.DataFrame(rows, columns=columns)


def _kind(found: re.Match[str]) -> str:
    text = found[0]
    if found["url"]:
        return "url"
    if text[0].isdigit() and not any(c.isalpha() for c in text):
        return "number"
    if found["mark"]:
        return "symbol" if text[0] in "$£€%&@#*+=<>|~^§°" else "punctuation"
    return "word"
