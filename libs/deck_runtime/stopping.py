"""Pauses of loops that run until their process is told to stop."""

import asyncio


async def stopped_within(stopping: asyncio.Event, seconds: float) -> bool:
    """Wait until `stopping` is set, for so many seconds at most; whether it is."""
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return False
    return True
