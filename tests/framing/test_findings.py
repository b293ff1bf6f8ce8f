"""What is said of a text's framing: only what its tables hold, in its own words, and that something is missing."""

import re

import pandas as pd
import pytest

from presslens.figures import blank_axes
from presslens.figures.framing import plot_devices, plot_functions
from presslens.findings.framing import framing_findings
from presslens.framing.functions import framing_functions
from presslens.framing.generic import generic_frames
from presslens.framing.heading import headings_and_body
from presslens.framing.shown import fulfilled, with_words, worded
from presslens.framing.twin import neutral_twins
from presslens.framing.voiced import density, with_voice
from tests.framing.conftest import Article, analysed

NO_FRAMES = pd.DataFrame({"frame": ["Economic"], "assigned": [False], "evidence": [[]]})


def findings_of(article: Article) -> pd.DataFrame:
    devices = with_voice(article.devices, article.quotations)
    functions = framing_functions(article.annotated, article.quotations, article.devices)
    generic = generic_frames(article.annotated, article.quotations, article.devices, NO_FRAMES, functions)
    return framing_findings(
        article.document,
        article.sentences,
        devices,
        functions=functions,
        generic=generic,
        headings=headings_and_body(article.sentences, article.annotated),
        density=density(article.devices, article.document, article.quotations),
        twins=neutral_twins(article.sentences, article.annotated, article.quotations),
    )


@pytest.fixture(scope="module")
def findings(default: Article) -> pd.DataFrame:
    return findings_of(default)


def test_words_in_quotation_marks_are_the_article_s(default: Article, findings: pd.DataFrame) -> None:
    ours = {"alleged", "said", "says"}
    quoted = {words for sentence in findings["sentence"] for words in re.findall("“([^“”]*)”", sentence)}
    assert [words for words in quoted - ours if words not in default.document.text] == []


def test_evidence_lies_in_the_text(default: Article, findings: pd.DataFrame) -> None:
    length = len(default.document.text)
    assert all(0 <= start < end <= length for spans in findings["evidence"] for start, end in spans)


def test_no_finding_judges(findings: pd.DataFrame) -> None:
    told = " ".join(findings["sentence"])
    assert not re.search(r"\b(biased|objective|proves?|significant|dominant|attitude of the author)\b", told)


def test_who_speaks_of_remedies_and_who_does_not_is_said(findings: pd.DataFrame) -> None:
    told = " ".join(findings["sentence"])
    assert "say what should be done: all in the voice of Le Yucheng" in told
    assert "but no remedy" in told


def test_a_heading_that_the_body_does_not_bear_out_is_said(findings: pd.DataFrame) -> None:
    assert findings["sentence"].str.contains("“accusations” stands nowhere in the body").any()


def test_a_plain_text_gets_no_finding_about_devices() -> None:
    told = findings_of(analysed("Trains leave from the north side. They are green."))["sentence"]
    assert not told.str.contains("metaphor|presupposed|accuse").any()
    assert told.str.contains("no headline").any()


def test_what_a_voice_denies_is_marked_as_denied(default: Article) -> None:
    functions = framing_functions(default.annotated, default.quotations, default.devices)
    table = fulfilled(functions, default.document).set_index(["voice", "function"])
    assert table.loc[("Le Yucheng", "cause"), "denied"].startswith("because of China's assertive")
    assert "China" not in table.index.get_level_values("voice")


def test_words_beside_spans_are_those_of_the_text(default: Article) -> None:
    table = with_words(pd.DataFrame({"evidence": [[(0, 4), (5, 18), (0, 4)]]}), default.document)
    assert table["words"].tolist() == ["Amid; deteriorating"]
    assert worded(default.document, [(0, 100)]).endswith(" …")


def test_figures_count_what_the_tables_hold(default: Article) -> None:
    devices = with_voice(default.devices, default.quotations)
    functions = framing_functions(default.annotated, default.quotations, default.devices)
    drawn = plot_devices(devices, ax=blank_axes())
    assert sum(int(text.get_text()) for text in drawn.texts) == len(devices)
    drawn = plot_functions(functions, ax=blank_axes())
    assert sum(int(text.get_text()) for text in drawn.texts) == functions["evidence"].str.len().sum()


def test_figures_of_nothing_say_so() -> None:
    article = analysed("Trains leave from the north side.")
    functions = framing_functions(article.annotated, article.quotations, article.devices)
    devices = with_voice(article.devices, article.quotations)
    assert plot_devices(devices, ax=blank_axes()).get_title(loc="left") == "No devices"
    assert (
        plot_functions(functions, ax=blank_axes()).get_title(loc="left") == "Nobody says what should be done"
    )
