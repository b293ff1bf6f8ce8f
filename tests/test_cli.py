"""The command: one line for what a user can mend, an exit code for each kind of end."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import psutil
import pytest

from presslens import cli, errors, resources
from presslens.report import build, index, plan
from presslens.report.plan import Plan


def ended(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as raised:
        cli.main(arguments)
    return raised.value.code


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "no-such-file.txt"],
        ["report", "/"],
        ["report", "-p", "topn=3"],
        ["report", "-p", "top_n=many"],
        ["report", "-p", "top_n"],
        ["report", "-p", "source=a.txt"],
        ["report", "--timeout", "soon"],
        ["report", "--timeout", "0"],
        ["report", "--no-such-option"],
        ["report", "a\nb\x1b[31m.txt"],
        ["rapport"],
    ],
)
def test_a_wrong_use_is_one_line_on_stderr_and_nothing_is_written(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ended(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.removesuffix("\n").isprintable()
    assert told.err.startswith("presslens: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InputError("a: b"), 2),
        (errors.NotebookError("01-one: failed\n> 1  x"), 3),
        (errors.NotebookTimeoutError("01-one: late"), 4),
        (errors.OutputError("a: full"), 5),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_kind_of_end_has_its_exit_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*given: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(build, "build", fail)
    assert ended("report") == code
    assert (str(error) or "interrupted") in capsys.readouterr().err


def test_the_path_of_each_report_is_all_that_stdout_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = index.Entry("a", "A text", "a.txt", 2, ("It has <2> words.",))
    monkeypatch.setattr(build, "build", lambda plan, folder, timeout, apart: made)
    cli.main(["report", "--output", str(tmp_path)])
    report = tmp_path / "000-cba6c4d358668237" / "report.html"
    assert capsys.readouterr().out == f"{report}\n"
    (tmp_path / "b.txt").write_text("A text.", encoding="utf8")
    cli.main(["report", "seeds/000_cba6c4d358668237.txt", str(tmp_path / "b.txt"), "--output", str(tmp_path)])
    assert (
        capsys.readouterr().out == f"{report}\n{tmp_path / 'b' / 'report.html'}\n{tmp_path / 'index.html'}\n"
    )
    assert "It has &lt;2&gt; words." in (tmp_path / "index.html").read_text(encoding="utf8")


@pytest.mark.parametrize(
    ("piped", "said"), [("", "is empty"), ("...", "no letter"), ("\udcff", "is not UTF-8")]
)
def test_what_is_wrong_with_piped_in_text_is_said_of_standard_input(
    piped: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    raw = io.BytesIO(piped.encode("utf8", "surrogateescape"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    assert ended("report", "-") == 2
    told = capsys.readouterr()
    assert told.err.startswith("presslens: standard input: ")
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_piped_in_text_is_there_for_the_kernels_while_a_run_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(plan: Plan, folder: Path, timeout: float, apart: bool) -> index.Entry:
        seen.append((folder.name, plan.texts[folder].read_text(encoding="utf8"), plan.texts[folder]))
        return index.Entry("a", "A text", "a.txt", 2, ())

    monkeypatch.setattr(build, "build", look)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"A text.")))
    cli.main(["report", "-", "--output", str(tmp_path)])
    [(name, text, file)] = seen
    assert (name, text, file.exists()) == ("standard-input", "A text.", False)


INTERRUPTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
from pathlib import Path
from presslens.report import plan
real = plan.plan
plan.plan = lambda *given: real(*given, notebooks=Path(sys.argv[1]))
from presslens.cli import main
main(["report", "--output", sys.argv[2]])
"""


def folder_with(cell: str, folder: Path) -> Path:
    """A folder with one notebook that runs the cell."""
    folder.mkdir()
    cells = [("parameters", "source: str = ''"), ("slow", cell)]
    content = {
        "cells": [
            {"cell_type": "code", "id": name, "source": source, "metadata": {"tags": [name]}, "outputs": [],
             "execution_count": None}
            for name, source in cells
        ],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip
    (folder / "01-one.ipynb").write_text(json.dumps(content), encoding="utf8")
    return folder


@pytest.mark.parametrize(
    ("cell", "code", "said"),
    [
        ("import sys\nsys.exit(0)\n2", 3, "code cell 2 stopped early"),
        ("1\n2\n1 / 0", 3, "ZeroDivisionError"),
        ("import time\ntime.sleep(60)\n2", 4, "code cell 2: not done after 3 seconds"),
    ],
)
def test_a_notebook_that_did_not_run_to_its_end_ends_the_command_and_leaves_the_earlier_report(
    cell: str,
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, real = folder_with(cell, tmp_path / "notebooks"), plan.plan
    monkeypatch.setattr(plan, "plan", lambda *given: real(*given, notebooks=folder))
    report = tmp_path / "out" / "000-cba6c4d358668237"
    report.mkdir(parents=True)
    (report / "provenance.json").write_text("earlier", encoding="utf8")
    assert ended("report", "--output", str(tmp_path / "out"), "--timeout", "3") == code
    told = capsys.readouterr()
    first, *context = told.err.removesuffix("\n").split("\n")
    assert (told.out, said in first, len(context)) == ("", True, 3)
    assert sum(line.startswith("> ") for line in context) == 1
    assert [file.read_text(encoding="utf8") for file in report.iterdir()] == ["earlier"]


def test_an_interrupt_leaves_no_kernel_and_no_half_report(tmp_path: Path) -> None:
    cell = f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    folder_with(cell, tmp_path / "notebooks")
    command = [sys.executable, "-c", INTERRUPTED, str(tmp_path / "notebooks"), str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text(encoding="utf8"):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    pid = int((tmp_path / "pid").read_text(encoding="utf8"))
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".000-cba6c4d358668237.lock"]


def test_check_says_in_one_screen_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check") == 0
    told = capsys.readouterr().out
    assert "files intact" in told
    assert len(told.splitlines()) < 24


def test_check_names_what_is_damaged_and_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    state = resources.state
    monkeypatch.setattr(
        resources, "state", lambda path: "missing" if path.endswith("LICENSE") else state(path)
    )
    assert ended("check") == 1
    told = capsys.readouterr().out
    assert "LICENSE: missing" in told
    assert "git checkout data" in told


def test_lab_opens_the_notebooks_with_this_interpreter_and_asks_for_no_news(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, arguments: started.append(arguments))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    cli.main(["lab"])
    options = dict(argument[2:].split("=") for argument in started[0] if "=" in argument)
    assert started[0][0] == sys.executable
    assert Path(options["ServerApp.root_dir"]).name == "notebooks"
    overrides = Path(options["LabApp.app_settings_dir"]) / "overrides.json"
    assert json.loads(overrides.read_text(encoding="utf8"))[
        "@jupyterlab/apputils-extension:notification"
    ] == {
        "checkForUpdates": False,
        "fetchNews": "false",
    }


def test_the_command_answers_without_importing_what_it_does_not_need() -> None:
    code = "import sys, presslens.cli; print(sorted({'pandas', 'papermill', 'nltk', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_every_command_is_told_in_the_help() -> None:
    assert set(cli.command.commands) == {"report", "corpus", "lab", "check"}
    assert all(isinstance(one, click.Command) and one.help for one in cli.command.commands.values())
