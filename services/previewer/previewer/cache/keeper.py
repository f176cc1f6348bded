"""The service's side of the slide cache: it keeps the cap and the age, and forgets what a deleted job alone used."""

import asyncio
import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deck_domain.event_types import JobDeleted
from deck_runtime.bus import Bus
from deck_runtime.telemetry import get_logger
from deck_runtime.waiting import set_within
from deck_wire.events import read_events
from previewer.cache.entries import ENTRY, JOBS, UNFINISHED, name_of

_EVERY = 3600.0
"""How many seconds pass between two trims of the cache."""
_BUS_TRIED_EVERY = 1.0
"""Seconds."""
_ROOM = 0.9
"""The share of the cap that is left after an eviction, so that not every deck causes one."""
_ABANDONED_AFTER = 3600.0
"""An entry that is unfinished after so many seconds is removed, because its writer was killed."""

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Entry:
    folder: Path
    used: float
    size: int


class CacheKeeper:
    """Looks after one cache folder. Several may look after the same one."""

    def __init__(self, folder: Path, max_bytes: int, max_age: float) -> None:
        """Args: max_bytes: of all tenants together. max_age: seconds since the last use."""
        self.folder, self._max_bytes, self._max_age = folder, max_bytes, max_age
        self._bytes = 0
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def added(self, size: int) -> None:
        """Note bytes that a child has put into the cache; removes the entries used longest ago when it is too full."""
        self._bytes += size
        if self._bytes > self._max_bytes:
            await asyncio.to_thread(self.trim)

    def trim(self) -> None:
        """Remove what is too old, then what was used longest ago until the rest is below the cap."""
        now = time.time()
        entries = sorted(self._entries(now), key=lambda entry: entry.used)
        total = sum(entry.size for entry in entries)
        enough = total if total <= self._max_bytes else int(self._max_bytes * _ROOM)
        for entry in entries:
            if total <= enough and now - entry.used <= self._max_age:
                break
            shutil.rmtree(entry.folder, ignore_errors=True)
            total -= entry.size
        self._bytes = total

    def forget(self, tenant: str, job: str) -> int:
        """Remove what no other job of the tenant refers to; returns how many entries went."""
        gone = 0
        for folder in _folders(self.folder / name_of(tenant)):
            marker = folder / JOBS / name_of(job)
            try:
                marker.unlink()
                (folder / JOBS).rmdir()
            except OSError:  # the job never used it, or others do
                continue
            shutil.rmtree(folder, ignore_errors=True)
            gone += 1
        return gone

    async def listen(self, bus: Bus, stopping: asyncio.Event) -> None:
        """Forget jobs as they are deleted, from the moment the bus is there."""
        while not bus.up:
            if await set_within(stopping, _BUS_TRIED_EVERY):
                return
        await bus.on_events(self.hear)
        await stopping.wait()

    async def hear(self, payload: bytes) -> None:
        """Take events of the bus; all but the deletion of a job mean nothing here."""
        try:
            events = read_events(payload)
        except ValueError:
            log.warning("event_not_understood", payload=payload[:200])
            return
        for event in (event for event in events if event.is_a(JobDeleted)):
            gone = await asyncio.to_thread(self.forget, event.data.tenant, event.data.job_id)
            log.info("cache_forgot_job", job=event.data.job_id, entries=gone)

    async def run(self, stopping: asyncio.Event) -> None:
        """Trim at once and every hour."""
        while True:
            await asyncio.to_thread(self.trim)
            if await set_within(stopping, _EVERY):
                return

    def _entries(self, now: float) -> Iterator[_Entry]:
        for tenant in _folders(self.folder):
            for folder in _folders(tenant):
                with contextlib.suppress(OSError):  # somebody else removes it
                    if not folder.name.startswith(UNFINISHED):
                        size = sum(file.stat().st_size for file in os.scandir(folder) if file.is_file())
                        yield _Entry(folder, (folder / ENTRY).stat().st_mtime, size)
                    elif now - folder.stat().st_mtime > _ABANDONED_AFTER:
                        shutil.rmtree(folder, ignore_errors=True)


def _folders(parent: Path) -> list[Path]:
    try:
        return [Path(entry.path) for entry in os.scandir(parent) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
