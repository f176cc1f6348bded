"""Requests of a tenant take turns, so that one who sends many stands before nobody else."""

import asyncio
from collections import defaultdict

import pytest
from starlette.types import Receive, Scope, Send

from gateway.serving.turns import Turned, Turns, give_up_turn, without_turn
from tests.unit.gateway.test_server import serving


class Desk:
    """An application that works on each request until it is told to go on; knows who has begun, in which order.

    The address of a request is its tenant and its name, and after them what it does meanwhile: `waits` and `reads`
    take long without being worked on.
    """

    def __init__(self, most: int, longest: float = 60.0) -> None:
        self._turns = Turns(most, longest)
        self.begun: list[str] = []
        self._began: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._go_on: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request by its name."""
        _, tenant, name, *does = scope["path"].split("/")
        await self._turns.take(tenant)
        self.begun.append(name)
        self._began[name].set()
        if "waits" in does:
            give_up_turn()
        going_on = self._go_on[name].wait()
        await (without_turn(going_on) if "reads" in does else going_on)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})
        await send({"type": "http.response.body", "body": name.encode()})

    async def has_begun(self, name: str) -> None:
        """Return once a request is worked on."""
        await self._began[name].wait()

    def finish(self, *names: str) -> None:
        """Let requests be answered."""
        for name in names:
            self._go_on[name].set()


async def sent(address: tuple[str, int], *paths: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection of its own over which requests were sent one after the other."""
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b"".join(b"GET %s HTTP/1.1\r\nHost: here\r\n\r\n" % path.encode() for path in paths))
    await writer.drain()
    return reader, writer


async def answered(reader: asyncio.StreamReader) -> str:
    """The name in the next answer of a connection."""
    await reader.readuntil(b"\r\n\r\n")
    return (await reader.readexactly(1)).decode()


async def test_many_requests_of_one_tenant_wait_for_each_other_and_nobody_waits_for_them() -> None:
    """Over however many connections they come, pipelined or not; the other tenant is answered before the second."""
    desk = Desk(1)
    async with asyncio.timeout(30), serving(Turned(desk)) as address:
        first, other = await sent(address, "/many/1", "/many/3"), await sent(address, "/few/x")
        await desk.has_begun("1")
        second = await sent(address, "/many/2")
        await desk.has_begun("x")
        desk.finish("x", "2", "3")
        assert await answered(other[0]) == "x"
        assert desk.begun.count("2") == 0
        desk.finish("1")
        assert [await answered(first[0]), await answered(second[0]), await answered(first[0])] == ["1", "2", "3"]
        for _, writer in (first, second, other):
            writer.close()


@pytest.mark.parametrize("does", ["waits", "reads"])
async def test_who_only_waits_holds_no_turn(does: str) -> None:
    """Neither a request that awaits a job, nor one that awaits its body: the next of its tenant is answered."""
    desk = Desk(1)
    async with asyncio.timeout(30), serving(Turned(desk)) as address:
        parked = await sent(address, f"/one/p/{does}")
        await desk.has_begun("p")
        desk.finish("q")
        quick = await sent(address, "/one/q")
        assert await answered(quick[0]) == "q"
        desk.finish("p")
        assert await answered(parked[0]) == "p"
        for _, writer in (parked, quick):
            writer.close()


async def test_a_turn_passes_over_who_has_given_up_waiting() -> None:
    """Whether he was cancelled in line or just as his turn came; nothing is left of a tenant without requests."""
    turns = Turns(1)
    await turns.enter("one")
    in_line, just_then, last = (asyncio.create_task(turns.enter("one")) for _ in range(3))
    await asyncio.sleep(0)
    in_line.cancel()
    turns.leave("one")
    just_then.cancel()
    await asyncio.wait_for(last, 10)
    assert in_line.cancelled()
    assert just_then.cancelled()
    turns.leave("one")
    assert turns.tenants == 0


async def test_a_turn_that_lasts_long_is_the_next_ones() -> None:
    """Its request waits for another service: where that stands still, all are to learn it as soon as the first."""
    desk = Desk(1, longest=0.01)
    async with asyncio.timeout(30), serving(Turned(desk)) as address:
        connections = [await sent(address, f"/one/{name}") for name in "abc"]
        for name in "abc":
            await desk.has_begun(name)
        desk.finish(*"cab")
        assert [await answered(reader) for reader, _ in connections] == ["a", "b", "c"]
        for _, writer in connections:
            writer.close()
