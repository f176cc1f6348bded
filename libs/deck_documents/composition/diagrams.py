"""Primitives that are diagrams: ways, rings, pyramids, funnels, plans, quadrants of text. Additions of this server.

The lists are named apart: slides of the same kinds have them, too.
"""

from typing import Annotated

from pydantic import Field

from deck_documents.composition.figures import AxisEnds
from deck_documents.icons import IconName
from deck_documents.parts import Name, NonEmpty, NotNegative, Percent, Strict, Text
from deck_documents.sight import Seen, Sight, Unseen

SwotPoints = Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=8, fail_fast=True)]]
Labels = Seen[Annotated[list[NonEmpty], Field(min_length=4, max_length=4, fail_fast=True)] | None]
Arguments = Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=10, fail_fast=True)]]


class DiagramStep(Strict):
    """One part of a process, a ring or a pyramid; `emphasis` sets it off, `icon` stands in a process alone."""

    label: Seen[NonEmpty]
    description: Seen[Text | None] = None
    icon: Unseen[IconName | None] = None
    emphasis: Unseen[bool | None] = None


class Level(Strict):
    """One level of a pyramid."""

    label: Seen[NonEmpty]
    description: Seen[Text | None] = None
    emphasis: Unseen[bool | None] = None


ProcessSteps = Seen[Annotated[list[DiagramStep], Field(min_length=2, max_length=10, fail_fast=True)]]
RingSteps = Seen[Annotated[list[Level], Field(min_length=3, max_length=8, fail_fast=True)]]
Levels = Seen[Annotated[list[Level], Field(min_length=2, max_length=7, fail_fast=True)]]


class ProcessFlow(Strict):
    """Steps that follow each other."""

    steps: ProcessSteps


class CycleRing(Strict):
    """Steps that come round again; `center` is what they turn about."""

    steps: RingSteps
    center: Seen[Text | None] = None


class PyramidLevels(Strict):
    """Levels from the top down, each resting on the next."""

    levels: Levels


class FunnelStage(Strict):
    """What is left at a stage; `value_label` is shown in the place of `value`."""

    label: Seen[NonEmpty]
    value: Annotated[NotNegative, Sight(seen=True, unless="value_label")]
    value_label: Seen[NonEmpty | None] = None
    description: Seen[Text | None] = None


Stages = Seen[Annotated[list[FunnelStage], Field(min_length=2, max_length=8, fail_fast=True)]]


class FunnelStages(Strict):
    """Stages whose widths are in proportion to their values; what is lost between them is told in per cent."""

    stages: Stages


class GanttTask(Strict):
    """A bar from `start` to `end`, dates as people write them; without an end, as long as its start says.

    `depends_on` names tasks by their `id`; `progress` is in per cent; a milestone is one day.
    """

    label: Seen[NonEmpty]
    start: Unseen[Name]
    end: Unseen[Name | None] = None
    id: Unseen[Name | None] = None
    lane: Unseen[Name | None] = None
    progress: Seen[Percent | None] = None
    depends_on: Unseen[Annotated[list[Name], Field(max_length=10, fail_fast=True)] | None] = None
    milestone: Unseen[bool | None] = None
    emphasis: Unseen[bool | None] = None


Tasks = Seen[Annotated[list[GanttTask], Field(min_length=1, max_length=30, fail_fast=True)]]
LaneNames = Seen[Annotated[list[Name], Field(min_length=1, max_length=10, fail_fast=True)] | None]


class GanttChart(Strict):
    """Tasks in time. `lanes` are their order; without them, lanes are those that tasks name. `today` is a date."""

    tasks: Tasks
    lanes: LaneNames = None
    today: Seen[Name | None] = None


class RoadmapItem(Strict):
    """A card from `start` to `end`; without an end, as long as its start says."""

    label: Seen[NonEmpty]
    start: Unseen[Name]
    end: Unseen[Name | None] = None
    description: Seen[Text | None] = None
    emphasis: Unseen[bool | None] = None


class RoadmapLane(Strict):
    """What one team or one theme does."""

    label: Seen[NonEmpty]
    items: Seen[Annotated[list[RoadmapItem], Field(min_length=1, max_length=12, fail_fast=True)]]


Lanes = Seen[Annotated[list[RoadmapLane], Field(min_length=1, max_length=8, fail_fast=True)]]


class RoadmapLanes(Strict):
    """Lanes of cards below the quarters, months or years that they last. `today` is a date."""

    lanes: Lanes
    today: Seen[Name | None] = None


class SwotGrid(Strict):
    """Strengths, weaknesses, opportunities and threats; `labels` name them in the words of the deck."""

    strengths: SwotPoints
    weaknesses: SwotPoints
    opportunities: SwotPoints
    threats: SwotPoints
    labels: Labels = None


class MatrixCell(Strict):
    """One quadrant."""

    label: Seen[NonEmpty]
    points: Seen[Annotated[list[NonEmpty], Field(max_length=8, fail_fast=True)] | None] = None
    icon: Unseen[IconName | None] = None
    emphasis: Unseen[bool | None] = None


Cells = Seen[Annotated[list[MatrixCell], Field(min_length=4, max_length=4, fail_fast=True)]]


class TextMatrix(Strict):
    """Four quadrants of text: top left, top right, bottom left, bottom right; one that the title names is set off."""

    cells: Cells
    x_axis_label: Seen[AxisEnds | None] = None
    y_axis_label: Seen[AxisEnds | None] = None


class ProsAndCons(Strict):
    """What speaks for something, what against it, and the verdict."""

    pros: Arguments
    cons: Arguments
    pros_label: Seen[NonEmpty | None] = None
    cons_label: Seen[NonEmpty | None] = None
    verdict: Seen[Text | None] = None
