"""The shape tree of a slide, layout or master, flattened from back to front."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from deck_presentation.boxes import Box, Placing
from deck_presentation.charts import read_chart
from deck_presentation.colors import find_fill, read_color, read_paint
from deck_presentation.masters import Sheet, body_properties, list_style, read_role
from deck_presentation.model import NO_PAINT, Picture, Placeholder, Shape, Table, TextBody
from deck_presentation.names import DECORATIVE, MC, A, C, Element, P, R, flag, share, whole
from deck_presentation.paints import Paint
from deck_presentation.parts import Parts
from deck_presentation.styles import Cascade, Tint
from deck_presentation.tables import read_table
from deck_presentation.texts import Writing, read_body
from deck_presentation.themes import Theme

_KINDS = {P + "sp": "shape", P + "pic": "picture", P + "cxnSp": "connector", P + "graphicFrame": "object"}
_CHART_URI = C[1:-1]
_MOST_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Ground:
    """What the shapes of one part are read against.

    Attributes:
        parts: the package.
        theme: behind the part's color map.
        images: internal targets by relationship id.
        sheet: the layout that placeholders inherit from; None for layouts and masters themselves.
        defaults: the presentation's `p:defaultTextStyle`.
        table_styles: root of the table styles part.
        cascades: worked-out list styles, by what they are made of.
        is_sheet: of a layout or master, whose placeholders do not show.
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


@dataclass(frozen=True, slots=True)
class _Nest:
    """Where in the tree we are."""

    path: str = ""
    placing: Placing = field(default_factory=Placing)
    paint: Paint | None = None
    alt: str = ""
    decorative: bool = False
    hidden: bool = False
    depth: int = 0


def read_shapes(tree: Element, ground: Ground) -> tuple[Shape, ...]:
    """Every shape of a `p:spTree`; members of groups stand where the groups stood."""
    return tuple(_walk(tree, ground, _Nest()))


def _walk(tree: Element, ground: Ground, nest: _Nest) -> Iterator[Shape]:
    members = [child for child in tree if child.tag in _KINDS or child.tag in (P + "grpSp", MC + "AlternateContent")]
    for position, member in enumerate(members):
        element = _chosen(member)
        if element is None:
            continue
        path = f"{nest.path}.shapes[{position}]".lstrip(".")
        if element.tag == P + "grpSp":
            if nest.depth < _MOST_DEPTH:
                yield from _walk(element, ground, _inside(element, ground, nest, path))
        elif element.tag in _KINDS and not (ground.is_sheet and read_role(element) is not None):
            yield _shape(element, ground, nest, path)


def _chosen(member: Element) -> Element | None:
    """The first drawable branch of `mc:AlternateContent`, or the member itself."""
    if member.tag != MC + "AlternateContent":
        return member
    return next((child for branch in member for child in branch if isinstance(child.tag, str)), None)


def _inside(group: Element, ground: Ground, nest: _Nest, path: str) -> _Nest:
    properties = group.find(P + "grpSpPr")
    frame = properties.find(A + "xfrm") if properties is not None else None
    placing = nest.placing
    if frame is not None and frame.find(A + "chOff") is not None:
        child, extent = frame.find(A + "chOff"), frame.find(A + "chExt")
        inner = (whole(child, "x"), whole(child, "y"), whole(extent, "cx"), whole(extent, "cy"))
        placing = placing.inside(_box(frame), *inner)
    naming = _naming(group)
    paint = read_paint(find_fill(properties), ground.theme.palette, images=ground.images, group=nest.paint)
    return _Nest(
        path,
        placing,
        paint or nest.paint,
        _alt(naming) or nest.alt,
        nest.decorative or _is_decorative(naming),
        nest.hidden or flag(naming, "hidden"),
        nest.depth + 1,
    )


def _shape(element: Element, ground: Ground, nest: _Nest, path: str) -> Shape:
    role = read_role(element)
    upper = _inherited(role, ground.sheet)
    naming, properties = _naming(element), element.find(P + "spPr")
    box = nest.placing.place(_find_box(element, upper))
    kind = _KINDS[element.tag]
    data = element.find(f"{A}graphic/{A}graphicData")
    chart = _chart_part(data, ground)
    table = _table(data, box, ground)
    return Shape(
        whole(naming, "id"),
        naming.get("name", "") if naming is not None else "",
        _kind(kind, element, data, table, chart),
        box,
        path,
        _geometry(properties, upper),
        _fill(element, upper, ground, nest.paint),
        _has_line(element, upper),
        role,
        _body(element, role, upper, ground),
        _alt(naming) or nest.alt,
        nest.decorative or _is_decorative(naming),
        nest.hidden or flag(naming, "hidden"),
        table,
        read_chart(ground.parts, chart) if chart is not None else None,
        _picture(element, ground) if kind == "picture" else None,
        bool(nest.depth),
    )


def _naming(element: Element) -> Element | None:
    return element.find(f"./*/{P}cNvPr")


def _alt(naming: Element | None) -> str:
    return (naming.get("descr") or naming.get("title") or "").strip() if naming is not None else ""


