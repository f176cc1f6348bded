"""What killed processes leave on the disk is removed at the start, and every hour."""

import asyncio

from deck_domain.errors import StoreUnavailable
from deck_runtime.store.artifact_store import ArtifactStore
from deck_runtime.telemetry import get_logger
from deck_runtime.waiting import set_within

_EVERY = 3600.0
"""Seconds between two rounds."""

log = get_logger(__name__)


async def keep_tidy(store: ArtifactStore, stopping: asyncio.Event) -> None:
    """Tidy a store up until `stopping` is set."""
    while not stopping.is_set():
        try:
            await store.tidy()
        except StoreUnavailable as error:
            log.warning("not_tidied", error=error.message)
        await set_within(stopping, _EVERY)
