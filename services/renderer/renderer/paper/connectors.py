"""Connectors: from point to point, or from shape to shape."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from deck_documents.paper_document.nodes import Connector, Glue, Point
from renderer.colors import scene_color
from renderer.drawing import Wire
from renderer.layout.geometry import Rect
from renderer.paint import Outline
from renderer.paper.canvas import Canvas
from renderer.paper.painting import dash_of
from renderer.scene import EMU_PER_PT, Frame

_ARROWS = {"triangle": "triangle", "arrow": "arrow", "stealth": "stealth", "diamond": "diamond", "oval": "oval"}


@dataclass(frozen=True, slots=True)
class Target:
    """A shape that connectors can be glued to: a box with four sites, or an ellipse with eight."""

    name: str
    rect: Rect
    round: bool = False

    def sites(self) -> list[tuple[float, float]]:
        """Where its sites are, anticlockwise from the top."""
        middle_x, middle_y = self.rect.x + self.rect.width / 2, self.rect.y + self.rect.height / 2
        count = 8 if self.round else 4
        turns = [2 * math.pi * number / count for number in range(count)]
        return [
            (middle_x - math.sin(turn) * self.rect.width / 2, middle_y - math.cos(turn) * self.rect.height / 2)
            for turn in turns
        ]


def wire_of(
    canvas: Canvas,
    connector: Connector,
    origin: Rect,
    targets: Mapping[str, Target],
    *,
    name: str,
    path: str,
    opacity: float,
) -> Wire:
    """The connector; `origin` is where its parent begins."""
    start, end = _point(connector.start, origin), _point(connector.end, origin)
    from_end = _glued(canvas, connector.start_shape, targets, ends=(start, end), path=path)
    to_end = _glued(canvas, connector.end_shape, targets, ends=(end, start), path=path)
    start, end = (from_end[1] if from_end else start), (to_end[1] if to_end else end)
    rect = Rect(min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]))
    canvas.check_place(rect, path)
    scale = canvas.scale * EMU_PER_PT
    width = 1.5 if connector.line_width is None else connector.line_width
    return Wire(
        frame=Frame(*(round(side * scale) for side in (rect.x, rect.y, rect.width, rect.height))),
        name=name,
        description=connector.alt_text or "",
        decorative=not connector.alt_text,
        kind=connector.connector_type,
        start=(round(start[0] * scale), round(start[1] * scale)),
        end=(round(end[0] * scale), round(end[1] * scale)),
        outline=Outline(
            scene_color(connector.line_color or "tx2", opacity),
            width * canvas.scale,
            dash_of(connector.line_dash_style),
        ),
        arrow_start=_ARROWS.get(connector.arrow_start or ""),
        arrow_end=_ARROWS.get(connector.arrow_end or ""),
        glue_start=from_end[0] if from_end else None,
        glue_end=to_end[0] if to_end else None,
    )


def _point(point: Point, origin: Rect) -> tuple[float, float]:
    return origin.x + point.x, origin.y + point.y


def _glued(
    canvas: Canvas,
    given: str | Glue | None,
    targets: Mapping[str, Target],
    *,
    ends: tuple[tuple[float, float], tuple[float, float]],
    path: str,
) -> tuple[tuple[str, int], tuple[float, float]] | None:
    """The glue of the first of two ends, and where that is; a site that is not named is the one nearest to `ends`."""
    if given is None:
        return None
    key, site = (given.id, given.site) if isinstance(given, Glue) else (given, None)
    target = targets.get(key)
    if target is None:
        canvas.no_effect(path, f"The glue to {key!r}, which is no shape on this slide,")
        return None
    sites, (near, other) = target.sites(), ends
    if site is None:
        site = min(
            range(len(sites)), key=lambda number: (_distance(sites[number], near), _distance(sites[number], other))
        )
    return (target.name, site), sites[site] if site < len(sites) else near


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
