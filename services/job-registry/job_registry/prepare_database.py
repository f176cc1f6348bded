"""From settings to a database that is there, has the newest schema and an owner."""

import asyncio

from sqlalchemy.exc import OperationalError

from deck_runtime.telemetry import get_logger
from job_registry.config import RegistrySettings
from job_registry.keys import bootstrap_owner
from job_registry.sql.database import Database
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import migrate

_PATIENCE = 60
"""Seconds for a database that starts later than we do."""

log = get_logger(__name__)


async def prepare_database(settings: RegistrySettings) -> tuple[Database, bool]:
    """Open, migrate, and make the owner's key where there is none; also whether other registries may share it.

    Raises OperationalError when nobody answers for a minute.
    """
    engines = open_engines(settings.database_url)
    await _migrate_patiently(engines)
    database = Database(engines)
    if settings.bootstrap_owner_key:
        made = await database.write(bootstrap_owner, settings.bootstrap_owner_key)
        log.info("owner_key", made=made)
    return database, engines.shared


async def _migrate_patiently(engines: Engines) -> None:
    for _ in range(_PATIENCE):
        try:
            return await asyncio.to_thread(migrate, engines)
        except OperationalError as error:
            log.warning("database_away", detail=str(error.orig).strip()[:200])
            await asyncio.sleep(1)
    return await asyncio.to_thread(migrate, engines)
