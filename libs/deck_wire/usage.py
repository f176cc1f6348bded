"""What was used: domain to protobuf and back."""

from datetime import date

from deck.registry.v1 import job_service_pb2
from deck_domain.usage import Usage

_COUNTS = ("kind", "jobs", "slides", "cost", "charged")


def usage_to_wire(usage: Usage) -> job_service_pb2.Usage:
    """A line as a message."""
    return job_service_pb2.Usage(day=usage.day.isoformat(), **{name: getattr(usage, name) for name in _COUNTS})


def usage_from_wire(wire: job_service_pb2.Usage) -> Usage:
    """A message as a line. Raises ValueError for a day that is none."""
    return Usage(date.fromisoformat(wire.day), wire.kind, wire.jobs, wire.slides, wire.cost, wire.charged)
