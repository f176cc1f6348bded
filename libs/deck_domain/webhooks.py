"""Webhooks: who is told of what, what a delivery is, and when it is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from deck_domain.job import LinkedFile
from deck_domain.job_kinds import KINDS, JobKind

TEST_EVENT = "webhook.test"
"""What is told to see whether an endpoint works."""
APPROVAL_EVENT = "approval.changed"
DOCUMENTED_EVENTS = ("render.completed", "render.failed", APPROVAL_EVENT)
"""What an endpoint is told that did not say what it wants."""

_ENDINGS: Mapping[str, str] = {"job.succeeded": "completed", "job.failed": "failed", "job.cancelled": "cancelled"}
EVENTS = (
    *(
        f"{kind}.{ending}"
        for kind in dict.fromkeys(row.shown_as for row in KINDS.values() if not row.inner)
        for ending in _ENDINGS.values()
    ),
    APPROVAL_EVENT,
)
"""What an endpoint may ask to be told."""
TOLD_TYPES = frozenset({*_ENDINGS, APPROVAL_EVENT})
"""Types of events, as timelines have them, that somebody may be told of."""

_FIRST_PAUSE, _FACTOR, _LONGEST_PAUSE = 5.0, 4.0, 4 * 3600.0
GIVE_UP_AFTER = 24 * 3600.0
"""Seconds for which a delivery is tried."""


def event_told(type_name: str, kind: JobKind) -> str | None:
    """What receivers call an event of a job, by its type on the job's timeline, one of `TOLD_TYPES`.

    None of a kind that is nobody's: it is told nobody.
    """
    if kind.inner:
        return None
    return f"{kind.shown_as}.{_ENDINGS[type_name]}" if type_name in _ENDINGS else type_name


def ends_job(event: str) -> bool:
    """Whether an event, as receivers call it, is the end of a job."""
    return event.rpartition(".")[2] in _ENDINGS.values()


def pause_after(attempt: int, jitter: float) -> float:
    """Seconds between a failed attempt, counted from 1, and the next: 5, 20, 80 ..., at most four hours.

    `jitter` 0..1 adds up to a fifth, so that what failed together is not tried together again.
    """
    return min(_LONGEST_PAUSE, _FIRST_PAUSE * _FACTOR ** min(attempt - 1, 10)) * (1 + jitter / 5)


class DeliveryStatus(StrEnum):
    """Whether a message has arrived. PENDING is on its way, or waits to be tried again; FAILED was given up."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Webhook:
    """An endpoint of a tenant, without its secrets.

    Attributes:
        id: `wh_...`.
        url: https://..., or http://... of a host that the operator has named.
        events: what it is told, some of `EVENTS`.
        previous_secret_until: until when messages carry a signature by the secret before, too.
        disabled_at: since when it is told nothing; `disabled_reason` says why.
        delivered_at: when a message arrived last.
        failing_since: when the first attempt failed since then.
    """

    id: str
    tenant: str
    url: str
    description: str
    events: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    previous_secret_until: datetime | None = None
    disabled_at: datetime | None = None
    disabled_reason: str | None = None
    delivered_at: datetime | None = None
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Secrets:
    """What signs messages: the secret, and the one before it for as long as that is valid."""

    secret: str
    previous: str | None = None
    previous_until: datetime | None = None

    def valid(self, now: datetime) -> tuple[str, ...]:
        """Those that sign at a moment, the newest first."""
        rotating = self.previous and self.previous_until and now < self.previous_until
        return (self.secret, str(self.previous)) if rotating else (self.secret,)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to deliver a message.

    Attributes:
        number: from 1.
        duration_ms: from the first look at the address to the end.
        status_code: of the answer; None when there was none.
        error: why it failed, as a sentence; None when it did not.
        response: the beginning of the answer's body.
    """

    number: int
    started_at: datetime
    duration_ms: int
    status_code: int | None
    error: str | None
    response: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to a receiver.

    Attributes:
        id: `whd_...`.
        webhook_id: the endpoint; None for the callback of a job.
        message_id: the header `webhook-id`: of the event, the same for every repeat.
        job_id: None for a test.
        next_attempt_at: when it is tried next; None when it is not.
        error: why it has not arrived so far, as a sentence.
    """

    id: str
    webhook_id: str | None
    message_id: str
    event: str
    job_id: str | None
    url: str
    status: DeliveryStatus
    created_at: datetime
    next_attempt_at: datetime | None
    finished_at: datetime | None
    error: str | None = None
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What a receiver is told.

    Attributes:
        at: when it happened.
        data: of the body; the link to the deck is put in when it is sent.
        deck: the deck that the link leads to; None without one.
    """

    id: str
    event: str
    at: datetime
    data: Mapping[str, Any]
    deck: LinkedFile | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """An attempt that is due: claimed, and to be made now.

    Attributes:
        attempt: its number, which fences it: the record of another one is refused.
        opened_at: since when the message is tried.
    """

    delivery_id: str
    attempt: int
    tenant: str
    channel: str
    url: str
    opened_at: datetime
    message: Message
    secrets: tuple[str, ...]
    webhook_id: str | None = None
    job_id: str | None = None


def next_attempt(opened_at: datetime, now: datetime, pause: float, give_up_after: float) -> datetime | None:
    """When to try again after `pause` seconds; the last time when the time is over, None when it was the last."""
    end = opened_at + timedelta(seconds=give_up_after)
    return None if now >= end else min(now + timedelta(seconds=pause), end)
