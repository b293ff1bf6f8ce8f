"""The page: one file, everything a click from its words, nothing of a stranger's ever markup."""

import base64
import hashlib
import re
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from presslens.errors import NotebookError
from presslens.figures.style import GRID, INK, MUTED
from presslens.report import quality
from presslens.report.chapters import chapter
from presslens.report.html import TEMPLATES
from presslens.report.outputs import Article
from presslens.report.page import OPENING, heading, page

from .making import (
    TEXT,
    executed,
    shows_document,
    shows_figure,
    shows_findings,
    shows_layer,
    shows_table,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; **b** $x$ {{ 1 }} {x} \"' =1+1 \u202e"
MADE_WITH: dict[str, Any] = {
    "command": "presslens report a.txt",
    "input": {"name": "a.txt", "sha256": "0" * 64, "encoding": "utf-8", "words": 9, "warnings": []},
    "notebooks": {"01-one": {"sha256": "1", "parameters": {"top_n": 20}}},
    "versions": {"presslens": "0.1.0", "spacy": "3", "wordfreq": "3", "nltk": "3"},
}


def soup(*cells: str, made_with: dict[str, Any] = MADE_WITH, **options: str) -> BeautifulSoup:
    return BeautifulSoup(page([chapter("01-one", executed(*cells, **options))], made_with), "html.parser")


@pytest.fixture(scope="module")
def made() -> BeautifulSoup:
    return soup(
        shows_document(),
        "## A section\n\nWhy we *look*.",
        shows_layer((8, 17, "Le"), (20, 22, "Li")),
        shows_figure(SVG.format("a"), name="bars"),
        shows_table("token,start,end\nLe,0,2\n"),
        shows_findings(
            ("Le speaks.", [[0, 2], [8, 17]], "bars"), ("Le is named.", [[0, 2]], ""), ("None.", [], "gone")
        ),
        "# What must hold\n\nNothing is lost.",
        "assert True",
        title="# Who speaks?\n\nIn goes a text.",
    )


def article(made: BeautifulSoup) -> Tag:
    found = made.find("article")
    assert isinstance(found, Tag)
    return found


def test_the_text_stands_in_the_page_once_and_whole(made: BeautifulSoup) -> None:
    assert article(made).get_text().split() == TEXT.split()
    assert len(made.find_all("article")) == 1


def test_every_link_in_the_page_has_its_anchor_and_every_anchor_is_one(made: BeautifulSoup) -> None:
    ids = [tag["id"] for tag in made.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {str(tag["href"])[1:] for tag in made.select("a[href^='#']")} <= set(ids)
    assert {str(tag["for"]) for tag in made.find_all("label")} <= set(ids)


def test_a_finding_leads_to_its_first_words_and_lights_all_of_them(made: BeautifulSoup) -> None:
    link = made.select_one("#finding-1 a.words")
    assert link
    anchor = str(link["href"])[1:]
    first = article(made).find(id=anchor)
    assert isinstance(first, Tag)
    assert (first.name, first.get_text()) == ("span", "Le")
    assert "".join(tag.get_text() for tag in article(made).select(f"span.{anchor}")) == "Le" + TEXT[8:17]
    assert f"article:has(#{anchor}:target) .{anchor}" in str(made.style)


def test_two_findings_that_begin_at_one_word_have_their_anchors_around_each_other(
    made: BeautifulSoup,
) -> None:
    one, other = (str(made.select_one(f"#finding-{n} a.words")["href"])[1:] for n in (1, 2))  # type: ignore[index]
    assert one != other
    assert article(made).find(id=one).get_text() == article(made).find(id=other).get_text() == "Le"  # type: ignore[union-attr]


def test_a_finding_leads_to_its_figure_only_where_there_is_one(made: BeautifulSoup) -> None:
    assert made.select_one("#finding-1 a.picture")["href"] == "#figure-bars"  # type: ignore[index]
    assert made.select_one("#figure-bars").name == "figure"  # type: ignore[union-attr]
    assert made.select("#finding-3 a") == []


def test_a_table_row_leads_to_the_same_words_as_a_finding(made: BeautifulSoup) -> None:
    row = made.select_one("#table-table tbody a")
    assert row
    assert article(made).find(id=str(row["href"])[1:]).get_text() == "Le"  # type: ignore[union-attr]


def test_a_layer_has_a_switch_and_its_kinds_are_attributes(made: BeautifulSoup) -> None:
    assert made.select_one("input#show-speakers[type=checkbox]")
    assert [tag["data-l1"] for tag in article(made).select("[data-l1]")] == ["Le", "Li"]
    assert "Li" not in article(made).get_text().replace("Li denied", "")


def test_findings_stand_above_the_chapters_and_checks_do_not_stand_at_all(made: BeautifulSoup) -> None:
    assert [heading.get_text() for heading in made.find_all("h2")] == [
        "The text", "Findings", "One", "How this was made",
    ]  # fmt: skip
    assert "What must hold" not in made.get_text()
    assert made.select_one(".question").get_text() == "Who speaks?"  # type: ignore[union-attr]


def test_headings_go_down_one_step_at_a_time(made: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in made.find_all(re.compile(r"h[1-6]"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_policy_names_style_and_script_by_their_hashes_and_allows_nothing_else(
    made: BeautifulSoup,
) -> None:
    policy = str(made.select_one("meta[http-equiv]")["content"])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in made.find_all(["style", "script"]):
        digest = base64.b64encode(hashlib.sha256(tag.get_text().encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert (
        made.select("[style], [onclick], [onload], [onerror], link, iframe, object, embed, base, form") == []
    )


def test_the_page_asks_no_other_host(made: BeautifulSoup) -> None:
    addresses = [
        str(tag[name])
        for name in ("src", "href", "action", "srcset")
        for tag in made.find_all(attrs={name: True})
    ]
    assert all(address.startswith(("#", "data:text/csv", "notebooks/", "tables/")) for address in addresses)
    assert "http" not in str(made).replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_words_of_a_stranger_are_shown_as_written_in_every_place() -> None:
    document = (
        shows_document().replace("'title': ''", f"'title': {HOSTILE!r}").replace("'a.txt'", repr(HOSTILE))
    )
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    about = {**MADE_WITH, "command": HOSTILE, "input": {**MADE_WITH["input"], "name": HOSTILE}}
    about["notebooks"] = {"01-one": {"sha256": "1", "parameters": {"node": HOSTILE, "names": [HOSTILE]}}}
    made = soup(
        document,
        shows_layer((0, 2, HOSTILE)),
        shows_figure(SVG.format(escaped), title=HOSTILE, alt=HOSTILE),
        shows_table(
            f'"{HOSTILE.replace(chr(34), chr(34) * 2)}",n\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",1\n',
            caption=HOSTILE,
        ),
        shows_findings((HOSTILE, [[0, 2]], "figure")),
        f"x = {HOSTILE!r}",
        made_with=about,
    )
    assert len(made.find_all("script")) == 1
    assert made.select("img, [onerror]") == []
    for place in (
        "title",
        "h3",
        ".facts dd",
        ".findings li p",
        "svg text",
        "td",
        "th",
        "summary",
        ".kinds",
        ".answer a",
    ):
        assert any(HOSTILE in tag.get_text() for tag in made.select(place)), place
    assert made.select_one("svg")["aria-label"] == HOSTILE  # type: ignore[index]
    assert article(made).select_one("[data-l1]")["data-l1"] == HOSTILE  # type: ignore[index]


def test_a_text_without_a_headline_is_called_by_its_first_words() -> None:
    assert soup(shows_document()).title.get_text() == f"{' '.join(TEXT.split())} · Presslens"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("a" * (OPENING - 2) + " b", "a" * (OPENING - 2) + " b"),
        ("a" * (OPENING - 2) + " bc", "a" * (OPENING - 2) + " …"),
        ("a b\n\n c", "a b c"),
    ],
)
def test_an_opening_is_shown_whole_up_to_its_length_and_cut_between_words_beyond(
    opening: str, shown: str
) -> None:
    assert heading(Article("document", opening, "", 1, {}, ())) == shown


def test_the_colours_of_figures_become_those_of_the_theme() -> None:
    look = (TEMPLATES / "look.css.j2").read_text(encoding="utf8")
    assert all(
        f'("{colour}", "{name}")' in look for colour, name in [(INK, "ink"), (MUTED, "muted"), (GRID, "grid")]
    )


def test_how_well_the_methods_do_is_told_or_said_to_be_untested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "data_card", dict)
    assert "not tested" in soup(shows_document()).get_text()


def test_the_columns_of_the_tables_are_explained_where_they_occur(made: BeautifulSoup) -> None:
    explained = [
        row.get_text(" ").split()[0] for row in made.select("[aria-label^='What the columns'] tbody tr")
    ]
    assert explained == ["start", "end"]


def test_notebooks_that_show_no_text_make_no_page() -> None:
    with pytest.raises(NotebookError, match="no notebook shows its text"):
        soup(shows_table("n\n1\n"))


@pytest.mark.parametrize(
    "cell",
    [
        shows_table("n\n1\n").replace("'text/csv'", "'text/x'"),
        shows_table("n\n1\n", name="../../x"),
        shows_table("n\n1\n").replace("'kind': 'table'", "'kind': 'worm'"),
        shows_findings(("x", [["a", "b"]], "")),
    ],
)
def test_an_output_that_is_not_what_it_says_is_an_error(cell: str) -> None:
    with pytest.raises(NotebookError, match="cell-1"):
        soup(shows_document(), cell)
