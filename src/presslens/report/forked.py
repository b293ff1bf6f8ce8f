"""Kernels that are forks of a process with the imports behind it (`forks`), as Jupyter's client wants them."""

import json
import os
import select
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from presslens.report import forks

_SOCKET = "forks"  # where forks are asked for, in a run's private folder


@contextmanager
def ready_to_fork(folder: Path, rehearsal: str, environment: Mapping[str, str]) -> Iterator[None]:
    """A process to fork kernels from, while this lasts; none without a rehearsal, or where forking is not safe."""
    if not (rehearsal and sys.platform == "linux"):
        yield
        return
    (folder / "rehearsal.py").write_text(rehearsal, encoding="utf8")
    command = [
        sys.executable,
        "-P",
        "-m",
        forks.__name__,
        str(folder / _SOCKET),
        str(folder / "rehearsal.py"),
    ]
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
        start_new_session=True,
    ) as process:
        try:
            while not can_fork(folder) and process.poll() is None:
                time.sleep(0.005)
            yield
        finally:
            process.kill()


def can_fork(folder: Path) -> bool:
    """Whether kernels of the run with this private folder are forked."""
    return (folder / _SOCKET).exists()


class Forked(LocalProvisioner):
    """A kernel that is another process's child."""

    process: Any = None
    parent: Any

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:  # noqa: ANN401
        """Ask for a fork; where that would not be safe, start an ordinary process."""
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(str(Path(self.parent.folder) / _SOCKET))
        connection.sendall(json.dumps(cmd[cmd.index("-f") :]).encode() + b"\n")
        answer = connection.recv(32)
        if answer == forks.UNSAFE:
            connection.close()
            return await super().launch_kernel(cmd, **options)
        self.pid = self.pgid = int(answer)
        self.process = _ForkedProcess(self.pid, connection)
        return self.connection_info


class _ForkedProcess:
    """What `LocalProvisioner` needs of `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, connection: socket.socket) -> None:
        self.pid = pid
        self._connection = connection
        weakref.finalize(self, connection.close)  # nobody waits for a kernel that was killed with its run

    def poll(self) -> int | None:
        """None while the kernel holds its end of the connection, 0 after."""
        return 0 if select.select([self._connection], [], [], 0)[0] else None

    def wait(self) -> int:
        """Let go of the connection; called only when the kernel has ended."""
        self._connection.close()
        return 0

    def send_signal(self, number: int) -> None:
        """Signal the kernel, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)
