"""How long a thing takes at best: what tells a scan from a look-up, also on a busy machine."""

import asyncio
from collections.abc import Awaitable, Callable


async def quickest(work: Callable[[], Awaitable[object]], times: int = 20) -> float:
    """Seconds of the quickest of so many. A busy machine slows some of them; work that is too much slows them all."""
    loop = asyncio.get_running_loop()
    seconds = []
    for _ in range(times):
        started = loop.time()
        await work()
        seconds.append(loop.time() - started)
    return min(seconds)
