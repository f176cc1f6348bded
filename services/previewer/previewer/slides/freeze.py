"""A copy of a deck that LibreOffice draws as PowerPoint shows it.

PowerPoint shows the stored scale of text that shrinks on overflow, LibreOffice works one out anew: so the stored scale
is written into the sizes, and the shrinking taken off. Dates become the text that the file holds, so that a picture
does not depend on the day it was drawn. Tables whose first column is the rightmost are written from the other side,
tab stops are moved to where they belong, letters painted with a gradient are of one colour, and bent connectors are
shapes, which keep their bends.
On slides that are painted as tiles, which is the editor's view, empty placeholders would say "Click to add title", and
page numbers would stand in a dashed frame: the former are taken out, the latter made ordinary text where they carry all
that they look like.
"""

import copy
import re
from collections.abc import Collection

from lxml import etree
from lxml.etree import _Element

from deck_package import Package, parse_xml
from deck_presentation.names import A, P, number, share, whole
from deck_presentation.parts import Parts
from deck_presentation.reading import Presentation
from deck_presentation.shapes import Scope
from deck_presentation.styles import Cascade
from deck_presentation.texts import size_of
from previewer.slides.bent_connectors import has_bent_connectors, keep_bends
from previewer.slides.painted_letters import has_painted_letters, paint_letters_plainly
from previewer.slides.symbols import has_symbols, keep_symbol_fonts
from previewer.slides.tab_stops import has_tabs, move_tab_stops
from previewer.slides.turned_tables import has_turned_tables, turn_tables

_WHOLE = 100_000
"""The whole, 100 %, in thousandths of a per cent."""
_SMALLEST = 100
"""In hundredths of a point, the schema's minimum."""
_RUNS = (f"{A}r", f"{A}br", f"{A}fld")
_STYLE_KINDS = ("/slideLayouts/", "/slideMasters/")
_STYLED = (b"normAutofit", b"datetime", b"gradFill", b"pattFill")
_TODAY = re.compile(r"datetime\d*")
_FIELDS = frozenset({"sldNum", "dt", "ftr", "hdr"})


def freeze(
    package: Package,
    painted: Collection[int] = (),
    slides: Collection[int] | None = None,
    *,
    stops_beside_bullets: bool = True,
) -> dict[str, bytes]:
    """The parts that must differ, with their new bytes.

    Args:
        package: the deck.
        painted: 0-based indexes of slides to be painted as tiles.
        slides: 0-based indexes of the slides that matter; all when None.
        stops_beside_bullets: as `move_tab_stops` takes it.
    """
    changed: dict[str, bytes] = {}
    presentation = Presentation(Parts(package))
    for index, slide in enumerate(package.slides):
        if (slides is None or index in slides) and (index in painted or _moves(package.xml(slide))):
            root = copy.deepcopy(package.xml(slide))
            scope = presentation.scope_of(slide)
            frozen = _freeze_autofit(root, scope) | _freeze_dates(root) | keep_symbol_fonts(root)
            frozen |= turn_tables(root) | move_tab_stops(root, scope, beside_bullets=stops_beside_bullets)
            frozen |= paint_letters_plainly(root) | keep_bends(root)
            if (index in painted and _show_as_in_the_show(root)) or frozen:
                changed[slide] = _serialised(root)
    for part in (name for name in package.names if any(kind in name for kind in _STYLE_KINDS)):
        if part.endswith(".xml") and (style := _frozen_style(package.read(part))):
            changed[part] = style
    return changed


def _moves(root: _Element) -> bool:
    shrunk_or_dated = next(root.iter(f"{A}normAutofit", f"{A}fld"), None) is not None
    moves = shrunk_or_dated or has_turned_tables(root) or has_tabs(root) or has_symbols(root)
    return moves or has_painted_letters(root) or has_bent_connectors(root)


def _freeze_dates(root: _Element) -> bool:
    dates = [field for field in root.iter(f"{A}fld") if _TODAY.fullmatch(field.get("type", ""))]
    for field in dates:
        field.tag = f"{A}r"
        field.attrib.clear()
        for properties in field.findall(f"{A}pPr"):
            field.remove(properties)
    return bool(dates)


