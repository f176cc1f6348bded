"""Where moments stand on a line of time, as shares of its length: to scale where all of them are dates in order."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from deck_domain.dates import Period, read_period, read_sequence, read_span, year_in
from renderer.deck.blocks.figures import Phase

_DWARFS, _BROKEN = 6.0, 1.5
"""A gap of more than so many usual ones is cut, and drawn as long as so many of the longest that is left."""
_SOME_YEAR = 2001
"""The year that is assumed where none is named; only the distances between dates matter."""
_AHEAD = 0.5
"""How far, as a share of the whole, the day of today may lie outside of it."""


@dataclass(frozen=True, slots=True)
class Track:
    """Shares from 0 to 1 along a line.

    Attributes:
        stops: where each event stands.
        ends: where those end that last; None for the others.
        breaks: where the line is cut, because it would be too long.
        bands: from where to where each phase lasts.
        today: where the day of today is; None where it is not shown.
        is_scaled: distances are in proportion to time.
    """

    stops: tuple[float, ...]
    ends: tuple[float | None, ...]
    breaks: tuple[float, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()
    today: float | None = None
    is_scaled: bool = False

    @property
    def last(self) -> float:
        """Where the line ends: with its last event."""
        return max(stop if end is None else end for stop, end in zip(self.stops, self.ends, strict=True))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days and their shares, both rising."""

    days: tuple[int, ...]
    shares: tuple[float, ...]
    breaks: tuple[float, ...]

    def at(self, day: date) -> float:
        """The share of a day; outside of the scale, its end."""
        number = day.toordinal()
        after = min(max(bisect_right(self.days, number), 1), len(self.days) - 1)
        first, last = self.days[after - 1 : after + 1]
        start, end = self.shares[after - 1 : after + 1]
        return start + (end - start) * min(max((number - first) / (last - first), 0.0), 1.0)


def track_of(dates: Sequence[str | None], phases: Sequence[Phase] = (), today: str | None = None) -> Track:
    """The track of events by their dates; at equal distances where these are no dates, or not in order."""
    texts = [date or "" for date in dates]
    now = read_period(today, year_in(texts) or _SOME_YEAR) if today else None
    events = read_sequence(texts, now.start.year if now else _SOME_YEAR)
    if not events or any(one.start > other.start for one, other in pairwise(events)):
        return _even(len(dates))
    spans = [read_span(phase.start, phase.end, events[0].start.year) for phase in phases]
    found = [span for span in spans if span is not None]
    scale = _scale(events, found, now)
    if scale is None:
        return _even(len(dates))
    return Track(
        stops=tuple(scale.at(event.start) for event in events),
        ends=tuple(scale.at(event.end) if event.ranged else None for event in events),
        breaks=scale.breaks,
        bands=tuple((scale.at(span.start), scale.at(span.end)) for span in found) if len(found) == len(spans) else (),
        today=scale.at(now.start) if now and _holds(scale, now) else None,
        is_scaled=True,
    )


def _even(count: int) -> Track:
    return Track(tuple(index / max(count - 1, 1) for index in range(count)), (None,) * count)


def _holds(scale: _Scale, now: Period) -> bool:
    return scale.days[0] <= now.start.toordinal() <= scale.days[-1]


def _scale(events: Sequence[Period], phases: Sequence[Period], now: Period | None) -> _Scale | None:
    """From the first day that is shown to the last; None for a single day."""
    days = {event.start for event in events} | {event.end for event in events if event.ranged}
    shown = days | {edge for phase in phases for edge in (phase.start, phase.end)}
    first, last = min(shown), max(shown)
    reach = (last - first) * _AHEAD
    if now and first - reach <= now.start <= last + reach:
        shown |= {now.start}
    knots = sorted(day.toordinal() for day in days | {min(shown), max(shown)})
    if len(knots) < 2:
        return None
    gaps = [later - earlier for earlier, later in pairwise(knots)]
    drawn, cut = _drawn(gaps)
    total, edges = sum(drawn), [0.0]
    for length in drawn:
        edges.append(edges[-1] + length / total)
    breaks = tuple((edges[index] + edges[index + 1]) / 2 for index in cut)
    return _Scale(tuple(knots), (*edges[:-1], 1.0), breaks)


def _drawn(gaps: Sequence[int]) -> tuple[list[float], list[int]]:
    """How long gaps are drawn, and which of them are cut because they dwarf the others."""
    cut = [
        index
        for index, gap in enumerate(gaps)
        if len(gaps) > 1 and gap > _DWARFS * median([*gaps[:index], *gaps[index + 1 :]])
    ]
    left = [gap for index, gap in enumerate(gaps) if index not in cut]
    if not left:
        return [float(gap) for gap in gaps], []
    return [max(left) * _BROKEN if index in cut else float(gap) for index, gap in enumerate(gaps)], cut
