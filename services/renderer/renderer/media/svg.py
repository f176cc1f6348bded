"""SVG drawings: cleaned of all that acts or reaches out, and drawn once as pixels for readers that know no SVG."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import resvg_py
from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_REMOVED = {
    "script", "foreignObject", "iframe", "audio", "video", "canvas", "embed", "object", "handler", "listener",
    "animate", "animateColor", "animateMotion", "animateTransform", "set", "discard",
}  # fmt: skip
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_REACHES_OUT = re.compile(r"@import|expression\s*\(|javascript:|url\s*\(\s*['\"]?\s*(?!['\"]?#|\s)", re.IGNORECASE)
_LENGTH = re.compile(r"^\s*(\d+(?:\.\d+)?)(px|pt|pc|mm|cm|in)?\s*$")
_PX = {None: 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_DEFAULT_SIZE = (300.0, 150.0)
_SHARPEST, _ENLARGED = 1920.0, 4.0
_MOST_ELEMENTS, _MOST_FILTERS, _DEEPEST_USE = 50_000, 50, 50


class UnusableDrawing(Exception):
    """The drawing cannot be shown; the text says why."""


@dataclass(frozen=True, slots=True)
class CleanDrawing:
    """A drawing that refers to nothing outside itself.

    Attributes:
        width: px, as `height`.
        removed: the names of what was taken out of it, each once.
    """

    data: bytes
    width: float
    height: float
    removed: tuple[str, ...]


def cleaned(source: bytes, picture_check: Callable[[str], object]) -> CleanDrawing:
    """`source` without scripts, animation and references; `picture_check` raises for a data URL that is no picture.

    Raises UnusableDrawing.
    """
    root = _parsed(source)
    removed: list[str] = []
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
        elif etree.QName(element).localname in _REMOVED or _styles_reach_out(element):
            removed.append(f"<{etree.QName(element).localname}>")
            _drop(element)
        else:
            removed += _clean_attributes(element, picture_check)
    _check_amount(root)
    width, height = _size(root)
    return CleanDrawing(etree.tostring(root), width, height, tuple(dict.fromkeys(removed)))


def as_png(drawing: CleanDrawing) -> bytes:
    """The drawing in pixels, sharp on a slide. Raises UnusableDrawing."""
    share = min(_ENLARGED, _SHARPEST / max(drawing.width, drawing.height))
    size = (max(round(drawing.width * share), 1), max(round(drawing.height * share), 1))
    try:
        return resvg_py.svg_to_bytes(
            svg_string=drawing.data.decode(),
            width=size[0],
            height=size[1],
            skip_system_fonts=b"<text" not in drawing.data and b":text" not in drawing.data,
            font_family="Carlito",
            sans_serif_family="Carlito",
        )
    except ValueError:
        raise UnusableDrawing("The SVG drawing cannot be drawn") from None


def _parsed(source: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnusableDrawing("The SVG drawing is no well-formed XML") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr, unused-ignore]
        raise UnusableDrawing("The SVG drawing has a DOCTYPE, which is not read: remove it")
    if etree.QName(root).localname != "svg" or etree.QName(root).namespace not in {_SVG, None}:
        raise UnusableDrawing("The file is no SVG drawing")
    return root if etree.QName(root).namespace else _parsed(source.replace(b"<svg", f'<svg xmlns="{_SVG}"'.encode(), 1))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _styles_reach_out(element: etree._Element) -> bool:
    return etree.QName(element).localname == "style" and bool(
        _REACHES_OUT.search("".join(map(str, element.itertext())))
    )


def _clean_attributes(element: etree._Element, picture_check: Callable[[str], object]) -> Iterator[str]:
    for name, value in [(str(key), str(text)) for key, text in element.attrib.items()]:
        plain = etree.QName(name).localname
        if plain.lower().startswith("on") or (plain not in {"href", "base"} and _REACHES_OUT.search(value)):
            del element.attrib[name]
            yield plain
        elif (name in _HREFS or plain == "base") and not _stays_inside(value, element, picture_check):
            del element.attrib[name]
            yield f"{plain} of <{etree.QName(element).localname}>"


def _stays_inside(value: str, element: etree._Element, picture_check: Callable[[str], object]) -> bool:
    value = value.strip()
    if value.startswith("#"):
        return True
    if etree.QName(element).localname not in {"image", "feImage"} or not _EMBEDDED.match(value):
        return False
    try:
        picture_check("".join(value.split()))
    except Exception:  # noqa: BLE001 - whatever is wrong with the picture: it is left out, which is said
        return False
    return True


def _check_amount(root: etree._Element) -> None:
    """Refuse drawings that are small to send and endless to draw."""
    filters = sum(etree.QName(element).localname == "filter" for element in root.iter())
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}

    @cache
    def weight(element: etree._Element, depth: int) -> int:
        if depth > _DEEPEST_USE:
            return _MOST_ELEMENTS + 1
        total = 1
        for inner in element.iter():
            href = next((value for name in _HREFS if (value := inner.get(name))), "")
            total += 1
            if etree.QName(inner).localname == "use" and href[1:] in by_id:
                total += weight(by_id[href[1:]], depth + 1)
            if total > _MOST_ELEMENTS:
                break
        return total

    if filters > _MOST_FILTERS or weight(root, 0) > _MOST_ELEMENTS:
        raise UnusableDrawing(f"The SVG drawing has more than {_MOST_ELEMENTS:,} elements, or {_MOST_FILTERS} filters")


def _size(root: etree._Element) -> tuple[float, float]:
    width, height = (_px(root.get(name, "")) for name in ("width", "height"))
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    across, down = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else _DEFAULT_SIZE
    if width and height:
        return width, height
    if width or height:
        return (width, width * down / across) if width else (height * across / down, height)
    return across, down


def _px(text: str) -> float:
    match = _LENGTH.match(text)
    return float(match[1]) * _PX[match[2]] if match else 0.0
