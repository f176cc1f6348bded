"""A type of event that nobody has heard of: a class for its data and its row are all that it needs."""

import json
from dataclasses import dataclass
from typing import Annotated

import jsonschema_rs
import pytest
from prometheus_client import REGISTRY

from deck_domain.event_types import EVENT_TYPES, EventData, EventType
from deck_domain.job import JobEvent
from deck_domain.lifecycle import Stage
from deck_domain.lifecycle_document import document
from deck_wire.jobs import event_from_wire, event_to_wire
from gateway.views.events import data_schema, event_record, type_schema
from job_registry import metrics
from job_registry.aggregate.job_change import JobChange
from job_registry.aggregate.read_job import list_job_events
from job_registry.background.relay import cloud_events, unpublished
from job_registry.sql.transaction import Transaction
from tests.support.registry import Parts


@dataclass(frozen=True, slots=True)
class ToyBroken(EventData):
    """Data of `toy.broken`."""

    stage: Annotated[Stage | None, "where it broke"]
    pieces: Annotated[int, "how many there are now"]


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row in the table, for as long as a test lasts."""
    monkeypatch.setitem(EVENT_TYPES, "toy.broken", EventType("toy.broken", ToyBroken, "A toy has broken."))


def break_toy(tx: Transaction, job_id: str) -> None:
    """Record the event."""
    change = JobChange.lock(tx, job_id)
    change.record(ToyBroken(Stage.RENDER, 3))
    change.save()


async def broken(parts: Parts) -> JobEvent:
    """The event as it comes out of the registry."""
    job = await parts.add()
    parts.database.on_commit(metrics.count)  # as the registry does
    await parts.database.write(break_toy, job.id)
    await parts.settle()
    events, _ = await parts.database.read(list_job_events, "acme", job.id)
    return event_from_wire(event_to_wire(events[-1]))


async def test_is_on_the_timeline_the_bus_and_the_meters(parts: Parts) -> None:
    """By its name, with the fields of its data."""
    labels = {"type": "toy.broken", "stage": "RENDER"}
    before = REGISTRY.get_sample_value("deckmill_job_events_total", labels) or 0
    event = await broken(parts)
    assert (event.type, event.data) == ("toy.broken", {"stage": "RENDER", "pieces": 3})
    assert REGISTRY.get_sample_value("deckmill_job_events_total", labels) == before + 1
    (*_, sent) = json.loads(cloud_events(await parts.database.read(unpublished)))
    assert (sent["type"], sent["data"]["detail"]["pieces"]) == ("org.deckmill.toy.broken", 3)


async def test_is_documented(parts: Parts) -> None:
    """In the OpenAPI, which its answer keeps to, and on the page of the documentation."""
    record = event_record(await broken(parts))
    assert jsonschema_rs.is_valid(type_schema(), record["type"])
    assert jsonschema_rs.is_valid(data_schema(), record["data"])
    assert not jsonschema_rs.is_valid(data_schema(), {**record["data"], "color": "red"})
    assert (
        "| toy.broken | A toy has broken. | `stage`: where it broke; `pieces`: how many there are now |" in document()
    )
