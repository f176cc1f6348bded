"""Endpoints of tenants and what signs their messages: made, read, changed, removed."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound, Violation
from deck_domain.ids import new_id
from deck_domain.job_options import LONGEST_URL
from deck_domain.webhooks import DOCUMENTED_EVENTS, EVENTS, Secrets, Webhook
from job_registry.sql import webhook_tables
from job_registry.sql.rows import secrets_of, webhook_of
from job_registry.sql.transaction import Transaction
from job_registry.webhooks.signing import new_secret

MOST = 50
"""Endpoints of a tenant."""
LONGEST_OVERLAP = timedelta(days=7)
_LONGEST_DESCRIPTION = 500
_columns = webhook_tables.webhooks.c


def create_webhook(
    tx: Transaction, tenant: str, url: str, events: Collection[str], description: str
) -> tuple[Webhook, str]:
    """A new endpoint, whose address was checked, and its secret; told of `DOCUMENTED_EVENTS` where it names none.

    Raises InvalidRequest, and IllegalTransition when the tenant has as many as it may.
    """
    _check(url, events, description)
    count = select(func.count()).select_from(webhook_tables.webhooks).where(_columns.tenant == tenant)
    if tx.connection.execute(count).scalar_one() >= MOST:
        message = f"A tenant has at most {MOST} webhooks: delete one that nobody needs, or let one be told of more."
        raise IllegalTransition(message, code="too_many_webhooks")
    values: dict[str, Any] = {
        "id": new_id("wh"),
        "tenant": tenant,
        "url": url,
        "description": description,
        "events": _in_order(events or DOCUMENTED_EVENTS),
        "secret": new_secret(),
        "created_at": tx.now,
        "updated_at": tx.now,
    }
    tx.connection.execute(insert(webhook_tables.webhooks).values(values))
    return get_webhook(tx, tenant, values["id"]), values["secret"]


def list_webhooks(tx: Transaction, tenant: str) -> list[Webhook]:
    """All endpoints of a tenant, newest first."""
    query = select(webhook_tables.webhooks).where(_columns.tenant == tenant)
    rows = tx.connection.execute(query.order_by(_columns.created_at.desc(), _columns.id.desc()))
    return [webhook_of(row) for row in rows]


def get_webhook(tx: Transaction, tenant: str, webhook_id: str) -> Webhook:
    """One endpoint of a tenant. Raises NotFound."""
    own = (_columns.id == webhook_id) & (_columns.tenant == tenant)
    row = tx.connection.execute(select(webhook_tables.webhooks).where(own)).first()
    if row is None:
        raise NotFound("There is no such webhook.", code="webhook_not_found")
    return webhook_of(row)


def update_webhook(
    tx: Transaction,
    tenant: str,
    webhook_id: str,
    *,
    url: str | None = None,
    events: Collection[str] | None = None,
    description: str | None = None,
    enabled: bool | None = None,
) -> Webhook:
    """Change what is not None. One that is enabled again is told what happens from now on.

    Raises NotFound, InvalidRequest.
    """
    now = get_webhook(tx, tenant, webhook_id)
    _check(url or now.url, events or (), description or "")
    if events is not None and not events:
        raise _fault("/events", "too_short", f"Name at least one of {', '.join(EVENTS)}.")
    changed: dict[str, Any] = {"url": url, "description": description}
    changed |= {"events": _in_order(events)} if events else {}
    values = {name: value for name, value in changed.items() if value is not None} | {"updated_at": tx.now}
    if enabled is True:
        values |= {"disabled_at": None, "disabled_reason": None, "failing_since": None}
    tx.connection.execute(update(webhook_tables.webhooks).where(_columns.id == webhook_id).values(values))
    if url is not None:  # what is on its way goes to the new address
        _redirect(tx, webhook_id, url)
    if enabled is False and now.disabled_at is None:
        disable(tx, webhook_id, "It was disabled by its owner.")
    return get_webhook(tx, tenant, webhook_id)


def delete_webhook(tx: Transaction, tenant: str, webhook_id: str) -> None:
    """Remove an endpoint with its log; what is on its way to it is dropped. Raises NotFound."""
    get_webhook(tx, tenant, webhook_id)
    tx.connection.execute(delete(webhook_tables.webhooks).where(_columns.id == webhook_id))


def disable(tx: Transaction, webhook_id: str, reason: str) -> None:
    """Tell an endpoint nothing any more; what is on its way to it is given up."""
    values = {"disabled_at": tx.now, "disabled_reason": reason, "updated_at": tx.now}
    tx.connection.execute(update(webhook_tables.webhooks).where(_columns.id == webhook_id).values(values))
    own = webhook_tables.deliveries.c.webhook_id == webhook_id
    given_up = {"status": "failed", "finished_at": tx.now, "error": "The webhook was disabled before it was told."}
    tx.connection.execute(
        update(webhook_tables.deliveries).where(own, webhook_tables.pending_deliveries()).values(given_up)
    )


def webhook_secrets(tx: Transaction, webhook_id: str) -> Secrets:
    """What signs the messages to an endpoint that exists."""
    return secrets_of(tx.connection.execute(select(webhook_tables.webhooks).where(_columns.id == webhook_id)).one())


def rotate_webhook_secret(tx: Transaction, tenant: str, webhook_id: str, overlap: timedelta) -> tuple[Webhook, str]:
    """Give an endpoint a new secret; messages are signed by the one before, too, until `overlap` is over.

    Raises NotFound, InvalidRequest.
    """
    get_webhook(tx, tenant, webhook_id)
    _rotate(tx, webhook_tables.webhooks, _columns.id == webhook_id, overlap, updated_at=tx.now)
    return get_webhook(tx, tenant, webhook_id), webhook_secrets(tx, webhook_id).secret


def callback_secrets(tx: Transaction, tenant: str) -> Secrets:
    """What signs the callbacks of a tenant's jobs: made when it is first asked for, or needed."""
    table = webhook_tables.callback_secrets
    own = select(table).where(table.c.tenant == tenant)
    row = tx.connection.execute(own).first()
    if row is None:
        tx.connection.execute(insert(table).values(tenant=tenant, secret=new_secret()))
        row = tx.connection.execute(own).one()
    return secrets_of(row)


