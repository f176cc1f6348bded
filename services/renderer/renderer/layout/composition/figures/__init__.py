"""Primitives that are figures: tables, trees, charts, figures, maps."""

from collections.abc import Mapping
from types import MappingProxyType

from renderer.deck import blocks
from renderer.layout.composition.figures.balls import harvey_ball
from renderer.layout.composition.figures.charts import chart_block, waterfall_bars
from renderer.layout.composition.figures.legends import legend_table
from renderer.layout.composition.figures.maps import quadrant_map
from renderer.layout.composition.figures.metrics import kpi_hero, metric_stack
from renderer.layout.composition.figures.steps import step_timeline
from renderer.layout.composition.figures.tables import comparison_band, matrix_table
from renderer.layout.composition.figures.tiles import toc_tiles, tombstone_stack
from renderer.layout.composition.figures.trees import org_tree
from renderer.layout.composition.primitive import LayOut

FIGURES: Mapping[type[blocks.Primitive], LayOut] = MappingProxyType(
    {
        blocks.MatrixTable: matrix_table,
        blocks.ComparisonBand: comparison_band,
        blocks.StepTimeline: step_timeline,
        blocks.WaterfallBars: waterfall_bars,
        blocks.OrgTree: org_tree,
        blocks.TombstoneStack: tombstone_stack,
        blocks.TocTiles: toc_tiles,
        blocks.MetricStack: metric_stack,
        blocks.KpiHero: kpi_hero,
        blocks.ChartBlock: chart_block,
        blocks.QuadrantMap: quadrant_map,
        blocks.HarveyBall: harvey_ball,
        blocks.LegendTable: legend_table,
    }
)
"""By input, what fills an area (pt) with it; the path says where the input stands in its slide."""

__all__ = ["FIGURES"]
