"""Brings the database to the newest schema, and ends: for installations whose registries do not do it themselves.

`python -m job_registry.migrate` reads `DECKMILL_DATABASE_URL`. It may run beside registries of the release before, and
several times: whoever comes later finds nothing to do.
"""

import asyncio
import os
import sys

from deck_runtime.settings import MISCONFIGURED, PREFIX, SettingError
from deck_runtime.telemetry import configure_logging, get_logger
from job_registry.prepare_database import make_ready, open_database
from job_registry.sql.migrate import migrate, newest

log = get_logger(__name__)


def main() -> int:
    """Migrate; a database that cannot be used is one line on stderr, as at the start of a registry."""
    configure_logging("job-registry", "info")
    try:
        asyncio.run(_migrated(os.environ.get(f"{PREFIX}DATABASE_URL", "")))
    except SettingError as error:
        sys.stderr.write(f"job-registry: {error}\n")
        return MISCONFIGURED
    log.info("migrated", schema=newest())
    return 0


async def _migrated(url: str) -> None:
    engines = open_database(url)
    try:
        await make_ready(engines, migrate)
    finally:
        engines.dispose()


if __name__ == "__main__":
    sys.exit(main())
