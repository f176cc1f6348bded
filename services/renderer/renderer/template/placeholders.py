"""Placeholders of layouts: where they stand, and how the first level of their text is set."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from deck_presentation.boxes import EMU_PER_POINT, Box
from deck_presentation.model import Placeholder
from deck_presentation.names import A, Element, P, number
from deck_presentation.paints import Color
from deck_presentation.placeholders import Seat, kind_of, on_master, placeholder_element
from deck_presentation.places import place_of
from deck_presentation.sheets import Sheet, body_properties, list_style
from deck_presentation.styles import Cascade, Style
from deck_presentation.texts import Writing, autofit_of, insets_of, nearest, paint_of, spacing_of
from renderer.layout.geometry import Rect
from renderer.scene import Align, Anchor
from renderer.template.model import TITLES, TemplatePlaceholder, TextStyle

_ALIGNS: dict[str, Align] = {"l": "l", "ctr": "ctr", "r": "r", "just": "l", "dist": "l", "justLow": "l"}
_ANCHORS: dict[str, Anchor] = {"t": "t", "ctr": "ctr", "b": "b"}
_UNSAID = {"title": 28.0, "body": 20.0}
_UNSAID_FOOT = 10.0
_SMALLEST, _LARGEST = 4.0, 120.0
_SLACK = 2.0
"""Pt beyond the page that nobody sees."""
_MARGIN, _LEAST_LEFT = 0.05, 0.3
_WIDTHS, _HEIGHTS = (720.0, 780.0, 960.0), (405.0, 540.0)
"""Of pages that programs begin with, pt: 4:3, 16:9 in two sizes and A4."""
_ABOUT, _MOSTLY = 0.03, 0.9
"""How far places may miss a usual side, and the share of the page from which on they use it."""
_MAIN = frozenset({"title", "ctrTitle", "body"})
_PLAIN_FAMILY = "Calibri"
_PROMPTS = frozenset(
    {"footer", "footer text", "fußzeile", "fußzeilentext", "pied de page", "pie de página", "フッター", "页脚"}
)


def placeholders_on(layout: Sheet) -> tuple[TemplatePlaceholder, ...]:
    """The placeholders of a layout in the order of the file."""
    return tuple(_read([seat, *layout.master.lineage(seat.role)], layout) for seat in layout.seats)


def master_body(master: Sheet) -> TemplatePlaceholder | None:
    """The master's placeholder for content."""
    seat = on_master(Placeholder("body", 0), master.seats)
    return _read([seat], master) if seat is not None else None


class Resizing(NamedTuple):
    """What brings the places of a master onto its page, as factors; 1 where they are made for it."""

    across: float = 1.0
    down: float = 1.0


def resizing_of(master: Sheet, layouts: Sequence[Sheet], standing: Sequence[Rect], page: Rect) -> Resizing:
    """Programs that change the size of the page may leave the places of its masters as they were, for another one.

    Only a title or a body that reaches beyond the page tells that it was larger; other things are put beside it on
    purpose. Of a smaller one nothing may stand beyond it, neither on `layouts` nor among the shapes `standing` there,
    and it has one of the usual sizes. The other page had the margin at its far edges that it has at the near ones.
    """
    placed = [(one, one.box) for seat in master.seats if (one := _read([seat], master)).box]
    main = [box for one, box in placed if one.kind in _MAIN and box]
    if not main:
        return Resizing()
    boxes = [box for _, box in placed if box]
    left, top = max(min(box.x for box in boxes), 0.0), max(min(box.y for box in main), 0.0)
    across, down = max(box.right for box in boxes) + left, max(box.bottom for box in boxes) + top
    is_wide = max(box.right for box in main) > page.width + _SLACK
    is_tall = max(box.bottom for box in main) > page.height + _SLACK
    inside = [one.box for layout in layouts for one in placeholders_on(layout) if one.box]
    inside = [*boxes, *inside, *standing]
    return Resizing(
        page.width / across if is_wide else _stretching(max(box.right for box in inside), left, page.width, _WIDTHS),
        page.height / down if is_tall else _stretching(max(box.bottom for box in inside), top, page.height, _HEIGHTS),
    )


def _stretching(end: float, margin: float, length: float, usual: Sequence[float]) -> float:
    """What brings places that end at `end` onto a side of `length`, if they were made for a shorter one."""
    made_for = end + margin
    is_usual = any(abs(made_for - side) <= _ABOUT * side for side in usual)
    return length / made_for if is_usual and made_for < _MOSTLY * length else 1.0


def on_page(placeholder: TemplatePlaceholder, page: Rect, resizing: Resizing) -> TemplatePlaceholder:
    """A placeholder that stands on the page; one of which too little can be there stands nowhere."""
    box = placeholder.box
    if box is None or (page.contains(box, _SLACK) and resizing == Resizing()):
        return placeholder
    is_stretched = min(resizing) >= 1 < max(resizing)
    box = Rect(box.x * resizing.across, box.y * resizing.down, box.width * resizing.across, box.height * resizing.down)
    if page.contains(box, _SLACK):
        return replace(placeholder, box=box, is_cut=True, is_stretched=is_stretched)
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    right = min(box.right, page.width - min(left, page.width * _MARGIN))
    bottom = min(box.bottom, page.height - min(top, page.height * _MARGIN))
    kept = Rect(left, top, right - left, bottom - top)
    is_left = kept.width > 0 and kept.height > 0 and kept.width * kept.height >= _LEAST_LEFT * box.width * box.height
    return replace(placeholder, box=kept if is_left else None, is_cut=True, is_stretched=is_stretched)


