"""The primitives of composed slides: a row for each, and files for what is drawn alike."""

from renderer.deck import blocks
from renderer.deck.blocks import figures, signs, stories, words
from renderer.deck.blocks.diagrams import (
    CycleRing,
    FunnelStages,
    GanttChart,
    ProcessFlow,
    ProsAndCons,
    PyramidLevels,
    RoadmapLanes,
    SwotGrid,
    TextMatrix,
)
from renderer.layout.composition.primitives.arrows import chevron_arrow, connector_line
from renderer.layout.composition.primitives.balls import harvey_ball
from renderer.layout.composition.primitives.diagrams import (
    chart_block,
    org_tree,
    quadrant_map,
    small_multiples,
    step_timeline,
    waterfall_bars,
)
from renderer.layout.composition.primitives.info_card import info_card
from renderer.layout.composition.primitives.legends import legend_table
from renderer.layout.composition.primitives.metrics import kpi_hero, metric_stack
from renderer.layout.composition.primitives.pictures import image_bleed, page_stamp
from renderer.layout.composition.primitives.primitive import PrimitiveType
from renderer.layout.composition.primitives.stamps import diagonal_stamp, group_border, numbered_chip
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
from renderer.layout.composition.primitives.told import (
    agenda_list,
    before_after,
    next_steps,
    proof_list,
    quote_block,
    team_grid,
)
from renderer.layout.figures.cycle import lay_out_cycle
from renderer.layout.figures.funnel import lay_out_funnel
from renderer.layout.figures.gantt import lay_out_gantt
from renderer.layout.figures.process import lay_out_process
from renderer.layout.figures.pros_and_cons import lay_out_pros_and_cons
from renderer.layout.figures.pyramid import lay_out_pyramid
from renderer.layout.figures.quadrants import lay_out_matrix, lay_out_swot
from renderer.layout.figures.roadmap import lay_out_roadmap

TABLE = (
    PrimitiveType("titleBlock", words.TitleBlock, title_block, (4, 1), is_furniture=True),
    PrimitiveType("bulletList", words.BulletList, bullet_list, (3, 2), shares_type=True),
    PrimitiveType("sectionRibbon", words.SectionRibbon, section_ribbon, is_furniture=True),
    PrimitiveType("sectionTag", words.SectionTag, section_tag, is_furniture=True, is_badge=True),
    PrimitiveType("sourceLine", words.SourceLine, source_line, is_furniture=True),
    PrimitiveType("textBlock", words.TextBlock, text_block),
    PrimitiveType("infoCard", words.InfoCard, info_card, (3, 3), shares_type=True),
    PrimitiveType("calloutBox", words.CalloutBox, callout_box, shares_type=True),
    PrimitiveType("bannerBand", words.BannerBand, banner_band, shares_type=True),
    PrimitiveType("diagonalStamp", words.DiagonalStamp, diagonal_stamp, is_furniture=True, overlaps=True, level=1),
    PrimitiveType("matrixTable", figures.MatrixTable, matrix_table, (12, 2), takes_row=True, is_figure=True),
    PrimitiveType("comparisonBand", figures.ComparisonBand, comparison_band, (6, 2), takes_row=True, is_figure=True),
    PrimitiveType("stepTimeline", figures.StepTimeline, step_timeline, (6, 3), is_figure=True),
    PrimitiveType("waterfallBars", figures.WaterfallBars, waterfall_bars, (6, 5), is_figure=True),
    PrimitiveType("orgTree", figures.OrgTree, org_tree, (8, 6), is_figure=True),
    PrimitiveType("tombstoneStack", figures.TombstoneStack, tombstone_stack, (3, 2), is_figure=True),
    PrimitiveType("tocTiles", figures.TocTiles, toc_tiles, (4, 3), is_figure=True),
    PrimitiveType("metricStack", figures.MetricStack, metric_stack, (4, 1), takes_row=True, is_figure=True),
    PrimitiveType("kpiHero", figures.KpiHero, kpi_hero, (5, 5), is_figure=True, shares_type=True),
    PrimitiveType("chartBlock", figures.ChartBlock, chart_block, (6, 6), is_figure=True),
    PrimitiveType("smallMultiples", figures.SmallMultiples, small_multiples, (8, 6), is_figure=True),
    PrimitiveType("quadrantMap", figures.QuadrantMap, quadrant_map, (6, 6), is_figure=True),
    PrimitiveType("harveyBall", figures.HarveyBall, harvey_ball, is_figure=True, is_badge=True),
    PrimitiveType("legendTable", figures.LegendTable, legend_table, (2, 2), is_figure=True),
    PrimitiveType("processFlow", ProcessFlow, lay_out_process, (8, 4), is_figure=True),
    PrimitiveType("cycleRing", CycleRing, lay_out_cycle, (6, 6), is_figure=True),
    PrimitiveType("pyramidLevels", PyramidLevels, lay_out_pyramid, (6, 5), is_figure=True),
    PrimitiveType("funnelStages", FunnelStages, lay_out_funnel, (6, 5), is_figure=True),
    PrimitiveType("ganttChart", GanttChart, lay_out_gantt, (8, 6), is_figure=True),
    PrimitiveType("roadmapLanes", RoadmapLanes, lay_out_roadmap, (8, 6), is_figure=True),
    PrimitiveType("swotGrid", SwotGrid, lay_out_swot, (6, 6), is_figure=True),
    PrimitiveType("textMatrix", TextMatrix, lay_out_matrix, (6, 6), is_figure=True),
    PrimitiveType("prosAndCons", ProsAndCons, lay_out_pros_and_cons, (6, 5), is_figure=True),
    PrimitiveType("imageBleed", signs.ImageBleed, image_bleed, (2, 2), is_furniture=True, overlaps=True),
    PrimitiveType("pageStamp", signs.PageStamp, page_stamp, is_furniture=True, is_badge=True),
    PrimitiveType("chevronArrow", signs.ChevronArrow, chevron_arrow, is_badge=True),
    PrimitiveType("numberedChip", signs.NumberedChip, numbered_chip, is_badge=True),
    PrimitiveType("connectorLine", signs.ConnectorLine, connector_line, overlaps=True),
    PrimitiveType("groupBorder", signs.GroupBorder, group_border, is_furniture=True, overlaps=True, level=-1),
    PrimitiveType("quoteBlock", stories.QuoteBlock, quote_block, (4, 4), is_figure=True),
    PrimitiveType("agendaList", stories.AgendaList, agenda_list, (4, 4), is_figure=True),
    PrimitiveType("proofList", stories.ProofList, proof_list, (5, 4), is_figure=True),
    PrimitiveType("teamGrid", stories.TeamGrid, team_grid, (4, 4), is_figure=True),
    PrimitiveType("beforeAfter", stories.BeforeAfter, before_after, (6, 4), is_figure=True),
    PrimitiveType("nextSteps", stories.NextSteps, next_steps, (5, 3), is_figure=True),
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
