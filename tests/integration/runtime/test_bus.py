"""The bus against a real nats-server that goes away and forgets."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from deck_domain.lifecycle import Stage
from deck_runtime.bus import Bus, BusUnavailable
from tests.support.servers import TOKEN, Nats, nats


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nats]:
    """A nats-server of the test's own."""
    with nats(tmp_path / "nats") as made:
        yield made


@pytest.fixture
async def bus(server: Nats) -> AsyncIterator[Bus]:
    """A bus on it, connected."""
    made = await Bus.connect(server.start(), TOKEN)
    yield made
    await made.close()


async def _until(bus: Bus, *, up: bool) -> None:
    async with asyncio.timeout(15):
        while bus.up is not up:
            await asyncio.sleep(0.01)


async def test_a_bell_rung_before_the_wait_is_heard(bus: Bus) -> None:
    """A wake-up waits for an idle worker, and only for one of that service."""
    await bus.wake(Stage.PREVIEW)
    async with asyncio.timeout(5):
        assert await bus.wait_for_wake_up("previewer", 60)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await bus.wait_for_wake_up("renderer", 60)


async def test_a_bell_wakes_a_waiting_worker_at_once(bus: Bus) -> None:
    """No poll lies between the message and the worker that it wakes."""
    waiting = asyncio.create_task(bus.wait_for_wake_up("renderer", 60))
    await asyncio.sleep(0)
    await bus.wake(Stage.RENDER)
    async with asyncio.timeout(5):
        await waiting


async def test_a_bell_of_slide_code_wakes_nobody_else(bus: Bus) -> None:
    """A renderer listens twice, for decks and for its sandbox: neither takes what wakes the other."""
    for stage, crew, other in ((Stage.RENDER, "renderer", "sandbox"), (Stage.EXECUTE, "sandbox", "renderer")):
        await bus.wake(stage)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await bus.wait_for_wake_up(other, 60)
        async with asyncio.timeout(5):
            await bus.wait_for_wake_up(crew, 60)


async def test_nobody_waits_twice(bus: Bus) -> None:
    """Two who wait for the same crew in one process are a fault of the wiring, and are told at once."""
    first = asyncio.create_task(bus.wait_for_wake_up("renderer", 60))
    await asyncio.sleep(0)
    with pytest.raises(RuntimeError, match="renderer"):
        await bus.wait_for_wake_up("renderer", 60)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert not await bus.wait_for_wake_up("renderer", 0.1)


async def test_all_hear_whose_work_there_is_and_take_nothing(server: Nats) -> None:
    """A wake-up reaches one worker that waits, and tells all the others for which tenant it is."""
    url = server.start()
    bus, other = await Bus.connect(url, TOKEN), await Bus.connect(url, TOKEN)
    heard: asyncio.Queue[str] = asyncio.Queue()
    for each in (bus, other):
        await each.on_wake_ups("renderer", heard.put_nowait)
    await bus.wake(Stage.PREVIEW, "globex")
    await bus.wake(Stage.RENDER, "acme")
    await bus.wake(Stage.RENDER)
    async with asyncio.timeout(5):
        assert sorted([await heard.get() for _ in range(4)]) == ["", "", "acme", "acme"]
        await other.wait_for_wake_up("renderer", 60)
        await bus.wait_for_wake_up("renderer", 60)
    for each in (bus, other):
        await each.close()


async def test_waiting_ends_by_itself(bus: Bus) -> None:
    """Without a wake-up the wait lasts as long as asked, and raises nothing."""
    async with asyncio.timeout(5):
        assert not await bus.wait_for_wake_up("scorer", 0.1)


async def test_events_reach_subscribers_and_repeats_do_not(bus: Bus) -> None:
    """The same event id is kept once."""
    seen: asyncio.Queue[bytes] = asyncio.Queue()
    await bus.on_events(seen.put)
    await bus.publish_events("t.job_1", "evt_1", b"first")
    await bus.publish_events("t.job_1", "evt_2", b"second")
    async with asyncio.timeout(5):
        assert [b"first", b"second"] == [await seen.get(), await seen.get()]


async def test_a_wiped_bus_is_made_again(bus: Bus, server: Nats) -> None:
    """After the volume is lost, publishing, waking and waiting work again without help."""
    await bus.publish_events("t.job_1", "evt_1", b"x")
    await bus.wake(Stage.RENDER)
    await bus.wait_for_wake_up("renderer", 1)
    server.stop()
    shutil.rmtree(server.folder / "streams")
    await _until(bus, up=False)
    with pytest.raises(BusUnavailable):
        await bus.publish_events("t.job_1", "evt_2", b"x")
    server.start()
    await _until(bus, up=True)
    async with asyncio.timeout(10):
        while True:
            try:
                await bus.publish_events("t.job_1", "evt_2", b"x")
                await bus.wake(Stage.RENDER)
                break
            except BusUnavailable:
                continue
        await bus.wait_for_wake_up("renderer", 60)
