"""Who acts, on whom, and in whose voice it is told; who claims what about whom.

Steps, each a module: `clauses` (subjects, passives, negation, modality), `processes` (the printed table of verbs and
nouns), `acts`, `participants` (whom a noun phrase names), `agents` (the table of agency), `cast`, `claims`.
"""

from presslens.action.agents import agency
from presslens.action.cast import actors
from presslens.action.claims import claims, write_discourse_network

__all__ = ["actors", "agency", "claims", "write_discourse_network"]
