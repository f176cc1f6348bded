"""The database as the event loop sees it: verbs run in threads, each in one transaction, and tell what changed."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from prometheus_client import Counter, Histogram
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from deck_domain.errors import InvalidRequest, StoreUnavailable, Violation
from deck_runtime.failpoints import failpoint
from deck_runtime.telemetry import get_logger
from job_registry.sql.clock import Clock, SteadyClock, database_clock
from job_registry.sql.engines import Engines
from job_registry.sql.transaction import Effects, Transaction

_ATTEMPTS = 4
_SERIALIZATION_FAILURE, _DEADLOCK = "40001", "40P01"
_READ_ONLY = "25006"
"""What a former primary says after a failover."""
_DISK_FULL = "53100"

_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 10)
_SECONDS = Histogram(
    "deckmill_database_seconds",
    "Transactions, begin to commit, each try by itself.",
    ["mode", "verb"],
    buckets=_BUCKETS,
)
_WAITED = Histogram(
    "deckmill_database_wait_seconds", "How long verbs waited for a thread of the database.", ["mode"], buckets=_BUCKETS
)
_FAILED = Counter(
    "deckmill_database_failures_total",
    "Transactions that failed: a race with another is tried again; away and overloaded are told to the caller.",
    ["reason"],
)
for _reason in ("away", "overloaded", "race"):
    _FAILED.labels(_reason)

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate[Transaction, P], R]

log = get_logger(__name__)


class Database:
    """Runs verbs, plain functions of a `Transaction`, off the event loop.

    A verb may run again when it lost a race, so it must do nothing but read and write through its transaction.
    """

    def __init__(self, engines: Engines, clock: Clock | None = None) -> None:
        """Args: clock: replaces the database's own clock, or the process's where the database has none."""
        self._engines = engines
        self._clock = clock or (database_clock if engines.shared else SteadyClock())
        self._writers = ThreadPoolExecutor(engines.writers, thread_name_prefix="database")
        self._readers = ThreadPoolExecutor(engines.readers, "database-read") if engines.readers else self._writers
        self._listeners: list[Callable[[Effects], None]] = []
        self.trouble = ""
        """Why nothing could be written when it was last tried; empty while that works."""
        self._gave_up: dict[Executor, float] = {}
        """When a transaction last found the database locked, by what it ran in; time of `perf_counter`."""

    def on_commit(self, listener: Callable[[Effects], None]) -> None:
        """Call this on the event loop after every commit that changed something."""
        self._listeners.append(listener)

    async def write(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb in a transaction and commit it. Raises StoreUnavailable, and whatever the verb raises."""
        loop = asyncio.get_running_loop()

        def publish(effects: Effects) -> None:
            # From the thread, not after the await: a caller who hangs up must not silence what was committed.
            loop.call_soon_threadsafe(self._tell, effects)

        return await self._run(self._writers, self._engines.writer, publish, lambda tx: verb(tx, *args, **kwargs),
                               getattr(verb, "__name__", ""))  # fmt: skip

    async def prove(self) -> None:
        """Write something, so that `trouble` is what it is now. Raises StoreUnavailable."""
        try:
            await self.write(_touch)
        except StoreUnavailable as error:
            self.trouble = error.message
            raise
        self.trouble = ""

    async def read(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb that only reads, on one snapshot. Raises StoreUnavailable, and whatever the verb raises."""
        return await self._run(self._readers, self._engines.reader, None, lambda tx: verb(tx, *args, **kwargs),
                               getattr(verb, "__name__", ""))  # fmt: skip

    async def close(self) -> None:
        """Wait for running verbs and close every connection."""
        for executor in {self._writers, self._readers}:
            await asyncio.to_thread(executor.shutdown)
        self._engines.dispose()

    async def _run(
        self,
        executor: Executor,
        engine: Engine,
        publish: Callable[[Effects], None] | None,
        work: Callable[[Transaction], R],
        name: str,
    ) -> R:
        asked = time.perf_counter()

        def begin() -> R:
            _WAITED.labels("write" if publish else "read").observe(time.perf_counter() - asked)
            if asked < self._gave_up.get(executor, 0.0):
                # It has waited behind one that another program kept out, and would wait as long once more.
                raise _away()
            try:
                return self._persistently(engine, publish, work, name)
            except StoreUnavailable as error:
                if _is_locked(error.__cause__):
                    self._gave_up[executor] = time.perf_counter()
                raise

        return await asyncio.get_running_loop().run_in_executor(executor, begin)

    def _persistently(
        self, engine: Engine, publish: Callable[[Effects], None] | None, work: Callable[[Transaction], R], name: str
    ) -> R:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._transact(engine, publish, work, name)
            except DBAPIError as error:
                if not _lost_a_race(error) or attempt == _ATTEMPTS:
                    raise _translated(error) from error
                _FAILED.labels("race").inc()
            except PoolTimeoutError as error:
                _FAILED.labels("overloaded").inc()
                raise StoreUnavailable("The database is overloaded; try again shortly.") from error
        raise AssertionError("unreachable")

    def _transact(
        self, engine: Engine, publish: Callable[[Effects], None] | None, work: Callable[[Transaction], R], name: str
    ) -> R:
        with _SECONDS.labels("write" if publish else "read", name).time(), engine.begin() as connection:
            tx = Transaction(connection, self._clock)
            result = work(tx)
            if publish:
                failpoint("registry.commit.before", name)
        if publish:
            failpoint("registry.commit.after", name)
            publish(tx.effects)
        return result

    def _tell(self, effects: Effects) -> None:
        for listener in self._listeners:
            listener(effects)


def _touch(tx: Transaction) -> None:
    """Leave all as it is, by a write: SQLite reports a full disk only to whoever changes a page."""
    rows = "" if tx.alone else " WHERE 1 = 0"  # a row of PostgreSQL may be locked, by a migration for long
    change = f"UPDATE alembic_version SET version_num = version_num{rows}"  # noqa: S608 - nothing from outside is in it
    tx.connection.exec_driver_sql(change)


def _sqlstate(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)


def _is_locked(error: BaseException | None) -> bool:
    """Whether another program has locked the file of SQLite for longer than we wait."""
    return _sqlite_code(error) == sqlite3.SQLITE_BUSY


def _sqlite_code(error: BaseException | None) -> int | None:
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _away(error: DBAPIError | None = None) -> StoreUnavailable:
    """What callers are told; what only an operator can mend is said as it is."""
    if error and (_sqlite_code(error) == sqlite3.SQLITE_FULL or _sqlstate(error) == _DISK_FULL):
        return StoreUnavailable("The disk of the database is full: nothing new can be stored.", code="disk_full")
    if error and (_sqlite_code(error) == sqlite3.SQLITE_READONLY or _sqlstate(error) == _READ_ONLY):
        return StoreUnavailable("The database can only be read: nothing new can be stored.")
    return StoreUnavailable("The database is away or too slow; try again shortly.")


def _lost_a_race(error: DBAPIError) -> bool:
    return isinstance(error, IntegrityError) or _sqlstate(error) in (_SERIALIZATION_FAILURE, _DEADLOCK)


def _translated(error: DBAPIError) -> Exception:
    if isinstance(error, DataError):  # PostgreSQL refuses what SQLite stores: a NUL in a text, a text that is too long
        message = "A value cannot be stored: leave out NUL characters, and shorten it."
        return InvalidRequest([Violation("", "unusable_value", message)], message)
    damaged = type(error) is DatabaseError  # SQLite says so of a file in which it finds what it has not written
    away = damaged or isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated
    if not away and _sqlstate(error) != _READ_ONLY:
        return error
    _FAILED.labels("away").inc()
    log.warning("database_away", error=type(error.orig).__name__, detail=str(error.orig).strip()[:200])
    return _away(error)
