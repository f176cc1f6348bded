"""Slides that are composed of blocks, or drawn by the pattern of an `agent_v1` document."""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.blocks import Block
from renderer.deck.charts import ChartData
from renderer.deck.slide import Slide
from renderer.deck.slides.figures import Kpi


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionSlide(Slide):
    """One to twenty blocks on a grid of 12 x 12 cells; `gap` between the cells is in px."""

    blocks: tuple[Block, ...]
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class PatternKpi(Kpi):
    """One figure of a pattern, on a card of its own style."""

    style: Literal["gradient", "dark", "outline"] | None = None


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """What is said on the left, and its counterpart on the right."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSlide(Slide):
    """A slide whose parts decide what is drawn, and its `pattern` how; `labels` head the two sides of `rows`."""

    pattern: str
    company: str = ""
    prose: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    kpis: tuple[PatternKpi, ...] = ()
    labels: tuple[str, str] = ("", "")
    rows: tuple[ComparisonRow, ...] = ()
    chart: ChartData | None = None
