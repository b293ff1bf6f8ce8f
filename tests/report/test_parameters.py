"""Parameters are read from notebooks and checked before anything runs."""

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from presslens.errors import InputError, NotebookError
from presslens.report.parameters import Parameter, declared, given, together

from .making import notebook

KNOWN = {
    "source": Parameter("source", "str", "a.txt"),
    "node": Parameter("node", "str", "china"),
    "top_n": Parameter("top_n", "int", 20),
    "alpha": Parameter("alpha", "float", 0.5),
    "fold": Parameter("fold", "bool", True),
    "names": Parameter("names", "list[str]", ["a"]),
}


def test_names_types_and_defaults_are_those_of_the_cell_in_its_order() -> None:
    cell = 'source: str = "a.txt"  # the text\ntop_n: int = 20\nnames: list[str] = ["a", "b"]'
    found = declared(notebook(parameters=cell), "01-one")
    assert list(found.values()) == [
        Parameter("source", "str", "a.txt"),
        Parameter("top_n", "int", 20),
        Parameter("names", "list[str]", ["a", "b"]),
    ]


@pytest.mark.parametrize("line", ["top_n = 20", "top_n: set = {1}", "print(1)", "import os", "x: int"])
def test_a_line_that_is_no_annotated_literal_is_refused_and_named(line: str) -> None:
    with pytest.raises(NotebookError, match="01-one"):
        declared(notebook(parameters=line), "01-one")


def test_a_notebook_without_a_parameters_cell_is_refused() -> None:
    made = notebook()
    made.cells = made.cells[:1]
    with pytest.raises(NotebookError, match="0 cells tagged"):
        declared(made, "01-one")


def test_values_have_the_declared_types() -> None:
    assignments = ["node=the US", "top_n=-3", "alpha=1e-3", "fold=false", "names=Le, Li,,Lam"]
    assert given(assignments, KNOWN) == {
        "node": "the US", "top_n": -3, "alpha": 0.001, "fold": False, "names": ["Le", "Li", "Lam"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("topn=3", "did you mean top_n"),
        ("zzz=3", "there are alpha, fold"),
        ("top_n=3.5", "no whole number"),
        ("top_n=", "no whole number"),
        ("alpha=nan", "no number"),
        ("alpha=inf", "no number"),
        ("fold=maybe", "no true or false"),
        ("top_n", "not NAME=VALUE"),
        ("=3", "no notebook has this parameter"),
        ("source=b.txt", "presslens report SOURCE"),
        ("node=\udcff", "node"),
        ("\x1b[31m=1", "no notebook has this parameter"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_printable_line(assignment: str, said: str) -> None:
    with pytest.raises(InputError, match=r"\A\S.*: ") as raised:
        given([assignment], KNOWN)
    assert said in str(raised.value)
    assert str(raised.value).isprintable()


def test_a_parameter_given_twice_is_refused() -> None:
    with pytest.raises(InputError, match="given twice"):
        given(["top_n=1", "top_n=2"], KNOWN)


@property_of(st.text())
def test_a_text_parameter_takes_any_text_as_it_is(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert given([f"node={text}"], KNOWN) == {"node": text}


def test_one_name_has_one_type_in_all_notebooks() -> None:
    other = {"source": KNOWN["source"], "top_n": Parameter("top_n", "float", 2.0)}
    with pytest.raises(NotebookError, match="top_n"):
        together({"01-one": KNOWN, "02-two": other})


def test_every_notebook_takes_a_text() -> None:
    with pytest.raises(NotebookError, match="source"):
        together({"01-one": {"top_n": KNOWN["top_n"]}})
