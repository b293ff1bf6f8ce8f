"""Lexicons: any list of words ─▶ a table; the table × tokens ─▶ the spans that match.

A lexicon is a table with the columns term, pos, category, weight and source; whatever is asked of it is a join.
"""

from presslens.lexicons.matching import lexicon_coverage, lexicon_matches, normalised
from presslens.lexicons.reading import COLUMNS, read_lexicon, shipped_lexicon

__all__ = ["COLUMNS", "lexicon_coverage", "lexicon_matches", "normalised", "read_lexicon", "shipped_lexicon"]
