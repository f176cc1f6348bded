"""The primitives of composed slides: a row for each, and files for what is drawn alike."""

from renderer.deck import blocks
from renderer.layout.composition.primitives.arrows import chevron_arrow, connector_line
from renderer.layout.composition.primitives.balls import harvey_ball
from renderer.layout.composition.primitives.diagrams import (
    chart_block,
    org_tree,
    quadrant_map,
    step_timeline,
    waterfall_bars,
)
from renderer.layout.composition.primitives.info_card import info_card
from renderer.layout.composition.primitives.legends import legend_table
from renderer.layout.composition.primitives.metrics import kpi_hero, metric_stack
from renderer.layout.composition.primitives.pictures import image_bleed, page_stamp
from renderer.layout.composition.primitives.primitive import PrimitiveType
from renderer.layout.composition.primitives.signs import diagonal_stamp, group_border, numbered_chip
from renderer.layout.composition.primitives.tables import comparison_band, matrix_table
from renderer.layout.composition.primitives.text_block import callout_box, text_block
from renderer.layout.composition.primitives.texts import (
    banner_band,
    bullet_list,
    section_ribbon,
    section_tag,
    source_line,
    title_block,
)
from renderer.layout.composition.primitives.tiles import toc_tiles, tombstone_stack

TABLE = (
    PrimitiveType("titleBlock", blocks.TitleBlock, title_block, (4, 1), is_furniture=True),
    PrimitiveType("bulletList", blocks.BulletList, bullet_list, (3, 2)),
    PrimitiveType("sectionRibbon", blocks.SectionRibbon, section_ribbon, is_furniture=True),
    PrimitiveType("sectionTag", blocks.SectionTag, section_tag, is_furniture=True, is_badge=True),
    PrimitiveType("sourceLine", blocks.SourceLine, source_line, is_furniture=True),
    PrimitiveType("textBlock", blocks.TextBlock, text_block),
    PrimitiveType("infoCard", blocks.InfoCard, info_card, (3, 3)),
    PrimitiveType("calloutBox", blocks.CalloutBox, callout_box),
    PrimitiveType("bannerBand", blocks.BannerBand, banner_band),
    PrimitiveType("diagonalStamp", blocks.DiagonalStamp, diagonal_stamp, is_furniture=True, overlaps=True, level=1),
    PrimitiveType("matrixTable", blocks.MatrixTable, matrix_table, (12, 2), takes_row=True, is_figure=True),
    PrimitiveType("comparisonBand", blocks.ComparisonBand, comparison_band, (6, 2), takes_row=True, is_figure=True),
    PrimitiveType("stepTimeline", blocks.StepTimeline, step_timeline, (6, 3), is_figure=True),
    PrimitiveType("waterfallBars", blocks.WaterfallBars, waterfall_bars, (6, 5), is_figure=True),
    PrimitiveType("orgTree", blocks.OrgTree, org_tree, (8, 6), is_figure=True),
    PrimitiveType("tombstoneStack", blocks.TombstoneStack, tombstone_stack, (3, 2), is_figure=True),
    PrimitiveType("tocTiles", blocks.TocTiles, toc_tiles, (4, 3), is_figure=True),
    PrimitiveType("metricStack", blocks.MetricStack, metric_stack, (4, 1), takes_row=True, is_figure=True),
    PrimitiveType("kpiHero", blocks.KpiHero, kpi_hero, (5, 5), is_figure=True),
    PrimitiveType("chartBlock", blocks.ChartBlock, chart_block, (6, 6), is_figure=True),
    PrimitiveType("quadrantMap", blocks.QuadrantMap, quadrant_map, (6, 6), is_figure=True),
    PrimitiveType("harveyBall", blocks.HarveyBall, harvey_ball, is_figure=True, is_badge=True),
    PrimitiveType("legendTable", blocks.LegendTable, legend_table, (2, 2), is_figure=True),
    PrimitiveType("imageBleed", blocks.ImageBleed, image_bleed, (2, 2), is_furniture=True, overlaps=True),
    PrimitiveType("pageStamp", blocks.PageStamp, page_stamp, is_furniture=True, is_badge=True),
    PrimitiveType("chevronArrow", blocks.ChevronArrow, chevron_arrow, is_badge=True),
    PrimitiveType("numberedChip", blocks.NumberedChip, numbered_chip, is_badge=True),
    PrimitiveType("connectorLine", blocks.ConnectorLine, connector_line, overlaps=True),
    PrimitiveType("groupBorder", blocks.GroupBorder, group_border, is_furniture=True, overlaps=True, level=-1),
    PrimitiveType("container", blocks.Container, None, (2, 2), overlaps=True),
)
"""Every primitive, in the order of the schema's families."""

_BY_MODEL = {row.model: row for row in TABLE}


def type_of(content: blocks.Primitive) -> PrimitiveType:
    """The row of what a block is given. Raises TypeError for what the table does not know."""
    if type(content) not in _BY_MODEL:
        raise TypeError(f"there is no row for a {type(content).__name__} in the table of primitives")
    return _BY_MODEL[type(content)]


__all__ = ["TABLE", "PrimitiveType", "type_of"]
