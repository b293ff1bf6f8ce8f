"""What is said of a corpus follows from its tables, and what they do not support is not said."""

from functools import partial

import pandas as pd
import pytest

import presslens
from presslens.comparison.beside import contrast
from presslens.figures import blank_axes
from presslens.figures.corpus import plot_documents, plot_periods, plot_placing, plot_words_by_side
from presslens.findings.corpus import corpus_findings

DOCUMENTS = pd.DataFrame(
    {"doc_id": list("abcd"), "side": ["north", "north", "south", "south"],
     "published": ["1990", "1995", "2001", "2003"], "words": [100, 200, 300, 400]}
)  # fmt: skip
COUNTS = pd.DataFrame(
    {"side": ["north"] * 3 + ["south"] * 3, "term": ["peace", "trade", "we"] * 2, "n": [90, 10, 200, 20, 300, 380],
     "rate": [3_000, 333.3, 6_666.7, 285.7, 4_285.7, 5_428.6]}
)  # fmt: skip
SIDES = ["north", "south"]
KEY = contrast(COUNTS, group="side", sides=SIDES)
PERIODS = pd.DataFrame(
    {"side": ["north", "north", "south", "south"], "period": [1990, 2000] * 2,
     "term": ["south", "south", "north", "north"],
     "n": [9, 1, 2, 8], "rate": [90.0, 10, 20, 80], "low": [80.0, 5, 10, 70], "high": [100.0, 15, 30, 90],
     "documents": [9, 9, 9, 9]}
)  # fmt: skip
PLACING = pd.DataFrame(
    {"measure": ["letters per word"] * 2 + ["we, per 1,000 words"] * 2, "value": [5.0, 5.0, 12.0, 12.0],
     "side": SIDES * 2, "low": [4.0, 4.5, 20.0, 10.0], "middle": [4.9, 5.0, 30.0, 11.0], "high": [6.0, 5.5, 40.0, 14.0],
     "n": [50] * 4, "inside": [True, True, False, True]}
)  # fmt: skip
MISSING = pd.DataFrame(
    {
        "what": ["frame", "category"],
        "item": ["Economic", "France"],
        "documents": [4, 2],
        "of": [4, 4],
        "share": [1, 0.5],
    }
)
SPANS = [(0, 4)]
told = partial(corpus_findings, group="side", sides=SIDES, whose="Lee", evidence=SPANS)


def sentences(**tables: pd.DataFrame) -> list[str]:
    given = {
        "documents": DOCUMENTS,
        "keyness": KEY,
        "naming": PERIODS,
        "frames": PERIODS,
        "placing": PLACING,
        "missing": MISSING,
        **tables,
    }
    return told(**given)["sentence"].tolist()


def test_each_finding_says_what_its_table_does() -> None:
    assert sentences() == [
        "In 2 measures of wording, what Lee says lies inside 2 of south’s and 1 of north’s spreads, each that of nine "
        "in ten stretches as long.",
        "What Lee says is outside the spread of north in we, per 1,000 words (12, not 20 to 40).",
        "1 of 2 measures cannot tell the groups apart here, since what Lee says lies inside both spreads: "
        "letters per word.",
        "Of what at least half of the documents frame or name, this text has not: Economic (4 of 4) and France "
        "(2 of 4).",
        "The words that stand out most, by G², are “peace” and “we” in those of north; “trade” in those of south.",
        "north names south 90 times in 10,000 words in the period from 1990, 10 times in that from 2000; south names "
        "north 20 times in 10,000 words in the period from 1990, 80 times in that from 2000.",
        "The frame that changed most, beyond the bounds of both periods, is south in north’s documents: assigned to "
        "1 of 100 sentences from 1990 on and to 0 from 2000 on.",
        "The corpus has 4 documents: south 2 (700 words) and north 2 (300 words).",
    ]


def test_only_the_voices_words_are_evidence() -> None:
    table = told(
        documents=DOCUMENTS, keyness=KEY, naming=PERIODS, frames=PERIODS, placing=PLACING, missing=MISSING
    )
    assert table["evidence"].map(bool).tolist() == [True] * 3 + [False] * 5


def test_what_lies_within_the_bounds_is_no_change() -> None:
    wide = PERIODS.assign(low=0.0, high=100.0)
    assert not any("changed most" in sentence for sentence in sentences(frames=wide))


def test_without_periods_nobody_is_said_to_have_changed() -> None:
    one = PERIODS[PERIODS["period"] == 1990]
    assert not any("period" in sentence for sentence in sentences(frames=one, naming=one))


def test_every_figure_has_a_title_that_names_numbers_and_words_that_stand_in_for_it() -> None:
    drawn = [
        plot_documents(DOCUMENTS, group="side", over="published", ax=blank_axes()),
        plot_documents(DOCUMENTS, group="side", over="", ax=blank_axes()),
        plot_words_by_side(KEY, SIDES, ax=blank_axes()),
        plot_periods(PERIODS, group="side", term="south", unit="words", ax=blank_axes()),
        plot_placing(PLACING, group="side", whose="Lee", ax=blank_axes()),
    ]
    for ax in drawn:
        assert ax.get_title(loc="left")
        assert len(ax.get_figure().get_label()) > 40
        presslens.show(ax, "figure")
    assert "north 150 and south 350" in drawn[0].get_title(loc="left")


@pytest.mark.parametrize("term", ["south", "east"])
def test_a_term_that_nobody_has_gives_a_figure_that_says_so(term: str) -> None:
    ax = plot_periods(PERIODS, group="side", term=term, unit="words", ax=blank_axes())
    assert (ax.get_title(loc="left") == "No document has east") == (term == "east")
