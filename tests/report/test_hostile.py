"""Whatever a stranger wrote is shown as it was written, in every place it may come to, and does nothing there."""

import csv
import html
import io
import json
import os
import re
import shlex
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given as property_of
from hypothesis import strategies as st
from papermill.translators import translate_parameters

import presslens
from presslens import cli
from presslens.display import mark
from presslens.errors import InputError
from presslens.figures import blank_axes
from presslens.figures.style import describe
from presslens.findings.finding import Finding, findings_table
from presslens.report import chapters, index, plan, svg
from presslens.report.chapters import chapter
from presslens.report.html import rendered
from presslens.report.notebooks import kept
from presslens.report.outputs import Figure
from presslens.report.page import page
from presslens.report.parameters import declared, given
from presslens.report.run import printable
from presslens.tabular import as_written, to_csv

from .making import executed, notebook, shows_document, shows_figure, shows_findings, shows_layer, shows_table

STRINGS: dict[str, str] = json.loads((Path(__file__).parents[1] / "hostile.json").read_text(encoding="utf8"))
ELEMENTS = {
    "a", "article", "aside", "b", "clippath", "defs", "fieldset", "use",
    "body", "button", "caption", "code", "dd", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "h4", "head", "header", "html", "i", "input", "label",
    "legend", "li", "main", "mark", "meta", "nav", "ol", "output", "p", "path", "pre", "rect", "script", "search",
    "section", "small", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th", "thead",
    "time", "title", "tr", "ul",
}  # fmt: skip
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

every_string = pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)


def drawn(text: str) -> Any:
    ax = describe(blank_axes(), title=text, alt=text, x=text, y=text)
    ax.bar([text], [1])
    return presslens.show(ax, "figure")


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def whole_page(text: str) -> BeautifulSoup:
    """A page in every place of which the text stands."""
    document = shows_document().replace("'title': ''", f"'title': {text!r}").replace("'a.txt'", repr(text))
    used = {"node": text, "names": [text, text]}
    made_with = {
        "command": text,
        "input": {"name": text, "sha256": text, "encoding": text, "words": 9, "warnings": [text]},
        "notebooks": {"01-one": {"sha256": "1", "parameters": used}},
        "versions": {"presslens": "0.1.0", "spacy": "3", "wordfreq": "3", "nltk": text},
    }
    figure = drawn(text)
    cells = (
        document,
        shows_layer((0, 2, text)).replace("label='speakers'", f"label={text!r}"),
        shows_figure(figure.data["image/svg+xml"], title=text, alt=text),
        shows_table(to_csv(pd.DataFrame({text: [text], "n": [1]})), caption=text),
        shows_findings((text, [[0, 2]], "figure")),
        f"x = {text!r}",
        "## Our own",
    )
    return BeautifulSoup(page([chapter("01-one", executed(*cells))], made_with), "html.parser")


def says(made: BeautifulSoup, place: str, text: str) -> bool:
    """Whether an element says the text; blanks at its ends are the layout's, and headings have blanks for lines."""
    if place == "th":
        text = text.replace("_", " ")
    return any(text.strip() in tag.get_text() for tag in made.select(place))


@every_string
def test_a_page_shows_it_as_written_and_holds_nothing_of_it(text: str) -> None:
    made = whole_page(text)
    assert {tag.name for tag in made.find_all(True)} <= ELEMENTS
    assert (len(made.find_all("script")), len(made.find_all("style"))) == (1, 1)
    assert [name for tag in made.find_all(True) for name in tag.attrs if name.startswith("on")] == []
    addresses = [
        str(tag[name]) for name in ("href", "src", "action") for tag in made.find_all(attrs={name: True})
    ]
    assert all(re.match(r"#[\w-]+$|data:text/csv|notebooks/01-one\.ipynb$", address) for address in addresses)
    for place in (
        "title",
        ".subject",
        "dd",
        "li p",
        "h3",
        "td",
        "th",
        "code",
        "caption, figcaption, summary",
    ):
        assert says(made, place, text), place
    assert made.select_one("svg[role=img]")["aria-label"] == text  # type: ignore[index]
    assert made.select_one("[data-l1]")["data-l1"] == text  # type: ignore[index]


@every_string
def test_a_notebook_shows_it_as_written_and_holds_nothing_of_it(text: str) -> None:
    document = presslens.document_from_text(f"a{text}")
    column = document.text
    table = pd.DataFrame({column: [column], "start": [0], "end": [len(column)], "list": [[column]]})
    for shown in (
        presslens.show(table, "table"),
        presslens.show(document, "document"),
        presslens.show(findings_table("01", [Finding("s", column, 2, 3, [(0, 1)])]), "findings"),
        presslens.show(mark(document, table, by=column, label=column), "layer"),
    ):
        made = BeautifulSoup(shown.data["text/html"], "html.parser")
        assert {tag.name for tag in made.find_all(True)} <= {
            "table", "thead", "tbody", "tr", "th", "td", "p", "ol", "li", "div", "mark",
        }  # fmt: skip
        assert {name for tag in made.find_all(True) for name in tag.attrs} <= {"scope", "style", "title"}
        assert "".join(column.replace("_", " ").split()) in "".join(made.get_text().replace("_", " ").split())


