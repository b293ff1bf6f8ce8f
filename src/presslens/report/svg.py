"""A figure's SVG, made fit to stand in a page: only shapes and text, no style sheet, ids of its own.

Styles become presentation attributes, so that the page can forbid inline styles and its own style sheet can hand
ink and grid to the light and dark theme. Whatever could load, run or navigate is left out by never being let in.
"""

import copy
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
_DRAWN = frozenset(["d", "points", "x", "y", "x1", "x2", "y1", "y2", "width", "height"])
_LONG = re.compile(r"-?\d+\.\d{3,}")  # matplotlib writes millionths of a point
_LOCAL = re.compile(r"url\(#(?P<id>[^)]+)\)")
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=\s]+")

ElementTree.register_namespace("", _SVG[1:-1])
ElementTree.register_namespace("xlink", _XLINK[1:-1])


def clean(figure: Figure) -> ElementTree.Element:
    """The figure as an SVG element that can stand in a page beside others, its links still naming spans.

    Raises:
        NotebookError: it is no SVG.
    """
    try:
        root = ElementTree.fromstring(figure.svg)  # noqa: S314  (expat since 2.4.1 bounds entities)
    except ElementTree.ParseError as error:
        raise NotebookError(f"figure {figure.name}: is no SVG ({error})") from error
    _keep_known(root)
    for element in root.iter():
        _clean_attributes(element, figure.name)
    _name(root, figure)
    return root


def take_links(
    root: ElementTree.Element, link: Callable[[str], tuple[str, str]]
) -> ElementTree.Element | None:
    """The linked shapes of a picture as a layer to lie over it; None where it has none.

    What is inside a picture (`role="img"`) is not read out and cannot be reached, so its links must stand outside.

    Args:
        root: the picture; its links become plain groups.
        link: turns what a link names (`#12-19;30-41`) into an address in the page and the words that stand there;
            an address "" drops the link.
    """
    layer = ElementTree.Element(
        f"{_SVG}svg", {"viewBox": root.get("viewBox", ""), "class": "links", "role": "group"}
    )
    for element in root.iter(f"{_SVG}a"):
        address, words = link(element.attrib.pop("href", ""))
        if address:
            layer.append(_link(element, address, words))
        element.tag = f"{_SVG}g"
    layer.set("aria-label", f"Words behind the figure: {root.get('aria-label')}")
    return layer if len(layer) else None


def _link(element: ElementTree.Element, address: str, words: str) -> ElementTree.Element:
    """A copy of a linked shape, without ids, that leads to its words and is called by its label and them."""
    copied = copy.deepcopy(element)
    for inner in copied.iter():
        inner.attrib.pop("id", None)
    label = "".join(copied.itertext()).strip()
    copied.attrib.update({"href": address, "aria-label": f"{label}: {words}" if label else words})
    return copied


def text(root: ElementTree.Element) -> str:
    """The element as markup."""
    return ElementTree.tostring(root, encoding="unicode")


def _keep_known(element: ElementTree.Element) -> None:
    for child in list(element):
        if _ELEMENT.fullmatch(child.tag.removeprefix(_SVG)):
            _keep_known(child)
        else:
            element.remove(child)


def _clean_attributes(element: ElementTree.Element, name: str) -> None:
    given = {**element.attrib, **_from_style(element.get("style", ""))}
    element.attrib.clear()
    for attribute, value in given.items():
        if _ATTRIBUTE.fullmatch(attribute) and "url(" not in _LOCAL.sub("", value):
            element.set(attribute, _LOCAL.sub(rf"url(#{name}-\g<id>)", _shortened(attribute, value)))
    if "id" in element.attrib:
        element.set("id", f"{name}-{element.get('id')}")
    _set_address(element, given.get(f"{_XLINK}href") or given.get("href") or "", name)


def _shortened(attribute: str, value: str) -> str:
    """Coordinates to the hundredth of a point, which nobody can see, in less than half of the characters."""
    if attribute not in _DRAWN:
        return value
    return " ".join(_LONG.sub(lambda long: f"{float(long[0]):.2f}", value).split())


def _set_address(element: ElementTree.Element, href: str, name: str) -> None:
    """Shapes are used from this figure, pictures are data, links name words of the article."""
    kind = element.tag.removeprefix(_SVG)
    if kind == "use" and href.startswith("#"):
        element.set("href", f"#{name}-{href[1:]}")
    elif (kind == "a" and href.startswith("#")) or (kind == "image" and _PICTURE.fullmatch(href)):
        element.set("href", href)


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
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    root.attrib.update({"stroke-linejoin": "round", "stroke-linecap": "butt"})  # matplotlib's own style sheet
    root.attrib.update({"role": "img", "aria-label": figure.alt or figure.title})
