"""A forest of equal boxes, arranged in whichever way leaves its names largest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import Any

from renderer import findings
from renderer.deck.slides.figures import OrgNode
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import on_fill, rounded
from renderer.layout.figures.forest_places import Hanging, Size, Spot, boxes_of, tidy
from renderer.layout.figures.outline import lay_out_outline
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Align, Connector, Frame, Line, Paragraph, Run
from renderer.typesetting.typesetter import Fitted

_PARTS = re.compile(r"[^.\[]+|[.\[][^.\[]+")
"""Of a path: `children`, `[0]`, `.label`."""
_ENDLESS = 10_000
_NARROWEST, _WIDEST = 150.0, 300.0
_LOWEST, _TALLEST = 44.0, 120.0
_TYPE = ((4, 24.0, 18.0), (8, 21.0, 16.0), (_ENDLESS, 18.0, 15.0))
"""Sizes of names and roles in pt, for so many boxes at the most."""
_AIR = ((4, 1.7), (8, 1.45), (_ENDLESS, 1.2))
"""The height of boxes by what they say, for so many of them at the most."""
_NAME_FLOOR, _ROLE_FLOOR = 9.5, 9.0
_LINE = Line("rule", 1.25)
_INSETS = (8.0, 4.0, 8.0, 4.0)
_ONE_LINE = 30.0
_COMFORTABLE, _WORTH_IT = 0.85, 0.06
_BROAD, _WORTH_A_COLUMN = 0.5, 0.4
"""A list of boxes that leaves half of the area empty has to be so much more readable than a tree."""
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_BOXES = 40.0, 11.0, 80
_BOTTOM, _LEFT, _RIGHT, _TOP = 2, 1, 3, 0
_BRACKET = 6 * EMU_PER_PT
"""How far a connector between two like sides keeps outside of them."""

_Sites = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """A way to draw the forest; `comfort` tells how readable it is, 1 is as large as names get."""

    boxes: dict[str, Rect]
    sites: _Sites
    texts: list[Fitted]
    insets: tuple[float, float, float, float]
    comfort: float


def lay_out_forest(sheet: Sheet, nodes: Sequence[OrgNode], paths: Sequence[str], area: Rect, stem: str) -> None:
    """Fill `area` with a forest whose boxes are named `stem`.id, or with an outline if boxes have no room.

    `paths` are those of the nodes; what is said of all of them has the place that holds them all.
    """
    best: _Arrangement | None = None
    for arrangement in _arrangements(sheet, nodes, area) if len(nodes) <= _MOST_BOXES else ():
        worth = _WORTH_IT if _width(arrangement) >= area.width * _BROAD else _WORTH_A_COLUMN
        if best is None or arrangement.comfort > best.comfort + worth:
            best = arrangement
        if best.comfort >= _COMFORTABLE:
            break
    if best is None:
        sheet.say(findings.drawn_as_outline(sheet.page_index, sheet.at(_holder(paths)), len(nodes)))
        lay_out_outline(sheet, nodes, area, _holder(paths))
        return
    _draw(sheet, nodes, paths, best, stem)


def _width(arrangement: _Arrangement) -> float:
    boxes = arrangement.boxes.values()
    return max(box.right for box in boxes) - min(box.x for box in boxes)


def _arrangements(sheet: Sheet, nodes: Sequence[OrgNode], area: Rect) -> Iterator[_Arrangement]:
    """Ways to draw the forest that leave its boxes some size, the plainest first."""
    for boxes, sites in _places(sheet, nodes, area):
        if all(box.width >= _LEAST_WIDTH and box.height >= _LEAST_HEIGHT for box in boxes.values()):
            yield _arranged(sheet, nodes, boxes, sites)


def _places(sheet: Sheet, nodes: Sequence[OrgNode], area: Rect) -> Iterator[tuple[dict[str, Rect], _Sites]]:
    if not any(node.parent_id for node in nodes):
        yield _grid(nodes, area, sheet.gutter), {}
        return
    size = Size(_wanted_width(sheet, nodes), partial(_wanted_height, sheet, nodes))
    for hanging in Hanging:
        spots = tidy(nodes, hanging)
        sites = {spot.node.id: (_LEFT, _LEFT) if spot.drop else (_BOTTOM, _TOP) for spot in spots}
        yield boxes_of(spots, size, area), sites
    yield _left_to_right(tidy(nodes, Hanging.NOTHING), area), dict.fromkeys(sites, (_RIGHT, _LEFT))


def _wanted_width(sheet: Sheet, nodes: Sequence[OrgNode]) -> float:
    """The width at which names and roles stand on one line each, within limits."""
    name, role = _sizes(nodes)
    names = max(sheet.type.width(node.label, name, bold=True) for node in nodes)
    roles = max(sheet.type.width(node.role or "", role) for node in nodes)
    return min(max(max(names, roles) * 1.03 + _INSETS[0] + _INSETS[2], _NARROWEST), _WIDEST)


def _wanted_height(sheet: Sheet, nodes: Sequence[OrgNode], width: float) -> float:
    inner = max(width - _INSETS[0] - _INSETS[2], 1.0)
    sizes = _sizes(nodes)
    texts = [_text(sheet, node, sizes, one_line=False, align="l") for node in nodes]
    if any(sheet.type.is_far_too_much(text, inner, _TALLEST) for text in texts):
        return _TALLEST
    fullest = max(sheet.type.measure(text, inner).height for text in texts) + _INSETS[1] + _INSETS[3]
    air = next(air for most, air in _AIR if len(nodes) <= most)
    return min(max(fullest * air, _LOWEST), _TALLEST)


def _sizes(nodes: Sequence[OrgNode]) -> tuple[float, float]:
    """Of names and roles: the fewer boxes, the larger."""
    return next((name, role) for most, name, role in _TYPE if len(nodes) <= most)


def _left_to_right(spots: list[Spot], area: Rect) -> dict[str, Rect]:
    levels, lanes = 1 + max(spot.level for spot in spots), 1 + max(spot.lane for spot in spots)
    pitch = min(area.height / lanes, 78.0)
    gap = 4.0 if pitch < _ONE_LINE else 7.0
    between = 30.0 if levels < 6 else 18.0
    width = min((area.width - between * (levels - 1)) / levels, 330.0)
    left = area.x + (area.width - width * levels - between * (levels - 1)) / 2
    top = area.middle(pitch * lanes).y + gap / 2
    return {
        spot.node.id: Rect(left + spot.level * (width + between), top + spot.lane * pitch, width, pitch - gap)
        for spot in spots
    }


def _grid(nodes: Sequence[OrgNode], area: Rect, gap: float) -> dict[str, Rect]:
    rows = -(-len(nodes) // (5 if len(nodes) > 8 else 4))
    columns = -(-len(nodes) // rows)
    bands = area.middle(rows * 84.0 + (rows - 1) * gap).rows(rows, gap)
    boxes = [box for band in bands for box in band.columns(columns, gap)]
    return {node.id: box for node, box in zip(nodes, boxes, strict=False)}


def _arranged(sheet: Sheet, nodes: Sequence[OrgNode], boxes: dict[str, Rect], sites: _Sites) -> _Arrangement:
    height = min(box.height for box in boxes.values())
    one_line = height < _ONE_LINE
    insets = (_INSETS[0], 1.0, _INSETS[2], 1.0) if one_line else _INSETS
    inner = [Rect(0, 0, boxes[node.id].width, height).inset(*insets) for node in nodes]
    sizes = _sizes(nodes)
    texts = [_text(sheet, node, sizes, one_line=one_line, align=_align(sites.get(node.id))) for node in nodes]
    fitted = sheet.type.fit_alike(texts, [box.width for box in inner], inner[0].height)
    flaws = sum(text.too_small or bool(text.measured.broken_words) for text in fitted)
    comfort = min(text.paragraphs[0].runs[0].size for text in fitted) / sizes[0] - flaws
    return _Arrangement(boxes, sites, fitted, insets, comfort)


def _align(sites: tuple[int, int] | None) -> Align:
    return "l" if sites and sites[1] == _LEFT else "ctr"


def _draw(sheet: Sheet, nodes: Sequence[OrgNode], paths: Sequence[str], arrangement: _Arrangement, stem: str) -> None:
    names = {node.id: f"{stem}.{node.id}" for node in nodes}
    for node in nodes:
        if node.parent_id is not None:
            sheet.add(_connector(sheet.name(), node, arrangement, names))
    texts = told_once(sheet, arrangement.texts, paths, _holder(paths))
    parents = {node.id: node.parent_id for node in nodes}
    for node, path, text in zip(nodes, paths, texts, strict=True):
        style = _surface(sheet, _level(node, parents))
        style |= {"name": names[node.id], "path": path, "insets": arrangement.insets}
        _box(sheet, arrangement.boxes[node.id], text, **style)


def _level(node: OrgNode, parents: Mapping[str, str | None]) -> int:
    """0 of a head, 1 of who stands right below one, 2 of all others; a forest of single boxes has no head."""
    if node.parent_id is None:
        return 0 if any(parents.values()) else 1
    return 1 if parents[node.parent_id] is None else 2


def _surface(sheet: Sheet, level: int) -> dict[str, Any]:
    """Who leads is seen from afar: heads in the accent, those right below them on its tint, the others quiet."""
    if level == 0:
        return {"fill": sheet.theme.mark, "line": Line(sheet.theme.mark, 0.75)}
    if level == 1:
        return {"fill": "accent6", "line": Line("accent2", 1.0)}
    quiet = "bg1" if sheet.look.manner.cards == "outline" else "bg2"
    return {"fill": quiet, "line": Line("rule", 0.75)}


def _holder(paths: Sequence[str]) -> str:
    """The path that all of `paths` begin with."""
    first, last = (_PARTS.findall(path) for path in (min(paths), max(paths)))
    return "".join(part for part, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))


def _box(sheet: Sheet, box: Rect, text: Fitted, *, fill: str, **style: Any) -> None:
    fitted = on_fill(sheet, text, fill)
    sheet.text(box, [], fitted=fitted, fill=fill, anchor="ctr", builds=True, **rounded(sheet, box), **style)


def _text(sheet: Sheet, node: OrgNode, sizes: tuple[float, float], *, one_line: bool, align: Align) -> list[Paragraph]:
    name, role = sizes
    if one_line:
        runs = [Run(node.label, name - 2, bold=True, floor=_ROLE_FLOOR)]
        if node.role:
            runs.append(Run(f"  {node.role}", role - 2, color="tx2", floor=_ROLE_FLOOR))
        return [Paragraph(tuple(runs), align=align)]
    lines = [sheet.paragraph(node.label, name, "heading", floor=_NAME_FLOOR, align=align)]
    if node.role:
        lines.append(sheet.paragraph(node.role, role, color="tx2", floor=_ROLE_FLOOR, align=align))
    return lines


def _connector(name: str, node: OrgNode, arrangement: _Arrangement, names: dict[str, str]) -> Connector:
    """A line from the parent's box; between two like sides it runs as a bracket outside of them."""
    assert node.parent_id is not None
    leaves, enters = arrangement.sites[node.id]
    (x1, y1), (x2, y2) = _site(arrangement.boxes[node.parent_id], leaves), _site(arrangement.boxes[node.id], enters)
    width = abs(x2 - x1)
    return Connector(
        Frame(min(x1, x2), min(y1, y2), width, abs(y2 - y1)),
        name,
        decorative=True,
        kind="elbow",
        start=(x1, y1),
        end=(x2, y2),
        glue_start=(names[node.parent_id], leaves),
        glue_end=(names[node.id], enters),
        line=_LINE,
        upright=leaves == _BOTTOM,
        bend=-_BRACKET / max(width, 1) if leaves == enters else None,
    )


def _site(box: Rect, site: int) -> tuple[int, int]:
    """Where connectors meet a box: the middle of one of its sides, in EMU."""
    x = {_LEFT: box.x, _RIGHT: box.right}.get(site, box.x + box.width / 2)
    y = {_TOP: box.y, _BOTTOM: box.bottom}.get(site, box.y + box.height / 2)
    return round(x * EMU_PER_PT), round(y * EMU_PER_PT)
