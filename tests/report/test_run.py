"""A notebook is done when its kernel answered every cell; anything else is an error that names the place."""

import time
from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest
from nbformat import NotebookNode

from presslens.errors import InputError, NotebookError, NotebookTimeoutError
from presslens.report.run import Job, run

from .making import notebook


def executed(*cells: str, timeout: float = 60) -> NotebookNode:
    return run([Job("01-one", notebook(*cells), {"source": "a.txt"})], timeout=timeout)[0]


def printed(cell: NotebookNode) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


def test_parameters_reach_the_cells_as_they_were_given() -> None:
    hostile = "a\"'\\\n{x}$(y)\x1b\u202eé"
    job = Job("01-one", notebook("print(ascii(source), top_n)"), {"source": hostile, "top_n": 7})
    assert printed(run([job], timeout=60)[0].cells[-1]) == f"{hostile!a} 7\n"


def test_results_come_in_the_order_of_the_jobs() -> None:
    cells = ["import time; time.sleep(.5); print(1)", "print(2)", "print(3)"]
    jobs = [Job(f"0{i}", notebook(cell), {"source": "a"}) for i, cell in enumerate(cells)]
    steps: list[None] = []
    done = run(jobs, timeout=60, advance=lambda: steps.append(None))
    assert [printed(one.cells[-1]) for one in done] == ["1\n", "2\n", "3\n"]
    assert len(steps) == 9  # parameters, injected parameters and one cell each


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["a = 1\nb = 2\n1 / 0\nc = 3\nd = 4"], "> " + "  3  1 / 0"),
        (["x = 1 +* 2"], "SyntaxError"),
        (["assert 1 == 2, 'no'"], "AssertionError: no"),
        (["import sys\nsys.exit(0)", "2"], "code cell 2 stopped early"),
        (["import sys\nsys.exit(0)"], "code cell 2 stopped early"),
        (["exit()"], "code cell 2 stopped early"),
        (["import os\nos._exit(0)", "2"], "its kernel died"),
        (["import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"], "its kernel died"),
    ],
)
def test_what_did_not_run_to_its_end_is_an_error(cells: Sequence[str], said: str) -> None:
    with pytest.raises(NotebookError, match="01-one") as raised:
        executed("# A heading", *cells)
    assert said in str(raised.value)
    assert raised.value.exit_code == 3


def test_the_failing_line_is_shown_between_its_neighbours_and_nothing_else() -> None:
    with pytest.raises(NotebookError) as raised:
        executed("a = 1\nb = 2\n1 / 0\nc = 3\nd = 4")
    assert str(raised.value).split("\n")[1:] == ["    2  b = 2", ">   3  1 / 0", "    4  c = 3"]


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("import os\nos._exit(0)\n2\n3", NotebookError),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n2", NotebookError),
        ("import time\ntime.sleep(60)\n2", NotebookTimeoutError),
        ("import sys\nsys.exit(0)\n2", NotebookError),
    ],
)
def test_where_there_is_no_line_the_first_lines_of_the_cell_are_shown(
    cell: str, error: type[NotebookError]
) -> None:
    with pytest.raises(error, match="01-one: code cell 3") as raised:
        executed("1", cell, "2", timeout=3)
    first, second, third = [*cell.split("\n"), ""][:3]
    shown = [f">   1  {first}", f"    2  {second}", f"    3  {third}"]
    assert str(raised.value).split("\n")[1:] == shown[: len(cell.split("\n"))]


def test_what_a_notebook_cannot_use_is_the_users_to_mend() -> None:
    with pytest.raises(InputError) as raised:
        executed("import presslens\npresslens.read_lexicon('none.csv')")
    assert str(raised.value) == "01-one: none.csv: there is no such file; check the name"


def test_a_message_cannot_steer_the_terminal() -> None:
    with pytest.raises(NotebookError) as raised:
        executed("raise ValueError('\\x1b[2J\\u202e')")
    assert "\x1b" not in str(raised.value)
    assert "\u202e" not in str(raised.value)


def test_a_notebook_that_takes_too_long_is_stopped() -> None:
    began = time.monotonic()
    with pytest.raises(NotebookTimeoutError, match="--timeout") as raised:
        executed("import time\ntime.sleep(60)", timeout=2)
    assert raised.value.exit_code == 4
    assert time.monotonic() - began < 20


def test_the_time_is_the_notebooks_not_each_cells() -> None:
    with pytest.raises(NotebookTimeoutError):
        executed(*["import time; time.sleep(.7)"] * 5, timeout=2.5)


def test_the_first_failure_stops_the_other_notebooks() -> None:
    slow = Job("02-slow", notebook("import time; time.sleep(60)"), {"source": "a"})
    with pytest.raises(NotebookError, match="01-one"):
        run([slow, Job("01-one", notebook("1 / 0"), {"source": "a"}), slow], timeout=60)


def test_a_kernel_looks_at_nothing_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemError('the wrong json')", encoding="utf8")
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("intruder = 1", encoding="utf8")
    (tmp_path / "kernels" / "python3").mkdir(parents=True)
    (tmp_path / "kernels" / "python3" / "kernel.json").write_text("{}", encoding="utf8")
    (tmp_path / "start.py").write_text("intruder = 1", encoding="utf8")
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "JUPYTER_PATH": tmp_path, "IPYTHONDIR": tmp_path / "ipython", "PYTHONSTARTUP": tmp_path / "start.py",
        "PYTHONPATH": tmp_path, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    cell = (
        "import json, os, time\nprint('intruder' in globals(), os.environ['PYTHONHASHSEED'], time.tzname[0])"
    )
    assert printed(executed(cell).cells[-1]) == "False 0 UTC\n"


def test_kernels_are_gone_after_a_run(tmp_path: Path) -> None:
    with pytest.raises(NotebookTimeoutError):
        executed(
            f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)",
            timeout=3,
        )
    pid = int((tmp_path / "pid").read_text(encoding="utf8"))
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
