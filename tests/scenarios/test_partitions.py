"""Parts of the product that cannot reach each other, and disks without room: real namespaces, real small disks.

This takes root: whoever is not runs all other tests, and is told so here. Root that is refused fails.
"""

import asyncio
import os
import signal
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import grpc
import httpx
import pytest
import pytest_asyncio
from grpc_health.v1 import health_pb2, health_pb2_grpc

from deck_runtime.grpc_options import REASON_TRAILER
from tests.faults.hurting import disk_full
from tests.faults.platform import Platform, Shape, platform, small_disks
from tests.support.gateway import OWNER_KEY
from tests.support.stack import TERMINAL, small_deck

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),  # the supervisors live in the loop of their fixture
    pytest.mark.timeout(600),  # it may share its processors with ten other processes
    pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces and small disks take root"),
]

SHAPE = Shape({"registry": 2, "renderer": 2, "previewer": 1, "scorer": 1, "gateway": 2}, lease=3.0, sweep=0.5)
DISKS = ("postgres", "renderer-1", "renderer-2")
_LOOK = 0.02


@dataclass(frozen=True, slots=True)
class Apart:
    """A platform whose registries and workers have a network of their own, and a client of each gateway."""

    there: Platform
    clients: list[httpx.AsyncClient]

    async def submit(self, gateway: int = 0) -> str:
        """A render that was accepted."""
        answer = await self.post("/api/v2/render", gateway)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["data"]["job_id"])

    async def post(self, path: str, gateway: int = 0) -> httpx.Response:
        """One request, of one gateway."""
        body = {"sourceSchema": "protocol_v2", "document": small_deck(), "mode": "async"}
        return await self.clients[gateway].post(path, json=body, headers={"Idempotency-Key": uuid.uuid4().hex})

    async def read(self, path: str, gateway: int = 1, **params: Any) -> dict[str, Any]:
        """An answer, once it is one."""
        while (answer := await self.clients[gateway].get(path, params=params)).status_code == 503:
            await asyncio.sleep(int(answer.headers["retry-after"]))
        return dict(answer.raise_for_status().json())

    async def ended(self, job_id: str) -> dict[str, Any]:
        """The job once it has ended."""
        while (job := (await self.read(f"/api/v2/jobs/{job_id}", wait=10))["job"])["status"] not in TERMINAL:
            pass
        return dict(job)

    async def attempts(self, job_id: str, stage: str) -> list[int]:
        """The attempts of a stage, as the timeline tells them."""
        events = (await self.read(f"/api/v2/jobs/{job_id}/events"))["events"]
        return [e["data"]["attempt"] for e in events if e["type"] == "task.started" and e["data"]["stage"] == stage]

    async def told_to_be_full(self, name: str) -> None:
        """Return when the health of a worker says that its disk is full."""
        async with grpc.aio.insecure_channel(self.there.address(name)) as channel:
            said = b""
            while b"is full" not in said:
                check = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest())
                await check
                said = dict(await check.trailing_metadata()).get(REASON_TRAILER, b"")

    async def standing_still(self, *names: str) -> str:
        """Which of some processes has been stopped, once one has."""
        while True:
            for name in names:
                if self._state(self.there.pid(name)) == "T":
                    return name
            await asyncio.sleep(_LOOK)

    async def done_with(self, name: str, job_id: str) -> None:
        """Return when a worker has told its log how its attempt at a job ended."""

        def told() -> bool:
            lines = self.there.log(name).read_text(encoding="utf-8").splitlines()
            return any(job_id in line and '"attempt_ended"' in line for line in lines)

        while not told():
            await asyncio.sleep(_LOOK)

    @staticmethod
    def _state(pid: int) -> str:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] if pid else ""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def apart(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Apart]:
    """One for the tests of this file."""
    root = tmp_path_factory.mktemp("apart")
    headers = {"Authorization": f"Bearer {OWNER_KEY}"}
    async with AsyncExitStack() as stack:
        disks = await stack.enter_async_context(small_disks(root, DISKS))
        assert list(disks) == list(DISKS), "no small disk could be mounted: run this as root who may mount"
        there = await stack.enter_async_context(platform(root, SHAPE, apart=True))
        clients = [
            await stack.enter_async_context(httpx.AsyncClient(base_url=url, headers=headers, timeout=60))
            for url in there.gateway_urls()
        ]
        yield Apart(there, clients)


