"""What notebook 01 can say of a text: its size, its extremes, its typing, and what the choice of tokens changes."""

import pandas as pd

from presslens.atoms import spans
from presslens.documents import Document
from presslens.findings.finding import Finding, counted, findings_table, listed, quoted, times
from presslens.orthography import acronyms, orthography
from presslens.schemes import scheme_differences
from presslens.tokenisation import sentences as split
from presslens.tokenisation import tokens as tokenise


def tokenisation_findings(document: Document, annotated: pd.DataFrame) -> pd.DataFrame:
    """The findings table of notebook 01.

    Args:
        document: the text.
        annotated: its annotated tokens, which tell a noun `license` from a verb.
    """
    sentences, tokens = split(document), tokenise(document)
    habits = orthography(document, annotated)
    return findings_table(
        "01-tokenisation",
        [
            _size(sentences, tokens),
            _parts(sentences),
            _longest_sentence(sentences, tokens),
            _schemes(document, tokens),
            *_mixed_habits(document, habits),
            *_unused_acronyms(document, tokens),
        ],
    )


def _size(sentences: pd.DataFrame, tokens: pd.DataFrame) -> Finding:
    body = sentences[sentences["kind"] == "body"]
    paragraphs = body["paragraph"].nunique()
    return Finding(
        "How is the text laid out?",
        f"The text has {counted(len(tokens), 'word')} in {counted(len(body), 'sentence')} "
        f"and {counted(paragraphs, 'paragraph')}, its headings’ words included.",
        len(tokens),
        len(tokens),
        [(int(sentences["start"].min()), int(sentences["end"].max()))],
    )


def _parts(sentences: pd.DataFrame) -> Finding:
    """Which lines are no body text; a text without a headline is said to have none."""
    apart = sentences[sentences["kind"] != "body"]
    named = [f"a {kind} {quoted(text)}" for kind, text in zip(apart["kind"], apart["text"], strict=True)]
    missing = [kind for kind in ("headline", "byline", "dateline") if kind not in set(apart["kind"])]
    sentence = f"It carries {listed(named) if named else 'no heading'}"
    sentence += f"; it has no {listed(missing, conjunction='or')}." if missing else "."
    return Finding("How is the text laid out?", sentence, len(apart), len(sentences), spans(apart))


def _longest_sentence(sentences: pd.DataFrame, tokens: pd.DataFrame) -> Finding:
    words = tokens.groupby("sentence").size()
    longest = sentences[sentences["sentence"] == words.idxmax()]
    return Finding(
        "How long are sentences and words?",
        f"Its longest sentence has {words.max()} words, its middle one {words.median():.0f} "
        f"(of {counted(len(words), 'sentence or heading', 'sentences and headings')}).",
        int(words.max()),
        len(words),
        spans(longest),
        figure="sentence-lengths",
    )


def _schemes(document: Document, tokens: pd.DataFrame) -> Finding | None:
    differences = scheme_differences(document)
    torn = differences[differences["treebank"] != differences["words"]]
    if torn.empty:
        return None
    treebank = tokenise(document, scheme="treebank")
    worst = torn.loc[torn["treebank"].str.count(r"\|").idxmax()]
    return Finding(
        "What does the choice of tokens change?",
        f"Counted in NLTK’s Treebank tokens the same text has {len(treebank):,} rows instead of {len(tokens):,} "
        f"words: marks are counted too, and {quoted(worst['text'])} falls into {listed(_pieces(worst['treebank']))}.",
        len(treebank),
        len(tokens),
        worst["evidence"],
    )


def _pieces(cut: str) -> list[str]:
    return [quoted(piece) for piece in cut.split(" | ")]


def _mixed_habits(document: Document, habits: pd.DataFrame) -> list[Finding]:
    """One finding for each habit of which the text has more than one form; the rarer form is the evidence."""
    return [
        _mixed(document, str(habit), forms.sort_values("n", ascending=False, kind="stable"))
        for habit, forms in habits.groupby("habit", sort=False)
        if len(forms) > 1
    ]


def _mixed(document: Document, habit: str, forms: pd.DataFrame) -> Finding:
    named = [
        f"{form} {times(n)}" + (f" ({listed(_words(document, evidence))})" if habit == "spelling" else "")
        for form, n, evidence in zip(forms["form"], forms["n"], forms["evidence"], strict=True)
    ]
    evidence = forms["evidence"].sum() if habit == "spelling" else forms["evidence"].iloc[-1]
    return Finding(
        "What is odd in the typing?",
        f"Two habits of {habit} meet in this text: {listed(named)}.",
        int(forms["n"].min()),
        int(forms["n"].sum()),
        evidence,
    )


def _words(document: Document, evidence: list[tuple[int, int]]) -> list[str]:
    return [quoted(document.text[start:end]) for start, end in evidence]


def _unused_acronyms(document: Document, tokens: pd.DataFrame) -> list[Finding]:
    table = acronyms(document, tokens)
    return [
        Finding(
            "What is odd in the typing?",
            f"The acronym {quoted(acronym)} is given in brackets and never used after that.",
            0,
            1,
            [(start, end)],
        )
        for acronym, start, end, later in table.itertuples(index=False)
        if later == 0
    ]
