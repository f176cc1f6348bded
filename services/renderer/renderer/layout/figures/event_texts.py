"""What is said of an event: its date, its label, its description."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from renderer.deck.blocks.figures import Phase
from renderer.deck.slides.figures import TimelineEvent
from renderer.layout.figures.time_track import Track, track_of
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run

FLOOR, LOW_FLOOR = 12.0, 10.0
# Date, label and words in pt, by the width of a column in pt.
_SIZES = (
    (520.0, 56.0, 34.0, 24.0),
    (370.0, 44.0, 30.0, 22.0),
    (240.0, 36.0, 26.0, 20.0),
    (190.0, 24.0, 21.0, 17.0),
    (150.0, 20.0, 19.0, 16.0),
    (125.0, 17.0, 18.0, 15.0),
)
_NARROW_SIZES = (14.0, 15.0, 13.0)


@dataclass(frozen=True)
class Course:
    """What a timeline shows; `path` is its own, with a dot behind it (empty for that of a slide)."""

    events: Sequence[TimelineEvent]
    phases: Sequence[Phase] = ()
    today: str | None = None
    path: str = ""
    kind: str = "events"

    @cached_property
    def track(self) -> Track:
        """Where its events stand in time."""
        return track_of([event.date for event in self.events], self.phases, self.today)


def sizes_for(width: float) -> tuple[float, float, float]:
    """Date, label and words for a column of `width` pt."""
    return next((tuple(sizes) for least, *sizes in _SIZES if width >= least), _NARROW_SIZES)  # type: ignore[return-value]


def event_text(
    sheet: Sheet, event: TimelineEvent, sizes: tuple[float, float, float], floor: float = FLOOR
) -> list[Paragraph]:
    """The date in the accent, the label, the description below."""
    date, label, words = sizes
    lines = []
    if event.date:
        lines.append(sheet.paragraph(event.date, date, color="accent2", bold=True, floor=floor))
    lines.append(sheet.paragraph(event.label, label, "heading", floor=floor, before=3.0 if lines else 0.0))
    if event.description:
        lines.append(sheet.paragraph(event.description, words, color="tx2", floor=floor, before=6.0))
    return lines


def event_line(event: TimelineEvent, size: float) -> list[Paragraph]:
    """All of it on one line, for where there is no height."""
    runs = [Run(f"{event.date}  ", size, "accent2", bold=True, floor=LOW_FLOOR)] if event.date else []
    runs.append(Run(event.label, size, bold=True, floor=LOW_FLOOR))
    if event.description:
        runs.append(Run(f"  {event.description}", size, "tx2", floor=LOW_FLOOR))
    return [Paragraph(tuple(runs))]
