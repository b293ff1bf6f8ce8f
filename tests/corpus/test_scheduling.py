"""Results come in the order of the tasks, whoever works; a killed worker takes nothing along."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import psutil
import pytest

from presslens.corpus.scheduling import over
from presslens.errors import WorkerError
from presslens.resources import checkout


def squared(number: int) -> int:
    return number * number


def killed_once(marks: Path, number: int) -> int:
    """Dies by `kill -9` the first time it is asked for 3, before it has a result."""
    mark = marks / "killed"
    (marks / f"{number}-{len(list(marks.glob(f'{number}-*')))}").touch()
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def deadly(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def waiting(marks: Path, number: int) -> None:
    """Says who it is, and does not end by itself."""
    (marks / f"{os.getpid()}.pid").touch()
    signal.pause()


def failing(number: int) -> int:
    raise ZeroDivisionError(number)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    assert list(over(squared, range(20), workers=workers)) == [number * number for number in range(20)]


def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path) -> None:
    assert list(over(partial(killed_once, tmp_path), range(8), workers=2)) == list(range(8))
    assert (tmp_path / "killed").exists()


def test_a_task_that_kills_its_workers_ends_the_run_in_one_line() -> None:
    given = over(deadly, range(4), workers=2)
    with pytest.raises(WorkerError, match="killed three times"):
        list(given)


def test_an_error_of_a_task_is_told_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        list(over(failing, range(4), workers=2))


def test_no_tasks_are_no_work() -> None:
    assert list(over(squared, [], workers=2)) == []


def test_who_stops_listening_stops_the_workers() -> None:
    results = over(squared, range(1_000), workers=2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]


KILLED = """
import sys
from functools import partial
from pathlib import Path
from presslens.corpus.scheduling import over
from tests.corpus.test_scheduling import waiting
if __name__ == "__main__":
    list(over(partial(waiting, Path(sys.argv[1])), range(4), workers=2))
"""


def test_workers_do_not_outlive_a_killed_run(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], cwd=checkout())
    while len(found := list(tmp_path.glob("*.pid"))) < 2:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    workers = [psutil.Process(int(mark.stem)) for mark in found if psutil.pid_exists(int(mark.stem))]
    alive = psutil.wait_procs(workers, timeout=10)[1]
    assert [one.pid for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []
