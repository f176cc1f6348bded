"""Links to files that can be taken back: made, looked up when somebody follows one, revoked."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, delete, func, insert, select

from deck_domain.actor import key_holder
from deck_domain.download_links import LONGEST, SHORTEST, USUAL, DownloadLink
from deck_domain.errors import ArtifactGone, IllegalTransition, InvalidRequest, NotFound, Violation
from deck_domain.event_types import LinkCreated, LinksRevoked
from deck_domain.ids import new_id
from deck_domain.job import Artifact, Job
from job_registry.aggregate.quiet_events import append_quietly
from job_registry.aggregate.read_job import get_job
from job_registry.sql import review_tables
from job_registry.sql.transaction import Transaction

MOST = 100
"""Links of a job that work at a time."""
_links = review_tables.download_links
_own = _links.c


def create_link(
    tx: Transaction, tenant: str, job_id: str, artifact_id: str, *, key_id: str, seconds: int
) -> tuple[DownloadLink, Job, Artifact]:
    """A link that works for so many seconds, 0 for as many as usual; with its job and its file.

    Raises NotFound, InvalidRequest, ArtifactGone, and IllegalTransition when the job has as many as it may.
    """
    job = get_job(tx, tenant, job_id)
    artifact = _file(job, artifact_id)
    expires_at = tx.now + timedelta(seconds=_within_bounds(seconds))
    working = select(func.count()).select_from(_links).where(_own.job_id == job_id, _own.expires_at > tx.now)
    if tx.connection.execute(working).scalar_one() >= MOST:
        message = f"A job has at most {MOST} links that work at a time: revoke those that nobody needs."
        raise IllegalTransition(message, code="too_many_links")
    link = DownloadLink(new_id("dl"), tenant, job_id, artifact_id, key_id, tx.now, expires_at)
    values = {name: getattr(link, name) for name in _own.keys()}  # noqa: SIM118 - of columns, not of a mapping
    tx.connection.execute(insert(_links).values(values))
    append_quietly(
        tx, job_id, [LinkCreated(link.id, artifact_id, artifact.label, _within_bounds(seconds))], key_holder(key_id)
    )
    return link, job, artifact


def find_link(tx: Transaction, link_id: str) -> DownloadLink:
    """A link by what its holder shows. Raises NotFound for one that was revoked."""
    row = tx.connection.execute(select(_links).where(_own.id == link_id)).first()
    if row is None:
        raise NotFound("This link was revoked.", code="link_revoked")
    return _link_of(row)


def list_links(tx: Transaction, tenant: str, job_id: str) -> list[DownloadLink]:
    """The links of a job that work, newest first. Raises NotFound."""
    get_job(tx, tenant, job_id)
    query = select(_links).where(_own.job_id == job_id, _own.expires_at > tx.now)
    return [_link_of(row) for row in tx.connection.execute(query.order_by(_own.created_at.desc(), _own.id.desc()))]


def revoke_links(tx: Transaction, tenant: str, job_id: str, link_id: str = "", *, key_id: str = "") -> int:
    """Take a link of a job back, or all without an id; returns how many. Raises NotFound for one that there is not."""
    get_job(tx, tenant, job_id)
    wanted = delete(_links).where(_own.job_id == job_id)
    revoked = tx.connection.execute(wanted.where(_own.id == link_id) if link_id else wanted).rowcount
    if link_id and not revoked:
        raise NotFound("The job has no such link: it was revoked, or has expired.", code="link_not_found")
    if revoked:
        append_quietly(tx, job_id, [LinksRevoked(link_id or None, revoked)], key_holder(key_id))
    return revoked


def forget_expired_links(tx: Transaction) -> int:
    """Drop links that work no longer: their signature says so itself. Returns how many."""
    return tx.connection.execute(delete(_links).where(_own.expires_at <= tx.now)).rowcount


def _file(job: Job, artifact_id: str) -> Artifact:
    found = next((each for each in job.artifacts if each.id == artifact_id and each.kind.public), None)
    if found is None:
        raise NotFound(f"The job has no file {artifact_id[:64]!r} that a link could lead to.", code="file_not_found")
    if found.removed_at:
        raise ArtifactGone("This file is kept no longer, as the tenant's retention says.")
    return found


def _within_bounds(seconds: int) -> int:
    if seconds and not SHORTEST <= seconds <= LONGEST:
        message = f"A link works for {SHORTEST} to {LONGEST:,} seconds: give a number between them."
        raise InvalidRequest([Violation("/expires_in", "out_of_range", message)], message)
    return seconds or USUAL


def _link_of(row: Row[Any]) -> DownloadLink:
    return DownloadLink(row.id, row.tenant, row.job_id, row.artifact_id, row.key_id, row.created_at, row.expires_at)
