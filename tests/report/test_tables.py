"""A table in the page is read by people: few columns, plain numbers, each row a link to its words."""

import base64
from collections.abc import Sequence

import pytest

from presslens.atoms import Span
from presslens.report import tables
from presslens.report.outputs import Table


def view(csv: str, *, shown: int = 10) -> tables.TableView:
    header, *rows = (line.split(",") for line in csv.splitlines())
    return tables.view(Table("table", "", csv, header, rows, shown), address, [(0, 10), (11, 20)])


def address(spans: Sequence[Span]) -> str:
    return "".join(f"{start}-{end}" for start, end in spans)


def cells(csv: str) -> list[tuple[str, ...]]:
    return [row.cells for row in view(csv).rows]


def test_offsets_become_the_rows_links() -> None:
    made = view("doc_id,token,start,end\na,Le,4,6\na,Li,9,11\n")
    assert made.columns == (("token", False),)
    assert [(row.cells, row.href) for row in made.rows] == [(("Le",), "4-6"), (("Li",), "9-11")]


@pytest.mark.parametrize(
    ("csv", "href"),
    [
        ("frame,evidence\nPolitical,12-19;30-41\n", "12-1930-41"),
        ("cue,cue_start,cue_end,content_start,content_end\nsaid,4,8,10,20\n", "4-8"),
        ("source,source_start,source_end\nLe,-1,-1\n", ""),
        ("sentence,compound\n1,0.5\n", "11-20"),
        ("sentence,compound\n2,0.5\n", ""),
        ("word,n\nLe,3\n", ""),
    ],
)
def test_a_row_rests_on_its_span_else_its_evidence_else_its_sentence_else_nothing(
    csv: str, href: str
) -> None:
    assert view(csv).rows[0].href == href


def test_numbers_have_two_decimals_where_two_are_meant() -> None:
    assert cells("n,rate,p,g2\n12,0.333333,1.23e-08,inf\n1200,-4.0,0.5,1.0\n") == [
        ("12", "0.33", "1e−08", "∞"),
        ("1,200", "−4.00", "0.50", "1.00"),
    ]


def test_whole_numbers_written_as_floats_are_counts_again() -> None:
    assert cells("n\n3.0\n4.0\n") == [("3",), ("4",)]


def test_what_is_missing_is_blank_and_truth_is_a_word() -> None:
    assert cells("n,stop\n,True\n0.5,False\n") == [("", "yes"), ("0.50", "no")]


def test_text_that_looks_like_a_formula_is_shown_as_written() -> None:
    assert cells("text\n'=SUM(A1)\n'quoted'\n") == [("=SUM(A1)",), ("'quoted'",)]


def test_few_rows_are_shown_and_the_whole_table_travels_along() -> None:
    csv = "n\n" + "".join(f"{i}\n" for i in range(50))
    made = view(csv, shown=3)
    assert (len(made.rows), made.total) == (3, 50)
    assert base64.b64decode(made.download.partition(",")[2]).decode() == csv


def test_a_long_table_is_a_file_beside_the_page() -> None:
    assert view("n\n" + "123456789\n" * 10_000).download == "tables/table.csv"
