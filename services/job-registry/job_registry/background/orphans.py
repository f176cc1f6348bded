"""Objects of jobs that never came to be: a process died between the store and the commit."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from job_registry.sql import job_tables, review_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction

_EVERY = 3600.0
"""Seconds between two looks: a look lists every job's folder."""
_BATCH = 500
_JOBS = "job_"
"""What the names of jobs' folders begin with; others are not looked at."""

log = get_logger(__name__)


def without_job(tx: Transaction, job_ids: Sequence[str]) -> tuple[list[str], datetime]:
    """Those of the ids that neither a job nor a deletion has, and the time."""
    known: set[str] = set()
    for column in (job_tables.jobs.c.id, review_tables.deletions.c.job_id):
        known |= set(tx.connection.execute(select(column).where(column.in_(job_ids))).scalars())
    return [job_id for job_id in job_ids if job_id not in known], tx.now


class Orphans:
    """Looks for them at the start, and every hour."""

    def __init__(
        self,
        database: Database,
        store: ArtifactStore,
        grace: timedelta,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: grace: how old they must be: a job that is being made has its objects first."""
        self._database, self._store, self._grace, self._monotonic = database, store, grace, monotonic
        self._due = 0.0

    async def round(self, tenants: Sequence[str]) -> None:
        """Look, if the hour is over. Raises StoreUnavailable."""
        if self._monotonic() < self._due:
            return
        for tenant in tenants:
            folders = [name for name in await self._store.folders(f"{tenant}/") if name.startswith(_JOBS)]
            for start in range(0, len(folders), _BATCH):
                await self._sweep(tenant, folders[start : start + _BATCH])
        self._due = self._monotonic() + _EVERY

    async def _sweep(self, tenant: str, job_ids: Sequence[str]) -> None:
        orphans, now = await self._database.read(without_job, job_ids)
        for job_id in orphans:
            objects = await self._store.list(f"{tenant}/{job_id}/")
            old = [info.key for info in objects if info.modified < now - self._grace]
            await self._store.delete(old)
            log.info("orphans_swept", tenant=tenant, job=job_id, count=len(old))
