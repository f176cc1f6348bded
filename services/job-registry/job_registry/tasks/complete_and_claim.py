"""CompleteTask with a claim: a worker whose places are full hands in one task and takes the next, in one commit."""

from collections.abc import Sequence

from deck_domain.job import Artifact, Lease
from deck_domain.lifecycle import JobState, Stage
from deck_domain.stage_results import StageResult
from job_registry.limits import LeaseTerms
from job_registry.sql.transaction import Transaction
from job_registry.tasks.claim_task import claim_task
from job_registry.tasks.finish_task import complete_task


def complete_and_claim(
    tx: Transaction,
    task_id: str,
    attempt: int,
    artifacts: Sequence[Artifact],
    result: StageResult | None,
    *,
    stages: Sequence[Stage],
    worker_id: str,
    claim_id: str,
    terms: LeaseTerms,
) -> tuple[JobState, Lease | None, float | None]:
    """The state of the job, and what `claim_task` answers. Repeated with the same claim_id: the same answer.

    The job that was completed stays locked until the commit. The claim waits for no other: of two workers that complete
    siblings and claim crosswise, each would wait for the other. Raises as `complete_task`, and claims nothing then.
    """
    state = complete_task(tx, task_id, attempt, artifacts, result)
    return state, *claim_task(tx, stages, worker_id, claim_id, terms, patient=False)
