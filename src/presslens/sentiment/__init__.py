"""Sentiment: how negative or positive a sentence is, and how it evaluates each actor that it names."""

from presslens.sentiment.sentence import polarity_evidence, sentence_polarity

__all__ = ["polarity_evidence", "sentence_polarity"]
