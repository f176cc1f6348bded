"""The shape tree of a slide, layout or master, flattened from back to front."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deck_presentation.boxes import Box, Placing
from deck_presentation.charts import read_chart
from deck_presentation.colors import read_tone
from deck_presentation.fills import find_fill, read_paint, solid
from deck_presentation.model import NO_PAINT, Picture, Placeholder, Shape, Table, TextBody
from deck_presentation.names import DECORATIVE, A, C, Element, P, R, flag, share, whole
from deck_presentation.paints import Paint
from deck_presentation.parts import Parts
from deck_presentation.placeholders import Seat, read_role
from deck_presentation.places import GROUP, group_box, inside, members, place_of
from deck_presentation.sheets import Sheet, body_properties, list_style
from deck_presentation.styles import Cascade, Tint
from deck_presentation.tables import read_table
from deck_presentation.texts import Writing, read_body
from deck_presentation.themes import Theme

_KINDS = {P + "sp": "shape", P + "pic": "picture", P + "cxnSp": "connector", P + "graphicFrame": "object"}
_CHART_URI = C[1:-1]
_MEDIA = frozenset(A + name for name in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile"))
_MOST_DEPTH = 32
_NOWHERE = Box(0, 0, 0, 0)
_SHARED = A + "grpFill"
_SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the shapes of one part are read against.

    Attributes:
        parts: the package.
        theme: behind the part's color map.
        images: internal targets by relationship id.
        sheet: the layout that placeholders inherit from; None for layouts and masters themselves.
        defaults: the presentation's `p:defaultTextStyle`.
        table_styles: root of the table styles part.
        cascades: worked-out list styles, by what they are made of.
        is_sheet: of a layout or master, whose placeholders do not show and whose texts nobody reads.
    """

    parts: Parts
    theme: Theme
    images: Mapping[str, str]
    sheet: Sheet | None = None
    defaults: Element | None = None
    table_styles: Element | None = None
    cascades: dict[object, Cascade] = field(default_factory=dict)
    is_sheet: bool = False

    @property
    def writing(self) -> Writing:
        """What text is resolved against."""
        return Writing(self.theme, self.images)

    def lineage(self, role: Placeholder | None) -> tuple[Seat, ...]:
        """What a shape with this role inherits from, nearest first."""
        return self.sheet.lineage(role) if role is not None and self.sheet is not None else ()

    def text_styles(self, element: Element) -> Cascade:
        """The list styles that hold for the text of a shape, its own among them."""
        role = read_role(element)
        return self.inherited_styles(role, self.lineage(role)).over(list_style(element))

    def inherited_styles(self, role: Placeholder | None, lineage: Sequence[Seat]) -> Cascade:
        """The list styles beneath a shape's own: the presentation's, the master's, those of its placeholders."""
        placed = role if self.sheet is not None else None
        key = (self.sheet.part if self.sheet is not None and placed is not None else "", placed)
        if key not in self.cascades:
            master = self.sheet.text_style(role) if self.sheet is not None and role is not None else None
            lists = [self.defaults, master, *(list_style(seat.element) for seat in reversed(lineage))]
            self.cascades[key] = Cascade(lists)
        return self.cascades[key]


@dataclass(frozen=True, slots=True)
class _GroupFill:
    """The fill of a group, which its members share as pieces of one: `box` is the group's, if it has one."""

    paint: Paint
    box: Box | None


@dataclass(frozen=True, slots=True)
class _Nest:
    """Where in the tree we are."""

    path: str = ""
    placing: Placing = field(default_factory=Placing)
    fill: "_GroupFill | None" = None
    alt: str = ""
    decorative: bool = False
    hidden: bool = False
    depth: int = 0


def read_shapes(tree: Element, scope: Scope) -> tuple[Shape, ...]:
    """Every shape of a `p:spTree`; members of groups stand where the groups stood."""
    return tuple(_walk(tree, scope, _Nest()))


def _walk(tree: Element, scope: Scope, nest: _Nest) -> Iterator[Shape]:
    for position, element in enumerate(members(tree)):
        path = f"{nest.path}.shapes[{position}]".lstrip(".")
        if element.tag == GROUP:
            if nest.depth < _MOST_DEPTH:
                yield from _walk(element, scope, _inside(element, scope, nest, path))
        elif not (scope.is_sheet and read_role(element) is not None):
            yield _shape(element, scope, nest, path)


def _inside(group: Element, scope: Scope, nest: _Nest, path: str) -> _Nest:
    naming = _naming(group)
    return _Nest(
        path,
        inside(group, nest.placing),
        _group_fill(group, scope, nest),
        _alt(naming) or nest.alt,
        nest.decorative or _is_decorative(naming),
        nest.hidden or flag(naming, "hidden"),
        nest.depth + 1,
    )


def _group_fill(group: Element, scope: Scope, nest: _Nest) -> _GroupFill | None:
    """A group's own fill, else that of the group around it."""
    fill = find_fill(group.find(P + "grpSpPr"))
    if fill is None or fill.tag == _SHARED:
        return nest.fill
    paint = read_paint(fill, scope.theme.palette, images=scope.images)
    return _GroupFill(paint or NO_PAINT, group_box(group, nest.placing))


