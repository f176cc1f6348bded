"""Large documents are decoded in a child process: one that takes a second must not hold up the requests of others."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Generic

from deck_domain.errors import StoreUnavailable
from deck_runtime.children.pool import ChildDied, ChildPool, ChildTimeout
from deck_runtime.children.work import A, ChildWork, Q
from deck_runtime.documents.turns import Turns
from deck_runtime.store import disk_trouble
from deck_runtime.telemetry import get_logger

LARGE_BYTES = 64 << 10
"""Documents from this size on are read in a child; smaller ones take a few milliseconds of a thread."""

NICENESS = 5
"""Of the children: whoever talks to others goes first."""

_SECONDS = 30.0
"""How long a child may take over one document."""
_WAITING, _WAITING_OF_ONE = 32, 16

log = get_logger(__name__)


class LargeReader(Generic[Q, A]):
    """Has documents read by children, in turn. They start with the first: most see none."""

    def __init__(self, work: ChildWork[Q, A], children: int, scratch: Path) -> None:
        """Args: children: how many read at once. scratch: where documents lie meanwhile."""
        self._pool, self._started = ChildPool(work, children, folders=[scratch]), False
        self._turns = Turns(children, waiting=_WAITING, waiting_of_one=_WAITING_OF_ONE)
        self._scratch = scratch

    @asynccontextmanager
    async def read(self, tenant: str, document: bytes, order: Callable[[Path], Q]) -> AsyncIterator[A]:
        """What a child makes of a document, with all files of its order while the context lasts.

        Args:
            tenant: whose turn it is.
            document: its bytes.
            order: makes the order from the document as a file, in a folder of its own.

        Raises QueueFull, StoreUnavailable, and what the child's work raises.
        """
        async with self._turns.turn(tenant):
            folder = await asyncio.to_thread(self._write, document)
            try:
                yield await self._ask(order(folder / "document.json"))
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def ask(self, tenant: str, order: Q) -> A:
        """What a child makes of an order whose files are there already, when it is the turn of `tenant`.

        Raises as `read` does.
        """
        async with self._turns.turn(tenant):
            return await self._ask(order)

    def pids(self) -> list[int]:
        """Process ids of the children."""
        return self._pool.pids()

    async def close(self) -> None:
        """End the children."""
        await self._pool.close()

    async def _ask(self, order: Q) -> A:
        if not self._started:
            self._started = True
            self._pool.start()
        try:
            return await self._pool.run(order, timeout=_SECONDS)
        except (ChildTimeout, ChildDied) as error:
            log.error("document_not_read", error=str(error))
            message = "It could not be read in time: send it again, or split it."
            raise StoreUnavailable(message, code="document_not_read") from None

    def _write(self, document: bytes) -> Path:
        try:
            folder = Path(tempfile.mkdtemp(prefix="document-", dir=self._scratch))
            (folder / "document.json").write_bytes(document)
        except OSError as error:
            raise disk_trouble("The folder for documents", error) from error
        return folder
