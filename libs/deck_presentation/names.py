"""Qualified names of DrawingML and PresentationML, and forgiving reads of elements and attributes."""

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION = "{http://schemas.microsoft.com/office/drawing/2010/main}m"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_MOST = 2**40
_MOST_RATIO = 1e4

Element = etree._Element  # noqa: SLF001  lxml has no public name for its element type


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along `path`; None where one step is missing."""
    for step in path:
        element = element.find(step) if element is not None else None
    return element


def number(text: str | None, default: int = 0) -> int:
    """An integer as written; what is missing, no number or beyond any slide counts as `default`."""
    try:
        value = int(text or "")
    except ValueError:
        return default
    return value if abs(value) <= _MOST else default


def whole(element: Element | None, name: str, default: int = 0) -> int:
    """An integer attribute, read as `number` does."""
    return number(element.get(name), default) if element is not None else default


def flag(element: Element | None, name: str, *, default: bool = False) -> bool:
    """A boolean attribute."""
    value = element.get(name) if element is not None else None
    return default if value is None else value in ("1", "true", "on")


def share(element: Element | None, name: str, default: float = 0.0) -> float:
    """A percentage attribute in thousandths of a per cent (`50000`) or as `50%`, as 0..1."""
    value = element.get(name) if element is not None else None
    if value is None:
        return default
    try:
        ratio = float(value[:-1]) / 100 if value.endswith("%") else float(value) / 100_000
    except ValueError:
        return default
    return ratio if abs(ratio) <= _MOST_RATIO else default


def attributes(element: Element) -> dict[str, str]:
    """All attributes by name."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def chart_value(holder: Element | None, name: str) -> str:
    """The `val` of a child in the charts' namespace; "" where either is missing."""
    found = child(holder, C + name)
    return found.get("val", "") if found is not None else ""


def chart_shows(label: Element, name: str) -> bool:
    """Whether a switch of a chart's labels, such as `showVal`, is on; one without a `val` is."""
    found = label.find(C + name)
    return found is not None and flag(found, "val", default=True)
