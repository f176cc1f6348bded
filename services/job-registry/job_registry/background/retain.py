"""Carries retention out: tenants by tenants, jobs by jobs, then their objects."""

from collections.abc import Sequence

from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from job_registry.jobs.download_links import forget_expired_links
from job_registry.jobs.record_downloads import forget_told_downloads
from job_registry.jobs.retention import (
    jobs_to_empty,
    jobs_to_remove,
    note_removed,
    pending_removals,
    remove_files,
    remove_record,
    tenants_with_retention,
)
from job_registry.sql.database import Database, Verb

_MOST_BATCHES = 10
"""In one round: a tenant that has just chosen to keep little must not keep the database from others for long."""

_Find = Verb[[str, int], Sequence[str]]
_GiveUp = Verb[[str, str, int], bool]

log = get_logger(__name__)


class Retention:
    """What is kept no longer goes, a job a commit."""

    def __init__(self, database: Database, store: ArtifactStore) -> None:
        self._database, self._store = database, store

    async def round(self) -> None:
        """Give up what is overdue. Raises StoreUnavailable; what was not reached is found again."""
        for tenant, chosen in await self._database.read(tenants_with_retention):
            if chosen.retention_days_records is not None:
                await self._each(tenant, chosen.retention_days_records, jobs_to_remove, remove_record)
            if chosen.retention_days_binaries is not None:
                await self._each(tenant, chosen.retention_days_binaries, jobs_to_empty, remove_files)
        for removal in await self._database.read(pending_removals):
            await self._store.delete(removal.keys)
            await self._database.write(note_removed, removal.job_id)
        await self._database.write(forget_told_downloads)
        await self._database.write(forget_expired_links)

    async def _each(self, tenant: str, days: int, find: _Find, give_up: _GiveUp) -> None:
        for _ in range(_MOST_BATCHES):
            found = await self._database.read(find, tenant, days)
            for job_id in found:
                await self._database.write(give_up, tenant, job_id, days)
            if not found:
                return
            log.info("retention", tenant=tenant, verb=getattr(give_up, "__name__", ""), jobs=len(found))
