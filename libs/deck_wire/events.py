"""Events on the bus: batches in CloudEvents JSON, one for each commit, their data in the proto3 JSON mapping."""

import json
from dataclasses import dataclass
from typing import Any

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


def read_events(payload: bytes) -> list[BusEvent]:
    """The events in a message. Raises ValueError for anything else; fields of a newer peer are passed over.

    A message of one event that is not in a batch comes from an older peer.
    """
    try:
        batch = json.loads(payload)
        return [_read(envelope) for envelope in (batch if isinstance(batch, list) else [batch])]
    except (AttributeError, KeyError, TypeError, ValueError, ParseError) as error:
        raise ValueError(f"no events of a job: {error!r}") from error


def _read(envelope: dict[str, Any]) -> BusEvent:
    data = ParseDict(envelope["data"], JobEventData(), ignore_unknown_fields=True)
    return BusEvent(envelope["type"].removeprefix(TYPE_PREFIX), data)
