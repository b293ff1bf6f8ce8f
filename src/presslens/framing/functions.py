"""Who defines the problem, names a cause, judges, and says what should be done: Entman's four functions by voice.

Entman (1993, "Framing: Toward clarification of a fractured paradigm", Journal of Communication 43): to frame is to
promote "a particular problem definition, causal interpretation, moral evaluation, and/or treatment recommendation".
Here a function is fulfilled by words that name a trouble, words that tie something to a cause, words that evaluate,
and words that oblige, call for or ask for.
"""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from presslens.atoms import Span
from presslens.attribution.share import REPORTER
from presslens.framing.voiced import speech, voice_names
from presslens.lexicons import lexicon_matches, shipped_lexicon
from presslens.syntax import Trees, descendants, trees

FUNCTIONS = ("problem", "cause", "judgement", "remedy")
JUDGING = ("subjective", "loaded noun", "presupposition")


def framing_functions(
    annotated: pd.DataFrame, quotations: pd.DataFrame, devices: pd.DataFrame
) -> pd.DataFrame:
    """One row per voice and function, four for each voice of the text; what nobody says has no evidence.

    Columns:
        voice: the reporter, a speaker, or a source as worded.
        function: `problem`, `cause`, `judgement` or `remedy`.
        evidence: spans of the words that fulfil it in this voice; an empty list says that none do.
        denied: spans that would fulfil it, but that the voice mentions to deny them.

    Args:
        annotated: the annotated tokens of one text.
        quotations: its quotations.
        devices: its framing devices; those that evaluate are judgements.
    """
    quotations = speech(quotations, annotated)
    names = voice_names(quotations)
    denying = set(quotations.loc[quotations["cue_act"] == "deny", "attribution"])
    found: dict[tuple[str, str, bool], list[Span]] = defaultdict(list)
    for function, span in [*_worded(annotated, quotations), *_judged(devices), *_directed(quotations)]:
        attribution = _innermost(quotations, span)
        found[names[attribution], function, attribution in denying].append(span)
    rows = [
        (voice, function, *(_outermost(found[voice, function, denied]) for denied in (False, True)))
        for voice in dict.fromkeys([REPORTER, *names])
        for function in FUNCTIONS
    ]
    return pd.DataFrame(rows, columns=["voice", "function", "evidence", "denied"])


def _worded(annotated: pd.DataFrame, quotations: pd.DataFrame) -> Iterator[tuple[str, Span]]:
    """Words that name a trouble, and words of cause and remedy with what depends on them; a cue is neither."""
    tree = trees(annotated)
    at = {start: index for index, start in enumerate(tree.start)}
    cues = set(quotations["cue_start"])
    for match in lexicon_matches(annotated, shipped_lexicon("framing_functions")).itertuples():
        if match.start not in cues:
            end = match.end if match.category == "problem" else _phrase_end(tree, at[match.start], match.end)
            yield match.category, (match.start, end)


def _phrase_end(tree: Trees, first: int, end: int) -> int:
    """Where the phrase ends that the word opens; a modal opens that of its verb."""
    governor = tree.head[first] if tree.dep[first] in ("aux", "mark") else first
    below = [word for word in descendants(tree, governor) if tree.pos[word] != "PUNCT"]
    return max(end, *(tree.end[word] for word in below))


def _judged(devices: pd.DataFrame) -> Iterator[tuple[str, Span]]:
    for row in devices[devices["device"].isin(JUDGING)].itertuples():
        yield "judgement", (row.start, row.end)


def _directed(quotations: pd.DataFrame) -> Iterator[tuple[str, Span]]:
    """What somebody calls for, asks for or orders."""
    for row in quotations[quotations["cue_act"] == "direct"].itertuples():
        yield "remedy", (row.content_start, row.content_end)


def _innermost(quotations: pd.DataFrame, span: Span) -> int:
    """The attribution in whose content a span begins, the innermost; −1 for the reporter."""
    around = quotations[(quotations["content_start"] <= span[0]) & (span[0] < quotations["content_end"])]
    lengths = around["content_end"] - around["content_start"]
    return -1 if around.empty else int(around.loc[lengths.idxmin(), "attribution"])


def _outermost(spans: list[Span]) -> list[Span]:
    """In order, and without those that lie in another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
