"""Messages that are due: which, claimed by whom, and what came of an attempt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, exists, func, insert, literal, select, update

from deck_domain.actor import REGISTRY
from deck_domain.event_types import EventData, WebhookDelivered, WebhookFailed
from deck_domain.job import ArtifactKind, LinkedFile
from deck_domain.webhooks import TEST_EVENT, Attempt, DeliveryStatus, Message, Posting, next_attempt
from job_registry.aggregate.announce import new_delivery
from job_registry.aggregate.quiet_events import append_quietly
from job_registry.sql import webhook_tables
from job_registry.sql.columns import Instant
from job_registry.sql.transaction import Transaction
from job_registry.webhooks.endpoints import callback_secrets, disable, get_webhook, webhook_secrets

GONE = 410
KEPT = timedelta(days=30)
"""How long the log has what has come to an end."""
_MOST_AT_ONCE = 64
"""Messages that one claim takes."""
_PURGED = 1_000

_columns, _earlier = webhook_tables.deliveries.c, webhook_tables.deliveries.alias("earlier")
_WAITS = exists().where(
    _earlier.c.webhook_id == _columns.webhook_id,
    _earlier.c.job_id == _columns.job_id,
    _earlier.c.seq < _columns.seq,
    webhook_tables.pending_deliveries(_earlier),
)
"""An earlier message about the same job has not arrived at the same endpoint, and was not given up."""


def _channels() -> Select[Any]:
    """Each channel that has messages on their way, with its tenant where one is due: by steps along the index."""
    first, other, one = (
        webhook_tables.deliveries,
        webhook_tables.deliveries.alias("other"),
        webhook_tables.deliveries.alias("one"),
    )
    found = (
        select(func.min(first.c.channel).label("channel"))
        .where(webhook_tables.pending_deliveries())
        .cte(recursive=True)
    )
    step = select(func.min(other.c.channel)).where(
        webhook_tables.pending_deliveries(other), other.c.channel > found.c.channel
    )
    every = found.union_all(select(step.scalar_subquery()).where(found.c.channel.is_not(None)))
    due = select(one.c.tenant).where(
        one.c.channel == every.c.channel,
        webhook_tables.pending_deliveries(one),
        one.c.due_at <= bindparam("now", type_=Instant()),
    )
    return select(every.c.channel, due.limit(1).scalar_subquery().label("tenant")).where(every.c.channel.is_not(None))


_CHANNELS = _channels()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt: one more record of it, and how long the receiver asks to be left alone, in seconds."""

    attempt: Attempt
    retry_after: float = 0.0

    @property
    def arrived(self) -> bool:
        """Whether the receiver has taken the message."""
        return self.attempt.error is None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What follows an attempt: whether the message is tried again, and whether its endpoint was disabled."""

    will_retry: bool
    disabled: bool = False


def due_channels(tx: Transaction) -> dict[str, str]:
    """The channels that have a message to be sent now, and whose they are; as quick where thousands wait."""
    rows = tx.connection.execute(_CHANNELS, {"now": tx.now})
    return {row.channel: row.tenant for row in rows if row.tenant is not None}


def seconds_to_next(tx: Transaction) -> float | None:
    """Until a message that waits falls due; None when none waits for its time."""
    later = select(func.min(_columns.due_at)).where(webhook_tables.pending_deliveries(), _columns.due_at > tx.now)
    due_at: datetime | None = tx.connection.execute(later).scalar()
    return None if due_at is None else (due_at - tx.now).total_seconds()


def claim_deliveries(tx: Transaction, places: Mapping[str, int], hold: timedelta) -> list[Posting]:
    """Begin attempts: as many of each channel as it has `places`, the oldest first, each ours alone for `hold`."""
    claimed: list[Posting] = []
    for channel, free in places.items():
        rows = tx.connection.execute(
            _due(tx).where(_columns.channel == channel, ~_WAITS).order_by(_columns.due_at, _columns.seq).limit(free)
        ).all()
        claimed += [_posting(tx, row) for row in rows if _take(tx, row, hold)]
        if len(claimed) >= _MOST_AT_ONCE:
            break
    return claimed


def begin_test(tx: Transaction, tenant: str, webhook_id: str, hold: timedelta) -> Posting:
    """A message that tells nothing, with its only attempt begun. Raises NotFound."""
    webhook = get_webhook(tx, tenant, webhook_id)
    values = new_delivery(
        tx,
        tenant,
        webhook_id=webhook.id,
        job_id=None,
        seq=0,
        channel=f"test {webhook.id}",
        url=webhook.url,
        event=TEST_EVENT,
        happened_at=tx.now,
        data={"webhook_id": webhook.id},
    )
    values |= {"message_id": values["id"].replace("whd", "msg")}
    tx.connection.execute(insert(webhook_tables.deliveries).values(values))
    row = tx.connection.execute(select(webhook_tables.deliveries).where(_columns.id == values["id"])).one()
    _take(tx, row, hold)
    return _posting(tx, row)


def record_attempt(
    tx: Transaction, posting: Posting, outcome: Outcome, pause: float, give_up_after: float
) -> Recorded | None:
    """Write down what came of an attempt; None when another one has begun since, or the endpoint is gone.

    Args:
        tx: the transaction.
        posting: the attempt.
        outcome: what came of it.
        pause: seconds to the next attempt, if there is one.
        give_up_after: seconds for which a message is tried.
    """
    own = (_columns.id == posting.delivery_id) & (_columns.attempt == posting.attempt)
    row = tx.connection.execute(select(_columns.status).where(own).with_for_update()).first()
    if row is None or row.status != DeliveryStatus.PENDING:
        return None
    _log(tx, posting.delivery_id, outcome.attempt)
    next_at = None if _is_final(posting, outcome) else next_attempt(posting.opened_at, tx.now, pause, give_up_after)
    status = DeliveryStatus.DELIVERED if outcome.arrived else DeliveryStatus.FAILED
    ended = {"status": status, "finished_at": tx.now, "error": outcome.attempt.error}
    values: dict[str, Any] = {"due_at": next_at, "error": outcome.attempt.error} if next_at else ended
    tx.connection.execute(update(webhook_tables.deliveries).where(own).values(values))
    tx.effects.deliveries = True  # the next message about the job may go
    if posting.message.event != TEST_EVENT:
        tx.effects.posted.append((tx.now - posting.opened_at).total_seconds() if outcome.arrived else None)
    recorded = Recorded(next_at is not None, disabled=_note_health(tx, posting, outcome, given_up=next_at is None))
    if posting.job_id:
        append_quietly(tx, posting.job_id, [_told(posting, outcome, recorded)], REGISTRY)
    return recorded


def purge_deliveries(tx: Transaction) -> int:
    """Forget some of what came to an end long ago; returns how many."""
    old = select(_columns.id).where(_columns.finished_at < tx.now - KEPT).limit(_PURGED)
    return tx.connection.execute(delete(webhook_tables.deliveries).where(_columns.id.in_(old))).rowcount


def _due(tx: Transaction) -> Select[Any]:
    return select(webhook_tables.deliveries).where(webhook_tables.pending_deliveries(), _columns.due_at <= tx.now)


def _take(tx: Transaction, row: Row[Any], hold: timedelta) -> bool:
    """Begin the next attempt, unless another registry was faster."""
    unchanged: ColumnElement[bool] = (_columns.id == row.id) & (_columns.attempt == row.attempt)
    values = {"attempt": row.attempt + 1, "due_at": tx.now + hold}
    taken = update(webhook_tables.deliveries).where(unchanged, webhook_tables.pending_deliveries()).values(values)
    return tx.connection.execute(taken).rowcount == 1


def _posting(tx: Transaction, row: Row[Any]) -> Posting:
    secrets = webhook_secrets(tx, row.webhook_id) if row.webhook_id else callback_secrets(tx, row.tenant)
    deck = LinkedFile(row.deck["id"], ArtifactKind(row.deck["kind"]), row.deck["label"]) if row.deck else None
    return Posting(
        delivery_id=row.id,
        attempt=row.attempt + 1,
        tenant=row.tenant,
        channel=row.channel,
        url=row.url,
        opened_at=row.opened_at,
        message=Message(row.message_id, row.event, row.happened_at, row.data, deck),
        secrets=secrets.valid(tx.now),
        webhook_id=row.webhook_id,
        job_id=row.job_id,
    )


def _is_final(posting: Posting, outcome: Outcome) -> bool:
    return outcome.arrived or outcome.attempt.status_code == GONE or posting.message.event == TEST_EVENT


def _told(posting: Posting, outcome: Outcome, recorded: Recorded) -> EventData:
    """What the timeline of the job says of the attempt."""
    attempt = outcome.attempt
    place = (posting.webhook_id, posting.delivery_id, posting.message.event, attempt.number)
    if attempt.error is None:
        return WebhookDelivered(*place, attempt.status_code or 0, None)
    return WebhookFailed(*place, attempt.status_code, attempt.error, recorded.will_retry, recorded.disabled)


def _log(tx: Transaction, delivery_id: str, attempt: Attempt) -> None:
    tx.connection.execute(
        insert(webhook_tables.delivery_attempts).values(
            delivery_id=delivery_id,
            attempt=attempt.number,
            started_at=attempt.started_at,
            duration_ms=attempt.duration_ms,
            status_code=attempt.status_code,
            error=attempt.error,
            response=attempt.response,
        )
    )


def _note_health(tx: Transaction, posting: Posting, outcome: Outcome, *, given_up: bool) -> bool:
    """Note at the endpoint whether it works, and disable it when it does not; returns whether. A test says nothing."""
    if posting.webhook_id is None or posting.message.event == TEST_EVENT:
        return False
    columns = webhook_tables.webhooks.c
    own = update(webhook_tables.webhooks).where(columns.id == posting.webhook_id)
    if outcome.arrived:
        tx.connection.execute(own.values(delivered_at=tx.now, failing_since=None))
        return False
    tx.connection.execute(own.values(failing_since=func.coalesce(columns.failing_since, literal(tx.now, Instant()))))
    if outcome.attempt.status_code == GONE:
        disable(tx, posting.webhook_id, "It answered 410 Gone.")
        return True
    works = select(columns.delivered_at >= posting.opened_at).where(columns.id == posting.webhook_id)
    if given_up and not tx.connection.execute(works).scalar():
        disable(tx, posting.webhook_id, "Nothing has arrived there for as long as messages are tried.")
        return True
    return False