def _is_decorative(naming: Element | None) -> bool:
    mark = naming.find(f".//{DECORATIVE}") if naming is not None and len(naming) else None
    return flag(mark, "val")


def _inherited(role: Placeholder | None, sheet: Sheet | None) -> list[Element]:
    """The placeholders of the layout and the master behind a role, nearest first."""
    if role is None or sheet is None:
        return []
    layout = sheet.match(role)
    as_laid_out = (read_role(layout) if layout is not None else None) or role
    master = sheet.below.match(as_laid_out) if sheet.below is not None else None
    return [shape for shape in (layout, master) if shape is not None]


def _find_box(element: Element, upper: list[Element]) -> Box:
    frame = element.find(P + "xfrm")
    for holder in (element, *upper) if frame is None else ():
        frame = holder.find(f"{P}spPr/{A}xfrm")
        if frame is not None:
            break
    return _box(frame)


def _box(frame: Element | None) -> Box:
    if frame is None:
        return Box(0, 0, 0, 0)
    offset, extent = frame.find(A + "off"), frame.find(A + "ext")
    turn = whole(frame, "rot") / 60_000 % 360
    return Box(whole(offset, "x"), whole(offset, "y"), whole(extent, "cx"), whole(extent, "cy"), turn)


def _geometry(properties: Element | None, upper: list[Element]) -> str:
    for holder in (properties, *(shape.find(P + "spPr") for shape in upper)):
        preset = holder.find(A + "prstGeom") if holder is not None else None
        if preset is not None:
            return preset.get("prst", "rect")
        if holder is not None and holder.find(A + "custGeom") is not None:
            return ""
    return "rect"


def _fill(element: Element, upper: list[Element], ground: Ground, group: Paint | None) -> Paint:
    for holder in (element, *upper):
        fill = find_fill(holder.find(P + "spPr"))
        paint = read_paint(fill, ground.theme.palette, images=ground.images, group=group)
        if paint is not None:
            return paint
        paint = ground.theme.styled_paint(holder.find(f"{P}style/{A}fillRef"))
        if paint is not None and holder.tag != P + "cxnSp":
            return paint
    return NO_PAINT


def _has_line(element: Element, upper: list[Element]) -> bool:
    for holder in (element, *upper):
        line = holder.find(f"{P}spPr/{A}ln")
        fill = find_fill(line)
        if fill is not None:
            return bool(fill.tag != A + "noFill")
        if whole(holder.find(f"{P}style/{A}lnRef"), "idx") > 0:
            return True
    return False


def _body(element: Element, role: Placeholder | None, upper: list[Element], ground: Ground) -> TextBody | None:
    body = element.find(P + "txBody")
    if body is None:
        return None
    reference = element.find(f"{P}style/{A}fontRef")
    cascade = _cascade(role, upper, ground).over(None, _tint(reference, ground.theme))
    return read_body(body, cascade, ground.writing, [body_properties(shape) for shape in upper])


def _cascade(role: Placeholder | None, upper: list[Element], ground: Ground) -> Cascade:
    key = (ground.sheet.part if ground.sheet is not None and role is not None else "", role, *upper)
    if key not in ground.cascades:
        master = ground.sheet.text_style(role) if ground.sheet is not None and role is not None else None
        lists = [ground.defaults, master, *(list_style(shape) for shape in reversed(upper))]
        ground.cascades[key] = Cascade(lists)
    return ground.cascades[key]


def _tint(reference: Element | None, theme: Theme) -> Tint | None:
    if reference is None:
        return None
    color = read_color(reference, theme.palette)
    font = {"major": "+mj", "minor": "+mn"}.get(reference.get("idx", ""), "")
    return Tint(Paint.solid(color) if color else None, theme_font=font)


def _table(data: Element | None, box: Box, ground: Ground) -> Table | None:
    table = data.find(A + "tbl") if data is not None else None
    if table is None:
        return None
    return read_table(table, box, _cascade(None, [], ground), ground.writing, ground.table_styles)


def _chart_part(data: Element | None, ground: Ground) -> str | None:
    if data is None or data.get("uri") != _CHART_URI:
        return None
    chart = data.find(C + "chart")
    return ground.images.get(chart.get(R + "id", ""), "") if chart is not None else ""


def _kind(kind: str, element: Element, data: Element | None, table: Table | None, chart: str | None) -> str:
    if table is not None or chart is not None:
        return "table" if table is not None else "chart"
    if data is not None and ("diagram" in data.get("uri", "") or "chartex" in data.get("uri", "")):
        return "diagram"
    properties = element.find(f"./*/{P}nvPr")
    media = (A + "videoFile", A + "audioFile", A + "wavAudioFile", A + "quickTimeFile")
    if kind == "picture" and properties is not None and any(child.tag in media for child in properties):
        return "media"
    return kind


def _picture(element: Element, ground: Ground) -> Picture:
    blip = element.find(f"{P}blipFill/{A}blip")
    crop = element.find(f"{P}blipFill/{A}srcRect")
    part = ground.images.get(blip.get(R + "embed", "")) if blip is not None else None
    return Picture(part, (share(crop, "l"), share(crop, "t"), share(crop, "r"), share(crop, "b")))
