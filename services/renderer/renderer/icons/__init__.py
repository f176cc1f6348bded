"""Icons by name: strokes of Lucide, which slides draw as native freeforms."""

from renderer.icons.drawings import STROKE, is_directed, names, nearest, strokes_of

__all__ = ["STROKE", "is_directed", "names", "nearest", "strokes_of"]
