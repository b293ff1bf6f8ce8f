"""What makes the figures of a text doubtful: another language than English, or characters that were spoilt."""

import re
from collections import Counter

_SAMPLE = 100_000  # characters that the language is judged by
_ENOUGH = 40  # words: in fewer, a missing function word says nothing
_FEW = 1 / 20  # share of function words; English prose has a fifth
_FUNCTION_WORDS = frozenset(
    (
        "the",
        "and",
        "of",
        "to",
        "that",
        "with",
        "from",
        "this",
        "which",
        "are",
        "were",
        "have",
        "been",
        "they",
        "their",
    )
)
_TRUST = (
    "sentences, stop words, parts of speech, sentiment and frames cannot be trusted, only what is counted"
)
_SPOILT = re.compile("â€.?|Ã[\u0080-\u00bf€‚-›]|Â[\u00a0-\u00bf]|ï»¿|\ufffd")


def doubts(text: str) -> list[str]:
    """One line for each thing that makes figures of this text doubtful; for a sound English text, none."""
    return [*_language(text[:_SAMPLE]), *_spoilt(text)]


def _language(sample: str) -> list[str]:
    letters = "".join(filter(str.isalpha, sample))
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    if latin < len(letters) / 2:
        return [f"not English: {1 - latin / len(letters):.0%} of the letters are of another script; {_TRUST}"]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    known = sum(word in _FUNCTION_WORDS for word in words)
    if len(words) >= _ENOUGH and known < _FEW * len(words):
        return [
            f"hardly English: {known} of {len(words):,} words are common English function words; {_TRUST}"
        ]
    return []


def _spoilt(text: str) -> list[str]:
    found = Counter(_SPOILT.findall(text))
    if not found:
        return []
    shown = ", ".join(f"{sequence!r} ({n})" for sequence, n in found.most_common(3))
    return [
        f"characters were spoilt before or on reading: {shown}; find the source's encoding and read it again"
    ]
