"""Carries a schedule out: does each fault to the platform, mends it when its time is over, and notes both."""

import asyncio
import contextlib
import os
import shutil
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager

from tests.faults.clocks import STEPS
from tests.faults.history import Recorder
from tests.faults.links import CONDITIONS
from tests.faults.platform import WORKERS, Platform, fill_disk
from tests.faults.schedule import Step
from tests.support.receiver import Receiver

_AT_ONCE = 2
"""How many faults may last at a time."""
_RESTART = 0.3
"""Seconds for which a server of ours that was killed stays away."""


class Hurting:
    """Faults by kind; `now` names those that last."""

    def __init__(self, there: Platform, recorder: Recorder, told: Receiver) -> None:
        """Args: told: who receives webhooks."""
        self._there, self._recorder, self._told = there, recorder, told
        self.began = time.monotonic()
        self.counts = Counter[str]()
        self.now: set[str] = set()
        self.errors: list[str] = []
        self._busy: set[str] = set()

    async def carry_out(self, steps: Iterable[Step]) -> None:
        """All faults, each at its time, or later where two still last; returns when the last is mended.

        What was killed counts as mended when it serves again: on a busy machine that takes its time, and what is never
        there is not tested.
        """
        self.began = time.monotonic()
        at_once = asyncio.Semaphore(_AT_ONCE)

        async def do(step: Step) -> None:
            try:
                await self._do(step)
            finally:
                at_once.release()

        async with asyncio.TaskGroup() as running:
            for step in steps:
                await asyncio.sleep(max(0.0, self.began + step.at - time.monotonic()))
                await at_once.acquire()
                running.create_task(do(step))

    async def _do(self, step: Step) -> None:
        if step.target in self._busy:
            return  # one thing at a time is done to one thing
        self._busy.add(step.target)
        self.now.add(f"{step.kind} {step.target}")
        started = time.time()
        pid = self._worker_of(step)
        try:
            async with self._fault(step.kind, step.target):
                await asyncio.sleep(step.lasts)
        except Exception as error:  # noqa: BLE001 - the run goes on, and says at its end what did not work
            self.errors.append(f"{step}: {error!r}")
        finally:
            self._recorder.fault(step.kind, step.target, started, pid)
            self.counts[step.kind] += 1
            self.now.discard(f"{step.kind} {step.target}")
            self._busy.discard(step.target)

    def _fault(self, kind: str, target: str) -> AbstractAsyncContextManager[None]:
        if kind in CONDITIONS:
            return self._hurt_link(target, kind)
        if kind in STEPS:
            return self._step_clock(target, STEPS[kind])
        done: AbstractAsyncContextManager[None] = getattr(self, "_" + kind.replace("-", "_"))(target)
        return done

    def _worker_of(self, step: Step) -> int:
        """The process id of a worker that a fault keeps from its work, 0 for others."""
        client, _, server = step.target.partition(">")
        keeps = step.kind in {"kill", "stop"} and not server
        keeps |= step.kind in {"cut", "silent", "mute"} and server.startswith("registry")
        return self._there.pid(client) if keeps and client.startswith(WORKERS) else 0

    @asynccontextmanager
    async def _kill(self, target: str) -> AsyncIterator[None]:
        if target == "postgres":
            self._there.postgres.stop()
            await asyncio.sleep(_RESTART)
            self._there.postgres.start()
        elif target == "nats":
            self._there.nats.stop()
            await asyncio.sleep(_RESTART)
            self._there.nats.start()
        else:
            await self._end(target, signal.SIGKILL)
        yield

    @asynccontextmanager
    async def _terminate(self, target: str) -> AsyncIterator[None]:
        await self._end(target, signal.SIGTERM)
        yield

    @asynccontextmanager
    async def _restart_each(self, _target: str) -> AsyncIterator[None]:
        """One after the other, as an orchestrator rolls out a release."""
        for name in self._there.services:
            await self._end(name, signal.SIGTERM)
        yield

    async def _end(self, target: str, number: signal.Signals) -> None:
        """Have a service end, and wait until it serves again."""
        process = self._there.services[target].process
        if process and process.returncode is None:
            process.send_signal(number)
            await process.wait()
        await self._there.served_again(target)

    @asynccontextmanager
    async def _stop(self, target: str) -> AsyncIterator[None]:
        with _stopped(self._pids(target)):
            yield

    @asynccontextmanager
    async def _wipe(self, _target: str) -> AsyncIterator[None]:
        self._there.nats.stop()
        shutil.rmtree(self._there.nats.folder / "streams", ignore_errors=True)
        self._there.nats.start()
        yield

    @asynccontextmanager
    async def _away(self, target: str) -> AsyncIterator[None]:
        """A server that nobody reaches; of the store, which we do not start again, all links are cut."""
        if target == "postgres":
            self._there.postgres.stop()
        elif target == "nats":
            self._there.nats.stop()
        links = [name for name in self._there.links if name.endswith(f">{target}")]
        try:
            for link in links:
                await self._there.hurt(link, "cut")
            yield
        finally:
            if target == "postgres":
                self._there.postgres.start()
            elif target == "nats":
                self._there.nats.start()
            for link in links:
                await self._there.mend(link)

    @asynccontextmanager
    async def _kill_children(self, target: str) -> AsyncIterator[None]:
        for pid in self._there.children(target):
            _send(pid, signal.SIGKILL)
        yield

    @asynccontextmanager
    async def _stop_children(self, target: str) -> AsyncIterator[None]:
        with _stopped(self._there.children(target)):
            yield

    @asynccontextmanager
    async def _failpoint(self, line: str) -> AsyncIterator[None]:
        for spent in self._there.failpoints.parent.glob("failpoints.*.spent"):
            spent.unlink()
        self._there.failpoints.write_text(line, encoding="utf-8")
        try:
            yield
        finally:
            self._there.failpoints.write_text("", encoding="utf-8")
            for name in self._there.services:
                await self._there.served_again(name)

    @asynccontextmanager
    async def _refuse_webhooks(self, _target: str) -> AsyncIterator[None]:
        paths = {each.path for each in self._told.received}
        for path in paths:
            self._told.answer(503, path)
        try:
            yield
        finally:
            for path in paths:
                self._told.answer(204, path)

    def _full_disk(self, target: str) -> AbstractAsyncContextManager[None]:
        return disk_full(self._there, target)

    @asynccontextmanager
    async def _hurt_link(self, target: str, kind: str) -> AsyncIterator[None]:
        await self._there.hurt(target, kind)
        try:
            yield
        finally:
            await self._there.mend(target)

    @asynccontextmanager
    async def _step_clock(self, target: str, seconds: int) -> AsyncIterator[None]:
        """A clock that jumps, and jumps back: the database's and all others stay right."""
        assert self._there.clocks
        self._there.clocks.step(target, seconds)
        try:
            yield
        finally:
            self._there.clocks.step(target, 0)

    def _pids(self, target: str) -> list[int]:
        if target == "postgres":
            return self._there.postgres.pids()
        if target == "store":
            return [self._there.weed.pid]
        if target == "nats":
            assert self._there.nats.process
            return [self._there.nats.process.pid]
        return [pid] if (pid := self._there.pid(target)) else []


@asynccontextmanager
async def disk_full(there: Platform, target: str) -> AsyncIterator[None]:
    """Leave one who has a small disk of its own no room on it meanwhile."""
    filler = await asyncio.to_thread(fill_disk, there.disk(target))
    try:
        yield
    finally:
        filler.unlink()
        if target == "postgres":  # it may have given up
            there.postgres.stop()
            there.postgres.start()


@contextmanager
def _stopped(pids: Sequence[int]) -> Iterator[None]:
    """Processes that do nothing meanwhile."""
    for pid in pids:
        _send(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            _send(pid, signal.SIGCONT)


def _send(pid: int, number: signal.Signals) -> None:
    """To a process that may be gone; it is one that we have started, or a child of one."""
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
