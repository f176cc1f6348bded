"""What /readyz says about the bus."""

import asyncio

import pytest

from gateway.health import bus_state


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
