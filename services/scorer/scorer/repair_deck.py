"""The use case: the structure of a stored deck is mended, so that LibreOffice opens the file that is handed out."""

from pathlib import Path

from deck_domain.errors import ArtifactGone
from deck_domain.job import ArtifactKind, Lease
from deck_domain.stage_results import RepairResult
from deck_runtime.children.pool import CPU_SHARE, ChildPool
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from scorer.config import ScorerSettings
from scorer.orders import PPTX, REPAIRED, RepairAnswer, RepairOrder

RepairPool = ChildPool[RepairOrder, RepairAnswer]


class RepairDeck:
    """Mends decks in disposable children."""

    def __init__(self, pool: RepairPool, store: ArtifactStore, settings: ScorerSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RepairResult]:
        """The REPAIR stage of a job: the mended deck, where there was something to mend."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX) or lease.input(ArtifactKind.UPLOADED_PPTX)
        if deck is None:
            raise ArtifactGone("The job has no deck to mend.")
        order = RepairOrder(await self._store.fetch(deck.stored, scratch / "deck.pptx"), scratch / REPAIRED)
        limit = self._settings.score_seconds + lease.slide_count * self._settings.score_seconds_per_slide
        answer = await self._pool.run(
            order, timeout=limit, cpu_seconds=CPU_SHARE * limit, progress=progress, fresh=lease.strikes > 0
        )
        made = answer.repaired
        files = (OutputFile(made, ArtifactKind.REPAIRED_PPTX, REPAIRED, PPTX),) if made else ()
        return StageOutput(files, RepairResult(answer.mended_count))
