"""Sentiment: how negative or positive a sentence is, and how it evaluates each actor that it names."""

from presslens.sentiment.agreement import agreement, polarity_methods
from presslens.sentiment.evaluations import evaluation_matrix, evaluations
from presslens.sentiment.lexical import hu_liu, lexicon_polarity
from presslens.sentiment.probes import minimal_pairs, name_swaps
from presslens.sentiment.sentence import polarity_evidence, sentence_polarity
from presslens.sentiment.target import target_polarity

__all__ = [
    "agreement",
    "evaluation_matrix",
    "evaluations",
    "hu_liu",
    "lexicon_polarity",
    "minimal_pairs",
    "name_swaps",
    "polarity_evidence",
    "polarity_methods",
    "sentence_polarity",
    "target_polarity",
]
