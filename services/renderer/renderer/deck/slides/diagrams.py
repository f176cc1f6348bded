"""Slides that are one diagram."""

from dataclasses import dataclass

from renderer.deck.blocks import diagrams
from renderer.deck.slide import Slide


@dataclass(frozen=True, kw_only=True)
class ProcessSlide(diagrams.ProcessFlow, Slide):
    """Steps that follow each other."""


@dataclass(frozen=True, kw_only=True)
class CycleSlide(diagrams.CycleRing, Slide):
    """Steps that come round again."""


@dataclass(frozen=True, kw_only=True)
class PyramidSlide(diagrams.PyramidLevels, Slide):
    """Levels from the top down."""


@dataclass(frozen=True, kw_only=True)
class FunnelSlide(diagrams.FunnelStages, Slide):
    """Stages as wide as their values."""


@dataclass(frozen=True, kw_only=True)
class GanttSlide(diagrams.GanttChart, Slide):
    """Tasks in time."""


@dataclass(frozen=True, kw_only=True)
class RoadmapSlide(diagrams.RoadmapLanes, Slide):
    """Lanes of cards in time."""


@dataclass(frozen=True, kw_only=True)
class SwotSlide(diagrams.SwotGrid, Slide):
    """Strengths, weaknesses, opportunities and threats."""


@dataclass(frozen=True, kw_only=True)
class MatrixSlide(diagrams.TextMatrix, Slide):
    """Four quadrants of text."""


@dataclass(frozen=True, kw_only=True)
class ProsConsSlide(diagrams.ProsAndCons, Slide):
    """What speaks for something, and what against it."""
