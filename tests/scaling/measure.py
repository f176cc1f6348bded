"""What a deck costs on this machine, as the table from which docs/scaling.md is computed: `make scaling-measured`.

Times are of the processor and not of the clock, so that others on the machine matter less. Decks go through a whole
stack on PostgreSQL and NATS, one after the other, their pictures drawn anew each time.
"""

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nats
import psycopg

from tests.bench.__main__ import deck
from tests.scaling.inputs import FILE
from tests.support.postgres import Postgres, private_postgres
from tests.support.serve import descendants
from tests.support.stack import Scenario, scenario

SIZES = (1, 10, 30)
DECKS = 5
"""Of each size, after one that warms the children up."""
_PATIENCE = 300.0
"""Seconds that a deck may take on a machine that others use."""
WORKERS = ("renderer", "previewer", "scorer")
SERVICES = ("gateway", "job-registry", *WORKERS)
SETTINGS = {
    "DECKMILL_PREVIEW_CACHE_BYTES": "0",
    "DECKMILL_FAILPOINTS": "",
    "DECKMILL_LEASE_TTL": "60",
    "DECKMILL_HEARTBEAT": "30",
    "DECKMILL_SWEEP": "5",
    "DECKMILL_PREVIEW_SECONDS": "200",
    "DECKMILL_SCORE_SECONDS": "200",
    "DECKMILL_RENDER_SECONDS": "200",
    "DECKMILL_PREVIEW_SECONDS_AT_MOST": "300",
}
_MS_PER_TICK = 1000 / os.sysconf("SC_CLK_TCK")
_ROWS = "SELECT sum(n_tup_ins), sum(n_tup_upd), sum(n_tup_del) FROM pg_stat_user_tables"
_COMMITS = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
_BYTES = "SELECT pg_current_wal_lsn() - '0/0', pg_database_size(current_database())"
Figures = dict[str, float]


async def measured() -> dict[str, Figures]:
    """The tables of the file, by name."""
    with (
        tempfile.TemporaryDirectory(prefix="deckmill-scaling-") as folder,
        private_postgres(Path(folder) / "pg") as server,
    ):
        os.environ["DECKMILL_DATABASE_URL"] = server.url()
        async with scenario(Path(folder), SETTINGS) as stack:
            tables = {f"deck_{slides}": await _decks(stack, server, slides) for slides in SIZES}
            tables["memory"] = _memory(stack)
            return tables


async def _decks(stack: Scenario, server: Postgres, slides: int) -> Figures:
    """What a deck of so many slides takes, less what the stack takes in the same time without work."""
    await stack.ended(await stack.submit(deck(slides)), _PATIENCE)
    async with _listener(stack) as heard:
        idle_from, idle = time.monotonic(), await _counters(stack, server)
        idle["messages"] = heard[0]
        before_from, before = time.monotonic(), await _counters(stack, server)
        before["messages"] = heard[0]
        for _ in range(DECKS):
            job = await stack.ended(await stack.submit(deck(slides)), _PATIENCE)
            assert job["status"] == "succeeded", job["error_message"]
            assert {stage["attempt"] for stage in job["stages"]} == {1}, "the machine is too busy: an attempt was lost"
        until, after = time.monotonic(), await _counters(stack, server)
        after["messages"] = heard[0]
    # Each reading of the counters waits before it reads: the three moments are as far apart as the readings.
    share = (until - before_from) / (before_from - idle_from)
    found = {name: (after[name] - before[name] - share * (before[name] - idle[name])) / DECKS for name in after}
    return {name: round(max(0.0, figure), 2) for name, figure in found.items()}


async def _counters(stack: Scenario, server: Postgres) -> Figures:
    await asyncio.to_thread(_flush_statistics, server)
    found = {f"{name}_ms": _spent([pid, *descendants(pid)]) for name, pid in _pids(stack).items()}
    found["postgresql_ms"] = _spent(server.pids())
    with psycopg.connect(server.url()) as connection:
        inserted, updated, deleted = (int(value) for value in connection.execute(_ROWS).fetchone() or ())
        (commits,) = connection.execute(_COMMITS).fetchone() or (0,)
        log, kept = connection.execute(_BYTES).fetchone() or (0, 0)
    objects = [path.stat().st_size for path in stack.data.objects.rglob("*") if path.is_file()]
    return found | {
        "rows_inserted": inserted,
        "rows_updated": updated,
        "rows_deleted": deleted,
        "commits": float(commits),
        "write_ahead_bytes": float(log),
        "database_bytes": float(kept),
        "objects": len(objects),
        "object_bytes": sum(objects),
    }


def _flush_statistics(server: Postgres) -> None:
    """Backends report what they did once they have been idle for a while, at most ten seconds; ask for all of it."""
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("SELECT pg_sleep(11)")


def _pids(stack: Scenario) -> Mapping[str, int]:
    names = (*SERVICES, "nats-server")
    running = {name: stack.stack.process(name).process for name in names}
    return {name: process.pid for name, process in running.items() if process}


def _spent(pids: list[int]) -> float:
    """Milliseconds of processor of these processes, and of children of theirs that have ended."""
    total = 0
    for pid in pids:
        with contextlib.suppress(FileNotFoundError):  # one that has ended since: its parent counts it
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
    return total * _MS_PER_TICK


def _memory(stack: Scenario) -> Figures:
    """MB of each process without its children, and of one child, as proportional set size."""
    found: Figures = {}
    for name, pid in _pids(stack).items():
        found[f"{name}_mb"] = round(_resident(pid), 0)
        if name in WORKERS and (children := descendants(pid)):
            found[f"{name}_child_mb"] = round(sum(map(_resident, children)), 0)
    return found


def _resident(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1]) / 1024


class _listener:  # noqa: N801 - a context manager by that name reads better
    """Counts every message on the bus meanwhile."""

    def __init__(self, stack: Scenario) -> None:
        self._address = (stack.data.run / "nats-server.addr").read_text(encoding="utf-8").strip()
        self._token = stack.data.token.read_text(encoding="utf-8").strip()

    async def __aenter__(self) -> list[int]:
        heard = [0]

        async def hear(_message: Any) -> None:
            heard[0] += 1

        self._client = await nats.connect(f"nats://{self._address}", token=self._token)
        await self._client.subscribe(">", cb=hear)
        await self._client.flush()
        return heard

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()


def main() -> None:
    """Measure, and write the table."""
    lines = ["# What a deck costs, measured by `make scaling-measured`; `make scaling` makes docs/scaling.md of it."]
    for table, figures in asyncio.run(measured()).items():
        lines += ["", f"[{table}]", *(f"{name.replace('-', '_')} = {figure:.10g}" for name, figure in figures.items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
