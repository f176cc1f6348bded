"""Webhooks, the secrets of callbacks, and the messages to both with each attempt."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from deck_domain.webhooks import DeliveryStatus
from job_registry.sql.columns import Instant, in_state, metadata

# Endpoints that tenants have told of their jobs; `failing_since` is the first failed attempt since the last success.
webhooks = Table(
    "webhooks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("url", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("events", JSON, nullable=False),
    Column("secret", String(128), nullable=False),
    Column("previous_secret", String(128)),
    Column("previous_secret_until", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("disabled_at", Instant),
    Column("disabled_reason", Text),
    Column("delivered_at", Instant),
    Column("failing_since", Instant),
)
Index("ix_webhooks_tenant", webhooks.c.tenant, webhooks.c.created_at, webhooks.c.id)

# What signs the callbacks of a tenant's jobs.
callback_secrets = Table(
    "callback_secrets",
    metadata,
    Column("tenant", String(63), primary_key=True),
    Column("secret", String(128), nullable=False),
    Column("previous_secret", String(128)),
    Column("previous_secret_until", Instant),
)

# Messages to endpoints and callbacks. No foreign key to the job: what happened is told also when the job was deleted.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    # Null for the callback of a job.
    Column("webhook_id", ForeignKey("webhooks.id", ondelete="CASCADE")),
    # Null for a test.
    Column("job_id", String(64)),
    # Of the event on the job's timeline: messages about one job go to one endpoint in this order.
    Column("seq", BigInteger, nullable=False),
    # Messages of one channel share its few places.
    Column("channel", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("message_id", String(64), nullable=False),
    Column("event", String(64), nullable=False),
    Column("happened_at", Instant, nullable=False),
    Column("data", JSON, nullable=False),
    Column("deck", JSON),
    Column("status", String(16), nullable=False),
    # How many attempts were begun; the fence of the last one.
    Column("attempt", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    # Since when it is tried: a redelivery begins anew.
    Column("opened_at", Instant, nullable=False),
    # When the next attempt may begin; while one is made, when it counts as lost.
    Column("due_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("error", Text),
)
_pending = in_state(deliveries, DeliveryStatus.PENDING, column="status")
Index(
    "ix_deliveries_due",
    deliveries.c.channel,
    deliveries.c.due_at,
    deliveries.c.seq,
    sqlite_where=_pending,
    postgresql_where=_pending,
)
Index(
    "ix_deliveries_order",
    deliveries.c.webhook_id,
    deliveries.c.job_id,
    deliveries.c.seq,
    sqlite_where=_pending,
    postgresql_where=_pending,
)
Index("ix_deliveries_log", deliveries.c.webhook_id, deliveries.c.created_at, deliveries.c.id)
Index("ix_deliveries_finished", deliveries.c.finished_at)


def pending_deliveries(table: FromClause = deliveries) -> ColumnElement[bool]:
    """Deliveries that are on their way."""
    return in_state(table, DeliveryStatus.PENDING, column="status")


delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("duration_ms", BigInteger, nullable=False),
    Column("status_code", Integer),
    Column("error", Text),
    Column("response", Text, nullable=False),
)
