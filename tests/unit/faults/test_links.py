"""A link passes on what a client and a server say to each other, and hurts them as it is told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.faults.links import CONDITIONS, SOUND, Link


@dataclass
class Pair:
    """A link to a server that echoes, and a client of it; `heard` is all that the server got."""

    link: Link
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    heard: asyncio.Queue[bytes]

    async def echoed(self, line: bytes) -> bytes:
        """Send a line, and await one."""
        self.writer.write(line)
        return await self.reader.readline()


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    """Both, connected."""
    heard: asyncio.Queue[bytes] = asyncio.Queue()

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            heard.put_nowait(line)
            writer.write(line)
        writer.close()

    async with asyncio.timeout(30), await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        link = Link("client>server")
        link.lead_to(f"127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await link.open()
        reader, writer = await asyncio.open_connection("127.0.0.1", link.listens_on)
        try:
            yield Pair(link, reader, writer, heard)
        finally:
            writer.close()
            await link.close()


async def test_a_sound_link_passes_on_both_ways(pair: Pair) -> None:
    """Also more than one thing after the other."""
    assert [await pair.echoed(b"one\n"), await pair.echoed(b"two\n")] == [b"one\n", b"two\n"]


async def test_a_deaf_client_is_heard_and_hears_nothing(pair: Pair) -> None:
    """The answer comes when the link is mended."""
    await pair.link.become(CONDITIONS["deaf"])
    answer = asyncio.create_task(pair.echoed(b"one\n"))

    assert await pair.heard.get() == b"one\n"
    assert not answer.done()
    await pair.link.become(SOUND)
    assert await answer == b"one\n"


@pytest.mark.parametrize("kind", ["mute", "silent"])
async def test_a_mute_client_is_not_heard(pair: Pair, kind: str) -> None:
    """What it said arrives when the link is mended; a connection beside it goes on meanwhile."""
    other = Link("other>server")
    other.lead_to(f"{pair.link._host}:{pair.link._port}")
    await other.open()
    await pair.link.become(CONDITIONS[kind])
    answer = asyncio.create_task(pair.echoed(b"one\n"))
    reader, writer = await asyncio.open_connection("127.0.0.1", other.listens_on)
    writer.write(b"beside\n")

    assert await reader.readline() == b"beside\n"
    assert [await pair.heard.get(), answer.done()] == [b"beside\n", False]
    await pair.link.become(SOUND)
    assert await answer == b"one\n"
    writer.close()
    await other.close()


async def test_a_cut_link_resets_and_refuses(pair: Pair) -> None:
    """Connections end at once, new ones are refused, and the same port answers again when it is mended."""
    await pair.echoed(b"one\n")
    await pair.link.become(CONDITIONS["cut"])

    with pytest.raises(ConnectionResetError):
        await pair.echoed(b"two\n")
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", pair.link.listens_on)
    await pair.link.become(SOUND)
    pair.reader, pair.writer = await asyncio.open_connection("127.0.0.1", pair.link.listens_on)
    assert await pair.echoed(b"three\n") == b"three\n"


async def test_a_slow_link_is_late(pair: Pair) -> None:
    """By its delay each way."""
    await pair.link.become(CONDITIONS["slow"])
    began = asyncio.get_running_loop().time()

    assert await pair.echoed(b"one\n") == b"one\n"
    assert asyncio.get_running_loop().time() - began >= 2 * CONDITIONS["slow"].delay
