"""The use case: a stored deck becomes a validation record."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deck_domain.errors import ArtifactGone
from deck_domain.ids import new_id
from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_domain.lifecycle import MAX_STRIKES
from deck_domain.stage_results import DesktopResult
from deck_runtime.children.pool import ChildDied, ChildPool, ChildTimeout
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from previewer.config import PreviewerSettings
from previewer.desktop.record import Circumstances, validation_record
from previewer.orders import Attempted, DesktopAnswer, DesktopOrder, Trial

DesktopPool = ChildPool[DesktopOrder, DesktopAnswer]

_LABEL = "validation-record.json"
_STEPS = 3
"""Opening, printing and saving: each may take as long as drawing."""
_UNKNOWN = "LibreOffice"


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a trial; `status` where it did not come to an end."""

    answer: DesktopAnswer
    status: str | None = None


class ValidateOnDesktop:
    """Has LibreOffice open decks. The first attempt takes a warm child, later ones a new one; the last decides."""

    def __init__(
        self,
        pool: DesktopPool,
        store: ArtifactStore,
        settings: PreviewerSettings,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """Args: now: the time of day."""
        self._pool, self._store, self._settings, self._now = pool, store, settings, now

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[DesktopResult]:
        """The DESKTOP stage of a job. A deck that fails is a record, not an error: the report tells it."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX) or lease.input(ArtifactKind.UPLOADED_PPTX)
        if deck is None:
            raise ArtifactGone("The job has no deck to open.")
        requested_at = self._now()
        outcome = await self._try(deck.stored, scratch, lease, progress)
        about = Circumstances(new_id("dv"), deck.stored.sha256, outcome.answer.backend, requested_at, self._now())
        record = validation_record(outcome.answer.trial, about, outcome.status)
        target = scratch / _LABEL
        target.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        passed = record["status"] == "passed"
        result = DesktopResult(about.record_id, passed, about.backend, outcome.answer.slide_count)
        file = OutputFile(target, ArtifactKind.VALIDATION_RECORD, _LABEL, "application/json")
        return StageOutput((file,), result)

    async def _try(self, deck: StoredObject, scratch: Path, lease: Lease, progress: Progress) -> _Outcome:
        last = lease.strikes + 1 >= MAX_STRIKES
        path = await self._store.fetch(deck, scratch / "sent.pptx")
        order = DesktopOrder(path, last_word=last)
        try:
            answer = await self._pool.run(
                order, timeout=self._seconds(lease.slide_count), progress=progress, fresh=lease.strikes > 0
            )
        except ChildTimeout as error:
            return self._undecided(error, "timeout", lease, last=last)
        except ChildDied as error:
            return self._undecided(error, "worker_failed", lease, last=last)
        return _Outcome(answer)

    def _seconds(self, slides: int) -> float:
        settings = self._settings
        limit = settings.preview_seconds + slides * settings.preview_seconds_per_slide
        return _STEPS * min(limit, settings.preview_seconds_at_most)

    @staticmethod
    def _undecided(error: Exception, status: str, lease: Lease, *, last: bool) -> _Outcome:
        """A deck that ends LibreOffice in every attempt has failed. Raises `error` while there is another attempt."""
        if not last:
            raise error
        trial = Trial(Attempted((f"LibreOffice did not come to an end with it, {MAX_STRIKES} times: {error}.",)))
        return _Outcome(DesktopAnswer(trial, lease.slide_count, _UNKNOWN), status)
