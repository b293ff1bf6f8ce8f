"""A mention marked in its sentence, as token numbers: what a model of target polarity reads.

A name is kept out of sight: whichever name stands in a place, the model reads the same single mask there, and so
gives the same answer. What a name stands for is not in the sentence, and is not the sentence's evaluation.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

LONGEST = 128  # tokens; of a longer sentence, those around the mention are read
_MASKS = ("[MASK]", "<mask>")  # BERT's and MPNet's
_LINK = re.compile(r"the|of|for|and|&|in|on|to|de|del|da|di|la|le|van|von|der|den|bin|al|el", re.IGNORECASE)
_PRONOUN = re.compile(
    r"I|Me|My|We|Us|Our|You|Your|He|Him|His|She|Her|It|Its|They|Them|Their|This|That|These|Those|Who|One"
)
_PARTS = re.compile(r"[\s-]+")
_EDGES = "\"“”‘’'()[],.:;"


class Marked(NamedTuple):
    """Token numbers of a sentence with its mention between two signs, and which of them are the mention's."""

    ids: list[int]
    types: list[int]


def is_name(mention: str) -> bool:
    """Capitalised throughout, but for links such as `of`, and no pronoun."""
    words = [word.strip(_EDGES) for word in _PARTS.split(mention)]
    named = [word for word in words if word and not _LINK.fullmatch(word)]
    pronoun = len(named) == 1 and _PRONOUN.fullmatch(named[0])  # `US` and `WHO` are none
    capitals = [word[0].isupper() for word in named if not word[0].isdigit()]
    return bool(capitals) and not pronoun and all(capitals)


def marked(
    tokenizer: Tokenizer, mentions: Sequence[tuple[str, int, int]], *, names_in_sight: bool = False
) -> list[Marked]:
    """Each (sentence, start, end) with `@` before and after the mention; a name is masked, unless it shall be seen.

    A mention that is the whole sentence is read as it is: without its words nothing would be left.
    """
    texts = [f"{text[:start]}@ {text[start:end]} @{text[end:]}" for text, start, end in mentions]
    encodings, mask = tokenizer.encode_batch(texts), mask_of(tokenizer)
    found = []
    for encoding, (text, start, end) in zip(encodings, mentions, strict=True):
        mark = _typed(encoding, (start + 2, end + 2))
        hidden = not names_in_sight and end - start < len(text) and is_name(text[start:end])
        found.append(_around(masked(mark, mask) if hidden else mark))
    return found


def masked(mark: Marked, mask: int) -> Marked:
    """One mask for all tokens of the mention: neither its words nor their number show."""
    first, length = mark.types.index(1) if 1 in mark.types else 0, sum(mark.types)
    one, after = min(length, 1), first + length
    return Marked(
        [*mark.ids[:first], *[mask] * one, *mark.ids[after:]],
        [*mark.types[:first], *[1] * one, *mark.types[after:]],
    )


def mask_of(tokenizer: Tokenizer) -> int:
    """The token that stands for what is not seen."""
    return next(token for name in _MASKS if (token := tokenizer.token_to_id(name)) is not None)


def _typed(encoding: Encoding, span: tuple[int, int]) -> Marked:
    """Type 1 for the tokens whose characters lie in the span; special tokens have none."""
    inside = [span[0] <= start < end <= span[1] for start, end in encoding.offsets]
    return Marked(encoding.ids, [int(each) for each in inside])


def _around(whole: Marked) -> Marked:
    """The first and last token, and those around the mention that fit between them."""
    if len(whole.ids) <= LONGEST:
        return whole
    middle = whole.types.index(1) if 1 in whole.types else 0
    first = min(max(middle - LONGEST // 2, 1), len(whole.ids) - LONGEST + 1)
    keep = [0, *range(first, first + LONGEST - 2), len(whole.ids) - 1]
    return Marked([whole.ids[at] for at in keep], [whole.types[at] for at in keep])