def rect_of(box: Box) -> Rect:
    """The upright room around a box, in pt."""
    room = box.bounds()
    return Rect(*(length / EMU_PER_POINT for length in (room.x, room.y, room.width, room.height)))


def is_compatible(asked: str, offered: str) -> bool:
    """Whether a placeholder of one type may stand for another."""
    if asked == offered or {asked, offered} == TITLES:
        return True
    if {asked, offered} <= {"subTitle", "body"}:
        return True
    return asked in {"pic", "chart", "tbl", "dgm", "media", "clipArt", "body"} and offered == "obj"


def _read(lineage: Sequence[Seat], sheet: Sheet) -> TemplatePlaceholder:
    """The first of `lineage` with what it inherits from the rest."""
    role, element, placing = lineage[0]
    written = placeholder_element(element)
    boxes = [place_of(seat.element, seat.placing) for seat in lineage]
    box = next((box for box in boxes if box is not None), None)
    bodies = [body for body in (body_properties(seat.element) for seat in lineage) if body is not None]
    left, top, right, bottom = (inset / EMU_PER_POINT for inset in insets_of(bodies))
    return TemplatePlaceholder(
        kind=role.type,
        idx=role.idx if written is not None and written.get("idx") is not None else None,
        name=_name(element),
        box=rect_of(box) if box is not None else None,
        style=text_style(role, lineage, sheet),
        inherited=place_of(element, placing) is None,
        insets=(left, top, right, bottom),
        anchor=_ANCHORS.get(nearest(bodies, "anchor", "t"), "t"),
        upright=nearest(bodies, "vert", "horz") == "horz",
        text=_said(element) if role.type == "ftr" else "",
        grows=autofit_of(bodies) == "resize",
    )


def text_style(role: Placeholder, lineage: Sequence[Seat], sheet: Sheet) -> TextStyle:
    """The first level of the text of a placeholder; `lineage` are the layout's and the master's."""
    lists = [sheet.text_style(role), *(list_style(seat.element) for seat in reversed(lineage))]
    style = Cascade(lists).level(0)
    sampled = "sz" not in style.run_attributes
    if sampled:
        style = Cascade(lists, start=_sampled(lineage)).level(0)
    said, run = style.attributes, style.run_attributes
    kind, bullet = kind_of(role.type), style.parts.get("bullet")
    size = min(max(number(run.get("sz")) / 100 or _UNSAID.get(kind, _UNSAID_FOOT), _SMALLEST), _LARGEST)
    line, before = spacing_of(style, "lnSpc", 1.0), spacing_of(style, "spcBef", 0.0)
    ink = _ink(style, sheet)
    return TextStyle(
        size=size,
        family=_family(style, kind, sheet),
        bold=run.get("b") in {"1", "true"},
        italic=run.get("i") in {"1", "true"},
        caps=run.get("cap") == "all",
        color=ink.hex,
        opacity=ink.alpha,
        align=_ALIGNS.get(said.get("algn", "l"), "l"),
        rtl=said.get("rtl") in {"1", "true"},
        bullet=bullet is not None and bullet.tag != f"{A}buNone",
        indent=max(number(said.get("marL")), 0) / EMU_PER_POINT,
        line_spacing=min(max(line.percent if line.points is None else 1.0, 0.5), 3.0),
        before=before.percent * size if before.points is None else before.points,
        sampled=sampled,
    )


def _sampled(lineage: Sequence[Seat]) -> Style:
    """Direct formatting of the sample texts: some programs keep styles nowhere else."""
    style = Style()
    for seat in reversed(lineage):
        body = seat.element.find(f"{P}txBody")
        found = list(body.iter(f"{A}pPr", f"{A}rPr", f"{A}endParaRPr")) if body is not None else []
        for properties in reversed(found):
            style = style.under(properties) if properties.tag == f"{A}pPr" else style.under_run(properties)
    return style


def _family(style: Style, kind: str, sheet: Sheet) -> str:
    face = style.run_parts.get("latin")
    name = face.get("typeface", "") if isinstance(face, Element) else ""
    return sheet.theme.font(name or ("+mj-lt" if kind == "title" else "+mn-lt")) or _PLAIN_FAMILY


def _ink(style: Style, sheet: Sheet) -> Color:
    """The colour of its text; glyphs with neither a fill nor an outline are not seen."""
    paint = paint_of(style, Writing(sheet.theme, sheet.images))
    if paint.kind == "none":
        return replace(sheet.theme.ink, alpha=1.0 if "outline" in style.run_parts else 0.0)
    return (paint.colors or (sheet.theme.ink,))[0]


def _said(element: Element) -> str:
    """The words of a footer that are more than a prompt."""
    text = "".join(piece.text or "" for piece in element.iter(f"{A}t")).strip()
    return "" if text.startswith("<") or text.casefold() in _PROMPTS else text


def _name(element: Element) -> str:
    found = next(element.iter(f"{P}cNvPr"), None)
    return found.get("name", "") if found is not None else ""
