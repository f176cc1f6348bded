"""Pages of a tenant's jobs at 10,000 and 100,000 of them, from the registry's tables; times in milliseconds."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from deck_domain.job_kinds import KINDS
from deck_domain.job_pages import JobFilter
from deck_domain.lifecycle import JobState
from deckmill.terminal import out, table
from job_registry.jobs.list_jobs import list_jobs
from job_registry.jobs.totals import Totals
from job_registry.sql import job_tables, task_tables
from job_registry.sql.clock import SteadyClock
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import migrate
from job_registry.sql.transaction import Transaction

SIZES = (10_000, 100_000)
_AT_ONCE = 5_000
_REPEATS = 21
_ALL = JobFilter()
_V1 = tuple(kind for kind in KINDS.values() if kind.in_v1)
_LISTS = {
    "all": _ALL,
    "those of /v1 that are complete": replace(_ALL, kinds=_V1, states=(JobState.SUCCEEDED,)),
    "of a status that most have": replace(_ALL, states=(JobState.SUCCEEDED,)),
    "of a status that none has": replace(_ALL, states=(JobState.FAILED,)),
    "of a brand that none has": replace(_ALL, brand_pack_id="bp_1"),
}
_TARGET = 1.5
"""Ten times as many jobs may cost so much more."""


def measure(root: Path) -> dict[str, list[float]]:
    """The quickest of some times for each list at each size: what others on the machine do adds to a time alone."""
    engines = open_engines(f"sqlite:///{root / 'lists.sqlite3'}")
    migrate(engines)
    times: dict[str, list[float]] = {name: [] for name in _LISTS}
    made = 0
    for size in SIZES:
        _fill(engines, range(made, size))
        made = size
        for name, wanted in _LISTS.items():
            times[name].append(min(_pages(engines, wanted)))
    engines.dispose()
    return times


def report(times: dict[str, list[float]]) -> list[str]:
    """Print them; returns what missed the target."""
    rows = table("A PAGE OF 25", *(f"OF {size:,} JOBS" for size in SIZES), "RATIO")
    misses = []
    for name, (few, many) in times.items():
        rows.add_row(name, f"{few:.1f} ms", f"{many:.1f} ms", f"{many / few:.2f}")
        if many / few > _TARGET:
            misses.append(f"list, {name}: {many / few:.2f} times as long, target at most {_TARGET}")
    out.print(rows)
    return misses


def _pages(engines: Engines, wanted: JobFilter) -> Iterator[float]:
    totals = Totals()
    for _ in range(_REPEATS):
        started = time.perf_counter()
        with engines.reader.begin() as connection:
            list_jobs(Transaction(connection, SteadyClock()), "bench", wanted, artifacts=False, totals=totals)
        yield (time.perf_counter() - started) * 1000


def _fill(engines: Engines, numbers: range) -> None:
    for start in range(numbers.start, numbers.stop, _AT_ONCE):
        with engines.writer.begin() as connection:
            tx = Transaction(connection, SteadyClock())
            chunk = range(start, min(start + _AT_ONCE, numbers.stop))
            connection.execute(insert(job_tables.jobs), [_job(tx, number) for number in chunk])
            connection.execute(insert(task_tables.tasks), [_task(tx, number) for number in chunk])


def _job(tx: Transaction, number: int) -> dict[str, object]:
    return {
        "id": f"job_{number:07}", "tenant": "bench", "kind": "render", "state": "succeeded", "revision": 9,
        "last_seq": 9, "priority": 1, "source_schema": "protocol_v2", "title": "Bench", "slide_count": 10,
        "created_at": tx.now + timedelta(seconds=number), "updated_at": tx.now, "approval_status": "not_requested",
        "approval_required": False, "owner_key_id": "", "options": {}, "warnings": [], "traceparent": "",
        "linked_files": [], "linked_seq": 9,
    }  # fmt: skip


def _task(tx: Transaction, number: int) -> dict[str, object]:
    return {
        "id": f"task_{number:07}", "job_id": f"job_{number:07}", "tenant": "bench", "stage": "RENDER", "iteration": 0,
        "ordinal": 0, "after": [], "state": "succeeded", "attempt": 1, "strikes": 0, "priority": 1,
        "queued_at": tx.now, "due_at": tx.now, "done": 10, "total": 10, "duration_ms": 40, "result": {},
    }  # fmt: skip
