"""Turns at reading large documents."""

import asyncio

import pytest

from deck_domain.errors import QueueFull
from deck_runtime.documents.turns import Turns


class Crowd:
    """People who take a turn each, and hold it until they are told to leave."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.came: list[str] = []
        self.leave: dict[str, asyncio.Event] = {}

    async def come(self, name: str) -> "asyncio.Task[None]":
        """Somebody of the tenant that the name begins with asks for a turn."""
        self.leave[name] = asyncio.Event()
        task = asyncio.create_task(self._stay(name))
        await settled()
        return task

    async def go(self, name: str) -> None:
        """Somebody gives his turn back."""
        self.leave[name].set()
        await settled()

    async def _stay(self, name: str) -> None:
        async with self.turns.turn(name[0]):
            self.came.append(name)
            await self.leave[name].wait()


async def settled() -> None:
    """Let everybody who can go on do so."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_tenants_take_turns() -> None:
    """Who asked for one comes before others' second, however many they asked for before."""
    crowd = Crowd(Turns(1, waiting=9, waiting_of_one=9))
    for name in ("a1", "a2", "a3", "a4", "b1"):
        await crowd.come(name)
    for name in ("a1", "a2", "b1", "a3", "a4"):
        await crowd.go(name)
    assert crowd.came == ["a1", "a2", "b1", "a3", "a4"]


async def test_only_so_many_have_their_turn() -> None:
    """The others wait until one leaves."""
    crowd = Crowd(Turns(2, waiting=9, waiting_of_one=9))
    for name in ("a1", "b1", "c1"):
        await crowd.come(name)
    assert crowd.came == ["a1", "b1"]
    await crowd.go("b1")
    assert crowd.came == ["a1", "b1", "c1"]


async def test_too_many_are_told_at_once() -> None:
    """Of one tenant, and of all; the limit that was met is said."""
    turns = Turns(1, waiting=3, waiting_of_one=2)
    crowd = Crowd(turns)
    for name in ("a1", "a2", "a3", "b1"):
        await crowd.come(name)
    for tenant, limit in (("a", 2), ("c", 3)):
        with pytest.raises(QueueFull) as refused:
            async with turns.turn(tenant):
                pass
        assert (refused.value.code, refused.value.limit) == ("too_many_documents", limit)


async def test_who_leaves_early_is_not_waited_for() -> None:
    """Neither while waiting, nor when the turn comes at that very moment."""
    crowd = Crowd(Turns(1, waiting=9, waiting_of_one=9))
    await crowd.come("a1")
    waiting, called = await crowd.come("b1"), await crowd.come("c1")
    await crowd.come("d1")
    waiting.cancel()
    crowd.leave["a1"].set()
    await asyncio.sleep(0)  # a1 passes its turn on to c1
    called.cancel()
    await settled()
    await crowd.go("d1")
    async with crowd.turns.turn("e"):
        assert crowd.came == ["a1", "d1"]
