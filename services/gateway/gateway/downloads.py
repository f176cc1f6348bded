"""Who may fetch the files of a job, and who has: the gate before a file, and the note of it beside the answer."""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from deck_domain.actor import Actor, ActorType, key_holder
from deck_domain.errors import ArtifactGone, DeckError, PermissionDenied, StoreUnavailable
from deck_domain.job import ApprovalStatus, Artifact, Job, Principal, Scope
from deck_runtime.telemetry import get_logger
from gateway.registry import Download, RegistryClient
from gateway.tenants import ChosenSettings

_TOLD_EVERY = 3600.0
"""Seconds for which a noted download is remembered, which saves the registry most questions about that hour."""
_REMEMBERED = 50_000
_MOST_WAITING = 10_000
_BATCH = 500
_GATHER_SECONDS = 0.05
"""Seconds for which notes are collected, so that all pictures of a page are noted at once."""
_AGAIN_SECONDS = 1.0

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Who fetches files; `key` is theirs, None for who holds a link."""

    actor: Actor
    key: Principal | None = None

    def reviews(self, job: Job) -> bool:
        """Whether they hold a key made to decide, and have not made the job themselves: they must see what they decide.

        The scope admin includes the right to decide, but does not open the gate.
        """
        return self.key is not None and Scope.APPROVE in self.key.scopes and self.key.key_id != job.owner_key_id


def by_key(who: Principal) -> Fetcher:
    """The holder of a key."""
    return Fetcher(key_holder(who.key_id), who)


def by_link(signature: str, link_id: str = "") -> Fetcher:
    """The holder of a link, by its id if it has one; nobody can make the link again of what is written down."""
    if link_id:
        return Fetcher(Actor(ActorType.LINK, link_id))
    return Fetcher(Actor(ActorType.LINK, f"link_{hashlib.sha256(signature.encode()).hexdigest()[:24]}"))


def require_kept(files: Iterable[Artifact]) -> None:
    """Raise ArtifactGone, with the reason, when one of the files is kept no longer."""
    for file in files:
        if file.removed_at:
            day = file.removed_at.date().isoformat()
            message = f"This file was kept until {day}, as the tenant's retention says; the job's record stays."
            raise ArtifactGone(message)


async def require_fetchable(chosen: ChosenSettings, job: Job, files: Iterable[Artifact], fetcher: Fetcher) -> None:
    """Raise ArtifactGone for files that are kept no longer, PermissionDenied for those that a gate keeps back."""
    files = list(files)
    require_kept(files)
    # Files of a brand pack belong to no deck, so they are not noted.
    if job.kind.inner or not any(file.kind.of_the_deck for file in files):
        return
    if job.approval_status is ApprovalStatus.APPROVED or fetcher.reviews(job):
        return
    if (await chosen.of(job.tenant)).gate_downloads:
        message = f"The deck can be downloaded once it is approved; it is {job.approval_status} now."
        raise PermissionDenied(message, code="approval_required")


class DownloadNotes:
    """Tells the registry of downloads, in batches, after the bytes are on their way.

    Nobody waits for a note. One that cannot be told now is told later; what is more than memory holds is dropped.
    """

    def __init__(self, registry: RegistryClient, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: clock: seconds."""
        self._registry, self._clock = registry, clock
        self._waiting: list[Download] = []
        self._told: OrderedDict[tuple[str, str, str | None], float] = OrderedDict()
        self._wanted = asyncio.Event()

    def note(self, job: Job, file: Artifact | None, fetcher: Fetcher) -> None:
        """Somebody has fetched a file, or the archive of all of them."""
        download = Download(job.id, file, file.label if file else "artifacts.zip", fetcher.actor)
        if self._is_news(download) and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(download)
            self._wanted.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Tell until `stopping` is set, then what is left."""
        telling = asyncio.create_task(self._tell_all())
        await stopping.wait()
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
        await self._tell()

    def _is_news(self, download: Download) -> bool:
        what = (download.job_id, download.artifact.id if download.artifact else "", download.actor.id)
        now = self._clock()
        if now - self._told.get(what, -_TOLD_EVERY) < _TOLD_EVERY:
            return False
        self._told[what] = now
        self._told.move_to_end(what)
        while len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return True

    async def _tell_all(self) -> None:
        while True:
            await self._wanted.wait()
            await asyncio.sleep(_GATHER_SECONDS)
            self._wanted.clear()
            if not await self._tell():
                await asyncio.sleep(_AGAIN_SECONDS)
                self._wanted.set()

    async def _tell(self) -> bool:
        """Tell of all that waits; False when the registry is away. A note that it refuses is dropped."""
        while batch := self._waiting[:_BATCH]:
            try:
                await self._registry.record_downloads(batch)
            except StoreUnavailable:
                return False
            except DeckError as error:
                log.error("downloads_not_noted", count=len(batch), error=error.message)
            del self._waiting[: len(batch)]
        return True
