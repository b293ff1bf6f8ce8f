"""The neutral twin: the same sentence with a cue that takes no stance, and what changes in the scores.

`Claimed` keeps its distance and `pointed out` vouches, `said` does neither (Martin & White 2005, "The Language of
Evaluation", ch. 3). Only the cue is exchanged, so that whatever moves, moves because of it.
"""

from collections.abc import Iterator

import pandas as pd

from presslens.framing.complements import has_clause
from presslens.sentiment import sentence_polarity
from presslens.syntax import trees

COLUMNS = ["doc_id", "paragraph", "sentence", "start", "end", "cue", "neutral", "twin"]

_SAY = {"VBD": "said", "VBN": "said", "VBZ": "says", "VBG": "saying", "VB": "say", "VBP": "say"}


def neutral_twins(sentences: pd.DataFrame, annotated: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """One row per cue that takes a stance on a clause, its sentence with a form of `say`, and the polarities of both.

    Columns:
        doc_id, paragraph, sentence, start, end: where the cue stands.
        cue, neutral: the cue and what stands for it.
        twin: the sentence with the neutral cue.
        compound, twin_compound: VADER's polarity of the sentence and of its twin, −1…1.
        score, twin_score, change: the same by `sentence_polarity`'s own score, and twin_score − score.
    """
    twins = pd.DataFrame(_twins(sentences, annotated, quotations), columns=COLUMNS)
    own = sentences.set_index("sentence")["text"]
    before = sentence_polarity(twins.assign(text=twins["sentence"].map(own)))
    after = sentence_polarity(twins.assign(text=twins["twin"]))
    twins = twins.assign(compound=before["compound"], twin_compound=after["compound"])
    twins = twins.assign(score=before["score"], twin_score=after["score"])
    return twins.assign(change=twins["twin_score"] - twins["score"])


def _twins(
    sentences: pd.DataFrame, annotated: pd.DataFrame, quotations: pd.DataFrame
) -> Iterator[tuple[object, ...]]:
    tree = trees(annotated)
    texts = sentences.set_index("sentence")
    stanced = quotations[(quotations["cue_act"] == "say") & (quotations["cue_stance"] != "acknowledge")]
    cues = set(zip(stanced["cue_start"], stanced["cue_end"], strict=True))
    for verb, (start, end) in enumerate(zip(tree.start, tree.end, strict=True)):
        if (start, end) in cues and tree.tag[verb] in _SAY and has_clause(tree, verb):
            sentence = texts.loc[tree.sentence[verb]]
            before, after = (
                sentence["text"][: start - sentence["start"]],
                sentence["text"][end - sentence["start"] :],
            )
            neutral = _SAY[tree.tag[verb]]
            place = (tree.doc_id, tree.paragraph[verb], tree.sentence[verb], start, end)
            yield (*place, tree.token[verb], neutral, before + neutral + after)
