"""RecordDownloads: who has fetched which file, on the timeline of its job, once an hour at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import bindparam, delete, insert, select

from deck_domain.actor import Actor
from deck_domain.event_types import ArtifactDownloaded
from deck_domain.job import ArtifactKind
from job_registry.aggregate.quiet_events import append_quietly
from job_registry.sql import job_tables, review_tables
from job_registry.sql.transaction import Transaction

TOLD_EVERY = timedelta(hours=1)

_LOCK_JOB = select(job_tables.jobs.c.id).where(job_tables.jobs.c.id == bindparam("job_id")).with_for_update()
_own = review_tables.downloads.c
_TOLD = select(_own.artifact_id, _own.told_at).where(
    _own.job_id == bindparam("job_id"), _own.actor_id == bindparam("actor_id")
)
_FORGET = delete(review_tables.downloads).where(
    _own.job_id == bindparam("the_job"), _own.artifact_id == bindparam("the_artifact"), _own.actor_id == bindparam("by")
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file that `actor` has fetched; `artifact_id` is empty and `kind` None for the archive of all files."""

    job_id: str
    artifact_id: str
    kind: ArtifactKind | None
    label: str
    actor: Actor

    @property
    def told_as(self) -> ArtifactDownloaded:
        """The event of it."""
        return ArtifactDownloaded(self.artifact_id or None, self.kind, self.label)


def record_downloads(tx: Transaction, downloads: Sequence[Download]) -> int:
    """Tell timelines of downloads; returns of how many. Those told of within the hour are passed over.

    Those of a job stay in their order. Jobs are locked in that of their ids, so that gateways that tell of the same
    jobs never wait for each other.
    """
    told = 0
    by_job = sorted(downloads, key=lambda each: each.job_id)
    for (job_id, actor), group in groupby(by_job, key=lambda each: (each.job_id, each.actor)):
        told += _record(tx, job_id, actor, list(group))
    return told


def forget_told_downloads(tx: Transaction) -> int:
    """Drop what was told longer ago than it matters; returns how many."""
    return tx.connection.execute(delete(review_tables.downloads).where(_own.told_at <= tx.now - TOLD_EVERY)).rowcount


def _record(tx: Transaction, job_id: str, actor: Actor, downloads: Sequence[Download]) -> int:
    if tx.connection.execute(_LOCK_JOB, {"job_id": job_id}).first() is None:
        return 0
    told = {row.artifact_id: row.told_at for row in tx.connection.execute(_TOLD, _keys(job_id, actor))}
    fresh = {each.artifact_id: each for each in downloads if not _within_the_hour(tx, told.get(each.artifact_id))}
    if not fresh:
        return 0
    append_quietly(tx, job_id, [each.told_as for each in fresh.values()], actor)
    for artifact_id in fresh.keys() & told.keys():
        tx.connection.execute(_FORGET, {"the_job": job_id, "the_artifact": artifact_id, "by": actor.id or ""})
    rows = [_keys(job_id, actor) | {"artifact_id": artifact_id, "told_at": tx.now} for artifact_id in fresh]
    tx.connection.execute(insert(review_tables.downloads), rows)
    return len(fresh)


def _keys(job_id: str, actor: Actor) -> dict[str, object]:
    return {"job_id": job_id, "actor_id": actor.id or ""}


def _within_the_hour(tx: Transaction, told_at: datetime | None) -> bool:
    return told_at is not None and told_at > tx.now - TOLD_EVERY
