"""Reading DrawingML: names, numbers, and the parts that hang on a part."""

from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def integer(text: str | None, default: int = 0) -> int:
    """A whole number of untrusted markup; `default` where there is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def is_true(text: str | None, *, default: bool = False) -> bool:
    """A truth value of XML Schema."""
    return default if text is None else text in {"1", "true"}


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along `path`; None where one step is missing."""
    for step in path:
        element = element.find(step) if element is not None else None
    return element


def attribute(element: _Element | None, name: str) -> str | None:
    """An attribute of an element that may be missing."""
    return None if element is None else element.get(name)
