"""The embedded stack as scenario tests drive it: real processes, failpoints that change while they run."""

import asyncio
import os
import select
import signal
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from deckmill.embedded.data_directory import DataDirectory
from deckmill.embedded.stack import Stack
from tests.support.declared_answers import AnswerCheck

_LOOK = 0.02
TERMINAL = ("succeeded", "failed", "cancelled")
QUICK = {
    "DECKMILL_LEASE_TTL": "1.5",
    "DECKMILL_HEARTBEAT": "0.3",
    "DECKMILL_SWEEP": "0.3",
    "DECKMILL_RETRY_SCALE": "0.05",
    "DECKMILL_METRICS_LISTEN": "127.0.0.1:0",
    "DECKMILL_PREVIEWER_CHILDREN": "1",
    "DECKMILL_RENDERER_CHILDREN": "1",
    "DECKMILL_SCORER_CHILDREN": "1",
}
"""Settings that bring recovery down from seconds to tenths."""


class Scenario:
    """A running stack, its API, and the means to hurt it."""

    def __init__(self, stack: Stack, data: DataDirectory, failpoints: Path, http: httpx.AsyncClient) -> None:
        """Use `scenario` instead."""
        self.stack, self.data, self.http = stack, data, http
        self._failpoints = failpoints

    def fail_at(self, *lines: str) -> None:
        """Set the failpoints, as lines `place[@detail]=action`; none clears them."""
        for spent in self._failpoints.parent.glob("*.spent"):
            spent.unlink()
        self._failpoints.write_text("\n".join(lines), encoding="utf-8")

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal to a service; its process id."""
        process = self.stack.process(name).process
        assert process is not None
        os.kill(process.pid, number)
        return process.pid

    async def submit(self, document: Mapping[str, Any], **options: Any) -> str:
        """Queue a render of a protocol_v2 document; the job's id."""
        headers = {"Idempotency-Key": uuid.uuid4().hex} | options.pop("headers", {})
        body = {"sourceSchema": "protocol_v2", "document": document, "mode": "async", **options}
        answer = await self.patiently("POST", "/api/v2/render", json=body, headers=headers)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["data"]["job_id"])

    async def job(self, job_id: str) -> dict[str, Any]:
        """The job record now."""
        return dict((await self.patiently("GET", f"/api/v2/jobs/{job_id}")).raise_for_status().json()["job"])

    async def patiently(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        """An answer to a request that may be repeated: as a client is told to, while something restarts."""
        while True:
            try:
                answer = await self.http.request(method, path, **arguments)
            except httpx.TransportError:
                await asyncio.sleep(_LOOK)
                continue
            if answer.status_code != 503:
                return answer
            await asyncio.sleep(int(answer.headers["retry-after"]))

    async def ended(self, job_id: str, timeout: float = 45.0) -> dict[str, Any]:
        """The job record once it is terminal; outlives restarts of registry and gateway."""
        async with asyncio.timeout(timeout):
            while True:
                answer = await self.patiently("GET", f"/api/v2/jobs/{job_id}", params={"wait": 10})
                if answer.status_code == 200 and answer.json()["job"]["status"] in TERMINAL:
                    return dict(answer.json()["job"])

    async def reached(self, job_id: str, event_type: str, timeout: float = 30.0, **data: Any) -> dict[str, Any]:
        """The first timeline event of a type with these data, once it is there."""
        async with asyncio.timeout(timeout):
            revision = 0
            while True:
                for event in await self.events(job_id):
                    if event["type"] == event_type and data.items() <= event["data"].items():
                        return event
                params = {"wait": 0.2, "after_revision": revision}  # an event may raise no revision
                answer = await self.patiently("GET", f"/api/v2/jobs/{job_id}", params=params)
                revision = answer.json()["job"]["revision"]

    async def events(self, job_id: str) -> list[dict[str, Any]]:
        """The whole timeline."""
        answer = await self.patiently("GET", f"/api/v2/jobs/{job_id}/events")
        return list(answer.raise_for_status().json()["events"])

    def children(self, name: str) -> list[int]:
        """Process ids of a service's children."""
        process = self.stack.process(name).process
        assert process is not None
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8")
        return [int(pid) for pid in listed.split()]

    async def gone(self, pids: list[int], timeout: float) -> None:
        """Return when none of these processes lives. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            for pid in pids:
                await asyncio.to_thread(wait_until_gone, pid, timeout)

    async def logged(self, name: str, word: str, timeout: float = 15.0) -> None:
        """Return when a service's log holds a word. Raises TimeoutError."""
        path = self.data.log / f"{name}.log"
        async with asyncio.timeout(timeout):
            while word not in path.read_text(encoding="utf-8"):
                await asyncio.sleep(_LOOK)

    async def gauge(self, name: str, metric: str, value: float, timeout: float = 30.0) -> None:
        """Return when a service's gauge has reached a value. Raises TimeoutError."""
        address = (self.data.run / f"{name}.metrics").read_text(encoding="utf-8").strip()
        async with asyncio.timeout(timeout):
            while f"{metric} {value:.1f}" not in (await self.http.get(f"http://{address}/metrics")).text:
                await asyncio.sleep(_LOOK)

    @asynccontextmanager
    async def second(self, name: str) -> AsyncIterator[None]:
        """One more process of a worker service, beside the supervised one."""
        launch = self.stack.process(name).launch
        environment = os.environ | launch.environment() | {"DECKMILL_RUN_DIR": "", "DECKMILL_LISTEN": "127.0.0.1:0"}
        process = await asyncio.create_subprocess_exec(*launch.command(), env=environment)
        try:
            yield
        finally:
            process.kill()
            await process.wait()

    async def attempts(self, job_id: str, stage: str) -> list[int]:
        """The attempts of a stage, as the timeline tells them."""
        events = await self.events(job_id)
        return [e["data"]["attempt"] for e in events if e["type"] == "task.started" and e["data"]["stage"] == stage]


@asynccontextmanager
async def scenario(root: Path, settings: Mapping[str, str] | None = None) -> AsyncIterator[Scenario]:
    """A stack on a new data directory with quick recovery; `settings` are environment variables of all services."""
    data = DataDirectory(root / "data")
    data.prepare()
    failpoints = root / "failpoints"
    failpoints.touch()
    shared = QUICK | {"DECKMILL_FAILPOINTS": str(failpoints)} | dict(settings or {})
    names = ("job-registry", "renderer", "previewer", "scorer", "gateway")
    stack = Stack(data, "127.0.0.1", 0, notify=lambda _text: None, settings=dict.fromkeys(names, shared))
    try:
        await stack.start()
        key = data.owner_key.read_text(encoding="utf-8").strip()
        headers = {"Authorization": f"Bearer {key}"}
        hooks = {"response": [AnswerCheck()]}
        async with httpx.AsyncClient(base_url=stack.url, headers=headers, timeout=90, event_hooks=hooks) as http:
            yield Scenario(stack, data, failpoints, http)
    finally:
        await stack.stop()


def wait_until_gone(pid: int, timeout: float) -> None:
    """Return when a process has ended; a pidfd is readable from then on. Raises TimeoutError."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        if not select.select([descriptor], [], [], timeout)[0]:
            raise TimeoutError(f"process {pid} lives")
    finally:
        os.close(descriptor)


def small_deck(title: str = "Small deck", slides: int = 1) -> dict[str, Any]:
    """A document that renders in no time."""
    slide = {"slideType": "title-body", "title": "Growth is back", "body": ["First point", "Second point"]}
    return {"version": "2.0", "title": title, "slides": [slide] * slides}
