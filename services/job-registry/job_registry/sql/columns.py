"""What all tables share: how moments are stored, how a state is compared, and where the tables are gathered."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Dialect, FromClause, MetaData, TypeDecorator, text

from deck_domain.lifecycle import JobState, TaskState
from deck_domain.webhooks import DeliveryStatus

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_micros(moment: datetime) -> int:
    """Whole microseconds from 1970 to an aware moment."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """The aware moment, in UTC. Raises OverflowError for what no calendar holds."""
    return _EPOCH + timedelta(microseconds=micros)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as whole microseconds since 1970 in UTC: the same on every database, and exact."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The number that is stored."""
        return None if value is None else to_micros(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        """The moment that was stored."""
        return None if value is None else from_micros(value)


def in_state(
    table: FromClause, state: JobState | TaskState | DeliveryStatus, *, column: str = "state"
) -> ColumnElement[bool]:
    """Rows in a state, spelled as in the partial indexes: SQLite uses one only when it reads the literal."""
    return table.c[column] == text(f"'{state}'")


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