@every_string
def test_a_figure_draws_it_as_written_and_never_as_a_formula(text: str) -> None:
    shown = drawn(text)
    picture = svg.clean(Figure("figure", text, text, shown.data["image/svg+xml"]))
    words = ["".join(element.itertext()) for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    visible = NO_XML.sub(lambda stray: chr(0x2400 + ord(stray[0])) if stray[0] < " " else "\ufffd", text)
    for line in filter(str.strip, visible.split("\n")):
        assert sum(" ".join(line.split()) in " ".join(word.split()) for word in words) >= 3
    assert shown.metadata["presslens"]["alt"] == text


@every_string
def test_a_spreadsheet_opens_it_as_text_and_the_page_as_it_was(text: str) -> None:
    content = to_csv(pd.DataFrame({text: [text, [text, text]]}))
    (name,), (cell,), (several,) = csv.reader(io.StringIO(content, newline=""))
    for written, meant in ((name, text), (cell, text), (several, f"{text};{text}")):
        assert not re.match(r"[=@\t\r\n＝＠]|[+＋－-](?!\d+$)", written)
        assert as_written(written) == meant


@property_of(st.text(st.sampled_from("'=+-@\t\n1. a")))
def test_an_apostrophe_that_was_added_is_told_from_one_that_was_written(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(to_csv(pd.DataFrame({"a": [f"{text}b"]})), newline=""))
    assert as_written(cell) == f"{text}b"


@every_string
def test_a_parameter_takes_it_as_it_is_and_it_is_never_code(text: str) -> None:
    known = declared(notebook(parameters='source: str = ""\nnode: str = "a"\nnames: list[str] = ["a"]'), "01")
    values = given([f"node={text}", f"names={text}"], known)
    assert values["node"] == text
    names: dict[str, object] = {}
    exec(translate_parameters("python3", "python", values, ""), names)  # noqa: S102
    assert (names["node"], names["names"]) == (text, values["names"])
    assert names.keys() - {"__builtins__"} == {"node", "names"}


@every_string
def test_as_a_name_of_a_parameter_it_is_refused_in_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", "-p", f"{text}=1", "--output", str(tmp_path / "out")])
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert told.err.removesuffix("\n").isprintable()
    assert not (tmp_path / "out").exists()


@every_string
def test_as_a_files_name_it_gives_a_plain_folder_or_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = text.replace("/", "∕")
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", str(tmp_path / name)])
    told = capsys.readouterr().err
    assert (ended.value.code, told.removesuffix("\n").isprintable()) == (2, True)
    file = tmp_path / f"{name[:40]}.txt"
    file.write_text("One text.", encoding="utf8")
    planned = plan.plan([str(file)], [], tmp_path / "out")
    (folder,) = planned.texts
    assert folder.parent == tmp_path / "out"
    assert re.fullmatch(r"[\w-]+", folder.name)


@every_string
def test_an_index_shows_it_as_written(text: str) -> None:
    entries = [index.Entry("a", text, text, 2, (text,))]
    made = BeautifulSoup(
        rendered("index.html.j2", style=("look.css.j2",), script=("tables.js",), entries=entries),
        "html.parser",
    )
    assert {tag.name for tag in made.find_all(True)} <= ELEMENTS
    assert len(made.find_all("script")) == 1
    assert all(says(made, place, text) for place in ("td a", "td"))


@every_string
def test_a_kept_notebook_names_it_in_code_that_gives_it_back(text: str) -> None:
    made = executed(shows_document())
    made.cells.insert(2, nbformat.v4.new_code_cell("", metadata={"tags": ["injected-parameters"]}))
    ran = kept(made, {"node": text}, text)
    names: dict[str, object] = {}
    exec(ran.cells[2].source, names)  # noqa: S102
    assert (names["node"], names["source"]) == (text, text)
    nbformat.validate(ran)


@every_string
def test_an_error_tells_it_in_one_line_that_a_terminal_only_shows(text: str) -> None:
    assert printable(text).isprintable()
    with pytest.raises(InputError) as raised:
        presslens.read_document(text)
    assert str(raised.value).isprintable()


def test_the_command_of_a_report_is_one_that_a_shell_takes_word_by_word() -> None:
    from presslens.report.build import _command

    for text in STRINGS.values():
        assert shlex.split(_command({"node": text}, text)) == [
            "presslens",
            "report",
            text,
            "-p",
            f"node={text}",
        ]


@pytest.mark.filterwarnings("ignore:constrained_layout")  # all of them are more than any figure has room for
def test_no_word_of_a_stranger_reaches_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered_sources: list[str] = []
    real = chapters.markdown
    monkeypatch.setattr(chapters, "markdown", lambda source: rendered_sources.append(source) or real(source))
    whole_page(" ".join(STRINGS.values()))
    assert set(rendered_sources) == {"## Our own"}


def test_there_are_enough_of_them() -> None:
    assert len(STRINGS) >= 40
    assert html.escape(STRINGS["script"]) != STRINGS["script"]
    assert os.sep in STRINGS["path"]
