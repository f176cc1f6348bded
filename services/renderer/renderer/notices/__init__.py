"""What the renderer has to say about a deck it has drawn: findings with `RND` rules."""

from renderer.notices.assets import (
    drawing_cleaned,
    drawing_left_out,
    missing_asset,
    missing_poster,
    recording_left_out,
)
from renderer.notices.charts import chart_labels, empty_chart, hidden_series
from renderer.notices.options import (
    deck_without_effect,
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
    "deck_without_effect",
    "drawing_cleaned",
    "drawing_left_out",
    "drawn_flat",
    "empty_chart",
    "hidden_series",
    "missing_asset",
    "missing_glyphs",
    "missing_poster",
    "no_effect",
    "not_carried",
    "off_slide",
    "overflow",
    "paginated",
    "recording_left_out",
    "token_without_effect",
    "truncated",
    "unresolved_value",
]
