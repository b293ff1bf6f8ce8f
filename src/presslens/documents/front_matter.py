"""What may stand above an article's first sentence: headline, byline, dateline.

Nothing here is certain. Each rule asks for the layout and the wording that news agencies prescribe (The
Associated Press Stylebook: "datelines", "bylines"), and a text that does not show them has none.
"""

import re

_LONGEST = 30  # words in a headline, at most
_LONG = 300  # characters that a headline does not have
_ROOM = 0.7  # of the longest line near it: what a headline fills less of when no blank line sets it apart
_UNFINISHED = re.compile(r"(?:[^\s.?!:;,…]|(?:\b[A-Z]\.){2,})[\"'”’)\]]*$")
_SEVERAL = re.compile(r"[a-z]{3}[.?!][\"”’)]*\s+[\"“‘(]?[A-Z]")  # sentences
ITEM = re.compile(r"[-*•–—·>]|\(?\w{1,3}[.)]\s|[a-z]")

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}(?:\s+\d{{1,2}})?)(?:,?\s+\d{{4}})?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)"
_PLACE = r"[A-Z][\w.'’-]*(?:,?\s+[A-Z][\w.'’-]*){0,4}"
_CITY = r"[A-Z][A-Z.'’-]{3,}(?:\s+[A-Z][A-Z.'’-]+){0,3}"
_REGION = r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?(?:,\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?){1,2}"
_AGENCY = r"\([A-Z][\w.]*(?:[ /-][A-Z]\w*){0,2}\)"

BYLINE = re.compile(r"(?:By|BY|by)\s+[A-Z][\w.'’-]*(?:,?\s+(?:[A-Z][\w.'’-]*|and|of|for|in|&|\|))*")
DATE_LINE = re.compile(rf"(?:{_PLACE},\s+)?{_WEEKDAY}?{_DATE}\.?|{_PLACE}\s+{_AGENCY}")
DATELINE = re.compile(
    rf"(?:{_CITY}(?:,\s+{_PLACE})?(?:,\s+{_DATE})?(?:\s+{_AGENCY})?"
    rf"|{_PLACE}(?:,\s+{_DATE}(?:\s+{_AGENCY})?|\s+{_AGENCY})|{_REGION})"
    r"\s*(?:[—–]|--|-(?=\s))(?=\s*[\"“‘'(]?[A-Z0-9])"
    rf"|{_WEEKDAY}{_DATE}(?<=\d{{4}})(?=\s+[A-Z])"
)


def headline(text: str) -> str:
    """The first line, where it reads as a headline and more text than itself follows; else nothing.

    A headline is short, is set apart, does not end like a sentence (unless its words have capitals as a
    title's do), and is no byline, date, salutation or item of a list.
    """
    line, _, rest = text.lstrip().partition("\n")
    line, following = line.strip("# \t"), rest.lstrip()
    words = line.split()
    if not 0 < len(words) <= _LONGEST or len(line) > _LONG or len(following) <= len(line):
        return ""
    other = ITEM.match(line) or BYLINE.fullmatch(line) or DATE_LINE.fullmatch(line) or DATELINE.match(line)
    unlike_sentence = _has_title_case(words) or (_UNFINISHED.search(line) and not _SEVERAL.search(line))
    return line if not other and unlike_sentence and _is_set_apart(line, rest) else ""


def _has_title_case(words: list[str]) -> bool:
    """Whether the words that a title would capitalise are capitalised, and there are three or more."""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 3 and all(word[0].isupper() for word in longer)


def _is_set_apart(line: str, rest: str) -> bool:
    """Whether a blank line follows, or the next line could have begun on this one and did not."""
    near = [other.strip() for other in rest.split("\n", 5)[:5]]
    if not near[0]:
        return True
    return len(line) + len(near[0].split()[0]) < _ROOM * max(map(len, near)) and not near[0][0].islower()
