"""From settings to a database that is there, has the newest schema and an owner."""

import asyncio
from collections.abc import Callable

from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from deck_runtime.settings import SettingError
from deck_runtime.telemetry import get_logger
from job_registry.config import RegistrySettings
from job_registry.keys import bootstrap_owner
from job_registry.sql.database import Database
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import SchemaIsOld, await_newest, migrate
from job_registry.sql.soundness import find_damage

_PATIENCE = 45
"""Seconds for a database that starts later than we do; less than a supervisor waits for us."""

log = get_logger(__name__)


async def prepare_database(settings: RegistrySettings) -> tuple[Database, bool]:
    """Open, migrate, and make the owner's key where there is none; also whether other registries may share it.

    Where somebody else migrates, wait for the schema.

    Raises SettingError for a database that cannot be used, at once, and for one that nobody answers for or migrates,
    after a while.
    """
    engines = open_database(settings.database_url)
    await make_ready(engines, migrate if settings.migrate else await_newest)
    database = Database(engines)
    if settings.bootstrap_owner_key:
        made = await database.write(bootstrap_owner, settings.bootstrap_owner_key)
        log.info("owner_key", made=made)
    return database, engines.shared


def open_database(url: str) -> Engines:
    """The database at a URL, which nobody has asked anything yet. Raises SettingError."""
    try:
        return open_engines(url)
    except (ArgumentError, ValueError) as error:
        raise SettingError.of("database_url", f"cannot be read: {error}") from None


async def make_ready(engines: Engines, step: Callable[[Engines], None]) -> None:
    """Take a step as soon as the database answers, and see that it is sound. Raises SettingError as said above."""
    for second in range(_PATIENCE + 1):
        try:
            await asyncio.to_thread(step, engines)
            damage = await asyncio.to_thread(find_damage, engines)
        except SchemaIsOld as error:
            if second == _PATIENCE:
                raise SettingError.of("migrate", f"is off, and {error}: run `python -m job_registry.migrate`") from None
            log.warning("schema_is_old", detail=str(error))
            await asyncio.sleep(1)
        except DatabaseError as error:
            reason = " ".join(str(error.orig).split())
            if not _may_come_back(engines, error) or second == _PATIENCE:
                raise _unusable(engines, reason) from None
            log.warning("database_away", detail=reason[:200])
            await asyncio.sleep(1)
        else:
            if damage:
                raise _unusable(engines, damage)
            return


def _may_come_back(engines: Engines, error: DatabaseError) -> bool:
    """A server may start later than we do, another process may hold a file: neither mends a file that is broken."""
    return isinstance(error, OperationalError) and (engines.shared or "locked" in str(error.orig))


def _unusable(engines: Engines, reason: str) -> SettingError:
    url = engines.writer.url
    if engines.shared:
        return SettingError.of("database_url", f"names a database that cannot be used: {reason}")
    mend = "restore it from a backup, or move it away to begin anew"
    return SettingError(f"the database file {url.database} cannot be used ({reason}); {mend}")