@pytest.mark.parametrize(
    ("kind", "is_followed"),
    [
        pytest.param("silent", True, id="neither hears the other"),
        pytest.param("mute", True, id="it is not heard"),
        pytest.param("deaf", False, id="it is heard and hears nothing"),
    ],
)
async def test_a_worker_cut_off_from_its_registry_is_followed_by_another(
    apart: Apart, kind: str, is_followed: bool
) -> None:
    """The job is done once, while it lasts; what comes late changes nothing. Who is heard has done the work."""
    there = apart.there
    for spent in there.failpoints.parent.glob("failpoints.*.spent"):
        spent.unlink()
    there.failpoints.write_text("worker.stored@RENDER=once stop", encoding="utf-8")
    job_id = await apart.submit()
    worker = await apart.standing_still("renderer-1", "renderer-2")
    there.failpoints.write_text("", encoding="utf-8")
    link = next(name for name in there.links if name.startswith(f"{worker}>registry"))
    await there.hurt(link, kind)
    os.kill(there.pid(worker), signal.SIGCONT)
    job = await apart.ended(job_id)
    before = await apart.read(f"/api/v2/jobs/{job_id}/events")
    await there.mend(link)
    await apart.done_with(worker, job_id)

    assert job["status"] == "succeeded"
    assert not is_followed or len(await apart.attempts(job_id, "RENDER")) > 1
    assert [file["kind"] for file in job["artifacts"]].count("generated_pptx") == 1
    assert await apart.read(f"/api/v2/jobs/{job_id}/events") == before


async def test_a_worker_cut_off_from_the_bus_finds_its_work(apart: Apart) -> None:
    """No worker hears a wake-up, for longer than a lease; they ask by themselves."""
    links = [name for name in apart.there.links if name.endswith(">nats")]
    for link in links:
        await apart.there.hurt(link, "silent")
    try:
        job_id = await apart.submit()
        job = await apart.ended(job_id)
    finally:
        for link in links:
            await apart.there.mend(link)

    assert job["status"] == "succeeded"


@pytest.mark.parametrize("kind", ["silent", "deaf", "mute"])
async def test_a_registry_cut_off_from_its_database_says_so(apart: Apart, kind: str) -> None:
    """Its clients are told to come again; those of the other registry are served; and afterwards all are."""
    await apart.there.hurt("registry-1>postgres", kind)
    try:
        refused = await apart.post("/api/v2/render", gateway=0)
        job_id = await apart.submit(gateway=1)
    finally:
        await apart.there.mend("registry-1>postgres")
    job = await apart.ended(job_id)

    assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
    assert int(refused.headers["retry-after"]) >= 1
    assert job["status"] == "succeeded"
    assert (await apart.read(f"/api/v2/jobs/{job_id}", gateway=0))["job"]["status"] == "succeeded"


async def test_a_worker_without_room_leaves_work_to_others(apart: Apart) -> None:
    """It would fail one task after the other, faster than others do them."""
    async with disk_full(apart.there, "renderer-1"):
        jobs = [await apart.ended(await apart.submit()) for _ in range(4)]

    assert [job["status"] for job in jobs] == ["succeeded"] * 4


async def test_jobs_wait_for_a_worker_with_room(apart: Apart) -> None:
    """Where no disk has any, their health says so, and a job waits instead of failing three times."""
    async with disk_full(apart.there, "renderer-1"), disk_full(apart.there, "renderer-2"):
        for worker in ("renderer-1", "renderer-2"):
            await apart.told_to_be_full(worker)
        job_id = await apart.submit()
        meanwhile = (await apart.read(f"/api/v2/jobs/{job_id}", wait=4))["job"]

    assert meanwhile["status"] in {"queued", "running"}
    assert (await apart.ended(job_id))["status"] == "succeeded"


async def test_a_database_without_room_loses_nothing(apart: Apart) -> None:
    """It says that it is away, and what was accepted before is done afterwards."""
    before = await apart.submit()
    async with disk_full(apart.there, "postgres"):
        answer = await apart.post("/api/v2/render")
    ended = await apart.ended(before)

    assert answer.status_code in {202, 503}
    assert ended["status"] == "succeeded"
    assert (await apart.ended(await apart.submit()))["status"] == "succeeded"
