"""Where the Penn Treebank scheme cuts a chunk: what NLTK's `word_tokenize` does, in one expression and with spans.

NLTK's tokenizer (after Robert MacIntyre's sed script of 1995) rewrites the text in some thirty substitutions, each
of which sees the blanks that earlier ones have put in. Here each of them is a reason to cut, so that the text and
its quotation marks stay as they are. The two are known to differ in runs of four and more commas or colons.
"""

_SINGLE = r"[«“‘„»”’;@#$%&‒–—―?!*\[\](){}<>\"]"  # always a token
_PAIR = r"''|--|\.\.+|``?"
_COLON = r"(?<![:,])[:,](?!\d)|(?<=[:,])(?<![:,][:,])[:,](?=[:,](?!\d)|\s)|(?<=[:,][:,])[:,](?!\d)"
_FULL_STOP = r"(?<!\.)\.(?=[\])}>\"'»”’]*+$)"
_OPENING = r"(?<!\w)'(?!(?i:re|ve|ll|m|t|s|d|n)\b)(?=\w)"
_END = rf"(?=\s|{_SINGLE}|{_PAIR}|{_COLON}|{_FULL_STOP})"  # where a blank stands once the marks are cut off
_POSSESSIVE = rf"(?<=[^'\s])'[sSmMdD]?(?:{_END}|(?='(?:[ ;@#$%&‒–—―?!]|\.\.|{_COLON})))"
_AUXILIARY = rf"(?<=[^'\s])(?:'ll|'LL|'re|'RE|'ve|'VE|n't|N'T)(?:{_END}|(?={_POSSESSIVE}))"
_FIRST_HALF = (
    r"(?i:\b(?:can(?=not\b)|d(?='ye\b)|gim(?=me\b)|gon(?=na\b)|got(?=ta\b)|lem(?=me\b)|more(?='n\b)"
    rf"|wan(?=na(?:{_END}|{_POSSESSIVE}))))"
)
_SECOND_HALF = (
    r"(?i:(?<=\bcan)not\b|(?<=\bd)'ye\b|(?<=\bgim)me\b|(?<=\bgon)na\b|(?<=\bgot)ta\b|(?<=\blem)me\b"
    rf"|(?<=\bmore)'n\b|(?<=\bwan)na(?:{_END}|(?={_POSSESSIVE})))"
)
# what most chunks are, told at once: a word, with a mark after it or none
_PLAIN = r"(?!(?i:cannot|gimme|gonna|gotta|lemme|wanna)\b)(?<!\S)\w++(?=[,;?!]?+\s)"


def treebank() -> str:
    """The pattern of the scheme; a sentence ends where a line does."""
    token = rf"{_SINGLE}|{_PAIR}|{_COLON}|{_FULL_STOP}|{_OPENING}|{_POSSESSIVE}|{_AUXILIARY}"
    token = rf"{token}|{_FIRST_HALF}|{_SECOND_HALF}"
    return rf"{_PLAIN}|{token}|\S(?:(?!{token})\S)*+"
