"""What the renderer has to say about a deck it has drawn: findings with `RND` rules."""

from renderer.notices.assets import missing_asset
from renderer.notices.charts import (
    chart_labels,
    drawn_as_shapes,
    empty_chart,
    hidden_series,
    names_without_room,
    not_previewed,
)
from renderer.notices.options import (
    drawn_flat,
    no_effect,
    not_carried,
    token_without_effect,
    unresolved_value,
)
from renderer.notices.text import (
    missing_glyphs,
    off_slide,
    overflow,
    paginated,
    truncated,
)

__all__ = [
    "chart_labels",
    "drawn_as_shapes",
    "drawn_flat",
    "empty_chart",
    "hidden_series",
    "missing_asset",
    "missing_glyphs",
    "names_without_room",
    "no_effect",
    "not_carried",
    "not_previewed",
    "off_slide",
    "overflow",
    "paginated",
    "token_without_effect",
    "truncated",
    "unresolved_value",
]