def _shape(element: Element, scope: Scope, nest: _Nest, path: str) -> Shape:
    role = read_role(element)
    lineage = scope.lineage(role)
    holders = (element, *(seat.element for seat in lineage))
    naming = _naming(element)
    box = _box(element, lineage, nest.placing)
    kind = _KINDS[str(element.tag)]
    data = element.find(f"{A}graphic/{A}graphicData")
    chart = _chart_part(data, scope)
    table = _table(data, box, scope)
    paint, fill_box = _fill(holders, scope, nest.fill)
    return Shape(
        whole(naming, "id"),
        naming.get("name", "") if naming is not None else "",
        _kind(kind, element, data, table, chart),
        box,
        path,
        _geometry(holders),
        paint,
        _has_line(holders),
        role,
        None if scope.is_sheet else _body(element, role, lineage, scope),
        _alt(naming) or nest.alt,
        nest.decorative or _is_decorative(naming),
        nest.hidden or flag(naming, "hidden"),
        table,
        read_chart(scope.parts, chart, scope.theme.palette) if chart is not None else None,
        _picture(element, scope) if kind == "picture" else None,
        bool(nest.depth),
        _shows_background(holders),
        fill_box,
    )


def _naming(element: Element) -> Element | None:
    return element.find(f"./*/{P}cNvPr")


def _alt(naming: Element | None) -> str:
    return (naming.get("descr") or naming.get("title") or "").strip() if naming is not None else ""


def _is_decorative(naming: Element | None) -> bool:
    mark = naming.find(f".//{DECORATIVE}") if naming is not None and len(naming) else None
    return flag(mark, "val")


def _box(element: Element, lineage: Sequence[Seat], placing: Placing) -> Box:
    own = place_of(element, placing)
    if own is not None or not lineage:
        return own or _NOWHERE
    inherited = (place_of(seat.element, seat.placing) for seat in lineage)
    return next((box for box in inherited if box is not None), _NOWHERE)


def _geometry(holders: Sequence[Element]) -> str:
    for holder in holders:
        properties = holder.find(P + "spPr")
        preset = properties.find(A + "prstGeom") if properties is not None else None
        if preset is not None:
            return preset.get("prst", "rect")
        if properties is not None and properties.find(A + "custGeom") is not None:
            return ""
    return "rect"


def _fill(holders: Sequence[Element], scope: Scope, group: _GroupFill | None) -> tuple[Paint, Box | None]:
    """The paint, and the box of the group whose fill it is a piece of."""
    for holder in holders:
        fill = find_fill(holder.find(P + "spPr"))
        if fill is not None and fill.tag == _SHARED:
            return (group.paint, group.box) if group is not None else (NO_PAINT, None)
        paint = read_paint(fill, scope.theme.palette, images=scope.images)
        if paint is not None:
            return paint, None
        paint = scope.theme.styled_paint(holder.find(f"{P}style/{A}fillRef"))
        if paint is not None and holder.tag != P + "cxnSp":
            return paint, None
    return NO_PAINT, None


def _shows_background(holders: Sequence[Element]) -> bool:
    """The nearest that says a fill says this one; beside another fill of the same shape it wins (19.3.1.43)."""
    for holder in holders:
        if flag(holder, "useBgFill"):
            return True
        if find_fill(holder.find(P + "spPr")) is not None or holder.find(f"{P}style/{A}fillRef") is not None:
            return False
    return False


def _has_line(holders: Sequence[Element]) -> bool:
    for holder in holders:
        line = holder.find(f"{P}spPr/{A}ln")
        fill = find_fill(line)
        if fill is not None:
            return bool(fill.tag != A + "noFill")
        if whole(holder.find(f"{P}style/{A}lnRef"), "idx") > 0:
            return True
    return False


def _body(element: Element, role: Placeholder | None, lineage: Sequence[Seat], scope: Scope) -> TextBody | None:
    body = element.find(P + "txBody")
    if body is None:
        return None
    reference = element.find(f"{P}style/{A}fontRef")
    cascade = scope.inherited_styles(role, lineage).over(None, _tint(reference, scope.theme))
    found = (body_properties(seat.element) for seat in lineage)
    return read_body(body, cascade, scope.writing, [properties for properties in found if properties is not None])


def _tint(reference: Element | None, theme: Theme) -> Tint | None:
    if reference is None:
        return None
    paint = solid(read_tone(reference), theme.palette)
    font = {"major": "+mj", "minor": "+mn"}.get(reference.get("idx", ""), "")
    return Tint(paint if paint.colors else None, theme_font=font)


def _table(data: Element | None, box: Box, scope: Scope) -> Table | None:
    table = data.find(A + "tbl") if data is not None else None
    if table is None:
        return None
    return read_table(table, box, scope.inherited_styles(None, ()), scope.writing, scope.table_styles)


def _chart_part(data: Element | None, scope: Scope) -> str | None:
    if data is None or data.get("uri") != _CHART_URI:
        return None
    chart = data.find(C + "chart")
    return scope.images.get(chart.get(R + "id", ""), "") if chart is not None else ""


def _kind(kind: str, element: Element, data: Element | None, table: Table | None, chart: str | None) -> str:
    if table is not None or chart is not None:
        return "table" if table is not None else "chart"
    if data is not None and ("diagram" in data.get("uri", "") or "chartex" in data.get("uri", "")):
        return "diagram"
    properties = element.find(f"./*/{P}nvPr")
    if kind == "picture" and properties is not None and any(child.tag in _MEDIA for child in properties):
        return "media"
    return kind


def _picture(element: Element, scope: Scope) -> Picture:
    blip = element.find(f"{P}blipFill/{A}blip")
    crop = element.find(f"{P}blipFill/{A}srcRect")
    part = scope.images.get(blip.get(R + "embed", "")) if blip is not None else None
    drawing = blip.find(f"{A}extLst/{A}ext/{_SVG_BLIP}") if blip is not None else None
    vector = drawing is not None and drawing.get(R + "embed", "") in scope.images
    return Picture(part, (share(crop, "l"), share(crop, "t"), share(crop, "r"), share(crop, "b")), vector)
