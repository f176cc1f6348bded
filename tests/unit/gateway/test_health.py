"""What /readyz says about the bus, and a job about what it waits for."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deck_domain.job import Job, Task
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_runtime.file_links import FileLinks
from deck_runtime.grpc_client import Caller
from deck_runtime.store import open_store
from gateway.config import GatewaySettings
from gateway.health import Health, bus_state
from gateway.registry import RegistryClient
from gateway.views.details import job_detail

NOW = datetime(2026, 3, 25, 10, 30, tzinfo=UTC)
TASKS = (
    Task("task_1", Stage.RENDER, TaskState.SUCCEEDED),
    Task("task_2", Stage.PREVIEW, TaskState.READY),
    Task("task_3", Stage.SCORE, TaskState.SUCCEEDED),
)


@pytest.fixture
async def health(tmp_path: Path) -> Health:
    """Of an installation whose previewer is away, and whose other workers nobody has named."""
    settings = GatewaySettings(workers=("previewer=127.0.0.1:1",))
    registry = RegistryClient(Caller("127.0.0.1:1", "t", patience=0.2), 0.2)
    return Health(settings, registry, open_store(f"file://{tmp_path}/objects", tmp_path), now=lambda: NOW)


async def test_a_stage_that_waits_says_for_what(health: Health, make_job: Callable[..., Job], links: FileLinks) -> None:
    """It is the stage that the record shows, whatever was done last."""
    silent = make_job(state=JobState.RUNNING, tasks=TASKS, updated_at=NOW - timedelta(seconds=3))
    waiting = await health.waiting(silent)
    assert waiting == {Stage.PREVIEW: "previewer: away"}
    record = job_detail(silent, links, None, waiting)["job"]
    assert (record["stage"], [stage["waiting_reason"] for stage in record["stages"]]) == (
        Stage.PREVIEW,
        [None, "previewer: away", None],
    )


async def test_a_stage_whose_wake_up_may_be_lost_says_so(tmp_path: Path, make_job: Callable[..., Job]) -> None:
    """Its worker is well, and finds the work a little later than it would be told of it."""
    settings = GatewaySettings(nats_url="nats://127.0.0.1:1")
    registry = RegistryClient(Caller("127.0.0.1:1", "t", patience=0.2), 0.2)
    health = Health(settings, registry, open_store(f"file://{tmp_path}/objects", tmp_path), now=lambda: NOW)
    silent = make_job(state=JobState.RUNNING, tasks=TASKS, updated_at=NOW - timedelta(seconds=3))
    assert await health.waiting(silent) == {Stage.PREVIEW: "bus: away; work is looked for every few seconds"}


async def test_nobody_is_asked_about_a_job_that_goes_on(health: Health, make_job: Callable[..., Job]) -> None:
    """Neither while things happen, nor when nothing can begin, nor after the end."""
    working = tuple(Task(task.id, task.stage, TaskState.RUNNING) for task in TASKS)
    silent = {"updated_at": NOW - timedelta(hours=1)}
    for job in (
        make_job(state=JobState.RUNNING, tasks=TASKS, updated_at=NOW),
        make_job(state=JobState.RUNNING, tasks=working, **silent),
        make_job(state=JobState.CANCELLED, tasks=TASKS, **silent),
    ):
        assert await health.waiting(job) == {}


@pytest.mark.parametrize(("greeting", "state"), [(b"INFO {}\r\n", "ok"), (b"HTTP/1.1 400", "not a bus"), (b"", "away")])
async def test_only_a_bus_that_greets_is_there(greeting: bytes, state: str) -> None:
    """One that hangs accepts connections and says nothing."""
    done = asyncio.Event()

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(greeting)
        await done.wait()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert await bus_state(f"nats://token@127.0.0.1:{port}") == state
        done.set()


async def test_nobody_at_the_address_is_away() -> None:
    """A port that refuses."""
    async with await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
    assert await bus_state(f"nats://127.0.0.1:{port}") == "away"
