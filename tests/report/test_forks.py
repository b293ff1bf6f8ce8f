"""A forked kernel is an ordinary kernel that starts sooner."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat import NotebookNode

from presslens.report import forked, forks
from presslens.report.notebooks import committed, kept
from presslens.report.rehearsal import WITHOUT_ARROW, rehearsal
from presslens.report.run import Job, run

from .making import notebook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")

PARENT = "import os; print(open(f'/proc/{os.getppid()}/cmdline').read().split(chr(0)))"
IMPORTS = "import pandas as pd\nfrom matplotlib.figure import Figure\nimport os, sys, random"
PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('A line')"


def ran(*cells: str) -> list[str]:
    """What each cell of a notebook shows or prints."""
    made = run([Job("01-one", notebook(*cells), {"source": "a.txt"})], timeout=60)[0]
    outputs = [output for cell in made.cells for output in cell.get("outputs", ())]
    return [output.get("text") or output["data"]["text/plain"] for output in outputs]


def test_a_notebook_that_imports_something_runs_in_a_fork_and_another_does_not() -> None:
    assert forks.__name__ in ran("import os", PARENT)[0]
    assert forks.__name__ not in ran("__import__('os').getppid()")[0]


def test_a_forked_kernel_is_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [
        IMPORTS,
        "pd.DataFrame({'a': [1.5, 2]})",
        "print(sys.argv[0], __name__, sys.modules['__main__'].__name__, os.getsid(0) == os.getpid(), sys.stdin.read())",
        "print(sorted(os.environ.keys() - {'JPY_PARENT_PID'}), sys.flags)",
        "sys.stderr.write('to stderr')",
        PLOT,
    ]
    own = ran(*cells)
    monkeypatch.setattr(forked.sys, "platform", "elsewhere")
    assert own == ran(*cells)
    assert "Figure" in own[-1]


def test_kernels_have_randomness_of_their_own() -> None:
    cells = ("import numpy as np, random", "print(np.random.random(), random.random())")
    jobs = [Job(f"0{i}", notebook(*cells), {"source": "a"}) for i in range(3)]
    shown = [made.cells[-1].outputs[0].text for made in run(jobs, timeout=60)]
    assert len(set(shown)) == 3


def test_after_a_rehearsal_that_started_a_thread_kernels_are_not_forked(tmp_path: Path) -> None:
    code = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    folder = tmp_path / "starts_a_thread"
    folder.mkdir()
    (folder / "__init__.py").write_text(code, encoding="utf8")
    with forked.ready_to_fork(
        tmp_path, f"import sys; sys.path.append({str(tmp_path)!r}); import starts_a_thread", {}
    ):
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(str(tmp_path / "forks"))
        connection.sendall(b"[]\n")
        assert connection.recv(32) == forks.UNSAFE


def test_a_failing_import_is_told_by_the_cell_that_has_it() -> None:
    with pytest.raises(Exception, match="No module named 'no_such_module'"):
        ran("import no_such_module")


def test_a_rehearsal_is_made_of_what_notebooks_import_and_name() -> None:
    made: list[NotebookNode] = [
        notebook("import presslens\nfrom a import b", "presslens.tokens(document)", "not python ("),
        notebook(
            "import presslens", "presslens.annotate(document)", "from presslens.figures import blank_axes"
        ),
    ]
    assert rehearsal(made).split("\n") == [
        WITHOUT_ARROW,
        "import presslens",
        "from a import b",
        "from presslens.figures import blank_axes",
        "presslens.tokens",
        "presslens.annotate",
        "presslens.annotate(presslens.document_from_text('The minister said that talks failed.'))",
        "presslens.show(blank_axes(), 'rehearsal')",
    ]
    assert rehearsal([notebook("1 + 1")]) == ""


def test_only_a_notebook_about_a_corpus_may_import_arrow() -> None:
    assert WITHOUT_ARROW not in rehearsal([notebook("import presslens", "presslens.corpus_counts(corpus)")])


def test_after_what_the_notebooks_about_a_text_rehearse_a_kernel_can_be_forked() -> None:
    threads = "print(len(os.listdir('/proc/self/task')))"
    code = f"{rehearsal(committed().values())}\nimport os\n{threads}"
    limits = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # as kernels have them
    done = subprocess.run(
        [sys.executable, "-c", code], env=limits, check=True, capture_output=True, text=True
    )
    assert done.stdout == "1\n"


KILLED = """
import sys
import nbformat
from presslens.report.run import Job, run
run([Job("01-one", nbformat.read(sys.argv[1], as_version=4), {"source": "a"})], timeout=60)
"""


def test_nothing_outlives_a_killed_run(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    cell = f"import os, time\nopen({str(pids)!r}, 'w').write(f'{{os.getpid()}} {{os.getppid()}}.')\ntime.sleep(60)"
    nbformat.write(notebook(cell), tmp_path / "slow.ipynb")
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path / "slow.ipynb")])
    while not (pids.exists() and pids.read_text(encoding="utf8").endswith(".")):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    ended = psutil.wait_procs(
        [
            psutil.Process(pid)
            for pid in map(int, pids.read_text(encoding="utf8").strip(".").split())
            if _runs(pid)
        ],
        timeout=10,
    )
    assert [process.pid for process in ended[1] if _runs(process.pid)] == []


def test_a_run_that_is_killed_while_it_rehearses_leaves_no_process(tmp_path: Path) -> None:
    code = f"""
import os, sys, time
from pathlib import Path
from presslens.report.forked import ready_to_fork
rehearsal = "import os, time; open({str(tmp_path / "pid")!r}, 'w').write(f'{{os.getpid()}}.'); time.sleep(60)"
with ready_to_fork(Path({str(tmp_path)!r}), rehearsal, {{}}):
    time.sleep(60)
"""
    process, pid = subprocess.Popen([sys.executable, "-c", code]), tmp_path / "pid"
    while not (pid.exists() and pid.read_text(encoding="utf8").endswith(".")):
        assert process.poll() is None
        time.sleep(0.05)
    process.kill()
    process.wait()
    number = int(pid.read_text(encoding="utf8").strip("."))
    if _runs(number):
        psutil.wait_procs([psutil.Process(number)], timeout=10)
    assert not _runs(number)


def _runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_a_kept_notebook_has_the_same_bytes_from_either_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [
        "import warnings",
        "warnings.warn('careful')",
        "from IPython.display import HTML\nHTML('<b>a</b>')",
    ]

    def bytes_of() -> str:
        made = run([Job("01-one", notebook(*cells), {"source": "a.txt"})], timeout=60)[0]
        return nbformat.writes(kept(made, {}, "a.txt"))

    own = bytes_of()
    monkeypatch.setattr(forked.sys, "platform", "elsewhere")
    assert own == bytes_of()
    assert str(os.getpid()) not in own
