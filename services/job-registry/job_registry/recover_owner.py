"""A new owner key for whoever may write the database: the way back in when every admin key is lost.

`python -m job_registry.recover_owner` reads `DECKMILL_DATABASE_URL` and answers `{"secret": ...}` or
`{"error": ...}` as JSON on stdout. It may run beside a registry: keys are looked up anew at every call.
"""

import json
import os
import sys

from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError

from deck_runtime.settings import PREFIX
from job_registry.keys import recover_owner
from job_registry.sql.clock import SteadyClock, database_clock
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import migrate
from job_registry.sql.transaction import Transaction


def main() -> int:
    """Make the key; exit code 1 and a sentence where the database cannot be used."""
    variable = f"{PREFIX}DATABASE_URL"
    try:
        answer = {"secret": _recovered(os.environ.get(variable, ""))}
    except (ArgumentError, ValueError):
        answer = {"error": f"{variable} must begin with sqlite:/// or postgresql://"}
    except (DatabaseError, InterfaceError) as error:
        answer = {"error": f"The database cannot be used: {str(error.orig).strip()}"}
    json.dump(answer, sys.stdout)
    return 1 if "error" in answer else 0


def _recovered(url: str) -> str:
    engines = open_engines(url)
    try:
        migrate(engines)
        return _write(engines)
    finally:
        engines.dispose()


def _write(engines: Engines) -> str:
    clock = database_clock if engines.shared else SteadyClock()
    with engines.writer.begin() as connection:
        return recover_owner(Transaction(connection, clock))


if __name__ == "__main__":
    sys.exit(main())