def rotate_callback_secret(tx: Transaction, tenant: str, overlap: timedelta) -> Secrets:
    """As `rotate_webhook_secret`, for callbacks. Raises InvalidRequest."""
    callback_secrets(tx, tenant)
    _rotate(tx, webhook_tables.callback_secrets, webhook_tables.callback_secrets.c.tenant == tenant, overlap)
    return callback_secrets(tx, tenant)


def _rotate(tx: Transaction, table: Table, own: Any, overlap: timedelta, **values: datetime) -> None:
    if not timedelta() <= overlap <= LONGEST_OVERLAP:
        days = LONGEST_OVERLAP.days
        raise _fault("/overlapSeconds", "out_of_range", f"Both secrets may be valid for 0 seconds to {days} days.")
    changed = {"secret": new_secret(), "previous_secret": table.c.secret, "previous_secret_until": tx.now + overlap}
    tx.connection.execute(update(table).where(own).values(changed | values))


def _redirect(tx: Transaction, webhook_id: str, url: str) -> None:
    own = webhook_tables.deliveries.c.webhook_id == webhook_id
    tx.connection.execute(
        update(webhook_tables.deliveries).where(own, webhook_tables.pending_deliveries()).values(url=url)
    )


def _in_order(events: Collection[str]) -> list[str]:
    return [name for name in EVENTS if name in events]


def _check(url: str, events: Collection[str], description: str) -> None:
    if len(url) > LONGEST_URL:
        raise _fault("/url", "too_long", f"An address has at most {LONGEST_URL:,} characters.")
    for index, name in enumerate(events):
        if name not in EVENTS:
            raise _fault(f"/events/{index}", "unknown_event", f"There is no event {name!r}: use {', '.join(EVENTS)}.")
    if len(description) > _LONGEST_DESCRIPTION or not (description.isprintable()):
        message = f"A description has at most {_LONGEST_DESCRIPTION} printable characters."
        raise _fault("/description", "invalid_description", message)


def _fault(pointer: str, code: str, message: str) -> InvalidRequest:
    return InvalidRequest([Violation(pointer, code, message)], message)
