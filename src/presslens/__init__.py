"""Presslens takes a news article apart: a text becomes a few tidy tables, everything else is a view of them.

Public functions load their module on first use, so importing the package costs nothing.
"""

from importlib import import_module
from typing import Any

_PUBLIC = {
    "errors": ["InputError", "PresslensError"],
    "documents": ["Document", "document_from_text", "read_document"],
    "tokenisation": ["sentences", "tokens"],
    "annotation": ["annotate"],
    "lexicons": ["lexicon_coverage", "lexicon_matches", "read_lexicon", "shipped_lexicon"],
    "frequency.collocation": ["collocations"],
    "frequency.concordance": ["concordance"],
    "frequency.counting": ["counts"],
    "frequency.dependency": ["dependency_collocations"],
    "frequency.dispersion": ["dispersion"],
    "frequency.diversity": ["lexical_diversity"],
    "frequency.growth": ["growth_exponents", "heaps_curve", "zipf_curve"],
    "frequency.intervals": ["rate_intervals"],
    "frequency.keyness": ["keyness"],
    "frequency.ngrams": ["ngrams"],
    "frequency.readability": ["readability"],
    "frequency.reference": ["general_english"],
    "frequency.sides": ["country_sides", "side_counts"],
    "sentiment": ["sentence_polarity", "target_polarity"],
    "attribution": ["quotations"],
    "voices": ["mentions"],
    "action": ["actors", "agency", "claims", "write_discourse_network"],
    "framing.devices": ["framing_devices"],
    "framing.policy_frames": ["policy_frames"],
    "corpus.counting": ["corpus_counts"],
    "corpus.reading": ["Corpus", "read_corpus"],
    "corpus.results": ["corpus_table"],
    "display": ["show"],
    "exploration": ["explore"],
}
_MODULE = {name: module for module, names in _PUBLIC.items() for name in names}

__all__ = sorted(_MODULE)


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the module that holds a public name, once, when it is first asked for."""
    if name not in _MODULE:
        raise AttributeError(f"module 'presslens' has no attribute {name!r}")
    value = getattr(import_module(f"presslens.{_MODULE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Completion shows the public functions and nothing else."""
    return __all__
