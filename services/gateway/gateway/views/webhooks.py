"""Webhooks and their log as answers show them. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from deck_domain.webhooks import EVENTS, TEST_EVENT, Attempt, Delivery, DeliveryStatus, Webhook
from gateway.views.responses import Moment, utc

EventName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(EVENTS)})]
DeliveredEvent = Annotated[str, WithJsonSchema({"type": "string", "enum": [*EVENTS, TEST_EVENT]})]


class WebhookRecord(TypedDict):
    """An endpoint that is told of jobs, without its secret.

    Until `previous_secret_until` messages are signed by the secret before as well. `failing_since` is the first attempt
    that failed since `last_delivered_at`. One that is disabled is told nothing, and `disabled_reason` says why.
    """

    id: str
    url: str
    description: str
    events: list[EventName]
    status: Literal["enabled", "disabled"]
    disabled_at: Moment | None
    disabled_reason: str | None
    last_delivered_at: Moment | None
    failing_since: Moment | None
    previous_secret_until: Moment | None
    created_at: Moment
    updated_at: Moment


class WebhookWithSecret(WebhookRecord):
    """An endpoint with its secret, which is shown here and never again."""

    secret: str


class WebhookList(TypedDict):
    """The webhooks of a tenant, newest first."""

    webhooks: list[WebhookRecord]


class AttemptRecord(TypedDict):
    """One attempt to deliver a message; `response_body` is the beginning of the answer, at most 1,024 bytes of it.

    `status_code` is null when there was no answer, `error` when the message has arrived.
    """

    attempt: int
    started_at: Moment
    duration_ms: int
    status_code: int | None
    error: str | None
    response_body: str


class DeliveryRecord(TypedDict):
    """A message to a webhook.

    `message_id` is the header `webhook-id`, the same for every repeat; `job_id` is null for a test. `next_attempt_at`
    is null unless the message is pending, `finished_at` while it is.
    """

    id: str
    webhook_id: str
    message_id: str
    event: DeliveredEvent
    job_id: str | None
    url: str
    status: DeliveryStatus
    error: str | None
    attempts: list[AttemptRecord]
    next_attempt_at: Moment | None
    created_at: Moment
    finished_at: Moment | None


class DeliveryList(TypedDict):
    """A page of what a webhook was told, newest first; `next_cursor` is null on the last."""

    deliveries: list[DeliveryRecord]
    next_cursor: str | None


class CallbackSecret(TypedDict):
    """What the callbacks of the tenant's jobs are signed by."""

    secret: str
    previous_secret_until: Moment | None


def webhook_record(webhook: Webhook) -> WebhookRecord:
    """One webhook."""
    return WebhookRecord(
        id=webhook.id,
        url=webhook.url,
        description=webhook.description,
        events=list(webhook.events),
        status="enabled" if webhook.disabled_at is None else "disabled",
        disabled_at=utc(webhook.disabled_at),
        disabled_reason=webhook.disabled_reason,
        last_delivered_at=utc(webhook.delivered_at),
        failing_since=utc(webhook.failing_since),
        previous_secret_until=utc(webhook.previous_secret_until),
        created_at=utc(webhook.created_at),
        updated_at=utc(webhook.updated_at),
    )


def with_secret(webhook: Webhook, secret: str) -> WebhookWithSecret:
    """The answer to a request that makes a secret."""
    return WebhookWithSecret(**webhook_record(webhook), secret=secret)


def webhook_list(webhooks: Sequence[Webhook]) -> WebhookList:
    """The answer to `GET /api/v2/webhooks`."""
    return WebhookList(webhooks=[webhook_record(each) for each in webhooks])


def delivery_record(delivery: Delivery) -> DeliveryRecord:
    """One message."""
    return DeliveryRecord(
        id=delivery.id,
        webhook_id=delivery.webhook_id or "",
        message_id=delivery.message_id,
        event=delivery.event,
        job_id=delivery.job_id,
        url=delivery.url,
        status=delivery.status,
        error=delivery.error,
        attempts=[_attempt_record(each) for each in delivery.attempts],
        next_attempt_at=utc(delivery.next_attempt_at),
        created_at=utc(delivery.created_at),
        finished_at=utc(delivery.finished_at),
    )


def delivery_list(deliveries: Sequence[Delivery], next_cursor: str) -> DeliveryList:
    """The answer to `GET /api/v2/webhooks/{id}/deliveries`."""
    return DeliveryList(deliveries=[delivery_record(each) for each in deliveries], next_cursor=next_cursor or None)


def callback_secret(secret: str, previous_until: datetime | None) -> CallbackSecret:
    """The answer to `GET /api/v2/callback-secret`."""
    return CallbackSecret(secret=secret, previous_secret_until=utc(previous_until))


def _attempt_record(attempt: Attempt) -> AttemptRecord:
    return AttemptRecord(
        attempt=attempt.number,
        started_at=utc(attempt.started_at),
        duration_ms=attempt.duration_ms,
        status_code=attempt.status_code,
        error=attempt.error,
        response_body=attempt.response,
    )
