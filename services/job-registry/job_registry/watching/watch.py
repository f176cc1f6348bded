"""WatchJob and WatchJobs: subscribe first, then read, then wait."""

from collections.abc import AsyncIterator

from deck_domain.errors import NotFound
from deck_domain.job import Hint, Job
from job_registry.watching.watch_hub import WatchHub


async def watch_job(
    hub: WatchHub, tenant: str, job_id: str, *, after_revision: int, bookmark_every: float
) -> AsyncIterator[tuple[Job | None, int]]:
    """Each state newer than `after_revision` with its revision, and None with the revision when nothing happened.

    Ends after the terminal state; `bookmark_every` is in seconds. Raises NotFound, also when the job is deleted.
    """
    with hub.topic(job_id) as topic:
        covered = after_revision
        while True:
            job = await topic.current()
            if job.tenant != tenant or job.kind.inner:
                raise NotFound("There is no such job.", code="job_not_found")
            if job.revision > covered:
                covered = job.revision
                yield job, covered
            if job.state.terminal:
                return
            while not await topic.newer_than(job.revision, bookmark_every):
                yield None, covered


async def watch_jobs(hub: WatchHub, *, bookmark_every: float) -> AsyncIterator[Hint | None]:
    """Hints about every job; None first, when the subscription stands, and whenever nothing happened for a while.

    Raises StoreUnavailable for a reader that fell too far behind.
    """
    with hub.fleet() as fleet:
        yield None
        while True:
            hints = await fleet.take(bookmark_every)
            for hint in hints:
                yield hint
            if not hints:
                yield None
