"""Primitives that are figures: tables, trees, charts, figures, maps."""

from collections.abc import Mapping
from types import MappingProxyType

from deck_documents.composition import figures as inputs
from deck_documents.parts import Part
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

FIGURES: Mapping[type[Part], LayOut] = MappingProxyType(
    {
        inputs.MatrixTable: matrix_table,
        inputs.ComparisonBand: comparison_band,
        inputs.StepTimeline: step_timeline,
        inputs.WaterfallBars: waterfall_bars,
        inputs.OrgTree: org_tree,
        inputs.TombstoneStack: tombstone_stack,
        inputs.TocTiles: toc_tiles,
        inputs.MetricStack: metric_stack,
        inputs.KpiHero: kpi_hero,
        inputs.ChartBlock: chart_block,
        inputs.QuadrantMap: quadrant_map,
        inputs.HarveyBall: harvey_ball,
        inputs.LegendTable: legend_table,
    }
)
"""By input, what fills an area (pt) with it; the path says where the input stands in its slide."""

__all__ = ["FIGURES"]
