"""Waiting for an event: a cancellation in the moment of the event is none the less one."""

import asyncio

import pytest

from deck_runtime.waiting import set_within


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
