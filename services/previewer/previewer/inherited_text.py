"""What size and line spacing a paragraph inherits: shape, layout, master, presentation (ECMA-376 part 1, 21.1.2.4)."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from deck_package import Package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DEFAULT_SIZE = 1_800
"""Hundredths of a point, when nobody names a size."""
FULL_LINE = 100_000
"""Thousandths of a percent."""

_PERCENT = re.compile(r"(\d{1,6}(?:\.\d+)?)%")
_TITLES = frozenset({"title", "ctrTitle"})
_MASTER_TYPE = {"ctrTitle": "title", "subTitle": "body", "obj": "body", None: "body"}


class InheritedText:
    """Resolves what the shapes of one slide inherit."""

    def __init__(self, package: Package, slide: str) -> None:
        """Args: slide: name of the slide part."""
        layout = package.related(slide, "slideLayout")
        master = package.related(layout, "slideMaster") if layout else None
        self._presentation = package.xml(package.presentation)
        self._layout = package.xml(layout) if layout else None
        self._master = package.xml(master) if master else None

    def size(self, shape: _Element, level: int) -> int:
        """Size in hundredths of a point that text of a level (0..8) has without a size of its own."""
        for properties in self._levels(shape, level):
            defaults = properties.find(f"{A}defRPr")
            if defaults is not None and defaults.get("sz"):
                return whole(defaults.get("sz"), DEFAULT_SIZE)
        return DEFAULT_SIZE

    def line_percent(self, shape: _Element, level: int) -> int | None:
        """Line spacing in thousandths of a percent; None when it is inherited in points."""
        for properties in self._levels(shape, level):
            spacing = properties.find(f"{A}lnSpc")
            if spacing is not None:
                percent = spacing.find(f"{A}spcPct")
                return None if percent is None else thousandths(percent.get("val"), FULL_LINE)
        return FULL_LINE

    def _levels(self, shape: _Element, level: int) -> Iterator[_Element]:
        for style in self._styles(shape):
            properties = style.find(f"{A}lvl{level + 1}pPr")
            if properties is not None:
                yield properties

    def _styles(self, shape: _Element) -> Iterator[_Element]:
        """Lists of levels, nearest first."""
        yield from shape.iterfind(f"{P}txBody/{A}lstStyle")
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is not None:
            yield from self._placeholder_styles(placeholder)
        yield from self._presentation.iterfind(f"{P}defaultTextStyle")

    def _placeholder_styles(self, placeholder: _Element) -> Iterator[_Element]:
        kind = placeholder.get("type")
        for ancestor in (_find_by_index(self._layout, placeholder), _find_by_type(self._master, kind)):
            if ancestor is not None:
                yield from ancestor.iterfind(f"{P}txBody/{A}lstStyle")
        if self._master is not None:
            body = _MASTER_TYPE.get(kind, kind) == "body"
            name = "titleStyle" if kind in _TITLES else "bodyStyle" if body else "otherStyle"
            yield from self._master.iterfind(f"{P}txStyles/{P}{name}")


def whole(text: str | None, default: int) -> int:
    """A whole number of an attribute; the default for anything else."""
    return int(text) if text is not None and text.isascii() and text.isdecimal() else default


def thousandths(text: str | None, default: int) -> int:
    """`62500` or `62.5%` in thousandths of a percent; the default for anything else."""
    match = _PERCENT.fullmatch(text or "")
    return round(float(match[1]) * 1_000) if match else whole(text, default)


def _find_by_index(root: _Element | None, placeholder: _Element) -> _Element | None:
    index, kind = placeholder.get("idx", "0"), placeholder.get("type")
    for shape, candidate in _placeholders(root):
        if candidate.get("idx", "0") == index and (index != "0" or _same_type(candidate.get("type"), kind)):
            return shape
    return None


def _find_by_type(root: _Element | None, kind: str | None) -> _Element | None:
    return next((shape for shape, candidate in _placeholders(root) if _same_type(candidate.get("type"), kind)), None)


def _same_type(one: str | None, other: str | None) -> bool:
    return _MASTER_TYPE.get(one, one) == _MASTER_TYPE.get(other, other)


def _placeholders(root: _Element | None) -> Iterator[tuple[_Element, _Element]]:
    for shape in root.iter(f"{P}sp") if root is not None else ():
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is not None:
            yield shape, placeholder
