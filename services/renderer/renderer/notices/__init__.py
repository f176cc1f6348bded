"""What the renderer has to say about a deck it has drawn: findings with `RND` rules."""

from renderer.notices.assets import drawing_cleaned, drawing_left_out, missing_asset
from renderer.notices.charts import chart_labels, empty_chart, hidden_series
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
    "drawing_cleaned",
    "drawing_left_out",
    "drawn_flat",
    "empty_chart",
    "hidden_series",
    "missing_asset",
    "missing_glyphs",
    "no_effect",
    "not_carried",
    "off_slide",
    "overflow",
    "paginated",
    "token_without_effect",
    "truncated",
    "unresolved_value",
]
