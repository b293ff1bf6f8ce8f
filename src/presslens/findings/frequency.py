"""What notebook 02 can say of a text: what it is about, who stands where, what goes together, what it cannot tell."""

from collections.abc import Sequence

import pandas as pd

from presslens.atoms import Span, spans
from presslens.findings.finding import Finding, counted, findings_table, listed, quoted, times
from presslens.frequency.counting import most_frequent

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MOST = 5  # findings of one kind
SHORT = 2_000  # words: under this, counts are shown and not rates


def frequency_findings(
    tokens: pd.DataFrame,
    key: pd.DataFrame,
    keyness: pd.DataFrame,
    names: pd.DataFrame,
    pairs: pd.DataFrame,
    sides: pd.DataFrame,
    matches: pd.DataFrame,
    readability: pd.DataFrame,
) -> pd.DataFrame:
    """The findings table of notebook 02.

    Args:
        tokens: the token table of one text, in the scheme that is counted on.
        key: its key words, as `key_words` gives them.
        keyness: the whole keyness table against general English.
        names: occurrences of the names whose places are told: term, paragraph, start, end.
        pairs: collocations that occur at least twice.
        sides: one row per match of a word that names a side: category (the side), text, start, end.
        matches: the lexicon matches of a word list.
        readability: the readability table.
    """
    return findings_table(
        "02-frequency",
        [
            _about(tokens, key),
            _unseen(tokens, keyness),
            _sides(sides),
            *_confined(tokens, names),
            _together(tokens, pairs),
            _on_the_list(tokens, matches),
            _reading(readability),
            _hapaxes(tokens),
        ],
    )


def key_words(keyness: pd.DataFrame, tokens: pd.DataFrame, *, minimum: int = 2) -> pd.DataFrame:
    """The rows of a keyness table that are key here: seen by the reference, no stop words, `minimum` times or more.

    The most frequent stand first, then those further above the reference. A further column, `word`, has the term as
    the text first types it (`China` for `china`).
    """
    stop = tokens.loc[tokens["stop"], "norm"]
    key = keyness[keyness["seen"] & (keyness["log_ratio"] > 0) & (keyness["n"] >= minimum)]
    key = key[~key["term"].isin(stop)]
    typed = tokens.drop_duplicates("norm").set_index("norm")["token"]
    key = key.assign(word=key["term"].map(typed))
    return key.sort_values(["n", "log_ratio"], ascending=False, kind="stable", ignore_index=True)


def _places(tokens: pd.DataFrame, terms: Sequence[str]) -> list[Span]:
    return spans(tokens[tokens["norm"].isin(terms)])


def _typed(tokens: pd.DataFrame, term: str) -> str:
    """The term as the text first types it, in quotation marks."""
    return quoted(str(tokens.loc[tokens["norm"] == term, "token"].iloc[0]))


def _about(tokens: pd.DataFrame, key: pd.DataFrame) -> Finding | None:
    if len(key) < 3:
        return None
    first = key.head(8)
    named = [f"{quoted(word)} ({n})" for word, n in zip(first["word"], first["n"], strict=True)]
    return Finding(
        "What is the text about?",
        f"Its most frequent key words are {listed(named)}: no stop words, each at least "
        f"{int(2 ** first['log_ratio'].min())} times as frequent here as in general English.",
        int(first["n"].sum()),
        len(tokens),
        _places(tokens, first["term"].tolist()),
        figure="key-words",
    )


def _unseen(tokens: pd.DataFrame, keyness: pd.DataFrame) -> Finding | None:
    unseen = keyness.loc[~keyness["seen"], "term"].tolist()
    if not unseen:
        return None
    named = [_typed(tokens, term) for term in unseen[:6]]
    return Finding(
        "What is the text about?",
        f"{counted(len(unseen), 'term')} cannot be compared with general English, whose list does not have them: "
        f"{listed(named)}{' and others' if len(unseen) > 6 else ''}.",
        len(unseen),
        int(keyness["n"].sum()),
        _places(tokens, unseen),
    )


