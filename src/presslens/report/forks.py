"""A process that has done what every notebook does first, and forks a kernel whenever it is asked for one.

Most of a report's time is the start of its kernels: pandas, matplotlib, spaCy and its model, once per notebook.
Here they are loaded once. Run as `python -m presslens.report.forks SOCKET REHEARSAL`; a client that connects to the
socket sends ipykernel's arguments as one line of JSON and gets a process id back. The connection stays open as long
as the kernel lives, which is how the client knows. When standard input ends, so does this process, and its kernels
see that their parent is gone and end too.

Forking is safe while there is one thread only, so a rehearsal that started threads is refused: `UNSAFE`.
"""

import ctypes
import gc
import json
import os
import random
import select
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

UNSAFE = b"0\n"
_PARENT_DEATH = 1  # PR_SET_PDEATHSIG, linux/prctl.h


def main(address: str, rehearsal: str) -> None:
    """Listen, rehearse, and then fork until the parent is gone."""
    _end_with_parent()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{address}.new")
        listener.listen()
        Path(f"{address}.new").rename(address)  # who sees the socket may connect at once
        _rehearse(Path(rehearsal).read_text(encoding="utf8"))
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended kernels are not waited for
        while sys.stdin not in (waiting := select.select([sys.stdin, listener], [], [])[0]):
            if listener in waiting:
                connection, _ = listener.accept()
                with connection:
                    _answer(connection, listener)


def _end_with_parent() -> None:
    """Ask Linux to kill this process with its parent, whatever it is doing: in an import it would not notice."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)


def _rehearse(code: str) -> None:
    """Run the code that notebooks begin with; a failure is theirs to tell, in the cell where it happens."""
    from ipykernel import ipkernel, kernelapp  # noqa: F401

    with suppress(Exception):
        exec(code, {"__name__": "rehearsal"})  # noqa: S102
    gc.collect()
    gc.freeze()  # what is shared is never written to by a collection in a kernel


def _answer(connection: socket.socket, listener: socket.socket) -> None:
    arguments = json.loads(connection.makefile(encoding="utf8").readline())
    if not _one_thread():
        connection.sendall(UNSAFE)
    elif os.fork() == 0:
        listener.close()
        try:
            _be_kernel(arguments, connection)
        finally:
            os._exit(0)


def _one_thread() -> bool:
    """Whether this is so for Python and for the system, which also knows the threads of libraries."""
    tasks = Path("/proc/self/task")
    return threading.active_count() == 1 and (not tasks.is_dir() or len(list(tasks.iterdir())) == 1)


def _be_kernel(arguments: list[str], connection: socket.socket) -> None:
    """What an ordinary kernel is from its start: a session of its own, no input, randomness of its own."""
    _end_with_parent()
    parent = os.getppid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    connection.sendall(f"{os.getpid()}\n".encode())

    import ipykernel_launcher  # type: ignore[import-untyped]
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = [ipykernel_launcher.__file__, *arguments]
    kernel: Any = IPKernelApp.instance(parent_handle=parent)
    kernel.initialize(arguments)
    if "matplotlib.pyplot" in sys.modules:  # imported before IPython could ask it to draw into the notebook
        kernel.shell.enable_matplotlib("inline")
    kernel.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
