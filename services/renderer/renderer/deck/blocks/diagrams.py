"""Blocks that are diagrams: ways, rings, pyramids, funnels, plans, quadrants of text; slides extend them."""

from dataclasses import dataclass

from renderer.deck.blocks.figures import AxisEnds


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a pyramid, or one step of a ring."""

    label: str
    description: str | None = None
    emphasis: bool | None = None


@dataclass(frozen=True, slots=True)
class DiagramStep(Level):
    """One step of a process."""

    icon: str | None = None


@dataclass(frozen=True, kw_only=True)
class ProcessFlow:
    """Steps that follow each other."""

    steps: tuple[DiagramStep, ...]


@dataclass(frozen=True, kw_only=True)
class CycleRing:
    """Steps that come round again."""

    steps: tuple[Level, ...]
    center: str | None = None


@dataclass(frozen=True, kw_only=True)
class PyramidLevels:
    """Levels from the top down."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """What is left at a stage; `value_label` is shown in the place of `value`."""

    label: str
    value: float
    value_label: str | None = None
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class FunnelStages:
    """Stages as wide as their values."""

    stages: tuple[FunnelStage, ...]


@dataclass(frozen=True, slots=True)
class GanttTask:
    """A bar from `start` to `end`, dates as people write them; `progress` is in per cent."""

    label: str
    start: str
    end: str | None = None
    id: str | None = None
    lane: str | None = None
    progress: float | None = None
    depends_on: tuple[str, ...] | None = None
    milestone: bool | None = None
    emphasis: bool | None = None


@dataclass(frozen=True, kw_only=True)
class GanttChart:
    """Tasks in time, in the order of their lanes; `today` is a date."""

    tasks: tuple[GanttTask, ...]
    lanes: tuple[str, ...] | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """A card from `start` to `end`."""

    label: str
    start: str
    end: str | None = None
    description: str | None = None
    emphasis: bool | None = None


@dataclass(frozen=True, slots=True)
class RoadmapLane:
    """What one team or one theme does.

    Where a page shows a part of a lane, `number` is the lane's place in the document and `first` that of its first
    card in the lane.
    """

    label: str
    items: tuple[RoadmapItem, ...]
    number: int | None = None
    first: int = 0


@dataclass(frozen=True, kw_only=True)
class RoadmapLanes:
    """Lanes of cards below the times that they last; `today` is a date."""

    lanes: tuple[RoadmapLane, ...]
    today: str | None = None


@dataclass(frozen=True, kw_only=True)
class SwotGrid:
    """Strengths, weaknesses, opportunities and threats, with the words of the deck for them."""

    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    opportunities: tuple[str, ...]
    threats: tuple[str, ...]
    labels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One quadrant."""

    label: str
    points: tuple[str, ...] | None = None
    icon: str | None = None
    emphasis: bool | None = None


@dataclass(frozen=True, kw_only=True)
class TextMatrix:
    """Four quadrants of text: top left, top right, bottom left, bottom right."""

    cells: tuple[MatrixCell, ...]
    x_axis_label: AxisEnds | None = None
    y_axis_label: AxisEnds | None = None


@dataclass(frozen=True, kw_only=True)
class ProsAndCons:
    """What speaks for something, what against it, and the verdict."""

    pros: tuple[str, ...]
    cons: tuple[str, ...]
    pros_label: str | None = None
    cons_label: str | None = None
    verdict: str | None = None
