"""Reads bodies with documents off the event loop: small ones in a thread, large ones in a child process."""

import asyncio
from pathlib import Path

from deck_runtime.documents.large_reader import LARGE_BYTES, LargeReader
from gateway.requests.child import WORK, BodyAnswer, BodyOrder
from gateway.requests.doors import Door, Reading, read_body


class BodyReader:
    """Makes readings of bodies."""

    def __init__(self, children: int, scratch: Path) -> None:
        """Args: children: how many large bodies are read at once. scratch: where they lie meanwhile."""
        self.large: LargeReader[BodyOrder, BodyAnswer] = LargeReader(WORK, children, scratch)

    async def read(self, tenant: str, door: Door, body: bytes) -> Reading:
        """What a body of a tenant asks for at a door. Raises InvalidRequest, QueueFull, StoreUnavailable."""
        if len(body) < LARGE_BYTES:
            return await asyncio.to_thread(read_body, door, body)

        def order(file: Path) -> BodyOrder:
            return BodyOrder(file, door, file.with_name("inner.json"))

        async with self.large.read(tenant, body, order) as answer:
            return await asyncio.to_thread(answer.reading)
