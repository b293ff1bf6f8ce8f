"""Run a function over tasks: here, in a pool of processes, or on a Dask cluster. Who calls never knows which.

Nothing but the standard library is imported on top: a new worker limits its threads before numpy is there.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from typing import Any, Protocol, TypeVar

from presslens.errors import InputError, WorkerError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2  # tasks handed over per worker, so that none waits for its next one
_DEATHS = 3  # of workers in a row, with no result between, after which it is the task that kills them
_PATIENCE = 30  # seconds within which a cluster has to answer


def over(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    workers: int | None = None,
    cluster: str | None = None,
) -> Iterator[Result]:
    """The function's result for each task, in the order of the tasks, whichever is done first.

    A worker that is killed takes nothing along: what it had not finished is done again.

    Args:
        function: what to do; importable by name, as are those who work on the tasks.
        tasks: what to do it with; each is to take a second or more, since handing it over takes milliseconds.
        workers: processes on this machine; as many as there are cores unless given.
        cluster: address of a Dask scheduler, such as `tcp://10.0.0.1:8786`, whose workers see the same files.

    Raises:
        InputError: no scheduler with workers answers at the address.
        WorkerError: workers die of the same task.
    """
    number = min(cores() if workers is None else workers, len(tasks))
    if cluster is not None:
        yield from _on_cluster(function, tasks, cluster)
    elif number > 1:
        yield from _in_pool(function, tasks, number)
    else:
        yield from map(function, tasks)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Future(Protocol):
    def result(self) -> Any: ...  # noqa: ANN401


def _in_order(submit: Callable[[Task], _Future], tasks: Sequence[Task], ahead: int) -> Iterator[Any]:
    """Hand over so many tasks ahead of the result that is waited for: results in memory are as few."""
    waiting: deque[_Future] = deque()
    for task in tasks:
        waiting.append(submit(task))
        if len(waiting) == ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


# A pool of processes


def _in_pool(function: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    done = deaths = 0
    while done < len(tasks):
        try:
            for result in _in_one_pool(function, tasks[done:], workers):
                yield result
                done, deaths = done + 1, 0
        except BrokenProcessPool as error:
            deaths += 1
            if deaths == _DEATHS:
                raise WorkerError(
                    "worker processes were killed three times over the same documents: for want of memory (give "
                    'fewer workers), or since a script starts them outside `if __name__ == "__main__":`'
                ) from error


def _in_one_pool(function: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    """Fresh interpreters: a fork of a process with threads, as a notebook's is, may hang."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield from _in_order(lambda task: pool.submit(function, task), tasks, _AHEAD * workers)
    finally:
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()


def _begin() -> None:
    """One thread for each worker; an interrupt is its parent's to tell, and it ends when that one does.

    Millions of strings are no garbage: looked for as often as usual, it takes a quarter of the time.
    """
    gc.set_threshold(200_000, 20, 20)
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
    os.environ.update(dict.fromkeys(names, "1"))
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
    os._exit(1)


# A Dask cluster


def _on_cluster(function: Callable[[Task], Result], tasks: Sequence[Task], address: str) -> Iterator[Result]:
    from distributed.scheduler import KilledWorker

    client, threads = _client(address)
    try:
        yield from _in_order(lambda task: client.submit(function, task, pure=False), tasks, _AHEAD * threads)
    except KilledWorker as error:
        raise WorkerError(f"{address}: workers of the cluster die of the same documents ({error})") from error
    finally:
        client.close()


def _client(address: str) -> tuple[Any, int]:
    """A client of the scheduler, and how many tasks its workers run at once."""
    from distributed import Client

    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"cluster={address!r}: no scheduler answers there; start one with `dask scheduler`, name its address"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise InputError(f"cluster={address!r}: has no workers; start some with `dask worker`") from error
    return client, sum(client.nthreads().values())
