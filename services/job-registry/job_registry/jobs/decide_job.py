"""DecideJob: a reviewer's decision and the event that tells of it, in one commit."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select

from deck_domain.actor import key_holder
from deck_domain.errors import IllegalTransition, InvalidRequest, Violation
from deck_domain.event_types import ApprovalChanged
from deck_domain.job import ApprovalStatus, ArtifactKind, Decision, Job
from deck_domain.lifecycle import JobState
from deck_domain.tenant_settings import standing
from deck_runtime.failpoints import failpoint
from job_registry.aggregate.job_change import JobChange, require_revision
from job_registry.aggregate.read_job import get_job
from job_registry.chosen_settings import get_settings
from job_registry.sql import job_tables, review_tables
from job_registry.sql.rows import decision_of
from job_registry.sql.transaction import Transaction

LONGEST_NOTE = 2_000
_DECISIONS = (ApprovalStatus.APPROVED, ApprovalStatus.REJECTED)
_FILES = {ArtifactKind.UPLOADED_PPTX: 0, ArtifactKind.GENERATED_PPTX: 1}
"""What can be decided on; the deck that was made comes before the one that was sent."""

_own = job_tables.artifacts.c
_FILE = select(_own.kind, _own.sha256).where(
    _own.job_id == bindparam("job_id"), _own.selected, _own.kind.in_([kind.value for kind in _FILES])
)
_EARLIER = (
    select(review_tables.approvals)
    .where(review_tables.approvals.c.job_id == bindparam("job_id"))
    .order_by(review_tables.approvals.c.position)
)


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """What DecideJob is asked; fields as in `DecideJobRequest`, `expected` are revisions."""

    tenant: str
    job_id: str
    key_id: str
    status: ApprovalStatus
    note: str = ""
    artifact_sha256: str = ""
    expected: Collection[int] = ()


def decide_job(tx: Transaction, request: DecisionRequest) -> Job:
    """Append a decision; the job stands where the tenant's rule lets it.

    Raises NotFound, InvalidRequest, RevisionChanged, IllegalTransition for a job that has not succeeded or another
    file, PermissionDenied where the tenant asks for other eyes.
    """
    _check(request)
    actor = key_holder(request.key_id)
    change = JobChange.lock(tx, request.job_id, request.tenant, actor=actor)
    require_revision(change.job.revision, request.expected)
    if change.state is not JobState.SUCCEEDED:
        raise IllegalTransition(f"The job is {change.state}; only a job that has succeeded can be decided about.")
    sha256 = _decided_file(tx, request)
    decision = Decision(request.status, actor, tx.now, request.note or None, sha256)
    earlier = list(map(decision_of, tx.connection.execute(_EARLIER, {"job_id": request.job_id})))
    rule = get_settings(tx, request.tenant).four_eyes
    _append(change, decision, len(earlier), standing(rule, key_holder(change.job.owner_key_id), earlier, decision))
    return get_job(tx, request.tenant, request.job_id)


def _append(change: JobChange, decision: Decision, position: int, status: ApprovalStatus) -> None:
    change.tx.connection.execute(
        insert(review_tables.approvals).values(
            job_id=change.job.id,
            position=position,
            status=decision.status,
            note=decision.note,
            actor_type=decision.actor.type,
            actor_id=decision.actor.id,
            artifact_sha256=decision.artifact_sha256,
            created_at=decision.created_at,
        )
    )
    failpoint("registry.decide.before_event")
    change.set(approval_status=status, decision_count=position + 1)
    change.record(ApprovalChanged(decision.status, status, decision.note, decision.artifact_sha256))
    change.save()


def _decided_file(tx: Transaction, request: DecisionRequest) -> str | None:
    """The sha256 of what is decided on. Raises IllegalTransition when the reviewer has seen something else."""
    files = tx.connection.execute(_FILE, {"job_id": request.job_id}).all()
    file = max(files, key=lambda row: _FILES[ArtifactKind(row.kind)], default=None)
    sha256: str | None = file.sha256 if file else None
    if request.artifact_sha256 and request.artifact_sha256 != sha256:
        found = f"its file has the sha256 {sha256}" if sha256 else "it has no file to decide on"
        message = f"The decision was made on another file: {found}. Look at the job again, then decide."
        raise IllegalTransition(message, code="artifact_changed")
    return sha256


def _check(request: DecisionRequest) -> None:
    faults = []
    if request.status not in _DECISIONS:
        faults.append(Violation("/status", "not_allowed", "Decide approved or rejected."))
    if len(request.note) > LONGEST_NOTE:
        faults.append(Violation("/note", "text_too_long", f"Shorten the note to {LONGEST_NOTE:,} characters."))
    if faults:
        raise InvalidRequest(faults, faults[0].message)
