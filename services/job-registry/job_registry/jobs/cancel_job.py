"""CancelJob: the record says so at once, and every lease of the job is revoked with it."""

from deck_domain.errors import IllegalTransition
from deck_domain.job import Job
from job_registry.jobs.job_change import JobChange
from job_registry.jobs.read_job import get_job
from job_registry.sql.transaction import Transaction


def cancel_job(tx: Transaction, tenant: str, job_id: str) -> Job:
    """End a job that is not terminal. Raises NotFound, IllegalTransition."""
    change = JobChange.lock(tx, job_id, tenant)
    if change.state.terminal:
        raise IllegalTransition(f"The job is {change.state} already; only a queued or running job can be cancelled.")
    change.cancel_live_tasks()
    change.save()
    return get_job(tx, tenant, job_id)
