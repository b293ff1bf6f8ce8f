"""The kernel a notebook runs in: this interpreter, and nothing of the user's own Jupyter.

Kernelspecs, start-up files, history, paths and matplotlib settings of the user would break or colour a run,
so none of them is looked at; hash seed, time zone, locale and threads are fixed, so that a run can be repeated.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4
from weakref import WeakSet

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode, default
from traitlets.config import Config

from presslens.report.forked import Forked, can_fork, ready_to_fork
from presslens.report.private import private_folder
from presslens.resources import checkout

_LONGEST_SOCKET = 90  # bytes; a socket's path may have 104 on macOS and 108 on Linux
_RUNNING: "WeakSet[Kernel]" = WeakSet()


class Kernel(AsyncKernelManager):
    """This interpreter's own ipykernel; its connection file and sockets lie in `folder`.

    It is forked from a process that is ready (`forks`) where there is one, and started from nothing elsewhere.
    """

    folder = Unicode(help="private folder of one run").tag(config=True)

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        if can_fork(Path(self.folder)):
            self.provisioner = Forked(kernel_id=uuid4().hex, kernel_spec=self.kernel_spec, parent=self)
        _RUNNING.add(self)

    @property
    def kernel_spec(self) -> KernelSpec:
        """Never looked up: `-P` and `ignore_cwd` keep a `json.py` of the working folder out of the imports."""
        command = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*command, "--InteractiveShellApp.ignore_cwd=True"],
            env=environment(Path(self.folder)),
            display_name="Presslens",
            language="python",
            metadata={"supported_encryption": "curve"},
        )

    @default("connection_file")
    def _in_private_folder(self) -> str:
        return str(Path(self.folder) / f"{uuid4().hex[:8]}.json")


def environment(folder: Path) -> dict[str, str]:
    """What a kernel's environment holds beside the caller's; an empty value is as good as none."""
    return {
        "IPYTHONDIR": str(folder / "ipython"),
        "MPLCONFIGDIR": _font_cache(folder),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
        **dict.fromkeys(("PYTHONPATH", "PYTHONSTARTUP", "PYTHONDONTWRITEBYTECODE", "MATPLOTLIBRC"), ""),
    }


def _font_cache(folder: Path) -> str:
    """Matplotlib's list of fonts takes a second to make: it is kept in the checkout where that can be written."""
    cache = checkout() / ".cache" / "matplotlib"
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
    return str(cache if os.access(cache, os.W_OK) else folder)


@contextmanager
def private_kernels(rehearsal: str = "") -> Iterator[Config]:
    """The settings with which kernels start, in a folder that is gone afterwards, like the kernels themselves.

    Args:
        rehearsal: code that every kernel would run first; with it, kernels are forked from one process that has.
    """
    with private_folder() as folder, ready_to_fork(folder, rehearsal, environment(folder)):
        try:
            yield Config({"Kernel": {"folder": str(folder), **_transport(str(folder))}})
        finally:
            stop_all()


def _transport(folder: str) -> dict[str, str]:
    """Sockets that only this user can open; where their path would be too long, encrypted TCP on this machine."""
    if os.name == "posix" and len(os.fsencode(folder)) < _LONGEST_SOCKET:
        return {"transport": "ipc"}
    return {"transport": "tcp", "transport_encryption": "required"}


def stop_all() -> None:
    """Kill every kernel that still runs; a notebook in the middle of a cell then ends with an error."""
    for kernel in list(_RUNNING):
        process = getattr(kernel.provisioner, "pid", None)
        if kernel.has_kernel and process:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
