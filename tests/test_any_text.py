"""The notebooks take any text: one without names, quotations, repetition, sentences or even words is no error."""

import json
from pathlib import Path

import pytest

from presslens.resources import checkout

TEXTS = {
    "one word": "Peace",
    "a number": "42",
    "nobody, twice": "nobody came and nothing was said. it rained all day and the streets stayed empty.",
    "quotation marks": "“Yes,” said Tom.\n\n“No,” said Ann.\n\n“Yes!”\n\n“No!”\n\n“Why?” asked Tom.",
    "capitals": "BREAKING NEWS: PRESIDENT SAYS NO.\n\nTHE PRESIDENT SAID NO TO THE PLAN.",
    "marks": "😀😀 Great! 😀\n\nThe minister said “no 😀” to <b>all</b> of $x^2$ and & <script>alert(1)</script>.",
    "another script": "中国外交部副部长乐玉成周一表示，中美关系正处于十字路口。中国不会改变美国。\n",
}
NOTEBOOKS = sorted((checkout() / "notebooks").glob("0[1-5]-*.ipynb"))


@pytest.fixture(params=TEXTS.values(), ids=TEXTS)
def text(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file with one of the texts."""
    file = tmp_path / "a.txt"
    file.write_text(request.param, encoding="utf8")
    return file


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda file: file.stem)
@pytest.mark.filterwarnings("ignore")  # what is doubtful about such texts is said in a warning
def test_a_notebook_runs_on_any_text_and_what_must_hold_does(notebook: Path, text: Path) -> None:
    names: dict[str, object] = {}
    for cell in json.loads(notebook.read_text(encoding="utf8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102
            if "parameters" in cell["metadata"].get("tags", ()):
                names["source"] = str(text)
