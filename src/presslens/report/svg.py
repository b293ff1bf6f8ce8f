"""A figure's SVG, made fit to stand in a page: only shapes and text, no style sheet, ids of its own.

Styles become presentation attributes, so that the page can forbid inline styles and its own style sheet can hand
ink and grid to the light and dark theme. Whatever could load, run or navigate is left out by never being let in.
"""

import re
from collections.abc import Callable
from xml.etree import ElementTree

from presslens.errors import NotebookError
from presslens.report.outputs import Figure

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_ELEMENT = re.compile(
    r"svg|g|defs|clipPath|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|use|a|title|desc|image"
    r"|linearGradient|radialGradient|stop|pattern"
)
_ATTRIBUTE = re.compile(
    r"id|d|r|[cdr]?[xy]|[xy][12]|width|height|points|offset|transform|viewBox|preserveAspectRatio|opacity"
    r"|(fill|stroke|stop|clip)(-[a-z]+)?|font-(size|weight|style)|text-anchor|dominant-baseline"
    r"|(clipPath|gradient|pattern)(Units|Transform)"
)
_FONT = re.compile(r"(?P<before>.*?)(?P<size>[\d.]+)px\b")
_LOCAL = re.compile(r"url\(#(?P<id>[^)]+)\)")
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=\s]+")

ElementTree.register_namespace("", _SVG[1:-1])
ElementTree.register_namespace("xlink", _XLINK[1:-1])


def clean(figure: Figure, link: Callable[[str], str] = str) -> ElementTree.Element:
    """The figure as an SVG element that can stand in a page beside others.

    Args:
        figure: as the notebook shows it.
        link: turns what an SVG link names (`#12-19;30-41`) into an address in the page; "" drops the link.

    Raises:
        NotebookError: it is no SVG.
    """
    try:
        root = ElementTree.fromstring(figure.svg)  # noqa: S314  (expat since 2.4.1 bounds entities)
    except ElementTree.ParseError as error:
        raise NotebookError(f"figure {figure.name}: is no SVG ({error})") from error
    _keep_known(root)
    for element in root.iter():
        _clean_attributes(element, figure.name, link)
    _name(root, figure)
    return root


def text(root: ElementTree.Element) -> str:
    """The element as markup."""
    return ElementTree.tostring(root, encoding="unicode")


def _keep_known(element: ElementTree.Element) -> None:
    for child in list(element):
        if _ELEMENT.fullmatch(child.tag.removeprefix(_SVG)):
            _keep_known(child)
        else:
            element.remove(child)


def _clean_attributes(element: ElementTree.Element, name: str, link: Callable[[str], str]) -> None:
    given = {**element.attrib, **_from_style(element.get("style", ""))}
    element.attrib.clear()
    for attribute, value in given.items():
        if _ATTRIBUTE.fullmatch(attribute) and "url(" not in _LOCAL.sub("", value):
            element.set(attribute, _LOCAL.sub(rf"url(#{name}-\g<id>)", value))
    if "id" in element.attrib:
        element.set("id", f"{name}-{element.get('id')}")
    _set_address(element, given.get(f"{_XLINK}href") or given.get("href") or "", name, link)


def _set_address(element: ElementTree.Element, href: str, name: str, link: Callable[[str], str]) -> None:
    """Shapes are used from this figure, pictures are data, links lead to words of the article."""
    kind = element.tag.removeprefix(_SVG)
    if kind == "use" and href.startswith("#"):
        element.set("href", f"#{name}-{href[1:]}")
    elif kind == "image" and _PICTURE.fullmatch(href):
        element.set("href", href)
    elif kind == "a" and href.startswith("#") and link(href):
        element.set("href", link(href))


def _from_style(style: str) -> dict[str, str]:
    """The declarations of a `style` attribute as presentation attributes; a font's family is the page's."""
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    given = {name.strip(): value.strip() for name, _, value in pairs if value.strip()}
    if font := _FONT.match(given.pop("font", "")):
        given["font-size"] = font["size"]
        given["font-weight"] = "bold" if re.search(r"bold|[6-9]00", font["before"]) else "normal"
        given["font-style"] = "italic" if re.search("italic|oblique", font["before"]) else "normal"
    return given


def _name(root: ElementTree.Element, figure: Figure) -> None:
    """A picture has a name; where it holds links it is a group, since what is inside a picture is not read."""
    links = root.find(f".//{_SVG}a[@href]") is not None
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    root.attrib.update({"stroke-linejoin": "round", "stroke-linecap": "butt"})  # matplotlib's own style sheet
    root.set("role", "group" if links else "img")
    root.set("aria-label", figure.alt or figure.title)
