"""Whether this installation accepts jobs, and which of its parts are away."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from deck_domain.errors import DeckError
from deck_domain.job import Job
from deck_domain.lifecycle import Stage, TaskState
from deck_runtime.store import ArtifactStore
from gateway.config import GatewaySettings
from gateway.registry import RegistryClient
from gateway.worker_health import WorkerHealth

_WORKERS = ("renderer", "previewer", "scorer")
_SILENCE = timedelta(seconds=2)
"""After which a job to which nothing happens may be waiting for something that is away."""
_TIMEOUT = 1.0
_KEPT_SECONDS = 1.0
_NEEDED = ("registry", "store")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Readiness:
    """`components` says ok or why not, by name."""

    components: dict[str, str]

    @property
    def ready(self) -> bool:
        """Whether submits are accepted."""
        return all(self.components.get(name) == "ok" for name in _NEEDED)

    @property
    def status(self) -> Literal["ready", "degraded", "unavailable"]:
        """One word: ready, degraded (jobs are accepted, some will wait) or unavailable."""
        if not self.ready:
            return "unavailable"
        return "ready" if all(state == "ok" for state in self.components.values()) else "degraded"


class Health:
    """Asks the components; an answer is kept for a second, so that probes cost nothing."""

    def __init__(
        self,
        settings: GatewaySettings,
        registry: RegistryClient,
        store: ArtifactStore,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """Args: clock: seconds. now: the time of day."""
        self._settings = settings
        self._registry = registry
        self._store = store
        self._worker_health = WorkerHealth(settings.certificates, _TIMEOUT)
        self._clock, self._now = clock, now
        self._asked = float("-inf")
        self._last: asyncio.Task[Readiness] | None = None

    async def readiness(self) -> Readiness:
        """The state of all components."""
        if self._last is None or (self._last.done() and self._clock() - self._asked > _KEPT_SECONDS):
            self._asked = self._clock()
            self._last = asyncio.create_task(self._ask())
        return await asyncio.shield(self._last)

    async def close(self) -> None:
        """Close the connections to the workers."""
        await self._worker_health.close()

    async def waiting(self, job: Job) -> Mapping[Stage, str]:
        """Why stages of a job that could begin do not: by stage, what is wrong with the service that works on it.

        Asked only about a job to which nothing has happened for a while.
        """
        ready = [task.stage for task in job.tasks if task.state is TaskState.READY]
        if not ready or job.state.terminal or self._now() - job.updated_at < _SILENCE:
            return {}
        components = (await self.readiness()).components
        bus = components.get("bus", "ok")
        slow = {} if bus == "ok" else dict.fromkeys(ready, f"bus: {bus}; work is looked for every few seconds")
        states = {stage: components.get(stage.service, "ok") for stage in ready}
        return slow | {stage: f"{stage.service}: {state}" for stage, state in states.items() if state != "ok"}

    async def _ask(self) -> Readiness:
        checks = {"registry": self._check_registry(), "store": self._check_store()}
        if self._settings.nats_url:
            checks["bus"] = bus_state(self._settings.nats_url)
        checks |= {name: self._worker_health.state(name, address) for name, address in self._workers().items()}
        states = await asyncio.gather(*checks.values())
        return Readiness(dict(zip(checks, states, strict=True)))

    async def _check_registry(self) -> str:
        try:
            async with asyncio.timeout(_TIMEOUT):
                await self._registry.get_jobs(["job_none"])  # reads the database
                return await self._registry.trouble() or "ok"
        except (DeckError, TimeoutError) as error:
            return getattr(error, "message", "too slow")

    async def _check_store(self) -> str:
        try:
            async with asyncio.timeout(_TIMEOUT):
                await self._store.check()
        except (DeckError, TimeoutError) as error:
            return getattr(error, "message", "too slow")
        return "ok"

    def _workers(self) -> dict[str, str]:
        if self._settings.workers:
            return dict(pair.partition("=")[::2] for pair in self._settings.workers)
        if not self._settings.run_dir:
            return {}
        files = {name: Path(self._settings.run_dir) / f"{name}.addr" for name in _WORKERS}
        return {name: file.read_text().strip() if file.exists() else "" for name, file in files.items()}


async def bus_state(url: str) -> str:
    """`ok` when a bus greets at the address; a port that merely accepts may belong to one that hangs."""
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(_TIMEOUT):
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 4222)
            try:
                greeting = await reader.read(4)
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return "away"
    return "ok" if greeting == b"INFO" else "not a bus"
