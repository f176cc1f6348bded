"""Events of the bus are read as what they are, or refused."""

import json
from typing import Any

import pytest

from deck_domain.event_types import JobDeleted, JobSucceeded
from deck_wire.events import read_events

DELETED: dict[str, Any] = {
    "type": "org.deckmill.job.deleted",
    "data": {"jobId": "job_1", "tenant": "acme", "seq": "9", "revision": "4", "terminal": True},
}


def test_an_event_is_known_by_its_type() -> None:
    """Numbers of 64 bits are text in the JSON mapping, and come back as numbers."""
    (event,) = read_events(json.dumps([DELETED]).encode())
    assert event.is_a(JobDeleted)
    assert not event.is_a(JobSucceeded)
    assert (event.data.job_id, event.data.tenant, event.data.revision, event.data.terminal) == (
        "job_1",
        "acme",
        4,
        True,
    )


def test_a_newer_peer_may_say_more() -> None:
    """Fields and types that are not known here do no harm."""
    newer = DELETED | {"type": "org.deckmill.job.archived", "data": DELETED["data"] | {"shelf": 3}}
    events = read_events(json.dumps([DELETED, newer]).encode())
    assert [(event.name, event.data.job_id) for event in events] == [
        ("job.deleted", "job_1"),
        ("job.archived", "job_1"),
    ]


def test_an_older_peer_sends_events_one_by_one() -> None:
    """Without an array around them: during an upgrade both are on the bus."""
    (event,) = read_events(json.dumps(DELETED).encode())
    assert event.is_a(JobDeleted)


@pytest.mark.parametrize(
    "payload",
    [b"", b"nonsense", b"7", b"[[]]", b"{}", b'{"type": 1, "data": {}}', b'{"type": "x", "data": {"seq": "many"}}'],
)
def test_what_is_no_event_is_refused(payload: bytes) -> None:
    """Whatever else lies on the bus."""
    with pytest.raises(ValueError, match="no event"):
        read_events(payload)
