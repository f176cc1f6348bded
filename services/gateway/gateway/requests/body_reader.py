"""Reads what comes in off the event loop: small documents in a thread, large ones and presentations in a child.

Tenants take turns at the children (`LargeReader`), so a request that waits for one holds no turn at the gateway.
"""

import asyncio
from pathlib import Path

from deck_runtime.documents.large_reader import LARGE_BYTES, LargeReader
from gateway.requests.child import (
    WORK,
    Answer,
    BodyAnswer,
    BodyOrder,
    Order,
    TemplateOrder,
    ThemeFound,
    ThemeOrder,
)
from gateway.requests.doors import Door, Reading, read_body
from gateway.serving.turns import without_turn


class BodyReader:
    """Makes readings of bodies."""

    def __init__(self, children: int, scratch: Path) -> None:
        """Args: children: how many large bodies are read at once. scratch: where they lie meanwhile."""
        self.large: LargeReader[Order, Answer] = LargeReader(WORK, children, scratch)

    async def read(self, tenant: str, door: Door, body: bytes) -> Reading:
        """What a body of a tenant asks for at a door. Raises InvalidRequest, QueueFull, StoreUnavailable."""
        if len(body) < LARGE_BYTES:
            return await asyncio.to_thread(read_body, door, body)

        return await without_turn(self._read_apart(tenant, door, body))

    async def _read_apart(self, tenant: str, door: Door, body: bytes) -> Reading:
        def order(file: Path) -> Order:
            return BodyOrder(file, door, file.with_name("inner.json"))

        async with self.large.read(tenant, body, order) as answer:
            assert isinstance(answer, BodyAnswer)  # a body was sent
            return await asyncio.to_thread(answer.reading)

    async def examine(self, tenant: str, template: Path) -> None:
        """Look at a template of a tenant before anybody works with it.

        Raises UnusableFile with the code of what is wrong, QueueFull, StoreUnavailable.
        """
        await without_turn(self.large.ask(tenant, TemplateOrder(template)))

    async def theme(self, tenant: str, presentation: Path, name: str, based_on: str) -> ThemeFound:
        """The theme of a presentation of a tenant, to be called `name`; see `theme_of_file`.

        Raises UnusableFile with the code of what is wrong, QueueFull, StoreUnavailable.
        """
        answer = await without_turn(self.large.ask(tenant, ThemeOrder(presentation, name, based_on)))
        assert isinstance(answer, ThemeFound)  # a theme was asked for
        return answer
