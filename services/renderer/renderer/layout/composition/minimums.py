"""The smallest regions that primitives read well in, in cells of the slide's grid."""

from typing import Any

from renderer.deck import blocks
from renderer.layout.composition.regions import CELLS

_LEAST = {
    "titleBlock": (4, 1),
    "bulletList": (3, 2),
    "infoCard": (3, 3),
    "stepTimeline": (6, 3),
    "waterfallBars": (6, 5),
    "orgTree": (8, 6),
    "tombstoneStack": (3, 2),
    "tocTiles": (4, 3),
    "kpiHero": (5, 5),
    "chartBlock": (6, 6),
    "quadrantMap": (6, 6),
    "imageBleed": (2, 2),
    "legendTable": (2, 2),
    "container": (2, 2),
}


def recommended(primitive: str, content: Any) -> tuple[int, int]:
    """Columns and rows that `content` should have at least."""
    match content:
        case blocks.MetricStack():
            least = (4, len(content.rows) + 1)
        case blocks.MatrixTable():
            least = (12, len(content.rows) + 2)
        case blocks.ComparisonBand():
            least = (6, len(content.rows) + 2)
        case _:
            least = _LEAST.get(primitive, (1, 1))
    return min(least[0], CELLS), min(least[1], CELLS)
