"""How long a report takes: ``python -m benchmarks.report [--runs N]``.

Ours, the command from start to finished folder, beside what one would do without it: the same notebooks through
papermill one after the other, and one `jupyter nbconvert` call each. Both in the same environment, in turns,
wall-clock seconds. Then how large the report is and, where Chromium and the browser tests' packages are installed
(`make test-browser`), how soon it is seen and how soon a claim lights its words.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from presslens.report.plan import seeds
from presslens.resources import checkout


def ours(folder: Path) -> None:
    """The command."""
    subprocess.run(
        [sys.executable, "-c", "from presslens.cli import main; main()", "report", "--output", str(folder)],
        check=True,
        capture_output=True,
    )


def in_a_row(folder: Path) -> None:
    """Papermill and nbconvert, one call for each notebook."""
    (text,) = seeds()
    for notebook in sorted((checkout() / "notebooks").glob("0[1-5]-*.ipynb")):
        executed = folder / notebook.name
        subprocess.run(
            [
                sys.executable,
                "-m",
                "papermill",
                str(notebook),
                str(executed),
                "-p",
                "source",
                str(checkout() / text),
            ],
            check=True,
            capture_output=True,
        )
        subprocess.run(
            [sys.executable, "-m", "nbconvert", "--to", "html", str(executed)],
            check=True,
            capture_output=True,
        )


def seconds(work: Callable[[Path], None]) -> float:
    """How long one run takes, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        work(Path(folder))
        return time.perf_counter() - began


def seen() -> None:
    """Print the size of a report, and what Chromium says of it."""
    with tempfile.TemporaryDirectory() as folder:
        ours(Path(folder))
        (report,) = Path(folder).glob("*/report.html")
        print(f"{'size of the report':<32}{report.stat().st_size / 1e6:6.2f} MB", flush=True)
        browser = checkout() / "tests" / "browser"
        if shutil.which("node") and (browser / "node_modules").exists():
            subprocess.run(["node", str(browser / "speed.mjs"), str(report)], check=True)
        else:
            print("in Chromium: not measured")


def main() -> None:
    """Print the medians of both and their ratio (the first run of each is not counted); then how it is seen."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    pairs = [(seconds(ours), seconds(in_a_row)) for _ in range(runs + 1)][1:]
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{'presslens report':<32}{one:6.1f} s")
    print(f"{'papermill and nbconvert in a row':<32}{other:6.1f} s")
    print(f"{'ratio, median of the pairs':<32}{statistics.median(a / b for a, b in pairs):6.2f}")
    seen()


if __name__ == "__main__":
    main()
