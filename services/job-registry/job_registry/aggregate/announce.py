"""Messages to webhooks, written in the commit of what they tell: none is lost, and none tells what never happened."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, bindparam, insert, select

from deck_domain.ids import new_id
from deck_domain.job import ArtifactKind
from deck_domain.job_kinds import kind_named
from deck_domain.job_options import Callback
from deck_domain.webhooks import TOLD_TYPES, DeliveryStatus, ends_job, event_told
from deck_wire.job_options import options_from_json
from job_registry.sql import job_tables, webhook_tables
from job_registry.sql.rows import linked_of, linked_values
from job_registry.sql.transaction import OutboxEvent, Transaction

# These statements are built once, because building one takes longer than running it.
_LISTENERS = select(
    webhook_tables.webhooks.c.id, webhook_tables.webhooks.c.url, webhook_tables.webhooks.c.events
).where(webhook_tables.webhooks.c.tenant == bindparam("tenant"), webhook_tables.webhooks.c.disabled_at.is_(None))
_JOB = select(job_tables.jobs).where(job_tables.jobs.c.id == bindparam("job_id"))
_INSERT = insert(webhook_tables.deliveries)


def announce(tx: Transaction, events: Sequence[OutboxEvent]) -> None:
    """Queue what endpoints and the callback of a job are told of these events, which the job's row shows already."""
    for event in events:
        if event.type in TOLD_TYPES:
            _announce(tx, event)


def new_delivery(tx: Transaction, tenant: str, **values: Any) -> dict[str, Any]:
    """The row of a delivery that is due now."""
    pending = {"status": DeliveryStatus.PENDING, "attempt": 0, "deck": None}
    times = {"created_at": tx.now, "opened_at": tx.now, "due_at": tx.now}
    return {"id": new_id("whd"), "tenant": tenant, **pending, **times, **values}


def _announce(tx: Transaction, event: OutboxEvent) -> None:
    job = tx.execute(_JOB, {"job_id": event.job_id}).first()
    told = event_told(event.type, kind_named(job.kind)) if job else None
    if job is None or told is None or job.parent_job_id:  # no webhook is sent for a single slide
        return
    message = {
        "job_id": job.id,
        "seq": event.seq,
        "message_id": event.id,
        "event": told,
        "happened_at": event.created_at,
        "data": _data(job),
        "deck": _deck(job),
    }
    listeners = tx.execute(_LISTENERS, {"tenant": event.tenant})
    receivers = [_endpoint(row) for row in listeners if told in row.events]
    callback = options_from_json(job.options).callback
    if callback and ends_job(told):
        receivers.append(_callback(callback, event.tenant, message["data"]))
    if receivers:
        tx.execute(_INSERT, [new_delivery(tx, event.tenant, **message | own) for own in receivers])
        tx.effects.deliveries = True


def _endpoint(row: Row[Any]) -> dict[str, Any]:
    """The columns of a message that are of its endpoint."""
    return {"webhook_id": row.id, "channel": row.id, "url": row.url}


def _callback(callback: Callback, tenant: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a callback.

    Its message has an id of its own: its receiver may be an endpoint as well, and that one is told other data.
    """
    return {
        "webhook_id": None,
        "channel": f"{tenant} {urlsplit(callback.url).netloc.lower()}",
        "url": callback.url,
        "message_id": new_id("msg"),
        "data": {**data, "metadata": json.loads(callback.metadata or "null")},
    }


def _data(job: Row[Any]) -> dict[str, Any]:
    """What receivers are told of a job; the link to the deck is put in when it is sent."""
    return {
        "job_id": job.id,
        "job_url": f"/api/v2/jobs/{job.id}",
        "status": job.state,
        "document_title": job.title or None,
        "slide_count": job.slide_count,
        "deck_score": job.deck_score,
        "approval_status": job.approval_status,
        "download_url": None,
        "brand_pack_id": job.brand_pack_id,
        "error_code": job.error_code,
        "error_message": job.error_message,
    }


def _deck(job: Row[Any]) -> dict[str, str] | None:
    if not kind_named(job.kind).publishes_deck:
        return None
    decks = [file for file in linked_of(job) or () if file.kind is ArtifactKind.GENERATED_PPTX]
    return next(iter(linked_values(decks)), None)
