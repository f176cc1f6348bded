"""Lines of a job's timeline, which are also the outbox: they are committed with the state that they tell of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from deck_domain.actor import Actor
from deck_domain.event_types import EventData, type_of
from deck_domain.ids import new_id
from deck_domain.records import to_json
from job_registry.aggregate.announce import announce
from job_registry.sql import job_tables
from job_registry.sql.transaction import OutboxEvent, Transaction

_INSERT = insert(job_tables.events)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the life of a job events stand: behind `last_seq`, at a revision, and whether that is its end.

    `actor` is who brings them about.
    """

    job_id: str
    tenant: str
    last_seq: int
    revision: int
    terminal: bool
    traceparent: str
    actor: Actor


def append_events(tx: Transaction, moment: Moment, events: Sequence[EventData]) -> None:
    """Write events, in order, and what webhooks are told of them; the job's row is as they say already."""
    if not events:
        return
    shared: dict[str, Any] = {
        "job_id": moment.job_id,
        "tenant": moment.tenant,
        "revision": moment.revision,
        "terminal": moment.terminal,
        "created_at": tx.now,
        "traceparent": moment.traceparent,
        "actor_type": moment.actor.type,
        "actor_id": moment.actor.id,
    }
    rows = [
        {"id": new_id("evt"), "seq": seq, "type": type_of(type(data)).name, "data": to_json(data), **shared}
        for seq, data in enumerate(events, moment.last_seq + 1)
    ]
    tx.execute(_INSERT, rows)
    outgoing = [OutboxEvent(**row) for row in rows]
    tx.effects.events += events
    tx.effects.outbox += outgoing
    announce(tx, outgoing)
