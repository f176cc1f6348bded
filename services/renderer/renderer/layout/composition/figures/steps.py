"""Steps in a region."""

from renderer.deck.blocks import StepTimeline
from renderer.deck.model import TimelineEvent
from renderer.layout.figures.timeline import lay_out_events
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet


def step_timeline(sheet: Sheet, content: StepTimeline, area: Rect, path: str) -> None:
    """Dots on a line; across the region, or down where it is narrow."""
    events = [
        TimelineEvent(label=step.label, date=step.tag or None, description=step.description or None)
        for step in content.steps
    ]
    lay_out_events(sheet, events, area, f"{path}.steps")
