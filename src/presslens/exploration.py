"""A result that answers to choices: menus above a table or figure in JupyterLab, its first view everywhere else.

A notebook on a web page has no kernel that could answer, so what is shown there is the first view, as `show` gives it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from ipywidgets import Combobox, Dropdown, HBox, Layout, Output, VBox, Widget
from matplotlib.axes import Axes

from presslens.display import Layer, Shown, mark, show
from presslens.documents import Document, read_document
from presslens.errors import InputError, PresslensError
from presslens.frequency.concordance import concordance
from presslens.lexicons import lexicon_matches, read_lexicon
from presslens.tokenisation import tokens

WIDGET = "application/vnd.jupyter.widget-view+json"
ALL = "all"  # the first choice of a column: no row is left out
_SEEN = ("text/html", "image/svg+xml", "text/plain")  # what of a result the front end draws

View = Callable[..., pd.DataFrame | Axes | Layer]


@dataclass(frozen=True, slots=True)
class Exploration:
    """A cell's output that can be asked again; `answer` gives a result for one value of each of the `choices`."""

    answer: Callable[..., Shown]
    choices: Mapping[str, Sequence[str | int]]
    typed: Collection[str]

    def first(self) -> Shown:
        """The result for the first value of each choice."""
        return self.answer(**{name: values[0] for name, values in self.choices.items()})

    def controls(self, shown: Shown) -> VBox:
        """Menus and, below them, the result for what is chosen; `shown`, the first one, before anything is."""
        menus = {name: _menu(name, values, name in self.typed) for name, values in self.choices.items()}
        output = Output(outputs=(_drawn(shown),))

        def again(_: object) -> None:
            output.outputs = (self._again(**{name: menu.value for name, menu in menus.items()}),)

        for menu in menus.values():
            menu.observe(again, names="value")
        return VBox([HBox(list(menus.values()), layout=Layout(flex_flow="row wrap")), output])

    def _again(self, **chosen: str | int) -> dict[str, Any]:
        try:
            return _drawn(self.answer(**chosen))
        except PresslensError as error:  # half a word typed is no reason for a traceback
            return {"output_type": "stream", "name": "stderr", "text": f"{error}\n"}

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The first view, and the menus for a front end that can draw them."""
        shown = self.first()
        model = {"version_major": 2, "version_minor": 0, "model_id": self.controls(shown).model_id}
        return {**shown.data, WIDGET: model}, shown.metadata

    def __repr__(self) -> str:
        """The plain text of the first view, for consoles without HTML."""
        return repr(self.first())


def explore(
    result: pd.DataFrame | View,
    name: str,
    *,
    by: Sequence[str] = (),
    typed: Collection[str] = (),
    caption: str = "",
    rows: int = 12,
    **choices: Sequence[str | int],
) -> Exploration:
    """End a cell with a table or a function's result that menus in JupyterLab change.

    Args:
        result: a table, whose rows are chosen by the values of the columns `by`; or a function of the `choices` that
            returns what `show` can show.
        name: what the output is called in the report folder, as of `show`.
        by: columns of the table; the first choice of each is `all`.
        typed: names of choices for which anything may be typed, not only what the menu lists.
        caption: one line under a table.
        rows: how many rows of a table are shown.
        choices: for each argument of the function, the values to choose from; the first ones make the first view.

    Raises:
        InputError: nothing to choose from, or a column is not in the table.
    """
    if isinstance(result, pd.DataFrame):
        choices = {column: [ALL, *_values(result, column)] for column in by}
    empty = [name for name, values in choices.items() if not len(values)]
    if empty or not choices:
        raise InputError(f"explore {name!r}: nothing to choose from for {', '.join(empty) or 'any argument'}")

    def answer(**chosen: str | int) -> Shown:
        made = _rows(result, chosen) if isinstance(result, pd.DataFrame) else result(**chosen)
        return show(made, name, caption=caption, rows=rows)

    return Exploration(answer, choices, typed)


def lines_of(text: str, pattern: str, width: int) -> pd.DataFrame:
    """The lines of a word or pattern in any text, given by its file: what a menu of texts asks for."""
    document = read_document(text)
    return concordance(tokens(document), pattern, document=document, width=width)


def words_of_list(document: Document, annotated: pd.DataFrame, word_list: str) -> Layer:
    """The words of a list, given by its file, as a layer over the text: what a menu of lists asks for."""
    matches = lexicon_matches(annotated, read_lexicon(word_list))
    return mark(document, matches, by="category", label="words of the list")


def _values(table: pd.DataFrame, column: str) -> list[str]:
    """The column's values as one reads them, in the order of the table; a blank cell is no choice."""
    if column not in table:
        raise InputError(f"explore: no column {column!r} in the table")
    return [value for value in dict.fromkeys(table[column].astype(str)) if value]


def _rows(table: pd.DataFrame, chosen: Mapping[str, str | int]) -> pd.DataFrame:
    """The rows with the chosen value in each column."""
    for column, value in chosen.items():
        if value != ALL:
            table = table[table[column].astype(str) == value]
    return table


def _menu(name: str, values: Sequence[str | int], typed: bool) -> Widget:
    label, width = name.replace("_", " "), Layout(width="18rem")
    if not typed:
        return Dropdown(options=list(values), description=label, layout=width)
    options = [str(value) for value in values]
    return Combobox(
        value=options[0], options=options, description=label, continuous_update=False, layout=width
    )


def _drawn(shown: Shown) -> dict[str, Any]:
    """A result as an output of the front end; the data for the report's files stay behind."""
    data = {kind: shown.data[kind] for kind in _SEEN if kind in shown.data}
    return {"output_type": "display_data", "data": data, "metadata": {}}
