"""Where the two schemes of our own cut a chunk: `ud`, which is parsed, and `words`, which is counted on.

Each is one regular expression over the chunks of a text, where a space follows a chunk inside its sentence and a
line end one that ends it: so a full stop can be told from the period of an abbreviation.

`ud` follows UD English (Silveira et al. 2014; Zeldes 2017), which follows the guidelines of the English Web
Treebank (Bies et al. 2012): clitics are words, hyphens cut words except after a prefix. `words` keeps hyphenated
words whole. Both take every character that is not blank; what is not counted on is left out later.

No quantifier may try the same characters twice without bound (they are possessive, or guarded by what stands
before them), so time grows with length alone, whatever the text.
"""

import re
from functools import cache

from presslens.tokenisation.conventions import abbreviations, any_of, word_parts
from presslens.tokenisation.treebank import treebank

_LETTER = r"[^\W\d_]"
_JOINERS = r"\u0300-\u036f\u0900-\u0963\u00ad\u200b-\u200d"  # combining marks and the like, which \w lacks
_CHARACTER = rf"(?:[^\W_]|[{_JOINERS}]|_++(?=[^\W_]))"
_HYPHEN = r"[-‐‑]"
_CLITIC = r"(?i:n['’]t|['’](?:s|re|ve|ll|d|m))(?!\w)"
_WORD = rf"(?:[^\W_]{_CHARACTER}*+(?!['’])|(?=[^\W_])(?:(?!{_CLITIC})(?:{_CHARACTER}|(?<=\w)['’](?=\w)))++)"
_NUMBER = r"(?:(?<![\w.])\.)?\d++(?:[.,:/]\d++)*+"
_NUMBER_END = rf"(?:['’]s(?!\w)|{_CHARACTER}*+)"  # 70’s, 4th, 3G

# What most chunks are, told at once: a word, a mark after it, a full stop.
_PLAIN = rf"(?<!\S){_LETTER}++(?=[,;?!]?+\s)"
_SINGLE = r"[,;(){}\[\]\"“”„«»]|-(?![-=])|/(?!/)|(?<![.?!])\.(?=\s)"


@cache
def pattern(scheme: str) -> re.Pattern[str]:
    """The tokens of a scheme, in chunks each followed by a space or, at the end of its sentence, a line end."""
    return re.compile({"words": _words, "ud": _ud, "treebank": treebank}[scheme](), re.MULTILINE)


@cache
def address() -> re.Pattern[str]:
    """A token that is an address."""
    return re.compile(_address())


def _ud() -> str:
    unit = rf"(?:{any_of(word_parts('unit'))})(?!\w)"  # 375|mm, 6:00|am
    telephone = r"\d++(?:-\d++){2,5}+(?!\w)|\d{3}-\d{4}(?!\w)|\d-\d{4}(?!\w)"
    currency = r"(?<!\w)[A-Z]{1,3}\$"
    prefixed = rf"(?<!\w)(?=\w{{1,8}}{_HYPHEN}\w)(?i:{any_of(word_parts('prefix'))}){_HYPHEN}{_WORD}"
    slashed = rf"(?<!\w)(?=\w/\w)(?i:{any_of(word_parts('slash'))})(?!\w)"
    return _first_of(
        *(_contraction(), _PLAIN, _SINGLE, _named(), telephone, rf"{_NUMBER}(?:(?={unit})|{_NUMBER_END})"),
        rf"(?<=\d){unit}",
        *(_elision(), currency, _abbreviation(), slashed, prefixed, _given_name(), _WORD, _CLITIC, _marks()),
    )


def _words() -> str:
    part = rf"(?:{_NUMBER}{_NUMBER_END}|{_abbreviation()}|{_WORD})"
    hyphenated = rf"{part}(?:{_HYPHEN}{part})*+"
    return _first_of(_contraction(), _PLAIN, _SINGLE, _named(), _elision(), hyphenated, _CLITIC, _marks())


