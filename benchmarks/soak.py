"""Kill runs at random moments: is every report on disk whole, and is nothing left running?

    python -m benchmarks.soak --kills 200

Each run replaces a report by another that differs in every file; it is killed (every fourth time: interrupted) at a
moment drawn from the time that a whole run takes. Printed are how often the old report was found and how often the
new one, whatever was neither, and how long it took until the last kernel of a run was gone.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil

RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started deaf to it
from pathlib import Path
from presslens.report import plan
real = plan.plan
plan.plan = lambda *given: real(*given, notebooks=Path(sys.argv[1]))
from presslens.cli import main
main(["report", sys.argv[2], "-p", f"top_n={sys.argv[3]}", "--output", sys.argv[4]])
"""
CELLS = {
    "01-one": "presslens.show(presslens.tokens(document).head(top_n), 'tokens')",
    "02-two": "presslens.show(presslens.sentences(document).head(top_n), 'sentences')",
}
READ = "import presslens\ndocument = presslens.read_document(source)\npresslens.show(document, 'document')"
Files = dict[str, bytes]


def main() -> None:
    """Kill so many runs, and print what was found after each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=20)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = soak(Path(folder), options.kills, random.Random(options.seed))  # noqa: S311
    print(json.dumps(found, indent=2))
    sys.exit(bool(found["neither"] or found["left running"] or found["left behind"]))


def soak(folder: Path, kills: int, moments: random.Random) -> dict[str, object]:
    """What was found after each kill, and at the end."""
    _prepare(folder)
    began = time.monotonic()
    whole = [_finished(folder, version) for version in (3, 5)]
    lasts = (time.monotonic() - began) / 2
    states, gone, running = Counter[str](), dict[str, float](), 0
    for number in range(kills):
        kind = "interrupted" if number % 4 == 3 else "killed"
        seconds, left = _stopped(folder, 3 if number % 2 else 5, moments.uniform(0, 1.1 * lasts), kind)
        gone[kind] = max(gone.get(kind, 0), seconds)
        running += left
        states[_state(_files(folder / "out" / "text"), whole)] += 1
    _finished(folder, 3)
    return {
        "runs": kills,
        "seconds of a whole run": round(lasts, 1),
        **{name: states[name] for name in ("version 3", "version 5", "neither")},
        "seconds until the last kernel was gone, at most": {
            kind: round(most, 2) for kind, most in gone.items()
        },
        "left running": running,
        "left behind": sorted(_left_behind(folder)),
    }


def _prepare(folder: Path) -> None:
    for name, cell in CELLS.items():
        made = nbformat.v4.new_notebook()
        parameters = "source: str = ''\ntop_n: int = 3"
        made.cells = [
            nbformat.v4.new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}),
            nbformat.v4.new_code_cell(READ, id="read"),
            nbformat.v4.new_code_cell(cell, id="show"),
        ]
        (folder / "notebooks").mkdir(exist_ok=True)
        nbformat.write(made, folder / "notebooks" / f"{name}.ipynb")
    (folder / "text.txt").write_text("Le said “no”. Li denied it. Nobody asked.\n" * 9, encoding="utf8")
    (folder / "tmp").mkdir()


def _started(folder: Path, version: int) -> subprocess.Popen[bytes]:
    arguments = [folder / "notebooks", folder / "text.txt", str(version), folder / "out"]
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _finished(folder: Path, version: int) -> Files:
    if _started(folder, version).wait():
        raise SystemExit("a run that nobody stopped has failed")
    return _files(folder / "out" / "text")


def _stopped(folder: Path, version: int, moment: float, kind: str) -> tuple[float, int]:
    """Stop a run at a moment: seconds until its last kernel was gone, and how many still ran after ten."""
    run = _started(folder, version)
    with suppress(subprocess.TimeoutExpired):
        run.wait(timeout=moment)
    processes = _processes(run.pid)
    run.send_signal(signal.SIGINT if kind == "interrupted" else signal.SIGKILL)
    began = time.monotonic()
    _, left = psutil.wait_procs(processes, timeout=10)
    seconds = time.monotonic() - began
    run.wait()
    return seconds, sum(process.status() != psutil.STATUS_ZOMBIE for process in left)


def _processes(pid: int) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True)
    return []


def _files(folder: Path) -> Files:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _state(found: Files, whole: list[Files]) -> str:
    return f"version {(3, 5)[whole.index(found)]}" if found in whole else "neither"


def _left_behind(folder: Path) -> Iterator[str]:
    """What the last run, which nobody stopped, should have swept."""
    for place in (folder / "out", folder / "tmp"):
        yield from (path.name for path in place.iterdir() if path.name not in ("text", ".text.lock"))


if __name__ == "__main__":
    main()
