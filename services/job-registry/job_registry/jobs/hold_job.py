"""HoldJob: a job on legal hold is neither deleted nor touched by retention."""

from collections.abc import Collection

from deck_domain.actor import key_holder
from deck_domain.event_types import HoldChanged
from deck_domain.job import Job
from job_registry.aggregate.job_change import JobChange, require_revision
from job_registry.aggregate.read_job import get_job
from job_registry.sql.transaction import Transaction


def hold_job(
    tx: Transaction, tenant: str, job_id: str, *, key_id: str, hold: bool, expected: Collection[int] = ()
) -> Job:
    """Put a job on hold, or release it; one that is so already stays as it is. Raises NotFound, RevisionChanged."""
    change = JobChange.lock(tx, job_id, tenant, actor=key_holder(key_id))
    require_revision(change.job.revision, expected)
    if change.job.hold != hold:
        change.set(hold=hold)
        change.record(HoldChanged(hold))
        change.save()
    return get_job(tx, tenant, job_id)
