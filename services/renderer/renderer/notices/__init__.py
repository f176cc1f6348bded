"""What the renderer has to say about a deck it has drawn: findings with `RND` rules."""

from renderer.notices.assets import missing_asset
from renderer.notices.charts import chart_labels, empty_chart, hidden_series
from renderer.notices.options import (
    drawn_flat,
    no_effect,
    not_carried,
    token_without_effect,
    unresolved_value,
)
from renderer.notices.templates import no_layout_for, no_placeholder, template_decides, template_not_used
from renderer.notices.text import (
    missing_glyphs,
    off_slide,
    overflow,
    paginated,
    truncated,
)

__all__ = [
    "chart_labels",
    "drawn_flat",
    "empty_chart",
    "hidden_series",
    "missing_asset",
    "missing_glyphs",
    "no_effect",
    "no_layout_for",
    "no_placeholder",
    "not_carried",
    "off_slide",
    "overflow",
    "paginated",
    "template_decides",
    "template_not_used",
    "token_without_effect",
    "truncated",
    "unresolved_value",
]
