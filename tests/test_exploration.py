"""A result with menus: its first view is what `show` gives, and a choice changes what is seen."""

from functools import partial

import nbformat
import pandas as pd
import pytest
from ipywidgets import Combobox, Dropdown, HBox

import presslens
from presslens import InputError
from presslens.exploration import ALL, WIDGET, Exploration, lines_of, words_of_list
from presslens.frequency.collocation import word_pairs
from presslens.report.notebooks import kept
from presslens.schemes import sentence_cut

DOCUMENT = presslens.read_document("seeds/000_cba6c4d358668237.txt")
TOKENS = presslens.tokens(DOCUMENT)


def lines(word: str, width: int) -> pd.DataFrame:
    return presslens.concordance(TOKENS, word, document=DOCUMENT, width=width)


@pytest.fixture
def contexts() -> Exploration:
    return presslens.explore(
        lines, "lines", word=["minister", "consulate"], width=[40, 0], typed=["word"], rows=3
    )


def menus(exploration: Exploration) -> tuple[list[Dropdown | Combobox], object]:
    row, output = exploration.controls(exploration.first()).children
    assert isinstance(row, HBox)
    return list(row.children), output


def seen(output: object) -> str:
    (shown,) = output.outputs  # type: ignore[attr-defined]
    return str(shown.get("text") or shown["data"]["text/plain"])


def test_the_first_view_is_what_show_gives(contexts: Exploration) -> None:
    data, about = contexts._repr_mimebundle_()
    shown = presslens.show(lines("minister", 40), "lines", rows=3)
    assert {kind: data[kind] for kind in shown.data} == shown.data
    assert about == shown.metadata
    assert WIDGET in data


def test_choosing_changes_what_is_seen(contexts: Exploration) -> None:
    (word, width), output = menus(contexts)
    assert "minister" in seen(output)
    word.value = "consulate"
    assert "Chengdu" in seen(output)
    width.value = 0
    assert "Chengdu" not in seen(output)


def test_a_word_that_no_menu_lists_can_be_typed(contexts: Exploration) -> None:
    (word, _), output = menus(contexts)
    word.value = "expan*"
    assert "expansionism" in seen(output)


def test_a_pattern_that_is_none_is_answered_in_one_line(contexts: Exploration) -> None:
    (word, _), output = menus(contexts)
    word.value = "/(/"
    assert seen(output).count("\n") == 1
    word.value = "consulate"
    assert "Chengdu" in seen(output)


def test_rows_are_chosen_by_the_values_of_columns() -> None:
    table = pd.DataFrame({"voice": ["Le", "", "Lam"], "kind": ["direct", "indirect", "direct"]})
    (voice, kind), output = menus(presslens.explore(table, "voices", by=["voice", "kind"]))
    assert voice.options == (ALL, "Le", "Lam")
    kind.value = "direct"
    voice.value = "Lam"
    assert seen(output).split() == ["voice", "kind", "Lam", "direct"]


def test_markup_from_a_text_is_shown_as_written() -> None:
    table = pd.DataFrame({"voice": ["<img src=x onerror=alert(1)>"]})
    data, _ = presslens.explore(table, "voices", by=["voice"])._repr_mimebundle_()
    assert "<img" not in data["text/html"]


@pytest.mark.parametrize("choices", [{}, {"word": []}])
def test_nothing_to_choose_from_is_said(choices: dict[str, list[str]]) -> None:
    with pytest.raises(InputError, match="nothing to choose from"):
        presslens.explore(lines, "lines", **choices)


def test_a_column_that_is_not_there_is_said() -> None:
    with pytest.raises(InputError, match="no column 'speaker'"):
        presslens.explore(pd.DataFrame({"voice": ["Le"]}), "voices", by=["speaker"])


def test_a_kept_notebook_holds_the_view_and_no_menu(contexts: Exploration) -> None:
    data, about = contexts._repr_mimebundle_()
    output = nbformat.v4.new_output("display_data", data=data, metadata=about)
    cell = nbformat.v4.new_code_cell("…", outputs=[output])
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {"state": {}}})
    left = kept(notebook, {}, "text.txt")
    assert "widget" not in nbformat.writes(left)
    assert left.cells[0].outputs[0].data["text/csv"] == data["text/csv"]


def test_a_menu_of_lists_lays_each_over_the_text() -> None:
    lists = ["data/lexicons/hedges.csv", "data/lexicons/strong_subjectives.csv"]
    listed = partial(words_of_list, DOCUMENT, presslens.annotate(DOCUMENT))
    first, second = (listed(word_list=name) for name in lists)
    assert {DOCUMENT.text[start:end] for start, end, _ in second.spans} >= {"rational", "pragmatic"}
    assert first.spans != second.spans


def test_a_sentence_is_cut_by_the_scheme_that_is_chosen() -> None:
    assert "Sino-US" in sentence_cut(DOCUMENT, "words", 0)["token"].tolist()
    assert "Sino-US" not in sentence_cut(DOCUMENT, "ud", 0)["token"].tolist()


def test_a_pair_of_neighbours_stands_once() -> None:
    pairs = word_pairs(TOKENS[~TOKENS["stop"]], window=4, minimum=2)
    assert (pairs["node"] < pairs["collocate"]).all()
    assert ("hong", "kong", 3) in set(pairs[["node", "collocate", "n"]].itertuples(index=False, name=None))


def test_another_text_is_chosen_by_its_file_and_a_missing_one_is_answered_in_one_line() -> None:
    first = "seeds/000_cba6c4d358668237.txt"
    looked_up = presslens.explore(
        lines_of, "lines", text=[first], pattern=["said"], width=[40], typed=["text", "pattern"]
    )
    (text, *_), output = menus(looked_up)
    assert "Chengdu" not in seen(output)
    text.value = "tests/fixtures/no such text.txt"
    assert seen(output).count("\n") == 1
    text.value = "tests/browser/emoji.txt"
    assert "talks 🇨🇳 must go on" in seen(output)
