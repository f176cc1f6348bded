"""Waiting for an event, and not for ever."""

import asyncio


async def set_within(event: asyncio.Event, seconds: float) -> bool:
    """Wait until an event is set, for so many seconds at most; whether it is.

    `asyncio.wait_for` of Python 3.11 swallows a cancellation that comes in the moment in which the event is set: a loop
    that was to end went on for ever.
    """
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
