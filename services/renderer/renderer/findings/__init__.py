"""What the renderer has to say about a deck it has drawn: findings with `RND` rules."""

from renderer.findings.assets import (
    drawing_cleaned,
    drawing_left_out,
    empty_picture,
    missing_asset,
    missing_logo,
    missing_poster,
    recording_left_out,
    unknown_icon,
)
from renderer.findings.charts import (
    chart_labels,
    drawn_as_another_kind,
    drawn_as_shapes,
    empty_chart,
    hidden_series,
    names_skipped,
    names_without_room,
    not_previewed,
    parts_alike,
    squeezed_chart,
    values_not_shown,
)
from renderer.findings.figures import (
    does_not_add_up,
    drawn_as_outline,
    names_on_each_other,
    not_comparable,
    read_as_shares,
)
from renderer.findings.options import deck_without_effect, drawn_flat, no_effect, not_carried, unresolved_value
from renderer.findings.regions import blocks_collide, outside_container, region_too_small
from renderer.findings.templates import logo_of_template, no_layout_for, no_placeholder, template_decides
from renderer.findings.text import lines_run_on, missing_glyphs, off_slide, overflow, paginated, truncated
from renderer.findings.themes import low_contrast, token_without_effect

__all__ = [
    "blocks_collide",
    "chart_labels",
    "deck_without_effect",
    "does_not_add_up",
    "drawing_cleaned",
    "drawing_left_out",
    "drawn_as_another_kind",
    "drawn_as_outline",
    "drawn_as_shapes",
    "drawn_flat",
    "empty_chart",
    "empty_picture",
    "hidden_series",
    "lines_run_on",
    "logo_of_template",
    "low_contrast",
    "missing_asset",
    "missing_glyphs",
    "missing_logo",
    "missing_poster",
    "names_on_each_other",
    "names_skipped",
    "names_without_room",
    "no_effect",
    "no_layout_for",
    "no_placeholder",
    "not_carried",
    "not_comparable",
    "not_previewed",
    "off_slide",
    "outside_container",
    "overflow",
    "paginated",
    "parts_alike",
    "read_as_shares",
    "recording_left_out",
    "region_too_small",
    "squeezed_chart",
    "template_decides",
    "token_without_effect",
    "truncated",
    "unknown_icon",
    "unresolved_value",
    "values_not_shown",
]
