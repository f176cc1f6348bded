"""Connectors: from point to point, or from shape to shape."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deck_documents.paper_document.nodes import Connector as DocumentConnector
from deck_documents.paper_document.nodes import Glue, Point
from renderer.deck.colors import scene_color
from renderer.layout.geometry import Rect
from renderer.nodes.canvas import Canvas
from renderer.nodes.painting import dash_of
from renderer.nodes.routing import Route, Site, bent, straight
from renderer.scene import EMU_PER_PT, Connector, Frame, plain_line

_ARROWS = {"triangle": "triangle", "arrow": "arrow", "stealth": "stealth", "diamond": "diamond", "oval": "oval"}
# A line along the very edge of a box seems to belong to it.
_BESIDE = 5.0
_BOX = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
# Connection sites of presets that do not have those of a box, as shares of width and height, in their order.
_SITES = {
    "ellipse": tuple((0.5 - math.sin(n * math.pi / 4) / 2, 0.5 - math.cos(n * math.pi / 4) / 2) for n in range(8)),
    "triangle": ((0.5, 0.0), (0.25, 0.5), (0.0, 1.0), (0.5, 1.0), (1.0, 1.0), (0.75, 0.5)),
    "hexagon": ((1.0, 0.5), (0.75, 1.0), (0.25, 1.0), (0.0, 0.5), (0.25, 0.0), (0.75, 0.0)),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A shape that connectors can be glued to; `shape` is its preset."""

    name: str
    rect: Rect
    shape: str | None = None

    def sites(self, hint: tuple[float, float]) -> list[Site]:
        """Its connection sites; one on an edge leads straight out of it, others (of an ellipse) any way."""
        made = []
        for number, (across, down) in enumerate(_SITES.get(self.shape or "", _BOX)):
            point = (self.rect.x + across * self.rect.width, self.rect.y + down * self.rect.height)
            side = _SIDES.get((round(across, 6), round(down, 6)))
            made.append(Site(point, number, side, math.dist(point, hint)))
        return made


_SIDES = {(0.5, 0.0): (0, -1), (0.0, 0.5): (-1, 0), (0.5, 1.0): (0, 1), (1.0, 0.5): (1, 0)}


def connector_of(
    canvas: Canvas,
    connector: DocumentConnector,
    origin: Rect,
    targets: Mapping[str, Target],
    boxes: Sequence[Rect],
    *,
    name: str,
    path: str,
    opacity: float,
) -> Connector:
    """The connector; `origin` is where its parent begins, `boxes` are what it should not cross."""
    route = _route(canvas, connector, origin, targets, boxes, path=path)
    start, end = route.start.point, route.end.point
    xs, ys = [x for x, _ in route.points], [y for _, y in route.points]
    canvas.check_place(Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), path)
    scale = canvas.scale * EMU_PER_PT
    rect = (min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1]))
    width = 1.5 if connector.line_width is None else connector.line_width
    return Connector(
        frame=Frame(*(round(side * scale) for side in rect)),
        name=name,
        description=connector.alt_text or "",
        decorative=connector.decorative if connector.decorative is not None else not connector.alt_text,
        kind=connector.connector_type,
        start=(round(start[0] * scale), round(start[1] * scale)),
        end=(round(end[0] * scale), round(end[1] * scale)),
        line=plain_line(
            scene_color(connector.line_color or "tx2", opacity),
            width * canvas.scale,
            dash_of(connector.line_dash_style),
        ),
        arrow_start=_ARROWS.get(connector.arrow_start or ""),
        arrow_end=_ARROWS.get(connector.arrow_end or ""),
        glue_start=_glue(connector.start_shape, route.start, targets),
        glue_end=_glue(connector.end_shape, route.end, targets),
        upright=route.upright,
        corner=route.corner,
        bend=route.bend,
    )


def glue_key(glue: str | Glue) -> str:
    """The id or morphId that an end names."""
    return glue.id if isinstance(glue, Glue) else glue


def _route(
    canvas: Canvas,
    connector: DocumentConnector,
    origin: Rect,
    targets: Mapping[str, Target],
    boxes: Sequence[Rect],
    *,
    path: str,
) -> Route:
    starts = _sites(canvas, connector.start_shape, targets, _point(connector.start, origin), path)
    ends = _sites(canvas, connector.end_shape, targets, _point(connector.end, origin), path)
    # What holds an end is no obstacle: the way leads out of it.
    free = [site.point for sites in (starts, ends) for site in sites if site.number is None]
    own = [
        targets[glue_key(g)].rect for g in (connector.start_shape, connector.end_shape) if g and glue_key(g) in targets
    ]
    obstacles = [
        box if box in own else Rect(box.x - _BESIDE, box.y - _BESIDE, box.width + 2 * _BESIDE, box.height + 2 * _BESIDE)
        for box in boxes
        if not any(_holds(box, point) for point in free) and not any(box != rect and _covers(box, rect) for rect in own)
    ]
    if connector.connector_type == "straight":
        return straight(starts, ends, obstacles)
    return bent(starts, ends, obstacles)


def _sites(
    canvas: Canvas, given: str | Glue | None, targets: Mapping[str, Target], point: tuple[float, float], path: str
) -> list[Site]:
    """Where an end may be: at the site it names, at any of its shape, or where the document puts it."""
    if given is None:
        return [Site(point)]
    target = targets.get(glue_key(given))
    if target is None:
        canvas.no_effect(path, f"The glue to {glue_key(given)!r}, which is no shape on this slide, has no effect here.")
        return [Site(point)]
    sites = target.sites(point)
    if isinstance(given, Glue) and given.site is not None:
        if given.site < len(sites):
            return [sites[given.site]]
        canvas.no_effect(
            path, f"Connection site {given.site} of {given.id!r}, which has {len(sites)}, has no effect here."
        )
    return sites


def _glue(given: str | Glue | None, site: Site, targets: Mapping[str, Target]) -> tuple[str, int] | None:
    if given is None or site.number is None:
        return None
    return targets[glue_key(given)].name, site.number


def _point(point: Point, origin: Rect) -> tuple[float, float]:
    return origin.x + point.x, origin.y + point.y


def _holds(box: Rect, point: tuple[float, float]) -> bool:
    return box.x <= point[0] <= box.right and box.y <= point[1] <= box.bottom


def _covers(box: Rect, inner: Rect) -> bool:
    return _holds(box, (inner.x + 1, inner.y + 1)) and _holds(box, (inner.right - 1, inner.bottom - 1))
