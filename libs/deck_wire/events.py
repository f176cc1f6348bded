"""Events on the bus: structured CloudEvents JSON, their data in the proto3 JSON mapping."""

import json
from dataclasses import dataclass

from google.protobuf.json_format import ParseDict, ParseError

from deck.events.v1.job_event_pb2 import JobEventData
from deck_domain.event_types import EventData, type_of

TYPE_PREFIX = "org.deckmill."
"""What stands on the bus before the name of an event's type."""


@dataclass(frozen=True, slots=True)
class BusEvent:
    """An event that was received: the name of its type, as on timelines, and its data."""

    name: str
    data: JobEventData

    def is_a(self, kind: type[EventData]) -> bool:
        """Whether it is of the type that has this class of data."""
        return self.name == type_of(kind).name


def read_event(payload: bytes) -> BusEvent:
    """The event in a message. Raises ValueError for anything else; fields of a newer peer are passed over."""
    try:
        envelope = json.loads(payload)
        data = ParseDict(envelope["data"], JobEventData(), ignore_unknown_fields=True)
        return BusEvent(envelope["type"].removeprefix(TYPE_PREFIX), data)
    except (AttributeError, KeyError, TypeError, ValueError, ParseError) as error:
        raise ValueError(f"no event of a job: {error!r}") from error
