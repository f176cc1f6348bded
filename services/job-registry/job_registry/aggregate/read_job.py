"""Reading jobs: one, many, and their timelines."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, select

from deck_domain.errors import InvalidRequest, NotFound, Violation
from deck_domain.job import Job, JobEvent, JobHead
from deck_domain.job_kinds import kind_named
from deck_domain.lifecycle import JobState
from job_registry.sql import schema
from job_registry.sql.rows import event_of, job_of
from job_registry.sql.transaction import Transaction

_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_JOBS = select(schema.jobs).where(schema.jobs.c.id.in_(_IDS))
_own = schema.jobs.c
_HEADS = select(_own.id, _own.tenant, _own.kind, _own.revision, _own.state).where(_own.id.in_(_IDS))
_TASKS = select(schema.tasks).where(schema.tasks.c.job_id.in_(_IDS))
_ARTIFACTS = select(schema.artifacts).where(schema.artifacts.c.job_id.in_(_IDS)).order_by(schema.artifacts.c.position)

MAX_BATCH = 1000
MAX_EVENTS, DEFAULT_EVENTS = 1000, 100


def get_job(tx: Transaction, tenant: str, job_id: str) -> Job:
    """One job of a tenant. Raises NotFound."""
    job = find_job(tx, job_id)
    if job is None or job.tenant != tenant:
        raise NotFound("There is no such job.", code="job_not_found")
    return job


def find_job(tx: Transaction, job_id: str) -> Job | None:
    """One job of whatever tenant, None when there is no such job."""
    found = batch_get_jobs(tx, [job_id])
    return found[0] if found else None


def batch_get_jobs(tx: Transaction, job_ids: Sequence[str]) -> list[Job]:
    """The jobs of these ids that exist, in no order. Raises InvalidRequest for more than `MAX_BATCH` ids."""
    _require_few(job_ids)
    rows = tx.connection.execute(_JOBS, {"ids": list(job_ids)}).all()
    return assemble(tx, rows)


def batch_get_heads(tx: Transaction, job_ids: Sequence[str]) -> list[JobHead]:
    """How far the jobs of these ids are, those that exist; raises like `batch_get_jobs`."""
    _require_few(job_ids)
    return [
        JobHead(row.id, row.tenant, kind_named(row.kind), row.revision, JobState(row.state).terminal)
        for row in tx.connection.execute(_HEADS, {"ids": list(job_ids)})
    ]


def assemble(tx: Transaction, rows: Sequence[Row[Any]]) -> list[Job]:
    """Rows of `jobs` with their tasks and artifacts, in the order given; two queries however many there are."""
    ids = [row.id for row in rows]
    tasks = _by_job(tx, _TASKS, ids)
    artifacts = _by_job(tx, _ARTIFACTS, ids)
    return [job_of(row, tasks[row.id], artifacts[row.id]) for row in rows]


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


def _require_few(job_ids: Sequence[str]) -> None:
    if len(job_ids) > MAX_BATCH:
        message = f"At most {MAX_BATCH} jobs can be asked for at once."
        raise InvalidRequest([Violation("/job_ids", "too_many", message)], message)


def _by_job(tx: Transaction, query: Select[Any], ids: list[str]) -> dict[str, list[Row[Any]]]:
    grouped: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in tx.connection.execute(query, {"ids": ids}):
        grouped[row.job_id].append(row)
    return grouped
