"""Reading jobs: one, many, and their timelines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, Table, select

from deck_domain.errors import InvalidRequest, NotFound, Violation
from deck_domain.job import Job, JobEvent
from job_registry import schema
from job_registry.rows import event_of, job_of
from job_registry.transaction import Transaction

MAX_BATCH = 1000
MAX_EVENTS, DEFAULT_EVENTS = 1000, 100


def get_job(tx: Transaction, tenant: str, job_id: str) -> Job:
    """One job of a tenant. Raises NotFound."""
    found = batch_get_jobs(tx, [job_id])
    if not found or found[0].tenant != tenant:
        raise NotFound("There is no such job.", code="job_not_found")
    return found[0]


def batch_get_jobs(tx: Transaction, job_ids: Sequence[str]) -> list[Job]:
    """The jobs of these ids that exist, in no order. Raises InvalidRequest for more than `MAX_BATCH` ids."""
    if len(job_ids) > MAX_BATCH:
        message = f"At most {MAX_BATCH} jobs can be asked for at once."
        raise InvalidRequest([Violation("/job_ids", "too_many", message)], message)
    rows = tx.connection.execute(select(schema.jobs).where(schema.jobs.c.id.in_(job_ids))).all()
    return assemble(tx, rows)


def assemble(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Job]:
    """Rows of `jobs` with their tasks and artifacts, in the order given; two queries however many there are."""
    ids = [row.id for row in rows]
    tasks = _by_job(tx, schema.tasks, ids)
    artifacts = _by_job(tx, schema.artifacts, ids)
    return [job_of(row, tasks[row.id], sorted(artifacts[row.id], key=_position)) for row in rows]


def list_job_events(
    tx: Transaction, tenant: str, job_id: str, *, after_seq: int = 0, page_size: int = 0
) -> tuple[list[JobEvent], bool]:
    """A page of a timeline, oldest first, and whether there are more. Raises NotFound, InvalidRequest."""
    if not 0 <= page_size <= MAX_EVENTS:
        message = f"A page has 1 to {MAX_EVENTS} events."
        raise InvalidRequest([Violation("/page_size", "out_of_range", message)], message)
    size = page_size or DEFAULT_EVENTS
    owner = tx.connection.execute(select(schema.jobs.c.tenant).where(schema.jobs.c.id == job_id)).scalar()
    if owner != tenant:
        raise NotFound("There is no such job.", code="job_not_found")
    columns = schema.events.c
    query = select(schema.events).where(columns.job_id == job_id, columns.seq > after_seq)
    rows = tx.connection.execute(query.order_by(columns.seq).limit(size + 1)).all()
    return [event_of(row) for row in rows[:size]], len(rows) > size


def _by_job(tx: Transaction, table: Table, ids: Iterable[str]) -> dict[str, list[Row[Any]]]:
    grouped: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in tx.connection.execute(select(table).where(table.c.job_id.in_(ids))):
        grouped[row.job_id].append(row)
    return grouped


def _position(row: Row[Any]) -> int:
    return int(row.position)
