"""One run: a platform, clients at work on it, faults by a schedule, and at the end what the checker found."""

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from sqlalchemy import func, select

from deck_domain.lifecycle import JobState
from deck_domain.webhooks import EVENTS
from job_registry.sql import job_tables, webhook_tables
from job_registry.sql.transaction import Transaction
from tests.faults.clients import Client, Tenant
from tests.faults.evidence import Evidence, Message, gather_evidence
from tests.faults.history import Recorder
from tests.faults.hurting import Hurting
from tests.faults.invariants import INVARIANTS, breaches
from tests.faults.platform import WORKERS, Platform
from tests.faults.schedule import FAILPOINTS, Step, Targets
from tests.support.gateway import OWNER_KEY
from tests.support.receiver import receiver

TENANTS = ("acme", "globex")
STUCK_SECONDS = 90.0
"""So long nothing that is under way has to get on, once everything works again, for it to be stuck."""
_LOOK = 0.2
_PROGRESS_SECONDS = 10.0

Say = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What came of a run."""

    evidence: Evidence
    broken: Mapping[str, Sequence[str]]
    faults: Counter[str]
    errors: Sequence[str]

    @property
    def held(self) -> bool:
        """Whether every invariant held."""
        return not self.errors and not any(self.broken.values())

    def table(self) -> Iterator[str]:
        """What was done and provoked, and a line for each invariant with the first breaches of it."""
        calls = Counter(call.verb for call in self.evidence.calls)
        answered = Counter(str(call.status or call.error) for call in self.evidence.calls)
        states = Counter(f"{row['kind']} {row['state']}" for row in self.evidence.jobs)
        attempts = Counter(str(row["outcome"]) for row in self.evidence.attempts)
        attempts["(leases begun anew)"] = len(self.evidence.forgiven)
        lists = {"calls": calls, "answers": answered, "jobs": states, "attempts": attempts, "faults": self.faults}
        for name, counted in lists.items():
            yield f"{name:9} " + ", ".join(f"{key} {count}" for key, count in sorted(counted.items()))
        for name, (says, _) in INVARIANTS.items():
            found = self.broken[name]
            yield f"{name:4} {'holds ' if not found else f'BROKEN ({len(found)})'} {says}"
            yield from (f"       {breach}" for breach in found[:5])
        yield from (f"ERROR {error}" for error in self.errors)


async def run(there: Platform, steps: Sequence[Step], *, seconds: float, seed: int, clients: int, say: Say) -> Outcome:
    """Hurt a platform for so long while clients work on it, mend all, wait until it is at rest, and check.

    Args: clients: of each tenant. say: told how far it is.
    """
    recorder = Recorder(there.root / "history")
    async with receiver() as told, there.reached_by_registries(told.port) as address:
        tenants = [await _tenant(there, f"http://{address}/{name}", name) for name in TENANTS]
        stopping = asyncio.Event()
        working = [
            Client(f"{own.name}-{number}", own, other, there.gateway_urls(), recorder, seed)
            for own, other in (tenants, tenants[::-1])
            for number in range(clients)
        ]
        hurting = Hurting(there, recorder, told)
        async with _progress(recorder, hurting, seconds, say):
            tasks = [asyncio.create_task(client.run(stopping)) for client in working]
            await hurting.carry_out(steps)
            await asyncio.sleep(max(0.0, hurting.began + seconds - time.monotonic()))
            stopping.set()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        errors = [f"a client ended by {error!r}" for error in ended if error is not None] + hurting.errors
        say("at rest" if (stuck := await _at_rest(there)) is None else stuck)
        messages = [
            Message(each.id, each.path.split("/")[1], each.event, each.json["data"]["job_id"], each.at)
            for each in told.received
            if each.event in EVENTS
        ]
    recorder.close()
    found = await gather_evidence(
        there.database,
        there.store,
        TENANTS,
        calls=recorder.calls,
        faults=recorder.faults,
        messages=messages,
        forgiven=there.forgiven(recorder.faults),
        lease=there.shape.lease,
        sweep=there.shape.sweep,
        ended=time.time(),
    )
    return Outcome(found, breaches(found), hurting.counts, errors)


def targets_of(there: Platform, disks: Sequence[str] = ()) -> Targets:
    """What there is to hurt. Args: disks: who has a small disk of its own."""
    names = there.shape.names
    return Targets(
        services=names,
        children=[name for name in names if name.startswith(WORKERS)],
        links=sorted(there.links),
        disks=disks,
        clocks=names if there.clocks else (),
        places=FAILPOINTS,
        lease=there.shape.lease,
    )


async def _tenant(there: Platform, receives: str, name: str) -> Tenant:
    """A tenant with a key and a webhook for everything. Args: receives: the address of its receiver."""
    async with httpx.AsyncClient(base_url=there.gateway_urls()[0], timeout=30) as http:
        body = {"name": "clients", "tenant": name, "scopes": ["render", "read", "approve", "admin"]}
        answer = await http.post("/api/v2/keys", json=body, headers={"X-API-Key": OWNER_KEY})
        key = answer.raise_for_status().json()["key"]
        hook = {"url": f"{receives}/hook", "events": list(EVENTS)}
        (await http.post("/api/v2/webhooks", json=hook, headers={"X-API-Key": key})).raise_for_status()
    return Tenant(name, key, receives)


async def _at_rest(there: Platform) -> str | None:
    """Wait until every job has ended, every message has arrived and every event is published; else what is stuck."""
    left, since = await there.database.read(_unfinished), time.monotonic()
    while any(left.values()):
        if time.monotonic() - since > STUCK_SECONDS:
            return f"nothing gets on, and left are {json.dumps(left)}"
        await asyncio.sleep(_LOOK)
        before, left = left, await there.database.read(_unfinished)
        since = since if left == before else time.monotonic()
    return None


def _unfinished(tx: Transaction) -> dict[str, int]:
    jobs, events = job_tables.jobs, job_tables.events
    live = jobs.c.state.in_([state.value for state in JobState if not state.terminal])
    count = select(func.count())
    return {
        "jobs": tx.connection.execute(count.select_from(jobs).where(live)).scalar_one(),
        "messages": tx.connection.execute(
            count.select_from(webhook_tables.deliveries).where(webhook_tables.pending_deliveries())
        ).scalar_one(),
        "events": tx.connection.execute(count.select_from(events).where(events.c.published_at.is_(None))).scalar_one(),
    }


@asynccontextmanager
async def _progress(recorder: Recorder, hurting: Hurting, seconds: float, say: Say) -> AsyncIterator[None]:
    """Tell every ten seconds how far it is."""

    async def tell() -> None:
        while True:
            await asyncio.sleep(_PROGRESS_SECONDS)
            spent = time.monotonic() - hurting.began
            answered = Counter("none" if call.status is None else f"{call.status // 100}xx" for call in recorder.calls)
            say(
                f"{spent:5.0f} of {seconds:.0f} s: {len(recorder.calls)} calls ("
                + ", ".join(f"{name} {count}" for name, count in sorted(answered.items()))
                + f"), faults so far {sum(hurting.counts.values())}, now {', '.join(sorted(hurting.now)) or 'none'}"
            )

    task = asyncio.create_task(tell())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
