"""What became of messages: listed, and sent once more."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound, Violation
from deck_domain.webhooks import TEST_EVENT, Delivery, DeliveryStatus
from job_registry.sql import webhook_tables
from job_registry.sql.keyset import behind, token_of
from job_registry.sql.rows import delivery_of
from job_registry.sql.transaction import Transaction
from job_registry.webhooks.endpoints import get_webhook

MAX_PAGE, DEFAULT_PAGE = 100, 25
_columns, _attempts = webhook_tables.deliveries.c, webhook_tables.delivery_attempts.c


def list_deliveries(
    tx: Transaction,
    tenant: str,
    webhook_id: str,
    *,
    status: DeliveryStatus | None = None,
    page_size: int = 0,
    page_token: str = "",
) -> tuple[list[Delivery], str]:
    """A page of what an endpoint was told, newest first, and the token of the next, empty on the last.

    Raises NotFound, InvalidRequest.
    """
    if not 0 <= page_size <= MAX_PAGE:
        message = f"A page has 1 to {MAX_PAGE} deliveries."
        raise InvalidRequest([Violation("/page_size", "out_of_range", message)], message)
    get_webhook(tx, tenant, webhook_id)
    size = page_size or DEFAULT_PAGE
    wanted = select(webhook_tables.deliveries).where(
        _columns.webhook_id == webhook_id, behind(page_token, _columns.created_at, _columns.id, "whd")
    )
    if status is not None:
        wanted = wanted.where(_columns.status == status)
    rows = tx.connection.execute(wanted.order_by(_columns.created_at.desc(), _columns.id.desc()).limit(size + 1)).all()
    token = token_of(rows[size - 1].created_at, rows[size - 1].id) if len(rows) > size else ""
    return _with_attempts(tx, rows[:size]), token


def get_delivery(tx: Transaction, tenant: str, webhook_id: str, delivery_id: str) -> Delivery:
    """One message to an endpoint. Raises NotFound."""
    get_webhook(tx, tenant, webhook_id)
    own = (_columns.id == delivery_id) & (_columns.webhook_id == webhook_id)
    rows = tx.connection.execute(select(webhook_tables.deliveries).where(own)).all()
    if not rows:
        raise NotFound("There is no such delivery.", code="delivery_not_found")
    return _with_attempts(tx, rows)[0]


def redeliver(tx: Transaction, tenant: str, webhook_id: str, delivery_id: str) -> Delivery:
    """Send a message once more, at once and then for as long as any; its `webhook-id` stays the same.

    Raises NotFound, and IllegalTransition for an endpoint that is disabled and for a test.
    """
    webhook = get_webhook(tx, tenant, webhook_id)
    delivery = get_delivery(tx, tenant, webhook_id, delivery_id)
    if webhook.disabled_at is not None:
        message = f"The webhook is disabled: {webhook.disabled_reason} Enable it first, by PATCH with enabled true."
        raise IllegalTransition(message, code="webhook_disabled")
    if delivery.event == TEST_EVENT:
        raise IllegalTransition("A test is sent once: make another one.", code="test_delivery")
    if _in_the_air(tx, delivery):
        return delivery
    again = {
        "status": DeliveryStatus.PENDING,
        "url": webhook.url,
        "opened_at": tx.now,
        "due_at": tx.now,
        "finished_at": None,
    }
    tx.connection.execute(update(webhook_tables.deliveries).where(_columns.id == delivery_id).values(again))
    tx.effects.deliveries = True
    return get_delivery(tx, tenant, webhook_id, delivery_id)


def _in_the_air(tx: Transaction, delivery: Delivery) -> bool:
    """Whether an attempt is being made at this moment, or none was made yet."""
    begun: int = tx.connection.execute(select(_columns.attempt).where(_columns.id == delivery.id)).scalar_one()
    recorded = delivery.attempts[-1].number if delivery.attempts else 0
    return delivery.status is DeliveryStatus.PENDING and (begun == 0 or begun > recorded)


def _with_attempts(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Delivery]:
    ids = [row.id for row in rows]
    found = select(webhook_tables.delivery_attempts).where(_attempts.delivery_id.in_(ids)).order_by(_attempts.attempt)
    made: dict[str, list[Row[Any]]] = defaultdict(list)
    for attempt in tx.connection.execute(found):
        made[attempt.delivery_id].append(attempt)
    return [delivery_of(row, made[row.id]) for row in rows]
