"""Connections that tests may hurt: a relay on a port of its own stands between one client and one server.

What TCP has taken over is never lost by a network, only late: a direction that lets nothing through keeps the bytes,
and hands them on when it is mended. A connection that is cut is reset, and new ones are refused.
"""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass

from tests.support.servers import free_port

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Condition:
    """What a network does to one connection; `delay` in seconds, each way."""

    refuses: bool = False
    loses_requests: bool = False
    loses_answers: bool = False
    delay: float = 0.0


SOUND = Condition()
CONDITIONS: Mapping[str, Condition] = {
    "cut": Condition(refuses=True),
    "silent": Condition(loses_requests=True, loses_answers=True),
    "deaf": Condition(loses_answers=True),
    "mute": Condition(loses_requests=True),
    "slow": Condition(delay=0.3),
}
"""By the name of the fault: a client that is deaf hears no answer, one that is mute is not heard."""


class Link:
    """From one client to one server."""

    def __init__(self, name: str, listens_at: str = "127.0.0.1") -> None:
        """Args: name: as `renderer-1>registry-1`. listens_at: the address of ours at which the client finds it."""
        self.name, self.listens_at = name, listens_at
        self._host, self._port = "", 0
        self.listens_on = free_port()
        self._condition = SOUND
        self._changed = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """Where the client finds the server."""
        return f"{self.listens_at}:{self.listens_on}"

    def lead_to(self, address: str) -> None:
        """Say where the server is, as host:port."""
        self._host, _, port = address.rpartition(":")
        self._port = int(port)

    async def open(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, self.listens_at, self.listens_on)

    async def close(self) -> None:
        """End all connections."""
        self._refuse()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def become(self, condition: Condition) -> None:
        """Have the network behave so from now on."""
        before, self._condition = self._condition, condition
        if condition.refuses and not before.refuses:
            self._refuse()
        elif before.refuses and not condition.refuses:
            await self.open()
        self._changed.set()
        self._changed = asyncio.Event()

    def _refuse(self) -> None:
        if self._server:
            self._server.close()
        for writer in self._connections:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            there_reader, there = await asyncio.open_connection(self._host, self._port)
        except OSError:
            writer.transport.abort()
            return
        both = {writer, there}
        self._connections |= both
        try:
            async with asyncio.TaskGroup() as directions:
                directions.create_task(self._pass_on(reader, there, requests=True))
                directions.create_task(self._pass_on(there_reader, writer, requests=False))
        except* OSError:
            pass
        finally:
            self._connections -= both
            for each in both:
                each.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, requests: bool) -> None:
        while data := await reader.read(_CHUNK):
            await self._passable(requests=requests)
            if self._condition.delay:
                await asyncio.sleep(self._condition.delay)
            writer.write(data)
            await writer.drain()
        await self._passable(requests=requests)
        with contextlib.suppress(OSError):
            writer.write_eof()

    async def _passable(self, *, requests: bool) -> None:
        while self._condition.loses_requests if requests else self._condition.loses_answers:
            await self._changed.wait()
