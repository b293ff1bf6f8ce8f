"""What a cell shows is read back by the report: complete, escaped, and the same bytes each time."""

import csv
import html
import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import presslens
from presslens.atoms import atoms
from presslens.display import FINDINGS, LAYER, mark, marked_html
from presslens.figures import blank_axes
from presslens.figures.style import describe
from presslens.findings.finding import Finding, counted, findings_table, listed, times
from presslens.tabular import cell_text, to_csv

HOSTILE = "<script>alert(1)</script> & $\\frac{1}{2}$ **bold**"


def test_words_of_an_article_are_shown_as_written() -> None:
    shown = presslens.show(pd.DataFrame({"token": [HOSTILE]}), "hostile").data["text/html"]
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $\\frac{1}{2}$ **bold**" in shown


def test_the_file_behind_a_table_holds_every_row_though_few_are_shown() -> None:
    shown = presslens.show(pd.DataFrame({"n": range(100)}), "many", rows=3)
    assert shown.data["text/html"].count("<tr>") == 1 + 3
    assert len(list(csv.reader(io.StringIO(shown.data["text/csv"])))) == 1 + 100


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://example.org")', "@SUM(A1)", "+cmd", "-cmd", "\tx"])
def test_a_spreadsheet_runs_no_cell_as_a_formula(cell: str) -> None:
    assert to_csv(pd.DataFrame({"text": [cell]})).splitlines()[-1].strip('"').startswith("'")


@pytest.mark.parametrize("cell", ["-", "+1", "-3.5", "plain", "−2", "="])
def test_cells_that_are_no_formula_stay_as_they_are(cell: str) -> None:
    assert next(iter(csv.DictReader(io.StringIO(to_csv(pd.DataFrame({"text": [cell]}))))))["text"] == cell


def test_spans_are_written_as_pairs() -> None:
    assert to_csv(pd.DataFrame({"evidence": [[(12, 19), (30, 41)]]})) == "evidence\n12-19;30-41\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1.00"), (-0.5, "−0.50"), (float("nan"), ""), (None, ""), (12, "12"), (1234.5, "1,234.50")],
)
def test_a_cell_reads_as_people_write_numbers(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_figure_keeps_its_text_as_text_and_never_reads_it_as_a_formula() -> None:
    ax = describe(blank_axes(), title="Cost $1 and $2", alt="A bar", x="words")
    ax.bar(["$a_b$"], [1])
    shown = presslens.show(ax, "figure")
    assert "Cost $1 and $2" in shown.data["image/svg+xml"]
    assert "$a_b$" in shown.data["image/svg+xml"]
    assert shown.metadata["presslens"]["alt"] == "A bar"


def test_the_same_figure_gives_the_same_bytes() -> None:
    def picture() -> str:
        ax = blank_axes()
        ax.bar([1, 2], [3, 4])
        return str(presslens.show(describe(ax, title="t", alt="a"), "figure").data["image/svg+xml"])

    assert picture() == picture()


def test_findings_carry_their_evidence_and_leave_out_what_the_text_does_not_support() -> None:
    table = findings_table("01", [Finding("s", "One & two.", 2, 3, [(5, 9), (0, 4)]), None])
    shown = presslens.show(table, "findings")
    assert shown.data[FINDINGS]["findings"][0]["evidence"] == [[0, 4], [5, 9]]
    assert shown.data["text/html"] == "<ol><li>One &amp; two.</li></ol>"


def test_an_empty_findings_table_can_be_shown() -> None:
    assert presslens.show(findings_table("01", []), "findings").data[FINDINGS] == {"findings": []}


def test_a_layer_hands_over_its_spans_and_leaves_out_missing_ones() -> None:
    document = presslens.document_from_text("Lam spoke.")
    table = pd.DataFrame({"start": [0, -1], "end": [3, -1], "kind": ["word", "word"]})
    shown = presslens.show(mark(document, table, by="kind", label="tokens"), "layer")
    assert shown.data[LAYER] == {"label": "tokens", "spans": [[0, 3, "word"]]}


@pytest.mark.parametrize("name", ["", "Upper", "../x", "a b", "-a"])
def test_a_name_that_cannot_be_a_files_is_refused(name: str) -> None:
    with pytest.raises(presslens.InputError, match="not a name for an output"):
        presslens.show(pd.DataFrame(), name)


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(presslens.InputError, match="nothing that can be shown"):
        presslens.show(3, "three")  # type: ignore[arg-type]


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8)


@given(SPANS)
def test_atoms_cover_the_text_once_and_each_knows_what_covers_it(spans: list[tuple[int, int]]) -> None:
    pieces = list(atoms(12, spans))
    assert [start for start, _, _ in pieces] + [12] == [0] + [end for _, end, _ in pieces]
    for start, end, covering in pieces:
        whole = {
            number
            for number, (first, last) in enumerate(spans)
            if first <= start and end <= last and first < last
        }
        assert set(covering) == whole


@given(st.text(max_size=12), SPANS)
def test_marking_changes_no_character_of_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marked = marked_html(text, [(start, end, "kind") for start, end in spans])
    assert html.unescape(re.sub(r"<mark title='[kind, ]*'>|</mark>", "", marked)) == text


def test_english_counts() -> None:
    assert [times(n) for n in (0, 1, 2, 3)] == ["never", "once", "twice", "3 times"]
    assert (counted(1, "sentence"), counted(2, "sentence")) == ("1 sentence", "2 sentences")
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
