"""Who gets in: a request id, within 24 hours, means the same job again; a new job needs a place in the queue."""

from datetime import timedelta

from sqlalchemy import bindparam, delete, func, insert, select

from deck_domain.errors import Gone, NotFound, QueueFull, RequestIdReused
from deck_domain.job import Job
from deck_domain.lifecycle import JobState
from job_registry.aggregate.read_job import get_job
from job_registry.limits import QueueLimits
from job_registry.sql import job_tables
from job_registry.sql.columns import in_state
from job_registry.sql.transaction import Transaction

_REQUEST = select(job_tables.requests).where(
    job_tables.requests.c.tenant == bindparam("tenant"), job_tables.requests.c.request_id == bindparam("request_id")
)
_FORGET = delete(job_tables.requests).where(
    job_tables.requests.c.tenant == bindparam("tenant"),
    job_tables.requests.c.request_id == bindparam("request_id"),
    job_tables.requests.c.created_at < bindparam("before"),
)
_REMEMBER = insert(job_tables.requests)
_WAITING = select(func.count()).select_from(job_tables.jobs).where(in_state(job_tables.jobs, JobState.QUEUED))
_OWN_WAITING = _WAITING.where(job_tables.jobs.c.tenant == bindparam("tenant"))
_QUEUE = select(_OWN_WAITING.scalar_subquery().label("own"), _WAITING.scalar_subquery().label("in_all"))

KEPT = timedelta(hours=24)


def replay(tx: Transaction, tenant: str, request_id: str, fingerprint: str) -> Job | None:
    """The job that a request made before, None for a new request.

    Raises RequestIdReused for another fingerprint, Gone when the job was deleted since.
    """
    job_id = first_job(tx, tenant, request_id, fingerprint)
    if job_id is None:
        return None
    try:
        return get_job(tx, tenant, job_id)
    except NotFound:
        raise Gone("The job that this request made was deleted.", code="job_deleted") from None


def first_job(tx: Transaction, tenant: str, request_id: str, fingerprint: str) -> str | None:
    """The id of the job that a request made before, None for a new request. Raises RequestIdReused."""
    row = tx.execute(_REQUEST, {"tenant": tenant, "request_id": request_id}).first() if request_id else None
    if row is None or row.created_at < tx.now - KEPT:
        return None
    if row.fingerprint != fingerprint:
        raise RequestIdReused("This idempotency key was used with another body: choose a new key for a new request.")
    job_id: str = row.job_id
    return job_id


def remember(tx: Transaction, tenant: str, request_id: str, fingerprint: str, job_id: str) -> None:
    """Tie a request to its job. A twin that commits first makes this transaction run again, and then replay."""
    if not request_id:
        return
    own = {"tenant": tenant, "request_id": request_id}
    tx.execute(_FORGET, own | {"before": tx.now - KEPT})
    values = own | {"fingerprint": fingerprint, "job_id": job_id, "created_at": tx.now}
    tx.execute(_REMEMBER, values)


def purge_requests(tx: Transaction) -> int:
    """Forget requests that are older than they are kept; returns how many."""
    return tx.connection.execute(
        delete(job_tables.requests).where(job_tables.requests.c.created_at < tx.now - KEPT)
    ).rowcount


def check_queue(tx: Transaction, tenant: str, limits: QueueLimits) -> None:
    """Raise QueueFull when too many jobs are waiting."""
    (waiting,) = tx.execute(_QUEUE, {"tenant": tenant})
    if waiting.own >= limits.per_tenant:
        message = f"{waiting.own} of your jobs are waiting already: let some finish, then send this again."
        raise QueueFull(message, retry_after=limits.retry_after, limit=limits.per_tenant)
    if waiting.in_all >= limits.in_all:
        message = "The queue of this installation is full: try again later."
        raise QueueFull(message, retry_after=limits.retry_after, limit=limits.in_all)
