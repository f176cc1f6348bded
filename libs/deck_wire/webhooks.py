"""Webhooks: domain to protobuf and back."""

from deck.registry.v1 import webhook_service_pb2 as pb
from deck_domain.webhooks import Attempt, Delivery, DeliveryStatus, Webhook
from deck_wire.values import moment, required_moment, timestamp


def webhook_to_wire(webhook: Webhook) -> pb.Webhook:
    """An endpoint as a message."""
    return pb.Webhook(
        id=webhook.id,
        tenant=webhook.tenant,
        url=webhook.url,
        description=webhook.description,
        events=webhook.events,
        created_at=timestamp(webhook.created_at),
        updated_at=timestamp(webhook.updated_at),
        previous_secret_until=timestamp(webhook.previous_secret_until),
        disabled_at=timestamp(webhook.disabled_at),
        disabled_reason=webhook.disabled_reason or "",
        delivered_at=timestamp(webhook.delivered_at),
        failing_since=timestamp(webhook.failing_since),
    )


def webhook_from_wire(wire: pb.Webhook) -> Webhook:
    """A message as an endpoint. Raises ValueError without the times that every endpoint has."""
    return Webhook(
        id=wire.id,
        tenant=wire.tenant,
        url=wire.url,
        description=wire.description,
        events=tuple(wire.events),
        created_at=required_moment(wire, "created_at"),
        updated_at=required_moment(wire, "updated_at"),
        previous_secret_until=moment(wire, "previous_secret_until"),
        disabled_at=moment(wire, "disabled_at"),
        disabled_reason=wire.disabled_reason or None,
        delivered_at=moment(wire, "delivered_at"),
        failing_since=moment(wire, "failing_since"),
    )


def delivery_to_wire(delivery: Delivery) -> pb.Delivery:
    """A delivery as a message."""
    return pb.Delivery(
        id=delivery.id,
        webhook_id=delivery.webhook_id or "",
        message_id=delivery.message_id,
        event=delivery.event,
        job_id=delivery.job_id or "",
        url=delivery.url,
        status=delivery.status,
        created_at=timestamp(delivery.created_at),
        next_attempt_at=timestamp(delivery.next_attempt_at),
        finished_at=timestamp(delivery.finished_at),
        error=delivery.error or "",
        attempts=map(_attempt_to_wire, delivery.attempts),
    )


def delivery_from_wire(wire: pb.Delivery) -> Delivery:
    """A message as a delivery. Raises ValueError for a status that is not known here, or without a time of birth."""
    return Delivery(
        id=wire.id,
        webhook_id=wire.webhook_id or None,
        message_id=wire.message_id,
        event=wire.event,
        job_id=wire.job_id or None,
        url=wire.url,
        status=DeliveryStatus(wire.status),
        created_at=required_moment(wire, "created_at"),
        next_attempt_at=moment(wire, "next_attempt_at"),
        finished_at=moment(wire, "finished_at"),
        error=wire.error or None,
        attempts=tuple(map(_attempt_from_wire, wire.attempts)),
    )


def _attempt_to_wire(attempt: Attempt) -> pb.DeliveryAttempt:
    return pb.DeliveryAttempt(
        number=attempt.number,
        started_at=timestamp(attempt.started_at),
        duration_ms=attempt.duration_ms,
        status_code=attempt.status_code or 0,
        error=attempt.error or "",
        response=attempt.response,
    )


def _attempt_from_wire(wire: pb.DeliveryAttempt) -> Attempt:
    return Attempt(
        number=wire.number,
        started_at=required_moment(wire, "started_at"),
        duration_ms=wire.duration_ms,
        status_code=wire.status_code or None,
        error=wire.error or None,
        response=wire.response,
    )
