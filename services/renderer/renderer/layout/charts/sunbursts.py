"""Sunbursts as native shapes: sectors of rings, the whole in the middle, its finest parts outside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from deck_presentation.contrast import mixed
from renderer import findings
from renderer.deck.charts import Branch, ChartData
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.number_formats import format_of_parts, shown
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.treemaps import grouped, names_below, valued_parts
from renderer.layout.direction import kept_upright
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene import Element, Group, Shape, TextBody, plain_line

_HOLE = 0.22
_TOP = -math.pi / 2
_DEGREE = 60_000
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
_BEYOND = 3.0
"""Pt between a sector and its name outside of it."""
_MOST_RINGS = 6
_MOST_SHAPES = 400
_LEAST_SWEEP = 1e-4
_WHOLE = 2 * math.pi - 1e-6


@dataclass(slots=True)
class _Burst:
    """The shapes so far; sectors lie below all names, which have figures beside them where they are `valued`."""

    area: ChartArea
    circle: Rect
    rings: int
    code: str
    valued: bool
    sectors: list[Element] = field(default_factory=list)
    names: list[Element] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    unvalued: int = 0


@dataclass(frozen=True, slots=True)
class _Sector:
    """A part of the ring `ring` from the angle `start` over `sweep`, both in radians clockwise from the right."""

    ring: int
    start: float
    sweep: float


def sunburst(area: ChartArea, data: ChartData) -> Group:
    """The shapes of `data`."""
    rect = area.rect
    side = min(rect.width, rect.height)
    circle = Rect(rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2, side, side)
    code = format_of_parts([branch.total for branch in data.branches])
    burst = _Burst(area, circle, min(_depth(data.branches), _MOST_RINGS), code, valued_parts(data))
    colors = colors_of(len(data.branches), data.colors)
    _draw(burst, list(zip(data.branches, colors, strict=True)), _Sector(0, _TOP, 2 * math.pi))
    if burst.unvalued:
        message = f"{burst.unvalued} of {len(burst.sectors)} parts have no figure: there is no room."
        area.say(findings.chart_labels, message)
    shapes: list[Element] = [*burst.sectors, *burst.names]
    if area.sheet.from_right:
        # As pies do, it runs clockwise on pages that run from the right, too.
        shapes = kept_upright(shapes, 2 * rect.x + rect.width)
    return grouped(area, data, shapes, burst.unnamed)


def _depth(branches: Sequence[Branch]) -> int:
    return 1 + max((_depth(branch.children) for branch in branches if branch.children), default=0)


def _draw(burst: _Burst, branches: Sequence[tuple[Branch, str]], within: _Sector, whole: float = 0.0) -> None:
    whole = whole or sum(branch.total for branch, _ in branches)
    start = within.start
    for branch, color in branches:
        sweep = within.sweep * branch.total / whole
        own = branch.color or color
        sector = _Sector(within.ring, start, sweep)
        start += sweep
        if sweep < _LEAST_SWEEP or within.ring >= burst.rings or len(burst.sectors) >= _MOST_SHAPES:
            burst.unnamed += names_below([branch])
            continue
        _add(burst, branch, own, sector)
        if branch.children:
            inner = _Sector(sector.ring + 1, sector.start, sector.sweep)
            step = _next_step(own, dark=burst.area.is_dark)
            _draw(burst, [(child, step) for child in branch.children], inner, branch.total)


def _add(burst: _Burst, branch: Branch, color: str, sector: _Sector) -> None:
    radius = burst.circle.width / 2
    thickness = radius * (1 - _HOLE) / burst.rings
    outer = radius * _HOLE + thickness * (sector.ring + 1)
    middle = (burst.circle.x + radius, burst.circle.y + radius)
    frame = Rect(middle[0] - outer, middle[1] - outer, 2 * outer, 2 * outer)
    adjust: tuple[tuple[str, int], ...]
    ratio = round(thickness / (2 * outer) * 100_000)
    if sector.sweep >= _WHOLE:
        geometry, adjust = "donut", (("adj", ratio),)
    else:
        start, end = _angle(sector.start), _angle(sector.start + sector.sweep)
        geometry, adjust = "blockArc", (("adj1", start), ("adj2", end), ("adj3", ratio))
    figure = f"{branch.name} {shown(branch.total, burst.code, burst.area.sheet.language)}"
    burst.sectors.append(
        Shape(
            frame=frame.frame(),
            name=f"{burst.area.name} part {len(burst.sectors) + 1}",
            description=figure,
            geometry=geometry,
            adjustments=adjust,
            fill=color,
            line=plain_line(burst.area.inks.ground, 1.0),
        )
    )
    place = (sector, middle, outer - thickness / 2, thickness)
    if burst.valued and _label(burst, branch, figure, color, place):
        return
    if not _label(burst, branch, branch.name, color, place):
        burst.unnamed.append(branch.name)
    elif burst.valued:
        burst.unvalued += 1


def _label(
    burst: _Burst,
    branch: Branch,
    text: str,
    color: str,
    place: tuple[_Sector, tuple[float, float], float, float],
) -> bool:
    """`text` in the middle of its sector, where it has room, else outside of it, where nothing is; else False."""
    sector, middle, radius, thickness = place
    angle = sector.start + sector.sweep / 2
    cos, sin = math.cos(angle), math.sin(angle)
    for size in _SIZES:
        width, height = burst.area.text_width(text, size) + 4, size * 1.25
        outwards, along = width * abs(cos) + height * abs(sin), width * abs(sin) + height * abs(cos)
        if outwards <= thickness and along <= radius * min(sector.sweep, math.pi) * 0.95:
            ink = ink_on(burst.area, color)
            break
        outside = radius + (thickness + outwards) / 2 + _BEYOND
        box = _centred((middle[0] + outside * cos, middle[1] + outside * sin), width + 4, height)
        if not branch.children and along <= outside * sector.sweep * 0.95 and burst.area.rect.contains(box):
            radius, ink = outside, burst.area.inks.ink
            break
    else:
        return False
    line = paragraph(text, size, color=ink, align="ctr", floor=_SIZES[-1])
    box = _centred((middle[0] + radius * cos, middle[1] + radius * sin), width + 4, height)
    burst.area.note(branch.name)
    name = f"{burst.area.name} name {len(burst.names) + 1}"
    burst.names.append(Shape(frame=box.frame(), name=name, body=TextBody((line,), anchor="ctr")))
    return True


def _centred(middle: tuple[float, float], width: float, height: float) -> Rect:
    return Rect(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _next_step(color: str, *, dark: bool) -> str:
    """A step nearer to the ground; colors with transforms of their own stay.

    On a dark ground a lighter accent would be that of the next branch.
    """
    if dark and color == "accent1":
        return f"{color} satMod:75000 lumMod:82000"
    if color.startswith("#") and " " not in color:
        return mixed(color, "#FFFFFF", 0.6)
    muted = "satMod:70000 " if color == "accent1" else ""
    return color if " " in color or color.startswith("grey") else f"{color} {muted}lumMod:60000 lumOff:40000"


def _angle(radians: float) -> int:
    return round(math.degrees(radians) % 360 * _DEGREE) % (360 * _DEGREE)
