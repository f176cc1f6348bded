"""SVG drawings: cleaned of all that acts or reaches out, and drawn once as pixels for readers that know no SVG."""

import math
import re
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml import etree

from renderer.media import rasterizing
from renderer.media.rasterizing import TimeLost, TooCostly, pixels_of

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_REMOVED = {
    "script", "foreignObject", "iframe", "audio", "video", "canvas", "embed", "object", "handler", "listener",
    "animate", "animateColor", "animateMotion", "animateTransform", "set", "discard",
}  # fmt: skip
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp)(?:;[^;,]*)*;base64,", re.IGNORECASE)
# Possessive: many blanks are not divided anew between the two places that take them.
_REACHES_OUT = re.compile(r"@import|expression\s*\(|javascript:|url\s*+\(\s*+['\"]?+\s*+(?!#)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*(px|pt|pc|mm|cm|in|q|em|rem|ex)?\s*", re.IGNORECASE)
_PX = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6, "in": 96.0,
    "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
# CSS Images 3, section 5.1: what has no size of its own.
_DEFAULT_SIZE = (300.0, 150.0)
_LARGEST = 1e6
# What has less than a pixel cannot be drawn: the first zoom at which a drawing can be gives it 100 pixels at most.
_ZOOMS = (1e-6, 1e-4, 1e-2, 1.0)
_PROBE = 1000.0
_SHARPEST = 1920.0
ENLARGED = 4.0
"""How many times its own size a drawing is mostly drawn."""
_TOO_COSTLY = "The SVG drawing takes too long to draw, or too much memory: simplify its filters and its finest parts"
_TIME_LOST = (
    "No time was left for the SVG drawing: others before it, or the deck itself, took too long; send pictures in pixels"
)
_NO_XML = "The SVG drawing is no well-formed XML"
_TOO_DEEP = "The SVG drawing has elements more than 256 deep in each other, or a text of more than 10,000,000 signs"
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


