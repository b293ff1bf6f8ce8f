"""How many syllables a written English word has: groups of vowel letters, corrected by rules and exceptions.

A word has as many syllables as it has groups of vowel letters, less those whose vowel is silent, more where vowel
letters that stand together are spoken apart or a consonant makes a syllable of its own. Frequent words that these
rules get wrong are in `data/lexicons/syllables.csv`, with the count that the CMU Pronouncing Dictionary gives.
Without exceptions the rules agree with that dictionary on 98 in 100 running words of general English.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase

import pandas as pd

from presslens.resources import resource

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"""(?x)
    ^y(?=[aeiou])                                # year
    | (?<=[qg])u(?=[aeiy])                       # quite, guess
    | (?<=[^aeiouy])e$                           # make
    | (?<=[^aeiouytd])ed$ | (?<=[aeiou]y)ed$     # worked, played
    | (?<=[^aeiouysxzgc])es$                     # makes
    | (?<=[^aeiouylr])e(?=ments?$)               # statement
    | (?<=[aeiouy][^aeiouy])e(?=ly$|less|ful|ness)  # lately
    | (?<=ic)a(?=lly$) | (?<=ev)e(?=ry)          # basically, every
    """
)
_CONSONANT = re.compile(r"[^aeiouylr][lr]e?[sd]?$|[cs]hes$|(?:s|th)ms?$")  # little, churches, rhythm
_APART = re.compile(
    r"""(?x)
    (?<![cgtsxlnz])i[ao] | (?<=[lnv])iu | (?<=[^cgtsx])iou       # dial, various
    | [aeiouy]ing                                                # being
    | (?<![gp])eo(?!u) | ^geo(?!r)                               # video, geography
    | ua(?!r) | ue(?=[lnt]) | ui(?=[nt]) | uou                   # actual, fluent, ruin
    | [aiou]y[aeio] | yi | oe[lmr] | oi(?=ng)                    # royal, poem
    | (?<![ct])ie(?=[nt](?!d)) | (?<!l[fd])ie(?=rs?$|st$)        # quiet, easier
    | (?:cr|th|id|ar|^r)ea(?=[^dmkslr]|$|st|l[aeimt]) | eu(?=m|s$)  # create, idea, museum
    """
)
_SHORT = 3  # capitals up to this length are spoken letter by letter
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def syllables(word: str) -> int:
    """How many syllables a word has: of a compound the sum of its parts, 0 where it holds no letter.

    Capitals without a vowel, or up to three of them, are spoken letter by letter (`HKPF`, `US`).
    """
    return sum(by_part(word))


def by_part(word: str) -> list[int]:
    """The syllables of each part of a compound (`decision-making`: 3 and 2)."""
    return [_spoken(part) for part in _PART.findall(word)]


def by_rule(letters: str) -> int:
    """What the rules alone say of a word in small letters a … z."""
    sounded = _SILENT.sub("", letters)
    patterns = ((_VOWELS, sounded), (_CONSONANT, letters), (_APART, sounded))
    return max(1, sum(len(pattern.findall(text)) for pattern, text in patterns))


def _spoken(part: str) -> int:
    bare = unicodedata.normalize("NFD", part.lower())  # café counts as cafe
    letters = "".join(letter for letter in bare if letter in ascii_lowercase)
    if part.isupper() and len(part) > 1 and (len(part) <= _SHORT or not _VOWELS.search(letters)):
        return len(letters) + 2 * letters.count("w")
    return _exceptions().get(letters) or by_rule(letters)


@cache
def _exceptions() -> Mapping[str, int]:
    table = pd.read_csv(resource("lexicons/syllables.csv"), keep_default_na=False)
    return dict(zip(table["term"], table["weight"].tolist(), strict=True))
