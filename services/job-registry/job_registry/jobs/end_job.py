"""CancelJob and DeleteJob: the record says so at once and every lease is revoked; objects follow by the sweeper."""

from collections.abc import Collection

from sqlalchemy import delete, insert

from deck_domain.actor import REGISTRY, Actor, key_holder
from deck_domain.errors import IllegalTransition, PermissionDenied
from deck_domain.event_types import JobDeleted
from deck_domain.job import Hint, Job
from job_registry.aggregate.deck_change import saved, slides_of
from job_registry.aggregate.job_change import JobChange, require_revision
from job_registry.aggregate.read_job import get_job
from job_registry.aggregate.timeline import Moment, append_events
from job_registry.sql import job_tables, review_tables
from job_registry.sql.transaction import Transaction


def cancel_job(tx: Transaction, tenant: str, job_id: str, *, key_id: str = "", expected: Collection[int] = ()) -> Job:
    """End a job that is not terminal, with its slides; `expected` are revisions.

    Raises NotFound, RevisionChanged, IllegalTransition.
    """
    change = JobChange.lock(tx, job_id, tenant, actor=key_holder(key_id))
    require_revision(change.job.revision, expected)
    if change.state.terminal:
        raise IllegalTransition(f"The job is {change.state} already; only a queued or running job can be cancelled.")
    _cancel(change)
    return get_job(tx, tenant, job_id)


def delete_job(
    tx: Transaction, tenant: str, job_id: str, *, key_id: str, admin: bool, expected: Collection[int] = ()
) -> None:
    """Remove a job with its slides, cancelled first where it is running; `expected` are revisions.

    Raises NotFound, RevisionChanged, PermissionDenied for who is not the owner, IllegalTransition for a job on hold and
    for a slide of a deck that is not done.
    """
    actor = key_holder(key_id)
    change = JobChange.lock(tx, job_id, tenant, actor=actor)
    if not admin and change.job.owner_key_id != key_id:
        raise PermissionDenied("Only the key that made this job, or one with scope admin, may delete it.")
    require_revision(change.job.revision, expected)
    if change.job.hold:
        message = "The job is on legal hold and stays: a key with scope admin may release it."
        raise IllegalTransition(message, code="legal_hold")
    _require_no_deck_in_work(tx, change)
    _remove(tx, change, actor)


def _require_no_deck_in_work(tx: Transaction, slide: JobChange) -> None:
    deck_id = slide.job.parent_job_id
    if deck_id and not JobChange.lock_alone(tx, deck_id).state.terminal:
        message = f"This is a slide of the deck {deck_id}, which is in work: cancel the slide, or delete the deck."
        raise IllegalTransition(message, code="slide_of_deck")


def remove_job(tx: Transaction, job_id: str) -> None:
    """Remove a job that the registry has made for itself. Raises NotFound."""
    _remove(tx, JobChange.lock(tx, job_id), REGISTRY)


def _cancel(change: JobChange) -> None:
    """End a job, then what of its slides is not done: the deck has ended by then, and goes on with none of them."""
    change.cancel_live_tasks()
    saved(change)
    for row in slides_of(change.tx, change.job.id):
        slide = JobChange.lock_alone(change.tx, row.id, actor=change.actor)
        if not slide.state.terminal:
            slide.cancel_live_tasks()
            slide.save()


def _remove(tx: Transaction, change: JobChange, actor: Actor) -> None:
    job_id, tenant = change.job.id, change.job.tenant
    if not change.state.terminal:
        _cancel(change)
        change = JobChange.lock(tx, job_id, actor=actor)
    for row in slides_of(tx, job_id):
        _remove(tx, JobChange.lock_alone(tx, row.id, actor=actor), actor)
    job = change.job
    end = Moment(
        job.id, job.tenant, job.last_seq, job.revision + 1, terminal=True, traceparent=job.traceparent, actor=actor
    )
    append_events(tx, end, [JobDeleted()])
    tx.connection.execute(
        insert(review_tables.deletions).values(
            job_id=job_id, tenant=tenant, revision=change.job.revision + 1, deleted_at=tx.now, due_at=tx.now
        )
    )
    events = job_tables.events.c
    tx.connection.execute(delete(job_tables.events).where(events.job_id == job_id, events.published_at.is_not(None)))
    tx.connection.execute(
        delete(job_tables.jobs).where(job_tables.jobs.c.id == job_id)
    )  # tasks and artifacts go with it
    tx.effects.hints[job_id] = Hint(job_id, change.job.revision + 1, terminal=True, deleted=True)