def cleaned(source: bytes, checked_picture: Callable[[str], str]) -> CleanDrawing:
    """`source` without scripts, animation and references, with its size and coordinates told in full.

    Args:
        source: the file.
        checked_picture: gives the data URL that stands for one inside the drawing; raises for one that is no picture.

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
            removed += _clean_attributes(element, checked_picture)
    _check_amount(root)
    width, height = _sized(root)
    return CleanDrawing(etree.tostring(root), width, height, tuple(dict.fromkeys(removed)))


def as_png(drawing: CleanDrawing, enlarged: float = ENLARGED) -> bytes:
    """The drawing in pixels, `enlarged` so many times as far as a slide can show it. Raises UnusableDrawing."""
    drawn = _attempt(drawing, enlarged)
    if isinstance(drawn, str):
        raise UnusableDrawing(drawn)
    return drawn


@lru_cache(maxsize=16)
def _attempt(drawing: CleanDrawing, enlarged: float) -> bytes | str:
    """The pixels, or why there are none."""
    share = min(enlarged, _SHARPEST / max(drawing.width, drawing.height))
    size = (max(round(drawing.width * share), 1), max(round(drawing.height * share), 1))
    try:
        return pixels_of(drawing.data, width=size[0], height=size[1])
    except ValueError:
        return "The SVG drawing cannot be drawn"
    except TooCostly as refusal:
        return _why(refusal)


def _parsed(source: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as fault:
        raise UnusableDrawing(_TOO_DEEP if "XML_PARSE_HUGE" in str(fault) else _NO_XML) from None
    except ValueError:
        raise UnusableDrawing(_NO_XML) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[union-attr, unused-ignore]
        raise UnusableDrawing("The SVG drawing declares entities in its DOCTYPE, which are not read: remove it")
    if etree.QName(root).localname != "svg" or etree.QName(root).namespace not in {_SVG, None}:
        raise UnusableDrawing("The file is no SVG drawing")
    if etree.QName(root).namespace is None:
        return etree.fromstring(etree.tostring(root).replace(b"<svg", f'<svg xmlns="{_SVG}"'.encode(), 1), parser)
    return root if root.prefix is None else _without_prefix(root)


def _without_prefix(root: etree._Element) -> etree._Element:
    """The same with SVG as the namespace that needs no prefix: not every reader looks further than at `<svg`."""
    names: dict[str | None, str] = {None: _SVG}
    names.update((prefix, name) for prefix, name in root.nsmap.items() if prefix and name != _SVG)
    attributes = {str(key): str(value) for key, value in root.attrib.items()}
    plain = etree.Element(root.tag, attributes, nsmap=names)  # type: ignore[arg-type, unused-ignore]
    plain.text = root.text
    plain.extend(list(root))
    return plain


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _styles_reach_out(element: etree._Element) -> bool:
    return etree.QName(element).localname == "style" and _reaches_out("".join(map(str, element.itertext())))


def _reaches_out(text: str) -> bool:
    """Whether it leads out of the drawing, also where its letters are written as CSS escapes them."""
    return bool(_REACHES_OUT.search(text) or _REACHES_OUT.search(_ESCAPE.sub(_letter, text)))


def _letter(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else ord(escape[2])
    return chr(code) if code <= sys.maxunicode else ""


def _clean_attributes(element: etree._Element, checked_picture: Callable[[str], str]) -> Iterator[str]:
    for name, value in [(str(key), str(text)) for key, text in element.attrib.items()]:
        plain = etree.QName(name).localname
        if plain.lower().startswith("on") or (plain not in {"href", "base"} and _reaches_out(value)):
            del element.attrib[name]
            yield plain
        elif name in _HREFS or plain == "base":
            inside = _inside(value.strip(), element, checked_picture)
            if inside is None:
                del element.attrib[name]
                yield f"{plain} of <{etree.QName(element).localname}>"
            elif inside != value:
                element.attrib[name] = inside


def _inside(value: str, element: etree._Element, checked_picture: Callable[[str], str]) -> str | None:
    """What a reference leads to inside the drawing; None where it leads out of it."""
    if value.startswith("#"):
        return value
    if etree.QName(element).localname not in {"image", "feImage"} or not _EMBEDDED.match(value):
        return None
    try:
        return checked_picture("".join(value.split()))
    except Exception:  # noqa: BLE001 - whatever is wrong with the picture: it is left out, which is said
        return None


def _check_amount(root: etree._Element) -> None:
    """Refuse drawings that are small to send and endless to draw."""
    filters = sum(etree.QName(element).localname == "filter" for element in root.iter())
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}

    @cache
    def weight(element: etree._Element, depth: int) -> int:
        if depth > _DEEPEST_USE:
            raise UnusableDrawing(
                f"The SVG drawing has <use> more than {_DEEPEST_USE} deep in each other, or in itself"
            )
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


def _sized(root: etree._Element) -> tuple[float, float]:
    """Width and height in px, which are then written into the drawing, with its `viewBox`.

    Readers differ where one of these is missing or a share of something: PowerPoint, LibreOffice and browsers then
    each show another part of the drawing.
    """
    width, height = (_px(str(root.get(name, ""))) for name in ("width", "height"))
    box = _box(root)
    if box is None and not (width and height):
        across, down = _extent(root)
        width, height = width or across, height or down
    elif box is not None and not (width and height):
        width, height = _in_proportion(width, height, box)
    width, height = min(width, _LARGEST), min(height, _LARGEST)
    if box is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height


def _px(text: str) -> float:
    """A length in px; 0 for none, and for shares of a page that is not known."""
    match = _LENGTH.fullmatch(text)
    return min(max(float(match[1]) * _PX[(match[2] or "").lower()], 0.0), _LARGEST) if match else 0.0


def _box(root: etree._Element) -> tuple[float, float] | None:
    """Width and height of the `viewBox`, if it has one of any size."""
    numbers = [float(number) for number in re.findall(_NUMBER, str(root.get("viewBox", "")))]
    sound = len(numbers) == 4 and all(map(math.isfinite, numbers)) and min(numbers[2:]) > 0
    return (numbers[2], numbers[3]) if sound else None


def _in_proportion(width: float, height: float, box: tuple[float, float]) -> tuple[float, float]:
    if width:
        return width, width * box[1] / box[0]
    return (height * box[0] / box[1], height) if height else box


def _why(refusal: TooCostly) -> str:
    return _TIME_LOST if isinstance(refusal, TimeLost) else _TOO_COSTLY


def begin_deck() -> None:
    """Another deck has its own time for drawings, and what one had no time for is tried again for the next."""
    rasterizing.begin_deck()
    _attempt.cache_clear()


def _extent(root: etree._Element) -> tuple[float, float]:
    """How far a drawing without size and `viewBox` reaches from its origin to the right and downwards.

    Nobody knows beforehand how large it is: it is looked at from afar, then from nearer.
    """
    for name in ("width", "height", "viewBox"):
        if name in root.attrib:
            del root.attrib[name]
    data = etree.tostring(root)
    for zoom in _ZOOMS:
        try:
            nearer = zoom * _PROBE / max(_pixels(pixels_of(data, zoom=zoom)))
            across, down = _pixels(pixels_of(data, zoom=nearer))
        except ValueError:
            continue
        except TooCostly as refusal:
            raise UnusableDrawing(_why(refusal)) from None
        return across / nearer, down / nearer
    return _DEFAULT_SIZE


def _pixels(png: bytes) -> tuple[int, int]:
    return struct.unpack_from(">II", png, 16)
