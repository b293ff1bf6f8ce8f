"""Run notebooks through papermill, and believe only what their kernels answered.

Papermill calls a notebook completed after `sys.exit(0)` midway or a killed kernel, so each cell's own reply is kept:
a notebook is done when every cell of it was answered with `ok` and none asked its kernel to leave.
"""

import asyncio
import copy
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event
from time import monotonic
from typing import Any

import papermill
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from presslens.errors import InputError, NotebookError, NotebookTimeoutError, ResourceError, printable
from presslens.report.kernels import Kernel, private_kernels
from presslens.report.parameters import Value
from presslens.report.rehearsal import rehearsal

logging.getLogger("papermill").addHandler(logging.NullHandler())  # its errors are raised, and told once

AT_ONCE = 2  # kernels side by side: more gain little, since each holds a parser

_CELL_LINE = re.compile(r"^(?:Cell In\[\d+\]|File <ipython-input[^>]*>), line (\d+)", re.MULTILINE)
# What a notebook raises where a parameter names a file, say, that is none, or a data file is damaged.
_WRONG_USE = (InputError.__name__, ResourceError.__name__)
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Job:
    """One notebook to run: what it is called, its cells, and the parameters to inject."""

    name: str
    notebook: NotebookNode
    parameters: Mapping[str, Value]


def run(
    jobs: Sequence[Job], *, timeout: float, advance: Callable[[], object] = lambda: None
) -> list[NotebookNode]:
    """The jobs' notebooks, executed, in the order of the jobs; the first that fails stops all.

    Args:
        jobs: what to run.
        timeout: seconds that each notebook may take.
        advance: called after each code cell.

    Raises:
        InputError: a notebook was given what it cannot use.
        NotebookError: a notebook failed or stopped early.
        NotebookTimeoutError: one ran out of its time.
    """
    stopping = Event()
    first = rehearsal(job.notebook for job in jobs)
    with ThreadPoolExecutor(AT_ONCE) as pool, private_kernels(first) as config:
        one = partial(_run, config=config, timeout=timeout, advance=advance, stopping=stopping)
        futures = [pool.submit(one, job) for job in jobs]
        try:
            done = wait(futures, return_when=FIRST_EXCEPTION).done
            failed = [future for future in futures if future in done and future.exception()]
            return [future.result() for future in failed or futures]
        finally:
            stopping.set()
            pool.shutdown(wait=False, cancel_futures=True)


def _run(
    job: Job, *, config: Config, timeout: float, advance: Callable[[], object], stopping: Event
) -> NotebookNode:
    """Execute one notebook in a kernel of its own and check each cell's reply."""
    deadline = monotonic() + timeout
    answered: set[str] = set()
    begun: list[str] = []

    def before(cell: NotebookNode, cell_index: int) -> None:
        if stopping.is_set():
            raise NotebookError(f"{job.name}: stopped, because another notebook failed")
        begun.append(cell.source)

    def after(cell: NotebookNode, cell_index: int, execute_reply: Mapping[str, Any]) -> None:
        advance()
        if _went_well(execute_reply["content"]):
            answered.add(cell["id"])

    with _told(job, timeout, begun), _own_event_loop():
        executed = papermill.execute_notebook(
            copy.deepcopy(job.notebook),
            None,
            parameters=dict(job.parameters),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            kernel_manager_class=Kernel,
            config=config,
            shutdown_kernel="immediate",
            timeout_func=lambda cell: max(deadline - monotonic(), 0.001),
            on_cell_start=before,
            on_cell_executed=after,
        )
    _check_all_ran(job, executed, answered)
    return executed


@contextmanager
def _own_event_loop() -> Iterator[None]:
    """Leave nothing of a killed kernel waiting in this thread's event loop."""
    try:
        yield
    finally:
        loop = ensure_event_loop()
        waiting = asyncio.all_tasks(loop)
        for task in waiting:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*waiting, return_exceptions=True))
        loop.close()


def _went_well(reply: Mapping[str, Any]) -> bool:
    """Whether a cell ran to its end: `exit()` answers `ok` but asks the kernel to leave."""
    asked = {payload.get("source") for payload in reply.get("payload", ())}
    return reply.get("status") == "ok" and "ask_exit" not in asked


def _check_all_ran(job: Job, executed: NotebookNode, answered: set[str]) -> None:
    for cell in executed.cells:
        if cell.cell_type == "code" and cell.source.strip() and cell["id"] not in answered:
            raise NotebookError(f"{_place(job, cell.source)} stopped early\n{_context(cell.source, 1)}")


# What went wrong, in the words of the notebook's author


@contextmanager
def _told(job: Job, timeout: float, begun: Sequence[str]) -> Iterator[None]:
    """Turn what papermill and its client raise into errors that name the notebook, the cell and the line.

    Args:
        job: what is run.
        timeout: seconds it may take.
        begun: the source of each cell that has been begun: the last is the one where a kernel died.
    """
    try:
        yield
    except PapermillExecutionError as error:
        if error.ename in _WRONG_USE:
            raise InputError(f"{job.name}: {first_line(error.evalue)}") from error
        message = f"{_place(job, error.source)} failed with {error.ename}: {first_line(error.evalue)}"
        line = _failing_line(error.traceback)
        raise NotebookError(f"{message}\n{_context(error.source, line)}") from error
    except CellTimeoutError as error:
        raise NotebookTimeoutError(
            f"{_last(job, begun)}: not done after {timeout:g} seconds; give it longer with --timeout{_shown(begun)}"
        ) from error
    except (DeadKernelError, RuntimeError, OSError) as error:
        raise NotebookError(
            f"{_last(job, begun)}: its kernel died ({first_line(str(error))}){_shown(begun)}"
        ) from error


def _last(job: Job, begun: Sequence[str]) -> str:
    return _place(job, begun[-1]) if begun else job.name


def _shown(begun: Sequence[str]) -> str:
    return f"\n{_context(begun[-1], 1)}" if begun else ""


def _place(job: Job, source: str) -> str:
    """The notebook and the cell, counted as its author counts: without the cell that papermill put in."""
    codes = [cell.source for cell in job.notebook.cells if cell.cell_type == "code"]
    return (
        f"{job.name}: code cell {codes.index(source) + 1}"
        if source in codes
        else f"{job.name}: its parameters"
    )


def _failing_line(traceback: Sequence[str]) -> int:
    """The line of the cell that the traceback names last."""
    lines = _CELL_LINE.findall(_ANSI.sub("", "\n".join(traceback)))
    return int(lines[-1]) if lines else 1


def _context(source: str, line: int) -> str:
    """Three lines of a cell with the failing one marked, in the middle where it is not the first or last."""
    lines = list(enumerate(source.splitlines(), start=1))
    first = max(min(line - 2, len(lines) - 3), 0)
    return "\n".join(
        f"{'>' if number == line else ' '} {number:3d}  {printable(text)}"
        for number, text in lines[first : first + 3]
    )


def first_line(text: str) -> str:
    """The first line of a text, with nothing in it that a terminal would obey."""
    return printable(text.strip().split("\n", maxsplit=1)[0])
