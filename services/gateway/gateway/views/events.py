"""A job's timeline as answers show it. Pure."""

from collections.abc import Sequence
from typing import Any

from typing_extensions import TypedDict

from deck_domain.job import JobEvent
from gateway.views.responses import Moment, utc


class EventRecord(TypedDict):
    """One line of a timeline; `seq` counts from 1 without gaps."""

    seq: int
    type: str
    created_at: Moment
    data: dict[str, Any]


class EventList(TypedDict):
    """A page of a timeline, oldest first; `next_cursor` is null when there are no more yet."""

    events: list[EventRecord]
    next_cursor: str | None


def event_record(event: JobEvent) -> EventRecord:
    """One line."""
    return EventRecord(seq=event.seq, type=event.type, created_at=utc(event.created_at), data=dict(event.data))


def event_list(events: Sequence[JobEvent], *, more: bool) -> EventList:
    """The answer to `GET /api/v2/jobs/{id}/events`; `more` tells whether there are younger ones."""
    records = [event_record(event) for event in events]
    return EventList(events=records, next_cursor=str(events[-1].seq) if more else None)