def _freeze_autofit(root: _Element, scope: Scope) -> bool:
    found = list(root.iter(f"{A}normAutofit"))
    for autofit in found:
        shape = next(autofit.iterancestors(f"{P}sp"), None)
        scale, reduction = _thousandths(autofit, "fontScale", 1.0), _thousandths(autofit, "lnSpcReduction", 0.0)
        if shape is not None and (scale, reduction) != (_WHOLE, 0):
            _scale_text(shape, scale, reduction, scope.text_styles(shape))
        _take_off(autofit)
    return bool(found)


def _thousandths(element: _Element, name: str, default: float) -> int:
    return round(share(element, name, default) * _WHOLE)


def _take_off(autofit: _Element) -> None:
    autofit.tag = f"{A}noAutofit"
    autofit.attrib.clear()


def _scale_text(shape: _Element, scale: int, reduction: int, styles: Cascade) -> None:
    for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
        properties = paragraph.find(f"{A}pPr")
        style = styles.level(min(8, max(0, whole(properties, "lvl")))).under(properties)
        size = round(size_of(style) * 100)
        for run in (child for child in paragraph if child.tag in _RUNS):
            _scale_run(_child(run, f"{A}rPr"), size, scale)
        for end in paragraph.iterfind(f"{A}endParaRPr"):
            _scale_run(end, size, scale)
        if reduction:
            _tighten(_child(paragraph, f"{A}pPr"), style.parts.get("lnSpc"), reduction)


def _scale_run(properties: _Element, inherited_size: int, scale: int) -> None:
    size = number(properties.get("sz"), inherited_size) * scale // _WHOLE
    properties.set("sz", str(max(_SMALLEST, size)))


def _tighten(properties: _Element, spacing: _Element | None, reduction: int) -> None:
    """Take `reduction` from the spacing of a paragraph's lines; spacing in points stays."""
    percent = spacing.find(f"{A}spcPct") if spacing is not None else None
    if spacing is not None and percent is None:
        return
    line = _thousandths(percent, "val", 1.0) if percent is not None else _WHOLE
    for own in properties.findall(f"{A}lnSpc"):
        properties.remove(own)
    tightened = etree.Element(f"{A}lnSpc")
    etree.SubElement(tightened, f"{A}spcPct", val=str(max(0, line - reduction)))
    properties.insert(0, tightened)


def _child(parent: _Element, tag: str) -> _Element:
    """The first child of a tag, made as the very first child where there is none."""
    found = parent.find(tag)
    if found is None:
        found = etree.Element(tag)
        parent.insert(0, found)
    return found


def _show_as_in_the_show(root: _Element) -> bool:
    """Take out what only the editor draws; returns whether there was any."""
    changed = False
    for shape in list(root.iter(f"{P}sp")):
        placeholder, parent = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.getparent()
        if placeholder is None or parent is None:
            continue
        if placeholder.get("type") in _FIELDS:
            if _stands_alone(shape):
                _detach(placeholder)
                changed = True
        elif not "".join(text.text or "" for text in shape.iter(f"{A}t")).strip():
            parent.remove(shape)
            changed = True
    return changed


def _stands_alone(shape: _Element) -> bool:
    """Whether nothing of a shape's look comes from its layout: a place of its own, and a size for every run."""
    properties = [run.find(f"{A}rPr") for run in shape.iter() if run.tag in _RUNS]
    sized = all(found is not None and found.get("sz") for found in properties)
    return shape.find(f"{P}spPr/{A}xfrm") is not None and sized


def _detach(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _frozen_style(data: bytes) -> bytes | None:
    """A layout or master without shrinking, today's date and letters painted with more than a colour; None without."""
    if not any(sign in data for sign in _STYLED):
        return None
    root = parse_xml(data)
    found = list(root.iter(f"{A}normAutofit"))
    for autofit in found:
        _take_off(autofit)
    return _serialised(root) if _freeze_dates(root) | paint_letters_plainly(root) or found else None


def _serialised(root: _Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