def _sides(sides: pd.DataFrame) -> Finding | None:
    """How often the two sides named most are named, and by which words."""
    totals = most_frequent(sides["category"]).head(2)
    if len(totals) < 2:
        return None
    told = [f"{side} {times(n)} ({_by_word(sides[sides['category'] == side])})" for side, n in totals.items()]
    return Finding(
        "Who is in it?",
        f"Counted by the words that name them, two sides are named most: {listed(told)}.",
        int(totals.iloc[0]),
        len(sides),
        spans(sides[sides["category"].isin(totals.index)]),
    )


def _by_word(matches: pd.DataFrame) -> str:
    n = most_frequent(matches["text"])
    return listed([f"{quoted(str(text))} {count}" for text, count in n.items()])


def _confined(tokens: pd.DataFrame, names: pd.DataFrame) -> list[Finding]:
    """Repeated names that stop or begin: those that the text does not have at its beginning or at its end."""
    order = {paragraph: number for number, paragraph in enumerate(tokens["paragraph"].unique())}
    if len(order) < 4:
        return []
    found = [_where(term, hits, order) for term, hits in names.groupby("term", sort=False) if len(hits) > 1]
    told = sorted((finding for finding in found if finding is not None), key=lambda finding: -finding.n)
    return told[:MOST]


def _where(term: str, hits: pd.DataFrame, order: dict[int, int]) -> Finding | None:
    first, last = order[hits["paragraph"].iloc[0]], order[hits["paragraph"].iloc[-1]]
    if last == first:
        place = f"only in the {_ordinal(first)} paragraph"
    elif last < len(order) / 2:
        place = f"never after the {_ordinal(last)} paragraph"
    elif first >= len(order) / 4:
        place = f"only from the {_ordinal(first)} paragraph on"
    else:
        return None
    return Finding(
        "Where do names stand?",
        f"As a name of its own {quoted(term)} stands {times(len(hits))}, {place} (of {len(order)}, headings counted).",
        len(hits),
        len(hits),
        spans(hits),
        figure="names-along-the-text",
    )


def _ordinal(place: int) -> str:
    return ORDINALS[place] if place < len(ORDINALS) else f"{place + 1}th"


def _together(tokens: pd.DataFrame, pairs: pd.DataFrame) -> Finding | None:
    if pairs.empty:
        return None
    top = pairs[pairs["n"] == pairs["n"].max()].iloc[0]
    words = [_typed(tokens, top["node"]), _typed(tokens, top["collocate"])]
    return Finding(
        "What goes together?",
        f"Among words that are no stop words, {listed(words)} stand together most often "
        f"({times(int(top['n']))}); {counted(len(pairs) // 2, 'pair')} meet at least twice.",
        int(top["n"]),
        len(pairs) // 2,
        _places(tokens, [top["node"], top["collocate"]]),
        figure="collocations",
    )


def _on_the_list(tokens: pd.DataFrame, matches: pd.DataFrame) -> Finding | None:
    if matches.empty:
        return None
    n = most_frequent(matches["text"]).head(6)
    sources = listed(list(dict.fromkeys(matches["source"])))
    return Finding(
        "Which words of a word list are here?",
        f"{matches['words'].sum():,} of {len(tokens):,} words are on the list of {sources}, most often "
        f"{listed([f'{quoted(str(text))} ({count})' for text, count in n.items()])}.",
        int(matches["words"].sum()),
        len(tokens),
        spans(matches),
    )


def _reading(readability: pd.DataFrame) -> Finding | None:
    grades = readability[readability["valid"] & (readability["measure"] == "Flesch–Kincaid")]
    if grades.empty:
        return None
    grade = float(grades["value"].iloc[0])
    return Finding(
        "How readable is it?",
        f"By Flesch and Kincaid’s formula the text asks for about {grade:.0f} years of schooling; formulas count "
        "syllables and sentence lengths, not ideas.",
        grade,
        int(grades["n"].iloc[0]),
    )


def _hapaxes(tokens: pd.DataFrame) -> Finding:
    words = tokens["norm"].value_counts(sort=False)
    once = words[words == 1].index
    caution = ": too few words for rates or tests" if len(tokens) < SHORT else ""
    return Finding(
        "What can a text of this length not tell?",
        f"{len(once):,} of its {len(words):,} different words occur once; the text has {len(tokens):,} words"
        f"{caution}.",
        len(once),
        len(words),
        _places(tokens, list(once)) if len(tokens) < SHORT else (),
    )
