"""The `presslens` command: `report`, `corpus`, `lab` and `check`.

What a command needs is imported when it runs, so that `presslens --help` answers at once.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from presslens.errors import NotebookError, OutputError, PresslensError, printable

DIFFERENT, INTERRUPTED = 1, 130
LONGEST = 604_800  # seconds of a time-out: a week


class _Seconds(click.FloatRange):
    """A number within bounds; not a number is within all of them, to click."""

    def convert(
        self,
        value: Any,  # noqa: ANN401  (click's own)
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """The seconds that were given."""
        seconds: float = super().convert(value, param, ctx)
        if seconds != seconds:
            self.fail(f"{value} is no number.", param, ctx)
        return seconds


_timeout = click.option(
    "--timeout",
    metavar="SECONDS",
    type=_Seconds(min=1, max=LONGEST),
    default=600,
    show_default=True,
    help="How long each notebook may take.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Take a text apart: tokens, frequencies, voices, sentiment and framing, every claim one click from its words."""


@command.command()
@click.argument("sources", metavar="[SOURCE ...]", nargs=-1)
@click.option(
    "-p", "assignments", metavar="NAME=VALUE", multiple=True, help="Set a parameter of the notebooks."
)
@click.option(
    "--output", metavar="DIR", default="reports", show_default=True, help="Where report folders go."
)
@_timeout
@click.option("--chapters", is_flag=True, help="Write each chapter as a page of its own, too.")
def report(
    sources: Sequence[str], assignments: Sequence[str], output: str, timeout: float, chapters: bool
) -> None:
    """Run the notebooks on each SOURCE and write DIR/<name>/report.html.

    SOURCE is a text file, or - for standard input; without one it is the article in seeds/.
    """
    from presslens.report import build, index, plan
    from presslens.report.standard_input import piped_in

    entries = []
    with piped_in(sources or plan.seeds()) as texts:
        planned = plan.plan(texts, assignments, Path(output))
        for folder in planned.texts:
            entries.append(build.build(planned, folder, timeout=timeout, apart=chapters))
            click.echo(folder / "report.html")
    if len(entries) > 1:
        click.echo(index.write_index(Path(output).absolute(), entries))


@command.command()
@click.argument("path", metavar="PATH")
@click.option(
    "--output", metavar="DIR", help="The corpus folder; reports/<name of PATH> unless given.", default=None
)
@click.option("--by", metavar="COLUMN", default="", help="Count words by this column, such as outlet.")
@click.option("--over", metavar="COLUMN", default="", help="And over this one, such as published.")
@click.option(
    "--analyses",
    metavar="NAMES",
    default="counts,polarity",
    show_default=True,
    help="What to make: counts, polarity, and the dear ones: frames, voices, mentions, targets.",
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers see the same files.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), help="Processes here; one per core unless given."
)
@click.option(
    "--source", metavar="TEXT", help="The text laid beside the corpus; that in seeds/ unless given."
)
@_timeout
def corpus(
    path: str,
    output: str | None,
    by: str,
    over: str,
    analyses: str,
    cluster: str | None,
    workers: int | None,
    source: str | None,
    timeout: float,
) -> None:
    """Read the texts in PATH and write a corpus folder: documents, counts, one folder for each analysis, report.html.

    PATH is a folder of texts, or a CSV, JSON Lines or Parquet file with the columns doc_id and text. What is there is
    not made again: a run that was stopped goes on where it was, and only what has changed is made anew.
    """
    from presslens.corpus import command as run
    from presslens.report import corpus_page

    order = run.Order(run.named(analyses), by, over, workers, cluster)
    text = corpus_page.text_beside(source)
    folder = run.run(path, output, order)
    click.echo(corpus_page.report_on(folder, path, run.compared_by(folder, by, over), text, timeout=timeout))


@command.command()
def lab() -> None:
    """Open JupyterLab in notebooks/, with this environment's kernel and without news, updates or other requests."""
    from presslens.resources import checkout

    notebooks, private = checkout() / "notebooks", checkout() / ".cache" / "lab"
    with suppress(OSError):
        private.mkdir(parents=True, exist_ok=True)
    for name in ("JUPYTER_PATH", "JUPYTER_PREFER_ENV_PATH", "PYTHONPATH", "PYTHONSTARTUP"):
        os.environ.pop(name, None)
    os.environ.update({"IPYTHONDIR": str(private / "ipython"), "JUPYTER_CONFIG_DIR": str(private / "config")})
    options = {
        "ServerApp.root_dir": notebooks,
        "LabApp.app_settings_dir": notebooks / ".jupyterlab",
        "LabApp.user_settings_dir": private / "settings",
        "LabApp.workspaces_dir": private / "workspaces",
        "LabApp.extension_manager": "readonly",
    }
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    arguments = [f"--{name}={value}" for name, value in options.items()]
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *arguments, *as_root])  # noqa: S606


@command.command()
def check() -> None:
    """Say what is installed, whether every data file is as it was shipped, and what to do if not."""
    from presslens.resources import checkout, data_card, state

    click.echo(f"Presslens in {checkout()}, Python {sys.version.split()[0]}")
    missing = _unmet_requirements()
    damaged = {path: found for path in data_card() if (found := state(path)) != "intact"}
    click.echo(f"packages: {'all that are needed' if not missing else ''}{', '.join(missing)}")
    click.echo(f"data: {len(data_card()) - len(damaged)} of {len(data_card())} files intact")
    for path, found in damaged.items():
        click.echo(f"  data/{path}: {found}")
    for advice, needed in (("make setup", missing), ("git checkout data", damaged)):
        if needed:
            click.echo(f"to mend it: {advice}")
    sys.exit(DIFFERENT if missing or damaged else 0)


def _unmet_requirements() -> list[str]:
    """What Presslens asks for and is not installed, or in another version."""
    from importlib.metadata import PackageNotFoundError, requires, version

    from packaging.requirements import Requirement

    unmet = []
    for needed in map(Requirement, requires("presslens") or ()):
        if needed.marker and not needed.marker.evaluate({"extra": ""}):
            continue
        try:
            installed = version(needed.name)
        except PackageNotFoundError:
            installed = "nothing"
        if not needed.specifier.contains(installed, prereleases=True):
            unmet.append(f"{needed.name} {installed} instead of {needed.specifier}")
    return unmet


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every error that a user can mend ends in its own exit code and, but for notebooks, one line."""
    given = list(arguments) if arguments is not None else None
    try:
        command.main(args=given, prog_name="presslens", standalone_mode=False)
    except NotebookError as error:
        _leave(f"presslens: {error}", error.exit_code)
    except PresslensError as error:
        _leave(f"presslens: {printable(str(error))}", error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        _leave(error.format_message(), error.exit_code)
    except click.ClickException as error:
        _leave(f"presslens: {printable(error.format_message())}", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _leave("presslens: interrupted", INTERRUPTED)
    except OSError as error:
        _let_go_of_stdout()
        _leave(f"presslens: {printable(_unwritable(error))}", OutputError.exit_code)


def _unwritable(error: OSError) -> str:
    """A full disk may show in any file, a closed pipe in none."""
    return f"{error.filename or 'standard output'}: cannot be written ({error.strerror or error})"


def _let_go_of_stdout() -> None:
    """What could not be written there would be tried, and told, once more when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(message: str, code: int) -> None:
    click.echo(message, err=True)
    sys.exit(code)
