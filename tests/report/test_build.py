"""From a text to its folder: whole, repeatable, and nothing written when something is wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

import presslens
from presslens.errors import InputError, NotebookError
from presslens.report import build, plan

from .making import READ, notebook, shows_document, shows_figure, shows_findings, shows_table

FIGURE = shows_figure('<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>', name="bars")
FIRST = notebook(READ, shows_document(), "print(top_n, words)", shows_findings(("Le speaks.", [[0, 2]], "")))
SECOND = notebook(READ, shows_table("n,word\n1,=1+1\n"), FIGURE, "import warnings; warnings.warn('careful')")
BUILD = """
import sys
from pathlib import Path
from presslens.report import build, plan
planned = plan.plan([sys.argv[1]], ["top_n=3", "words=b,c"], Path(sys.argv[2]), notebooks=Path(sys.argv[3]))
[build.build(planned, folder, timeout=60, apart="apart" in sys.argv) for folder in planned.texts]
"""
Folder = Callable[..., Path]


def made(text: Path, output: Path, notebooks: Path, *asked: str, **environment: str) -> Path:
    """The report folder that a process of its own writes, from a working folder and settings of its own."""
    here = output.parent / f"cwd-{output.name}"
    here.mkdir()
    command = [sys.executable, "-c", BUILD, str(text), str(output), str(notebooks), *asked]
    subprocess.run(command, check=True, cwd=here, env={**os.environ, **environment}, capture_output=True)
    return output / "a-text"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def report(text_file: Path, folder_of: Folder, tmp_path: Path) -> Path:
    return made(text_file, tmp_path / "out", folder_of(FIRST, SECOND))


def test_a_report_folder_holds_page_notebooks_tables_figures_and_provenance(report: Path) -> None:
    assert sorted(files(report)) == [
        "figures/bars.svg", "notebooks/01-one.ipynb", "notebooks/02-two.ipynb", "provenance.json", "report.html",
        "tables/table.csv",
    ]  # fmt: skip


def test_a_chapter_apart_has_the_text_its_own_findings_and_its_notebook(
    text_file: Path, folder_of: Folder, tmp_path: Path
) -> None:
    shown = notebook(READ, shows_document(), FIGURE)
    folder = made(text_file, tmp_path / "out", folder_of(FIRST, shown), "apart")
    first, second = (folder / "chapters" / name for name in ("01-one.html", "02-two.html"))
    assert "Le speaks." in first.read_text("utf8")
    assert "Le speaks." not in second.read_text("utf8")
    assert all("Nobody asked." in page.read_text("utf8") for page in (first, second))
    assert 'href="../notebooks/02-two.ipynb"' in second.read_text("utf8")
    assert (folder / "chapters" / "../notebooks/02-two.ipynb").resolve().exists()


def test_parameters_go_to_every_notebook_and_are_told(report: Path) -> None:
    ran = nbformat.read(report / "notebooks" / "01-one.ipynb", as_version=4)
    assert any(
        "3 ['b', 'c']" in output.get("text", "") for cell in ran.cells for output in cell.get("outputs", ())
    )
    told = json.loads((report / "provenance.json").read_text(encoding="utf8"))
    assert told["notebooks"]["02-two"]["parameters"] == {
        "source": "A text.txt",
        "top_n": 3,
        "words": ["b", "c"],
    }
    assert told["command"] == "presslens report 'A text.txt' -p top_n=3 -p words=b,c"


def test_kept_notebooks_are_valid_executed_and_runnable_from_the_texts_folder(report: Path) -> None:
    for file in (report / "notebooks").iterdir():
        ran = nbformat.read(file, as_version=4)
        nbformat.validate(ran)
        injected = next(cell for cell in ran.cells if cell.id == "injected-parameters")
        assert 'source = "A text.txt"' in injected.source
        assert all(cell.execution_count for cell in ran.cells if cell.cell_type == "code")


def test_no_file_holds_a_clock_or_a_path_of_this_machine(report: Path) -> None:
    for name, content in files(report).items():
        for path in (
            report.parent.parent,
            Path(presslens.__file__).parents[2],
            Path(sys.prefix),
            Path.home() / "x",
        ):
            assert str(path).encode() not in content, name
        for word in (b"papermill", b"start_time", b"iopub", b"Date"):
            assert word not in content.replace(b'"papermill": "', b"").replace(b"papermill 2", b""), name


def test_two_runs_give_the_same_bytes(text_file: Path, folder_of: Folder, tmp_path: Path) -> None:
    notebooks = folder_of(FIRST, SECOND)
    one = made(text_file, tmp_path / "one", notebooks, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    two = made(
        text_file, tmp_path / "two", notebooks, PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8"
    )
    assert files(one) == files(two)


def test_an_earlier_report_survives_a_failing_notebook(report: Path, text_file: Path, tmp_path: Path) -> None:
    before = files(tmp_path / "out")
    (tmp_path / "broken").mkdir()
    nbformat.write(notebook(READ, "1 / 0"), tmp_path / "broken" / "01-one.ipynb")
    planned = plan.plan([str(text_file)], [], tmp_path / "out", notebooks=tmp_path / "broken")
    with pytest.raises(NotebookError):
        build.build(planned, report, timeout=60)
    assert files(tmp_path / "out") == before


def test_one_name_is_shown_once(text_file: Path, folder_of: Folder, tmp_path: Path) -> None:
    planned = plan.plan([str(text_file)], [], tmp_path / "out", notebooks=folder_of(FIRST, SECOND, SECOND))
    with pytest.raises(NotebookError, match=r"03-three: shows `tables/table.csv` a second time"):
        build.build(planned, *planned.texts, timeout=60)


@pytest.mark.parametrize(
    ("content", "assignments"),
    [(b"", []), (b" \n", []), (b"\xff\xfe\x00", []), (None, []), (b"A text.", ["topn=1"])],
)
def test_what_cannot_be_run_writes_nothing(
    content: bytes | None, assignments: list[str], folder_of: Folder, tmp_path: Path
) -> None:
    file = tmp_path / "text.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError):
        plan.plan([str(file)], assignments, tmp_path / "out", notebooks=folder_of(FIRST))
    assert not (tmp_path / "out").exists()


def test_a_relative_path_is_looked_for_here_and_then_in_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (seed,) = plan.seeds()
    assert plan.found(seed).is_file()
    (tmp_path / "seeds").mkdir()
    (tmp_path / seed).write_text("Mine.", encoding="utf8")
    assert plan.found(seed) == tmp_path / seed


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (["000_cba6c4d358668237.txt"], ["000-cba6c4d358668237"]),
        (["A text (1).TXT", "a-text-1.md", "A_TEXT_1.txt"], ["a-text-1", "a-text-1-2", "a-text-1-3"]),
        (["Über „alles“.txt", "...txt", "新闻.txt"], ["über-alles", "text", "新闻"]),
        (["x" * 70, "x" * 80], ["x" * 60, "x" * 58 + "-2"]),
        (["a-2", "a", "a"], ["a-2", "a", "a-3"]),
    ],
)
def test_folders_are_named_after_files(names: list[str], slugs: list[str]) -> None:
    assert plan.slugs(map(Path, names)) == slugs


@given(st.lists(st.text(min_size=1).filter(lambda name: "/" not in name and "\0" not in name), max_size=5))
def test_no_file_name_leads_out_of_the_folder_or_onto_another(names: list[str]) -> None:
    slugs = plan.slugs([Path(name) for name in names])
    assert len(set(slugs)) == len(names)
    for slug in slugs:
        assert 0 < len(slug) <= 60
        assert slug == slug.lower()
        assert all(letter.isalpha() or letter.isdecimal() or letter == "-" for letter in slug)
        assert slug.strip("-") == slug
