"""The use case: a stored deck becomes a validation record."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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
from previewer.deadline import drawing_seconds
from previewer.desktop.record import Circumstances, validation_record
from previewer.orders import Attempted, DesktopAnswer, DesktopOrder, Trial

_Record = dict[str, Any]
DesktopPool = ChildPool[DesktopOrder, DesktopAnswer]

_LABEL = "validation-record.json"
_HANDED_OUT = (ArtifactKind.REPAIRED_PPTX, ArtifactKind.GENERATED_PPTX, ArtifactKind.UPLOADED_PPTX)
"""The first of these that a job has is what its client gets."""
_VERDICTS = ("passed", "failed")
"""What LibreOffice has said; a trial that came to no end says nothing of the next one."""
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
        deck = next(filter(None, map(lease.input, _HANDED_OUT)), None)
        if deck is None:
            raise ArtifactGone("The job has no deck to open.")
        named = lease.input(ArtifactKind.VALIDATION_RECORD)
        found = await self._still_true(named.stored, deck.stored, scratch) if named else None
        record, slides = found or await self._record(deck.stored, scratch, lease, progress)
        target = scratch / _LABEL
        target.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        result = DesktopResult(record["id"], record["status"] == "passed", record["details"][0], slides)
        file = OutputFile(target, ArtifactKind.VALIDATION_RECORD, _LABEL, "application/json")
        return StageOutput((file,), result)

    async def _still_true(self, named: StoredObject, deck: StoredObject, scratch: Path) -> tuple[_Record, int] | None:
        """The record that the request names and its slides, if it says what LibreOffice does with this very file."""
        path = await self._store.fetch(named, scratch / "named.json")
        record: _Record = json.loads(path.read_bytes())
        said = record["contentHash"] == deck.sha256 and record["status"] in _VERDICTS
        return (record, record["pdfExport"]["pageCount"] or 0) if said else None

    async def _record(self, deck: StoredObject, scratch: Path, lease: Lease, progress: Progress) -> tuple[_Record, int]:
        requested_at = self._now()
        outcome = await self._try(deck, scratch, lease, progress)
        about = Circumstances(new_id("dv"), deck.sha256, outcome.answer.backend, requested_at, self._now())
        return validation_record(outcome.answer.trial, about, outcome.status), outcome.answer.slide_count

    async def _try(self, deck: StoredObject, scratch: Path, lease: Lease, progress: Progress) -> _Outcome:
        last = lease.strikes + 1 >= MAX_STRIKES
        path = await self._store.fetch(deck, scratch / "sent.pptx")
        order = DesktopOrder(path, last_word=last)
        seconds = _STEPS * await asyncio.to_thread(drawing_seconds, self._settings, path, lease.slide_count)
        try:
            answer = await self._pool.run(order, timeout=seconds, progress=progress, fresh=lease.strikes > 0)
        except ChildTimeout as error:
            return self._undecided(error, "timeout", lease, last=last)
        except ChildDied as error:
            return self._undecided(error, "worker_failed", lease, last=last)
        return _Outcome(answer)

    @staticmethod
    def _undecided(error: Exception, status: str, lease: Lease, *, last: bool) -> _Outcome:
        """A deck that ends LibreOffice in every attempt has failed. Raises `error` while there is another attempt."""
        if not last:
            raise error
        trial = Trial(Attempted((f"LibreOffice did not come to an end with it, {MAX_STRIKES} times: {error}.",)))
        return _Outcome(DesktopAnswer(trial, lease.slide_count, _UNKNOWN), status)
