"""Values that other packages' tests and the papers publish, beside ours, with the reason for each difference.

The numbers are facts quoted from the named tests; the texts they belong to are a few letters long.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

import presslens
from presslens.frequency import association
from presslens.frequency.association import Contingency
from presslens.frequency.readability import text_counts

QUANTEDA = "quanteda.textstats tests: "
RICHNESS = "lexicalrichness tests"
NLTK = "NLTK collocations doctest"


class Row(NamedTuple):
    """One measure: whose value, theirs, ours, and why they differ where they do."""

    measure: str
    source: str
    theirs: float
    ours: float
    reason: str = ""


class Absent(NamedTuple):
    """A measure of theirs that we do not have, and why."""

    measure: str
    source: str
    reason: str


ABSENT = [
    Absent(
        "χ² keyness, Yates and Williams corrections",
        QUANTEDA + "keyness",
        "G² is the test we show; BIC warns of size",
    ),
    Absent(
        "exact keyness",
        QUANTEDA + "keyness",
        "its estimate is a conditional odds ratio; ours is of the sample",
    ),
    Absent(
        "λ and z of sequences", QUANTEDA + "collocations", "a log-linear model of sequences; we measure pairs"
    ),
    Absent("count_nested", QUANTEDA + "collocations", "n-grams are counted whole, at each length"),
    Absent(
        "tf-idf and proportional weights",
        QUANTEDA + "frequency",
        "counts are counts; rates are their one weight",
    ),
    Absent("Dale–Chall", QUANTEDA + "readability", "the list of easy words may not be shipped"),
    Absent(
        "sentence length filter",
        QUANTEDA + "readability",
        "headings are told by what they are, not by length",
    ),
    Absent("voc-D", RICHNESS, "a random approximation of HD-D (McCarthy & Jarvis 2007)"),
    Absent("trigram and quadgram association", NLTK, "we measure pairs"),
]


def words(text: str, doc_id: str = "d") -> pd.DataFrame:
    """A token table of words divided by blanks, sentences by ` . `."""
    rows = [
        (doc_id, number, word)
        for number, sentence in enumerate(text.split(" . "))
        for word in sentence.split()
    ]
    return pd.DataFrame(rows, columns=["doc_id", "sentence", "norm"])


def measures(text: str, **settings: float) -> dict[str, float]:
    """All measures of lexical diversity of a text."""
    table = presslens.lexical_diversity(words(text), **settings)  # type: ignore[arg-type]
    return dict(zip(table["measure"], table["value"], strict=True))


def readable(text: str) -> dict[str, float]:
    """All measures of readability of a text."""
    document = presslens.document_from_text(text)
    table = presslens.readability(presslens.sentences(document), presslens.tokens(document))
    return dict(zip(table["measure"], table["value"], strict=True))


def cells(o11: float, r1: float, c1: float, n: float) -> Contingency:
    """One contingency table."""
    return Contingency(np.array([o11], float), np.array([r1], float), np.array([c1], float), n)


def of_keyness() -> Iterator[Row]:
    """Keyness and frequency."""
    source = QUANTEDA + "keyness"
    table = presslens.keyness(words("b b b b b b b a a a"), words("a a a a a a a b b")).set_index("term")
    yield Row("G² of b (no correction)", source, 4.534939, table.loc["b", "g2"])
    yield Row("p of b", source, 0.0332096, table.loc["b", "p"])
    yield Row(
        "G² of a", source, -4.534939, table.loc["a", "g2"], "theirs is signed; the direction is in log_ratio"
    )
    two = words("a a a b b c c c c c c d e f g h h"), words("a a b c c d d d d e f h")
    pmi = association.pmi(cells(3, 5, 17, 29))[0]
    yield Row("pmi of a", source, math.log(3 * 29 / (5 * 17)), pmi, "natural logarithm there, log₂ here")
    table = presslens.keyness(*two).set_index("term")
    for term, n, reference in (("a", 3, 2), ("c", 6, 2), ("g", 1, 0)):
        yield Row(f"n of {term}", source, n, table.loc[term, "n"])
        yield Row(f"n_reference of {term}", source, reference, table.loc[term, "n_reference"])
    source = QUANTEDA + "frequency"
    tokens = pd.concat([words("a a b b c d", "1"), words("a d d d", "2"), words("a a a", "1")])
    whole = presslens.counts(tokens).set_index("term")["n"]
    grouped = presslens.counts(tokens, by="doc_id").set_index(["doc_id", "term"])["n"]
    for term, n in {"a": 6, "d": 4, "b": 2, "c": 1}.items():
        yield Row(f"frequency of {term}", source, n, whole[term])
    for (group, term), n in {("1", "a"): 5, ("1", "b"): 2, ("2", "d"): 3}.items():
        yield Row(f"frequency of {term} in group {group}", source, n, grouped[group, term])


def of_collocation() -> Iterator[Row]:
    """Pairs of words and measures over four cells."""
    source = QUANTEDA + "collocations"
    text = "a b c . a b c . a b c . a b c . a b . a b . a b . a b . a b"
    pairs = presslens.collocations(words(text), window=(0, 1)).set_index(["node", "collocate"])["n"]
    yield Row("count of a b", source, 9, pairs["a", "b"])
    yield Row("count of b c", source, 4, pairs["b", "c"])
    published = [
        ("t", association.t_score, (8, 15_828, 4_675, 14_307_668), 0.9999),
        ("t", association.t_score, (20, 42, 20, 14_307_668), 4.4721),
        ("PMI", association.pmi, (20, 42, 20, 14_307_668), 18.38),
        ("PMI", association.pmi, (20, 15_019, 15_629, 14_307_668), 0.29),
        ("G²", association.log_likelihood, (110, 2_552, 221, 31_777), 270.72),
        ("G²", association.log_likelihood, (8, 13, 32, 31_777), 95.29),
    ]
    for name, measure, table, value in published:
        yield Row(
            f"{name} of {table[0]} of {table[1]} and {table[2]}", NLTK, value, measure(cells(*table))[0]
        )
    eggs = words("I do not like green eggs and ham , I do not like them Sam I am !")
    near = presslens.collocations(eggs, window=(0, 1)).set_index(["node", "collocate"])["n"]
    yield Row("distinct pairs of neighbours", NLTK, 14, len(near))
    yield Row("count of I do", NLTK, 2, near["I", "do"])


def of_diversity() -> Iterator[Row]:
    """Lexical diversity."""
    ten = measures(
        "test text with some text numbers hyphenhere and text punctuations", window=5, segment=5, draws=5
    )
    published = {
        "TTR": 0.8, "Guiraud": 2.5298221281347035, "CTTR": 1.7888543819998317, "Herdan's C": 0.9030899869919434,
        "Summer's S": 0.8777828395738175, "Dugast's U": 23.760032854423635, "Maas": 0.04208748389057132,
        "Yule's K": 600.0, "Yule's I": 8.0, "Herdan's Vm": 0.18708286933869708, "Simpson's D": 0.06666666666666667,
        "MATTR": 0.9, "MTLD": 14.000000000000004, "HD-D": 0.8833333333333332,
    }  # fmt: skip
    for name, value in published.items():
        yield Row(name, RICHNESS, value, ten[name])
    yield Row("MSTTR (discard=False)", RICHNESS, 0.9, ten["MSTTR"])
    reason = "theirs drops the last segment even where it is full"
    yield Row("MSTTR (discard=True)", RICHNESS, 0.8, ten["MSTTR"], reason)
    yield Row("MTLD, no word twice", RICHNESS, 7, measures("only unique terms in this little string")["MTLD"])
    source = QUANTEDA + "lexdiv"
    eight = measures("b a b a b a b a")
    yield Row("TTR", source, 0.25, eight["TTR"])
    yield Row("CTTR", source, 2 / math.sqrt(16), eight["CTTR"])
    yield Row("R", source, 2 / math.sqrt(8), eight["Guiraud"])
    yield Row("C", source, math.log10(2) / math.log10(8), eight["Herdan's C"])
    root = math.sqrt((math.log10(8) - math.log10(2)) / math.log10(8) ** 2)
    yield Row(
        "Maas",
        source,
        root,
        eight["Maas"],
        "√a² to base 10 there; a² here, as in lexicalrichness: √(a²·ln 10)",
    )
    yield Row("I", source, 9 / 6, measures("a a b b c")["Yule's I"])
    yield Row(
        "I, no word twice", source, 0, measures("a b c")["Yule's I"], "set to 0 there; not defined here"
    )
    yield Row("K (from koRpus)", source, 1000, measures("a b c d d e e f f f")["Yule's K"])
    yield Row("K (from koRpus)", source, 1122.449, measures("a b c d d e e f f f g g g g")["Yule's K"])
    for window, value in {2: 5 / 6, 3: 2 / 3, 4: 1 / 2}.items():
        yield Row(
            f"MATTR, window {window}",
            source,
            value,
            measures("one one two one one two one", window=window)["MATTR"],
        )
    fruit = "apple orange apple orange pear pear apple orange"
    for segment, value in {2: 3.5 / 4, 3: 2 / 3, 4: 5 / 8}.items():
        yield Row(f"MSTTR, segment {segment}", source, value, measures(fruit, segment=segment)["MSTTR"])


def of_readability() -> Iterator[Row]:
    """Readability."""
    source = QUANTEDA + "readability"
    yield Row(
        "Flesch, cat",
        source,
        103,
        readable("The cat in the hat ate breakfast.")["Flesch"],
        "tolerance .01 there",
    )
    yield Row("Fog, cat", source, 2.8, readable("The cat in the hat ate breakfast.")["Fog"])
    yield Row("Flesch, ham", source, 112.085, readable("The cat in the hat at green ham and eggs.")["Flesch"])
    yield Row("Flesch, once", source, 97.025, readable("Once upon a time.")["Flesch"])
    text = "Very long sentence, with multiple parts, separated by commas."
    document = presslens.document_from_text(text)
    counts = text_counts(presslens.sentences(document), presslens.tokens(document))
    yield Row("words ⁄ sentences", source, 9, counts.words / counts.sentences)


def of_dispersion() -> Iterator[Row]:
    """Dispersion: no package above has it; the authors' own examples."""
    five = (
        "b a m n i b e u p/b a s a t b e w q n/b c a g a b e s t a/b a g h a b e a a t/b a h a a b e a x a t"
    )
    tokens = pd.concat([words(part, str(number)) for number, part in enumerate(five.split("/"))])
    row = presslens.dispersion(tokens, parts="doc_id").set_index("term").loc["a"]
    for name, column, value in (
        ("Juilland's D", "d", 0.785), ("DP", "dp", 0.18), ("DPnorm", "dp_norm", 0.2195), ("KL", "kl", 0.137),
    ):  # fmt: skip
        yield Row(name, "Gries 2008, 2020", value, row[column])
    sixty = words(" ".join("w" if place in (0, 11, 13, 16, 56) else "x" for place in range(60)))
    arf = presslens.dispersion(sixty, parts=5).set_index("term").loc["w", "arf"]
    yield Row("ARF", "Sketch Engine, documentation", 32 / 12, arf)


def rows() -> list[Row]:
    """Every value."""
    families = (of_keyness, of_collocation, of_diversity, of_readability, of_dispersion)
    return [row for family in families for row in family()]
