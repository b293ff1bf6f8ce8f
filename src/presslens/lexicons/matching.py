"""A lexicon × tokens ─▶ the spans that match, and how far they reach into the text."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from presslens.documents import Document
from presslens.lexicons.names import inside_names
from presslens.lexicons.reading import completed

BETWEEN = "; "  # stands between the classes of a match that is in several lists

_KEYS = ["doc_id", "paragraph", "sentence"]
_PIECE = re.compile(r"\w+|[^\w\s]")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_LAST = "\U0010ffff"

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Forms = npt.NDArray[np.object_]
Fit = tuple[int, int, int]  # the first token, how many there are, and the number of the entry


class Wanted(NamedTuple):
    """The spellings that a lexicon asks for: those of its plain terms with the entries, and those with `*`."""

    plain: dict[str, list[int]]
    wild: list[tuple[str, int]]


def lexicon_matches(
    annotated: pd.DataFrame, lexicon: pd.DataFrame, *, document: Document | None = None, names: bool = False
) -> pd.DataFrame:
    """One row per span that is in the lexicon, in the order of the text.

    A term matches the form of a word or its lemma, whatever its capitals (but `US` is not `us`), within a sentence.
    Where an entry has a part of speech, the first word must have it. A term that begins inside a name or a title
    never matches (`Vice` Minister), nor does one inside a longer one that matches. A span in several lists is one row.

    Columns:
        doc_id, paragraph, sentence, start, end: where it stands.
        text: the span as the text has it.
        term, category, source: of the entries, distinct ones divided by `; `.
        weight: mean weight of the entries.
        words: how many tokens the span has.

    Args:
        annotated: the table of `annotate`. Of a plain token table only forms are matched, parts of speech are not
            asked for, and names are told by their capitals.
        lexicon: a table with the columns of `read_lexicon`; all but `term` may be missing.
        document: the text; without it, `text` has one blank between words where the text may have more.
        names: True to match inside names and titles as well.

    Raises:
        InputError: the lexicon has no column `term`.
    """
    entries = completed(lexicon, "lexicon").reset_index(drop=True)
    usable = np.ones(len(annotated), dtype=bool) if names else ~inside_names(annotated)
    terms = tuple(entries["term"])
    runs = _runs(annotated, usable, max((len(_PIECE.findall(term)) for term in terms), default=1))
    word, phrase = _wanted(terms, normalised), _wanted(terms, _loosely)
    found = [fit for run in runs for fit in _fitting(phrase if run[0] > 1 else word, *run)]
    fits = pd.DataFrame(found, columns=["at", "length", "entry"], dtype=np.int64)
    spans = _merged(annotated, entries, _outermost(_with_pos(annotated, entries, fits)))
    if document is not None:
        places = zip(spans["start"], spans["end"], strict=True)
        spans["text"] = pd.Series([document.text[start:end] for start, end in places], dtype="str")
    return spans


def lexicon_coverage(annotated: pd.DataFrame, matches: pd.DataFrame) -> pd.DataFrame:
    """How far a lexicon reaches into a text: one row per category; the first, `all`, is for the lexicon.

    Columns:
        category: the class; a match in several counts in each.
        matches, terms: spans that match, and distinct terms among them.
        words: words in these spans.
        share: that share of all words, 0–1; missing where there are none.
    """
    by_class = matches.assign(category=matches["category"].str.split(BETWEEN)).explode("category")
    spans = pd.concat(
        [matches.assign(category="all"), by_class.astype({"category": "str"})], ignore_index=True
    )
    table = spans.groupby("category", sort=False).agg(
        matches=("term", "size"), terms=("term", "nunique"), words=("words", "sum")
    )
    uncounted = annotated["kind"].isin(["punctuation", "symbol"]).sum() if "kind" in annotated else 0
    return table.assign(share=table["words"] / (len(annotated) - uncounted or np.nan)).reset_index()


def normalised(word: str) -> str:
    """A word as the column `norm` has it: case-folded, unless it is all capitals (`US`), its marks straight."""
    word = _straight(word)
    return word if len(word) > 1 and word.isupper() else word.casefold()


def _loosely(phrase: str) -> str:
    """A phrase in any capitals, its marks straight."""
    return _straight(phrase).casefold()


def _straight(text: str) -> str:
    return text if text.isascii() else text.translate(_STRAIGHT)


def _runs(tokens: pd.DataFrame, usable: Mask, longest: int) -> Iterator[tuple[int, Whole, list[Forms]]]:
    """For each length: where runs of so many tokens start, and how they are spelled, by form and by lemma.

    In a run, words stand as in the text: with a blank between them only where there is one.
    """
    columns = [tokens["norm"]]
    if "lemma" in tokens:
        columns.append(_by_form(tokens["lemma"], normalised))
    start = np.flatnonzero(usable)
    yield 1, start, [column.to_numpy(object)[start] for column in columns]
    words = [_by_form(column, str.casefold).to_numpy(object) for column in columns]
    blank, together = _blanks(tokens), _together(tokens)
    whole, spelled = usable, words  # whether a run stands in one sentence and does not begin inside a name
    for length in range(2, min(longest, len(tokens)) + 1):
        whole = whole[:-1] & together[length - 2 :]
        spelled = [
            run[:-1] + blank[length - 2 :] + word[length - 1 :]
            for run, word in zip(spelled, words, strict=True)
        ]
        start = np.flatnonzero(whole)
        yield length, start, [run[start] for run in spelled]


def _together(tokens: pd.DataFrame) -> Mask:
    """For each token but the last whether the next one belongs to the same sentence, with nothing but blanks between.

    The scheme `words` has no rows for marks: there, more than one character between two words is taken for one.
    """
    document, sentence = pd.factorize(tokens["doc_id"])[0], tokens["sentence"].to_numpy()
    same: Mask = (document[1:] == document[:-1]) & (sentence[1:] == sentence[:-1])
    if (tokens["kind"] == "punctuation").any():
        return same
    return same & (tokens["start"].to_numpy()[1:] - tokens["end"].to_numpy()[:-1] <= 1)


@lru_cache(maxsize=32)  # the same lists are asked of text after text
def _wanted(terms: tuple[str, ...], spell: Callable[[str], str]) -> Wanted:
    """The entries of each spelling that is asked for, and those with `*`."""
    plain: dict[str, list[int]] = {}
    wild = []
    for entry, wanted in enumerate(map(spell, terms)):
        if "*" in wanted:
            wild.append((wanted, entry))
        else:
            plain.setdefault(wanted, []).append(entry)
    return Wanted(plain, wild)


def _fitting(wanted: Wanted, length: int, start: Whole, spelled: list[Forms]) -> list[Fit]:
    """Which entries fit which runs.

    A text has fewer forms than a lexicon has terms, so each form is looked up and not each term.
    """
    distinct = sorted(set().union(*spelled))
    entries = {form: [*wanted.plain[form]] for form in distinct if form in wanted.plain}
    for term, entry in wanted.wild:
        for form in _wild(term, distinct):
            entries.setdefault(form, []).append(entry)
    at = start.tolist()
    fits = {
        (place, entry)
        for run in spelled
        for place, form in zip(at, run, strict=True)
        for entry in entries.get(form, ())
    }
    return [(place, length, entry) for place, entry in sorted(fits)]


def _wild(wanted: str, distinct: list[str]) -> list[str]:
    """The forms that a term with `*` stands for; only those that begin like it are looked at."""
    beginning = wanted.partition("*")[0]
    near = distinct[bisect_left(distinct, beginning) : bisect_left(distinct, beginning + _LAST)]
    pattern = re.compile(r"\w*".join(map(re.escape, wanted.split("*"))))
    return [form for form in near if pattern.fullmatch(form)]


def _with_pos(tokens: pd.DataFrame, entries: pd.DataFrame, fits: pd.DataFrame) -> pd.DataFrame:
    """Only the fits whose first word has a part of speech that the entry asks for."""
    if "pos" not in tokens:
        return fits
    found, wanted = tokens["pos"].to_numpy(object)[fits["at"]], entries["pos"].to_numpy(object)[fits["entry"]]
    right = [not asked or pos in asked.split() for pos, asked in zip(found, wanted, strict=True)]
    return fits[np.array(right, dtype=bool)]


def _outermost(fits: pd.DataFrame) -> pd.DataFrame:
    """Only the fits that no longer one covers."""
    spans = fits[["at", "length"]].drop_duplicates().sort_values(["at", "length"], ascending=[True, False])
    end = spans["at"] + spans["length"]
    return fits.merge(spans[end > end.cummax().shift(fill_value=0)], on=["at", "length"])


def _merged(tokens: pd.DataFrame, entries: pd.DataFrame, fits: pd.DataFrame) -> pd.DataFrame:
    """One row per span, with the entries of all lists that have it."""
    listed = fits.join(entries, on="entry").sort_values(["at", "entry"])
    several = listed.duplicated("at", keep=False)
    rules = {"term": _joined, "category": _joined, "source": _joined, "weight": "mean", "length": "first"}
    joined = listed[several].groupby("at").agg(rules).reset_index()
    spans = pd.concat([listed[~several], joined]).sort_values("at", ignore_index=True)
    first, last = spans["at"].to_numpy(), (spans["at"] + spans["length"] - 1).to_numpy()
    table = tokens[_KEYS].iloc[first].reset_index(drop=True)
    table["start"], table["end"] = tokens["start"].to_numpy()[first], tokens["end"].to_numpy()[last]
    table["text"] = pd.Series(_texts(tokens, first, last), dtype="str")
    return table.join(spans[["term", "category", "weight", "source"]]).assign(words=spans["length"])


def _texts(tokens: pd.DataFrame, first: Whole, last: Whole) -> list[str]:
    """What stands from each first token to its last, with a blank where the text has any."""
    token = tokens["token"].to_numpy(object)
    blank = np.append(_blanks(tokens), "")
    return [
        "".join((token[at:until] + blank[at:until]).tolist()) + token[until]
        for at, until in zip(first, last, strict=True)
    ]


def _blanks(tokens: pd.DataFrame) -> Forms:
    """For each token but the last a blank, if one follows it."""
    return np.where(tokens["start"].to_numpy()[1:] > tokens["end"].to_numpy()[:-1], " ", "").astype(object)


def _joined(values: "pd.Series[str]") -> str:
    return BETWEEN.join(dict.fromkeys(values))


def _by_form(column: "pd.Series[str]", change: Callable[[str], str]) -> "pd.Series[str]":
    """Change a column of words, each distinct word once."""
    return column.map({form: change(form) for form in column.unique()})
