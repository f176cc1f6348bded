"""A job's timeline as answers show it. Pure."""

from collections.abc import Sequence
from enum import Enum
from types import UnionType
from typing import Annotated, Any, get_args

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from deck_domain.actor import ActorType
from deck_domain.event_types import EVENT_TYPES, EventType
from deck_domain.job import JobEvent
from gateway.views.responses import Moment, utc


def type_schema() -> dict[str, Any]:
    """The JSON Schema of an event's type."""
    listed = "".join(f"\n- `{row.name}`: {row.meaning}" for row in EVENT_TYPES.values())
    return {"type": "string", "enum": list(EVENT_TYPES), "description": f"What happened:\n{listed}"}


def data_schema() -> dict[str, Any]:
    """The JSON Schema of an event's data: one of the objects that the types have."""
    return {"anyOf": [_object_of(row) for row in EVENT_TYPES.values()]}


def _object_of(row: EventType) -> dict[str, Any]:
    properties = {name: _schema_of(kind) | {"description": meaning} for name, (kind, meaning) in row.fields.items()}
    closed = {"additionalProperties": False, "required": list(properties)}
    return {"type": "object", "title": row.name, "properties": properties, **closed}


def _schema_of(kind: object) -> dict[str, Any]:
    """Of a field: text, a number, a truth value, an enumeration, or none of these."""
    if isinstance(kind, UnionType):
        return {"anyOf": [_schema_of(each) for each in get_args(kind)]}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    return {"type": _PLAIN[kind]}


_PLAIN: dict[object, str] = {str: "string", int: "integer", bool: "boolean", type(None): "null"}


class ActorRecord(TypedDict):
    """Who brought it about.

    `id` is of a user the key's id, of a link's holder a digest of the link, of the system the service or the worker
    process; null where a release before did not write it down.
    """

    type: ActorType
    id: str | None


class EventRecord(TypedDict):
    """One line of a timeline; `seq` counts from 1 without gaps."""

    seq: int
    type: Annotated[str, WithJsonSchema(type_schema())]
    created_at: Moment
    actor: ActorRecord
    data: Annotated[dict[str, Any], WithJsonSchema(data_schema())]


class ExportedEvent(EventRecord):
    """A line of a timeline that is kept outside: it names itself and its job."""

    id: str
    job_id: str


class EventList(TypedDict):
    """A page of a timeline, oldest first; `next_cursor` is null when there are no more yet."""

    events: list[EventRecord]
    next_cursor: str | None


def event_record(event: JobEvent) -> EventRecord:
    """One line."""
    return EventRecord(
        seq=event.seq,
        type=event.type,
        created_at=utc(event.created_at),
        actor=ActorRecord(type=event.actor.type, id=event.actor.id),
        data=dict(event.data),
    )


def exported_event(event: JobEvent) -> ExportedEvent:
    """One line of an export."""
    return ExportedEvent(id=event.id, job_id=event.job_id, **event_record(event))


def event_list(events: Sequence[JobEvent], *, more: bool) -> EventList:
    """The answer to `GET /api/v2/jobs/{id}/events`; `more` tells whether there are younger ones."""
    records = [event_record(event) for event in events]
    return EventList(events=records, next_cursor=str(events[-1].seq) if more else None)
