"""A figure in the page is shapes and text: it loads, runs and styles nothing."""

import pytest
from defusedxml import ElementTree

from presslens.errors import NotebookError
from presslens.report import svg
from presslens.report.outputs import Figure

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
HOSTILE = [
    "<script>alert(1)</script>",
    "<foreignObject><iframe src='https://example.org'/></foreignObject>",
    "<style>*{display:none}</style>",
    "<rect onload='alert(1)' onclick='alert(1)'/>",
    "<a xlink:href='javascript:alert(1)'><rect/></a>",
    "<a href='https://example.org'><rect/></a>",
    "<use xlink:href='https://example.org/x.svg#a'/>",
    "<image href='https://example.org/x.png'/>",
    "<image href='data:image/svg+xml;base64,AAAA'/>",
    "<rect fill='url(https://example.org/x.svg#a)'/>",
    "<rect style='fill: url(https://example.org/x); background: url(//example.org)'/>",
    "<animate attributeName='href' to='javascript:alert(1)'/>",
    "<set attributeName='onclick' to='alert(1)'/>",
    "<metadata><date>2020-01-01</date></metadata>",
]


def figure(inside: str, name: str = "bars", alt: str = "Two bars") -> Figure:
    return Figure(
        name,
        "Title",
        alt,
        f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="0 0 9 9">{inside}</svg>',
    )


def cleaned(inside: str, **options: str) -> str:
    return svg.text(svg.clean(figure(inside, **options)))


@pytest.mark.parametrize("inside", HOSTILE)
def test_nothing_that_loads_runs_or_styles_is_let_in(inside: str) -> None:
    made = cleaned(inside).removeprefix('<svg xmlns="http://www.w3.org/2000/svg"')
    for forbidden in ("http", "script", "on", "style", "animate", "data:", "2020", "foreign"):
        assert forbidden not in made.replace('stroke-linejoin="round"', "").replace("aria-label", "")


def test_text_stays_text_and_is_shown_as_written() -> None:
    assert "&lt;b&gt; $x$ &amp;" in cleaned("<text>&lt;b&gt; $x$ &amp;</text>")


def test_styles_become_attributes_that_a_policy_without_inline_styles_lets_through() -> None:
    made = cleaned(
        "<text style=\"font: italic 700 9.5px 'DejaVu Sans', sans-serif; fill: #1b1f24; text-anchor: middle\">a</text>"
    )
    for attribute in (
        'font-size="9.5"',
        'font-weight="bold"',
        'font-style="italic"',
        'fill="#1b1f24"',
        'text-anchor="middle"',
    ):
        assert attribute in made


def test_coordinates_are_written_no_finer_than_anybody_can_see() -> None:
    assert 'd="M 12.35 -0.00 L 3 4.5"' in cleaned("<path d='M 12.345678 -0.0012345 \n L 3  4.5'/>")
    assert 'transform="scale(0.015625)"' in cleaned("<path transform='scale(0.015625)'/>")


def test_two_figures_of_one_page_share_no_id() -> None:
    defined = "<defs><clipPath id='p'><rect/></clipPath><path id='m'/></defs>"
    inside = f"{defined}<rect clip-path='url(#p)'/><use xlink:href='#m'/>"
    made = cleaned(inside, name="one")
    assert {element.get("id") for element in ElementTree.fromstring(made).iter()} - {None} == {
        "one-p",
        "one-m",
    }
    assert 'clip-path="url(#one-p)"' in made
    assert 'href="#one-m"' in made


def test_a_figure_is_named_by_its_alternative_text() -> None:
    made = ElementTree.fromstring(cleaned("<rect/>", alt='5 < 6 & "so"'))
    assert (made.get("role"), made.get("aria-label")) == ("img", '5 < 6 & "so"')


def test_links_stand_over_the_picture_and_are_called_by_their_words() -> None:
    picture = svg.clean(
        figure("<a xlink:href='#12-19'><rect id='r' clip-path='url(#p)'/></a><a href='#x'><path/></a>")
    )
    links = svg.take_links(picture, lambda href: ("#c1", "<we> talk") if href == "#12-19" else ("", ""))
    assert links is not None
    (link,) = links
    assert (link.get("href"), link.get("aria-label")) == ("#c1", "<we> talk")
    assert [element.get("id") for element in links.iter()] == [None] * 3
    assert (picture.get("role"), links.get("role")) == ("img", "group")
    assert picture.find(".//{*}a") is None
    assert picture.find(".//{*}rect") is not None


def test_a_picture_without_links_has_no_layer_of_them() -> None:
    assert svg.take_links(svg.clean(figure("<rect/>")), lambda href: ("#c1", "")) is None


def test_what_is_no_svg_is_named() -> None:
    with pytest.raises(NotebookError, match="bars"):
        svg.clean(Figure("bars", "", "", "<svg"))
