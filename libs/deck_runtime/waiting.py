"""Waiting for events, and not for ever."""

import asyncio
from collections.abc import Coroutine
from typing import Any


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


async def one_set_within(seconds: float, *events: asyncio.Event) -> None:
    """Wait until one of the events is set, for so many seconds at most."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


async def done_unless(event: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do some work, and leave it where the event is set meanwhile. Raises what the work raises."""
    task, told = asyncio.create_task(work), asyncio.create_task(event.wait())
    try:
        await asyncio.wait((task, told), return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
    finally:
        told.cancel()
        task.cancel()
        await asyncio.wait((task,))
