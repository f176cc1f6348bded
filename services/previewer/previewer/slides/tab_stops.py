"""Tab stops where PowerPoint has them.

PowerPoint measures them from the edge of the text, LibreOffice from the margin of the paragraph, but from 25.2 on only
where there is no bullet; and LibreOffice forgets them where anything says how far the first line is indented, but not
where there is a bullet. So they are moved by the margin, and such paragraphs get a bullet that nobody sees, which has
no room for an indent of its own: a first line that begins further in gets a tab, one that hangs out is begun at its own
edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import A, P, number, whole
from deck_presentation.shapes import Scope
from deck_presentation.styles import Cascade, Style
from deck_presentation.texts import size_of

_EMU_PER_PT = 12_700
# Of a letter, in sizes: only to tell whether the words before a tab reach beyond the place where the lines below begin.
_LETTER = 0.55
_BULLETS = frozenset(
    A + name
    for name in (
        "buClrTx",
        "buClr",
        "buSzTx",
        "buSzPct",
        "buSzPts",
        "buFontTx",
        "buFont",
        "buNone",
        "buAutoNum",
        "buChar",
    )
) | {A + "buBlip"}
_AFTER_BULLETS = (A + "tabLst", A + "defRPr", A + "extLst")
_UNSEEN = "\u200b"


@dataclass(frozen=True, slots=True)
class _Line:
    """The beginning of a paragraph: its margin and the indent of its first line (None: nobody says), EMU; its stops."""

    margin: int
    indent: int | None
    stops: tuple[tuple[int, str], ...]
    bulleted: bool


def has_tabs(root: _Element) -> bool:
    """Whether there is a tab in the text of a slide."""
    return any("\t" in (text.text or "") for text in root.iter(f"{A}t"))


def move_tab_stops(root: _Element, scope: Scope, *, beside_bullets: bool = True) -> bool:
    """Write the stops of a slide as LibreOffice needs them; returns whether there were any.

    `beside_bullets` says whether it measures them from the margin also in paragraphs with bullets.
    """
    moved = [_moved(paragraph, styles, beside_bullets=beside_bullets) for paragraph, styles in _tabbed(root, scope)]
    return any(moved)


def _tabbed(root: _Element, scope: Scope) -> Iterator[tuple[_Element, Cascade]]:
    """Paragraphs with a tab in them, and what they inherit."""
    for shape in root.iter(f"{P}sp"):
        if has_tabs(shape):
            styles = scope.text_styles(shape)
            yield from ((paragraph, styles) for paragraph in shape.iterfind(f"{P}txBody/{A}p") if has_tabs(paragraph))
    for table in root.iter(f"{A}tbl"):
        if has_tabs(table):
            styles = scope.inherited_styles(None, ())
            yield from ((paragraph, styles) for paragraph in table.iter(f"{A}p") if has_tabs(paragraph))


def _moved(paragraph: _Element, styles: Cascade, *, beside_bullets: bool) -> bool:
    properties = paragraph.find(f"{A}pPr")
    style = styles.level(min(8, max(0, whole(properties, "lvl")))).under(properties)
    line = _line(style)
    plain = line.indent is None and not line.margin
    if not line.stops or plain or style.attributes.get("rtl") in {"1", "true"}:
        return False
    if properties is None:
        properties = etree.Element(f"{A}pPr")
        paragraph.insert(0, properties)
    if line.bulleted or line.indent is None:
        _write_stops(properties, line.stops, line.margin if beside_bullets or not line.bulleted else 0)
    elif line.indent > 0:
        _indent(paragraph, properties, line, line.indent, beside_bullets=beside_bullets)
    elif not line.indent or not _reaches_its_margin(paragraph, style, line):
        _hang(properties, line, line.indent, beside_bullets=beside_bullets)
    return True


def _line(style: Style) -> _Line:
    stops = style.parts.get("tabLst")
    places = [(whole(stop, "pos"), stop.get("algn", "l")) for stop in (stops if stops is not None else ())]
    bullet = style.parts.get("bullet")
    indent = style.attributes.get("indent")
    return _Line(
        number(style.attributes.get("marL"), 0),
        None if indent is None else number(indent, 0),
        tuple(sorted(places)),
        bullet is not None and bullet.tag != f"{A}buNone",
    )


def _reaches_its_margin(paragraph: _Element, style: Style, line: _Line) -> bool:
    """Whether a single tab leads from a hanging word to where the other lines begin, which LibreOffice knows."""
    before, *after = "".join(text.text or "" for text in paragraph.iter(f"{A}t")).split("\t")
    width = len(before) * size_of(style) * _LETTER * _EMU_PER_PT
    return len(after) == 1 and line.indent is not None and width < -line.indent


def _indent(paragraph: _Element, properties: _Element, line: _Line, indent: int, *, beside_bullets: bool) -> None:
    """A first line that begins further in than the others."""
    first = line.margin + indent
    beyond = tuple(stop for stop in line.stops if stop[0] > first)
    _hide_indent(properties, line.margin)
    _write_stops(properties, ((first, "l"), *beyond), line.margin if beside_bullets else 0)
    text = next(paragraph.iter(f"{A}t"))
    text.text = "\t" + (text.text or "")


def _hang(properties: _Element, line: _Line, indent: int, *, beside_bullets: bool) -> None:
    """A first line that begins further out than the others, or with them: where these begin, there is a stop, too."""
    edge = max(line.margin + indent, 0)
    stops = sorted({*line.stops, *([(line.margin, "l")] if indent else [])})
    _hide_indent(properties, edge)
    _write_stops(properties, tuple(stops), edge if beside_bullets else 0)


def _hide_indent(properties: _Element, margin: int) -> None:
    properties.set("marL", str(margin))
    properties.set("indent", "0")
    for child in list(properties):
        if child.tag in _BULLETS:
            properties.remove(child)
    bullet = (("buSzPct", {"val": "25000"}), ("buFont", {"typeface": "Arial"}), ("buChar", {"char": _UNSEEN}))
    place = _place(properties)
    for offset, (name, attributes) in enumerate(bullet):
        properties.insert(place + offset, etree.Element(f"{A}{name}", attributes))


def _write_stops(properties: _Element, stops: tuple[tuple[int, str], ...], origin: int) -> None:
    for old in properties.findall(f"{A}tabLst"):
        properties.remove(old)
    written = etree.Element(f"{A}tabLst")
    for position, align in stops:
        if position > origin:
            etree.SubElement(written, f"{A}tab", pos=str(position - origin), algn=align)
    properties.insert(_place(properties), written)


def _place(properties: _Element) -> int:
    """Where bullets end and tab stops begin."""
    return next((n for n, child in enumerate(properties) if child.tag in _AFTER_BULLETS), len(properties))
