"""A tidy tree of equal boxes: from the top down while boxes stay wide enough, else from left to right."""

from dataclasses import dataclass
from typing import Any

from deck_documents.protocol_v2 import OrgChartSlide, OrgNode
from renderer.layout.geometry import GUTTER, Rect
from renderer.layout.sheet import CARD_RADIUS, Sheet, paragraph
from renderer.scene import EMU_PER_PT, Align, Connector, Paragraph, Run, Stroke
from renderer.typesetting import Fitted

_WIDEST = 200.0
_NAME_SIZE = 16.0
_TALLEST = 66.0
_LINE = Stroke("rule", 1.25)
_INSETS = (7.0, 3.0, 7.0, 3.0)
_ONE_LINE = 30.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a node stands: `lane` across the tree (leaves are 0, 1, 2, ...), `level` from its root."""

    node: OrgNode
    lane: float
    level: int


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """A way to draw the forest; `comfort` tells how readable it is, 1 is as large as names get."""

    boxes: dict[str, Rect]
    texts: list[Fitted]
    insets: tuple[float, float, float, float]
    downwards: bool
    comfort: float


def lay_out(sheet: Sheet, slide: OrgChartSlide, area: Rect) -> None:
    """Fill `area` with the forest."""
    spots = _tidy(slide.nodes)
    levels = 1 + max(spot.level for spot in spots)
    leaves = len(slide.nodes) - len({node.parent_id for node in slide.nodes if node.parent_id})
    if levels == 1:
        _draw(sheet, slide.nodes, _arranged(sheet, slide.nodes, _grid(slide.nodes, area), downwards=True))
        return
    down = _arranged(sheet, slide.nodes, _top_down(spots, levels, leaves, area), downwards=True)
    if down.comfort < 1.0:
        across = _arranged(sheet, slide.nodes, _left_to_right(spots, levels, leaves, area), downwards=False)
        down = max(down, across, key=lambda arrangement: arrangement.comfort)
    _draw(sheet, slide.nodes, down)


def _tidy(nodes: list[OrgNode]) -> list[_Spot]:
    children: dict[str | None, list[OrgNode]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    spots: dict[str, _Spot] = {}
    next_lane = 0.0

    def place(node: OrgNode, level: int) -> float:
        nonlocal next_lane
        below = children.get(node.id, [])
        lanes = [place(child, level + 1) for child in below]
        if lanes:
            lane = (lanes[0] + lanes[-1]) / 2
        else:
            lane, next_lane = next_lane, next_lane + 1
        spots[node.id] = _Spot(node, lane, level)
        return lane

    for root in children[None]:
        place(root, 0)
    return [spots[node.id] for node in nodes]


def _top_down(spots: list[_Spot], levels: int, leaves: int, area: Rect) -> dict[str, Rect]:
    gap = 10.0 if leaves > 5 else 22.0
    width = min((area.width - gap * (leaves - 1)) / leaves, _WIDEST)
    height = min((area.height - 20 * (levels - 1)) / levels, _TALLEST)
    pitch = min((area.height - height) / max(levels - 1, 1), height + 64)
    lane_pitch = min((area.width - width) / max(leaves - 1, 1), width + 56)
    left = area.x + (area.width - width - lane_pitch * (leaves - 1)) / 2
    top = area.y + (area.height - height - pitch * (levels - 1)) * 0.3
    return {s.node.id: Rect(left + s.lane * lane_pitch, top + s.level * pitch, width, height) for s in spots}


def _left_to_right(spots: list[_Spot], levels: int, leaves: int, area: Rect) -> dict[str, Rect]:
    pitch = min(area.height / leaves, _TALLEST + 12)
    gap = 4.0 if pitch < _ONE_LINE else 7.0
    height = pitch - gap
    between = 30.0 if levels < 6 else 18.0
    width = min((area.width - between * (levels - 1)) / levels, 330.0)
    left = area.x + (area.width - width * levels - between * (levels - 1)) / 2
    top = area.y + (area.height - pitch * leaves) / 2 + gap / 2
    return {
        spot.node.id: Rect(left + spot.level * (width + between), top + spot.lane * pitch, width, height)
        for spot in spots
    }


def _grid(nodes: list[OrgNode], area: Rect) -> dict[str, Rect]:
    columns = min(len(nodes), 5 if len(nodes) > 8 else 4)
    rows = -(-len(nodes) // columns)
    height = min(area.height, rows * 84.0 + (rows - 1) * GUTTER)
    bands = Rect(area.x, area.y + (area.height - height) * 0.25, area.width, height).rows(rows)
    boxes = [box for band in bands for box in band.columns(columns)]
    return {node.id: box for node, box in zip(nodes, boxes, strict=False)}


def _arranged(sheet: Sheet, nodes: list[OrgNode], boxes: dict[str, Rect], *, downwards: bool) -> _Arrangement:
    some = next(iter(boxes.values()))
    one_line = some.height < _ONE_LINE
    insets = (_INSETS[0], 1.0, _INSETS[2], 1.0) if one_line else _INSETS
    inner = some.inset(*insets)
    texts = [_text(node, one_line=one_line, centred=downwards) for node in nodes]
    fitted = sheet.type.fit_alike(texts, inner.width, inner.height)
    broken = any(text.too_small or text.measured.broken_words for text in fitted)
    comfort = min(text.paragraphs[0].runs[0].size for text in fitted) / _NAME_SIZE - broken
    return _Arrangement(boxes, fitted, insets, downwards, comfort)


def _draw(sheet: Sheet, nodes: list[OrgNode], arrangement: _Arrangement) -> None:
    names = {node.id: f"{sheet.component}.node.{node.id}" for node in nodes}
    for node in nodes:
        if node.parent_id is not None:
            sheet.add(_connector(sheet.name(), node, arrangement, names))
    for index, (node, text) in enumerate(zip(nodes, arrangement.texts, strict=True)):
        style = {"name": names[node.id], "path": f"nodes[{index}]", "insets": arrangement.insets}
        _box(sheet, arrangement.boxes[node.id], text, is_root=node.parent_id is None, **style)


def _box(sheet: Sheet, box: Rect, text: Fitted, *, is_root: bool, **style: Any) -> None:
    sheet.text(
        box,
        [],
        fitted=text,
        fill="accent6" if is_root else "bg2",
        stroke=Stroke("accent2", 1.25) if is_root else Stroke("rule", 0.75),
        geometry="roundRect",
        radius=min(CARD_RADIUS, box.height / 4),
        anchor="ctr",
        builds=True,
        **style,
    )


def _text(node: OrgNode, *, one_line: bool, centred: bool) -> list[Paragraph]:
    align: Align = "ctr" if centred else "l"
    if one_line:
        runs = [Run(node.label, _NAME_SIZE - 2, bold=True, floor=9.0)]
        if node.role:
            runs.append(Run(f"  {node.role}", 12.0, color="tx2", floor=9.0))
        return [Paragraph(tuple(runs), align=align)]
    lines = [paragraph(node.label, _NAME_SIZE, bold=True, floor=9.5, align=align)]
    if node.role:
        lines.append(paragraph(node.role, 13.5, color="tx2", floor=9.0, align=align))
    return lines


def _connector(name: str, node: OrgNode, arrangement: _Arrangement, names: dict[str, str]) -> Connector:
    assert node.parent_id is not None
    downwards = arrangement.downwards
    parent, child = arrangement.boxes[node.parent_id], arrangement.boxes[node.id]
    if downwards:
        start = (parent.x + parent.width / 2, parent.bottom)
        end = (child.x + child.width / 2, child.y)
    else:
        start = (parent.right, parent.y + parent.height / 2)
        end = (child.x, child.y + child.height / 2)
    return Connector(
        name=name,
        start=(round(start[0] * EMU_PER_PT), round(start[1] * EMU_PER_PT)),
        end=(round(end[0] * EMU_PER_PT), round(end[1] * EMU_PER_PT)),
        from_shape=names[node.parent_id],
        from_site=2 if downwards else 3,
        to_shape=names[node.id],
        to_site=0 if downwards else 1,
        stroke=_LINE,
    )
