"""Waiting for events: a cancellation in the moment of the event is none the less one."""

import asyncio

import pytest

from deck_runtime.waiting import done_unless, one_set_within, set_within


async def test_an_event_is_waited_for_so_long() -> None:
    """Whether it came; at once where it is set already, however short the time."""
    event = asyncio.Event()
    assert not await set_within(event, 0.01)
    event.set()
    assert await set_within(event, 0)


@pytest.mark.parametrize("turns", range(4))
async def test_a_cancellation_with_the_event_is_not_swallowed(turns: int) -> None:
    """However many turns of the event loop lie between the two: whoever still waits is cancelled."""
    event = asyncio.Event()
    waiting = asyncio.create_task(set_within(event, 60))
    await asyncio.sleep(0)
    event.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    if waiting.cancel():
        with pytest.raises(asyncio.CancelledError):
            await waiting
    else:
        assert waiting.result()


async def test_the_first_of_several_events_ends_the_wait() -> None:
    """And the time does, where none comes."""
    quiet, loud = asyncio.Event(), asyncio.Event()
    await one_set_within(0.01, quiet, loud)
    loud.set()
    async with asyncio.timeout(20):
        await one_set_within(60, quiet, loud)


async def test_work_is_left_when_the_event_comes() -> None:
    """It has cleaned up by then; work that ends before is done, and what it raises is raised."""
    event, begun, cleaned = asyncio.Event(), asyncio.Event(), []

    async def endless() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append(True)

    async def failing() -> None:
        raise ValueError("as it happens")

    with pytest.raises(ValueError, match="as it happens"):
        await done_unless(event, failing())
    leaving = asyncio.create_task(done_unless(event, endless()))
    await begun.wait()
    event.set()
    async with asyncio.timeout(20):
        await leaving
    assert cleaned == [True]
