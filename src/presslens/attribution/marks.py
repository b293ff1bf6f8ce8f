"""Marks that part a cue from what it reports, as tokens."""

DASHES = frozenset(["-", "–", "—", "--", "―"])
OPENING = frozenset(['"', "“", "``", "''", "‘", "'"])
CLOSING = frozenset(['"', "”", "''", "’", "'"])
EDGES = frozenset([","]) | DASHES | CLOSING  # what parts a cue from the clause around it