def _first_of(*patterns: str) -> str:
    return "|".join(patterns)


def _named() -> str:
    """Addresses, files, hashtags, user names, AT&T; first a glance whether the chunk holds a mark that they need."""
    file = rf"(?<![\w.-])(?:[^\W_][\w-]*\.)+(?i:{any_of(word_parts('file'))})(?!\w)"
    tag = rf"(?<!\w)[#@]{_LETTER}\w*+(?:\.\w++)*+"
    firm = r"(?<!\w)[A-Z]{1,3}&[A-Z]{1,3}(?!\w)"
    return rf"(?<![\w.+%-])(?=[^\s.@/:#&]{{0,64}}+[.@/:#&]\S)(?:{_address()}|{file}|{tag}|{firm})"


def _address() -> str:
    """Addresses of the web, with or without a scheme, of mail (64 characters before @: RFC 5321), of newsgroups."""
    tail = r"[^\s<>\"“”]*(?<![.,;:!?'’)\]}*])"
    host = rf"(?<![\w.-])(?:[^\W_][\w-]*\.)+(?i:{any_of(word_parts('domain'))})(?![\w@])(?:/{tail})?"
    mail = r"(?<![\w.+%-])[\w.+%-]{1,64}+@\w[\w-]*+(?:\.\w[\w-]*+)*+"
    newsgroup = r"(?<![\w.-])[a-z]{2,}+(?:\.[a-z][a-z0-9-]++){2,}+(?![\w@])"
    return rf"(?:(?:https?|ftp)://{tail}|www\.{tail}|{mail}|{host}|{newsgroup})"


def _elision() -> str:
    """Words that an apostrophe opens: ’em, ’90s."""
    return rf"(?<!\w)['’](?i:\d\ds?|{any_of(word_parts('elision'))})(?!\w)"


def _abbreviation() -> str:
    """Words with a period of their own: initials, listed ones, and any with a comma after the period."""
    before_number = [term[:-1] for term, category in abbreviations().items() if category == "number"]
    others = [term[:-1] for term, category in abbreviations().items() if category != "number"]
    initials = (
        rf"(?:{_LETTER}\.){{2,}}+(?:{_LETTER}(?![\w.]))?|{_LETTER}\.{_LETTER}(?![\w.])|{_LETTER}\.(?=[ \w,-])"
    )
    listed = rf"(?=\w{{1,8}}\.)(?:{any_of(others)}|(?:{any_of(before_number)})(?=\.[ \w]))\."
    return rf"(?<!\w)(?:{initials}|{listed}|{_LETTER}{_CHARACTER}*+\.(?=[,;:]))"


def _contraction() -> str:
    """The first word of an undivided contraction: can|not, gon|na."""
    pairs = [term.split("|") for term in word_parts("contraction")]
    whole = any_of(left + right for left, right in pairs)
    cut = "|".join(rf"{left}(?={right}(?!\w))" for left, right in pairs)
    return rf"(?<!\w)(?i:(?=(?:{whole})(?!\w))(?:{cut}))".replace("'", "['’]")


def _given_name() -> str:
    """A given name of two short syllables, Chi-wai or Min-woo: one word in UD English's news; longer ones are cut."""
    syllable = "[aeiou]{1,2}(?:ng|[nkm])?"
    return rf"(?<![\w-])(?=[A-Z][a-z]{{1,2}}-)[A-Z]h?{syllable}-(?![aeiou])[A-Za-z][a-z]?{syllable}(?![\w-])"


def _marks() -> str:
    """Punctuation and symbols: a run of one mark, an ellipsis, a face is one token; all else is one for each mark."""
    runs = "|".join(re.escape(mark) + "{2,}+" for mark in "*~_+<>#^|\\/$–—")
    return rf"\.{{3,}}+|[.?!]{{2,}}+|(?<!\w)[:;=]-?[()DPp](?!\w)|''|``|[-=]{{2,}}+|{runs}|\S"
