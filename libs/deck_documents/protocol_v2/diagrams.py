"""Slides that are one diagram."""

from typing import Literal

from deck_documents.composition import diagrams
from deck_documents.protocol_v2.slide import SlideBase
from deck_documents.sight import Unseen


class ProcessSlide(diagrams.ProcessFlow, SlideBase):
    """Two to ten steps that follow each other. An addition of this server, as all the types below."""

    slide_type: Unseen[Literal["process"]]


class CycleSlide(diagrams.CycleRing, SlideBase):
    """Three to eight steps that come round again; `center` is what they turn about."""

    slide_type: Unseen[Literal["cycle"]]


class PyramidSlide(diagrams.PyramidLevels, SlideBase):
    """Two to seven levels from the top down, each resting on the next."""

    slide_type: Unseen[Literal["pyramid"]]


class FunnelSlide(diagrams.FunnelStages, SlideBase):
    """Two to eight stages whose widths are in proportion to their values."""

    slide_type: Unseen[Literal["funnel"]]


class GanttSlide(diagrams.GanttChart, SlideBase):
    """Up to thirty tasks in time, in lanes, with what they depend on. `today` is a date, shown as it is written."""

    slide_type: Unseen[Literal["gantt"]]


class RoadmapSlide(diagrams.RoadmapLanes, SlideBase):
    """Lanes of cards below the quarters, months or years that they last. `today` is as in a gantt."""

    slide_type: Unseen[Literal["roadmap"]]


class SwotSlide(diagrams.SwotGrid, SlideBase):
    """Strengths, weaknesses, opportunities and threats; `labels` name them in the words of the deck."""

    slide_type: Unseen[Literal["swot"]]


class MatrixSlide(diagrams.TextMatrix, SlideBase):
    """Four quadrants of text: top left, top right, bottom left, bottom right; one that the title names is set off."""

    slide_type: Unseen[Literal["matrix"]]


class ProsConsSlide(diagrams.ProsAndCons, SlideBase):
    """What speaks for something, what against it, and the verdict."""

    slide_type: Unseen[Literal["pros-cons"]]
