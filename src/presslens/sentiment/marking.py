"""A mention marked in its sentence, as token numbers: what a model of target polarity reads."""

from collections.abc import Sequence
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

LONGEST = 128  # tokens; of a longer sentence, those around the mention are read


class Marked(NamedTuple):
    """Token numbers of a sentence with its mention between two signs, and which of them are the mention's."""

    ids: list[int]
    types: list[int]


def marked(tokenizer: Tokenizer, mentions: Sequence[tuple[str, int, int]]) -> list[Marked]:
    """Each (sentence, start, end) with `@` before and after the mention."""
    texts = [f"{text[:start]}@ {text[start:end]} @{text[end:]}" for text, start, end in mentions]
    encodings = tokenizer.encode_batch(texts)
    spans = [(start + 2, end + 2) for _, start, end in mentions]
    return [_around(_typed(encoding, span)) for encoding, span in zip(encodings, spans, strict=True)]


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
