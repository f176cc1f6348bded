"""The charts of a deck as LibreOffice must find them, to draw what PowerPoint shows."""

from lxml import etree

from deck_package import Package, parse_xml
from previewer.slides.arabic import keep_unstretched, may_be_arabic
from previewer.slides.area_labels import may_have_area_labels, raise_area_labels
from previewer.slides.dot_colors import may_have_dot_colors, show_dot_colors
from previewer.slides.east_asian import name_language
from previewer.slides.even_points import even_points, may_have_uneven_points
from previewer.slides.legend_order import may_have_turned_legend, order_legend
from previewer.slides.low_names import break_low_names, chart_sizes, may_have_low_names
from previewer.slides.shares import hang_shares, may_have_shares
from previewer.slides.skipped_names import leave_out_names, may_have_skipped_names

_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_MARKED = (
    may_have_shares,
    may_have_area_labels,
    may_have_skipped_names,
    may_have_uneven_points,
    may_have_turned_legend,
    may_have_dot_colors,
    may_be_arabic,
)
_UNSEEN = (0.0, 0.0)
"""The size of a chart that no slide shows."""


def redraw_charts(package: Package, *, name_languages: bool = False) -> dict[str, bytes]:
    """The chart parts that must differ, with their new bytes; nothing for most decks.

    Args:
        package: one that passed the guard.
        name_languages: whether text without a language would get a wrong one.
    """
    changed = {}
    sizes: dict[str, tuple[float, float]] | None = None
    for name in package.names:
        if package.content_type(name) != _TYPE:
            continue
        data = package.read(name)
        has_low_names = may_have_low_names(data)
        if has_low_names and sizes is None:
            sizes = chart_sizes(package)
        if name_languages or has_low_names or any(may_have(data) for may_have in _MARKED):
            root = parse_xml(data)
            width, height = (sizes or {}).get(name, _UNSEEN)
            named = name_languages and name_language(root)
            # Percentages are written before the rest, because they change the ends of their axis.
            if (
                hang_shares(root)
                | raise_area_labels(root)
                | break_low_names(root, width, height)
                | leave_out_names(root)
                | even_points(root)
                | order_legend(root)
                | show_dot_colors(root)
                | keep_unstretched(root)
                | named
            ):
                changed[name] = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    return changed
