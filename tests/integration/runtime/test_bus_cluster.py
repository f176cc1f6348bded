"""The bus on a cluster of three servers, as the production overlay configures it."""

import asyncio
from pathlib import Path

from deck_domain.lifecycle import Stage
from deck_runtime.bus import EVENTS, WAKE_UPS, Bus, BusUnavailable
from tests.support.nats_cluster import nats_cluster
from tests.support.servers import TOKEN

PATIENCE = 60


async def published(bus: Bus, batch_id: str, payload: bytes) -> None:
    """Publish until the cluster takes it: it agrees on leaders first."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return await bus.publish_events("t.job_1", batch_id, payload)
            except BusUnavailable:
                await asyncio.sleep(0.1)


async def leaders(bus: Bus) -> set[str]:
    """The servers that lead a stream at this moment."""
    infos = [await bus._js.stream_info(stream) for stream in (WAKE_UPS, EVENTS)]
    assert all(info.config.num_replicas == 3 for info in infos)
    return {str(info.cluster.leader) for info in infos if info.cluster}


async def until_woken(bus: Bus) -> None:
    """Wake and wait, again where a server was away meanwhile."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await bus.wake(Stage.RENDER)
            except BusUnavailable:
                await asyncio.sleep(0.1)
            if await bus.wait_for_wake_up("renderer", 2):
                return


async def test_messages_outlive_a_server(tmp_path: Path) -> None:
    """Streams of one copy become streams of three, and whichever server ends, wake-ups and events go on."""
    with nats_cluster(tmp_path) as cluster:
        single = await Bus.connect(cluster.urls[0], TOKEN)
        await published(single, "evt_1", b"before")
        await single.close()
        bus = await Bus.connect(cluster.urls[0], TOKEN, replicas=3)
        await published(bus, "evt_2", b"copied")
        async with asyncio.timeout(PATIENCE):
            lost = (await leaders(bus)).pop()
        cluster.stop(lost)
        await published(bus, "evt_3", b"after")
        await until_woken(bus)
        kept = await bus._js.stream_info(EVENTS)
        assert kept.state.messages == 3
        await bus.close()
