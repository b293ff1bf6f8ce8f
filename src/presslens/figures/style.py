"""One look for every figure, and the same bytes for the same data."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from presslens.atoms import Span

# Ink and grid are named so that the report can hand them to its light and dark themes.
INK = "#1b1f24"
MUTED = "#6a727c"
GRID = "#d9dde2"
PAPER = "#ffffff"
# Okabe & Ito 2008: told apart with every common kind of colour blindness; also by lightness in print.
BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY = "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9"
SIGNS = {-1: (VERMILION, "v"), 0: (MUTED, "o"), 1: (BLUE, "^")}  # how negative, neutral, positive are marked
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY)

WIDTH = 7.2  # inches: the measure of the report's column
_RC: dict[Any, Any] = {
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.labelsize": 9.5,
    "axes.prop_cycle": cycler(color=PALETTE),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "font.family": "sans-serif",
    "font.size": 9.5,
    "grid.color": GRID,
    "legend.frameon": False,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",  # text stays text: searchable, selectable, read aloud
    "svg.hashsalt": "presslens",  # ids in the picture depend on nothing but the picture
    "text.color": INK,
    "text.parse_math": False,  # words of an article are never formulas
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
}


@contextmanager
def style() -> Iterator[None]:
    """Within this context matplotlib draws as Presslens does, whatever the user's own settings are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_RC)
        yield


def blank_axes(height: float = 3.0, *, width: float = WIDTH) -> Axes:
    """Empty axes on a figure of its own, in the project's look; sizes in inches.

    The figure is made without pyplot: nothing is registered anywhere, nothing is shown twice.
    """
    with style():
        return Figure(figsize=(width, height), layout="constrained").add_subplot()


def places(spans: Iterable[Span]) -> str:
    """What a mark in a figure links to: the words it stands for; the report makes it an address in the page.

    Give it to a matplotlib artist's `set_url`, or a list of them to a collection's `set_urls`.
    """
    return f"#{';'.join(f'{start}-{end}' for start, end in spans)}"


def nothing_to_draw(why: str, *, ax: Axes) -> Axes:
    """A figure of nothing says so: an empty frame would look like a mistake, and a text without it is no error."""
    ax.set_axis_off()
    return describe(ax, title=why, alt=f"An empty figure. {why}.")


def describe(ax: Axes, *, title: str, alt: str, x: str = "", y: str = "") -> Axes:
    """Give a figure its words: the finding as title, axes with units, and the text that stands in for it."""
    with style():
        _wrapped_as_written(ax.set_title(title, wrap=True))
        ax.set_xlabel(x)
        ax.set_ylabel(y)
    ax.get_figure(root=True).set_label(alt)  # type: ignore[union-attr]
    return ax


def _wrapped_as_written(title: Any) -> None:  # noqa: ANN401  (a private method is put in its place)
    """Measuring a line to wrap it, matplotlib reads two dollars as a formula, whatever `text.parse_math` says."""
    measured = title._get_rendered_text_width
    title._get_rendered_text_width = lambda line: measured(line.replace("$", "S"))
