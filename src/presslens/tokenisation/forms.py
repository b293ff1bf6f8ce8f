"""What a token's form says of it: how it is counted (`norm`) and what sort it is (`kind`)."""

import re
import unicodedata

from presslens.tokenisation.patterns import address

_STRAIGHT = str.maketrans("‘’‛ʼ“”„‐‑", "''''\"\"\"--")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CLITIC = re.compile(r"n't|'\w+", re.IGNORECASE)
_SYMBOLS = frozenset("#%&*/@\\§¶†‡‰")


def norm(form: str, *, shouted: bool) -> str:
    """The case-folded form; all capitals stay (`US` is not `us`) unless the whole text is typed in capitals."""
    plain = form if form.isascii() else _INVISIBLE.sub("", form.translate(_STRAIGHT)) or form
    if plain.isupper() and not shouted and sum(map(str.isalpha, plain)) > 1 and not _CLITIC.fullmatch(plain):
        return plain
    return plain.casefold()


def kind(form: str) -> str:
    """`word` (all that holds a letter and is no address), `number`, `punctuation`, `symbol` or `url`."""
    if form.isalpha():
        return "word"
    if address().fullmatch(form):
        return "url"
    if any(map(str.isalpha, form)):
        return "word"
    if any(map(str.isalnum, form)):
        return "number"
    return "symbol" if _is_symbol(form[0]) else "punctuation"


def _is_symbol(character: str) -> bool:
    return character in _SYMBOLS or unicodedata.category(character)[0] not in "PZ"
