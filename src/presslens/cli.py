"""The `presslens` command: `report`, `lab` and `check`.

What a command needs is imported when it runs, so that `presslens --help` answers at once.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from presslens.errors import PresslensError

INTERRUPTED = 130


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
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=1),
    default=600,
    show_default=True,
    help="How long each notebook may take.",
)
def report(sources: Sequence[str], assignments: Sequence[str], output: str, timeout: float) -> None:
    """Run the notebooks on each SOURCE (the article in seeds/ unless given) and write DIR/<name>/report.html."""
    from presslens.report import build

    plan = build.plan(sources or build.seeds(), assignments, Path(output))
    for folder in plan.texts:
        click.echo(build.build(plan, folder, timeout=timeout))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every error that a user can mend ends in one line and its own exit code."""
    try:
        command.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="presslens",
            standalone_mode=False,
        )
    except PresslensError as error:
        _leave(str(error), error.exit_code)
    except click.ClickException as error:
        _leave(error.format_message().replace("\n", " "), 2)
    except (click.Abort, KeyboardInterrupt):
        _leave("interrupted", INTERRUPTED)


def _leave(message: str, code: int) -> None:
    click.echo(f"presslens: {message}", err=True)
    sys.exit(code)
