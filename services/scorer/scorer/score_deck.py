"""The use case: a stored deck, or a stored document, becomes a stored report."""

from dataclasses import dataclass, replace
from pathlib import Path

from deck_domain.job import ArtifactKind, Lease, StageFailure, StoredObject
from deck_domain.job_options import AutoFix, RenderOptions
from deck_domain.lifecycle import FailureCategory
from deck_domain.policy import DESKTOP_VALIDATION_FAILED
from deck_domain.stage_results import CheckResult, ScoreResult
from deck_runtime.children.pool import CPU_SHARE, ChildPool
from deck_runtime.children.work import Progress, no_progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from scorer.config import ScorerSettings
from scorer.orders import PPTX, REPAIRED, Refusal, ScoreAnswer, ScoreOrder

PLANNED_IN = "protocol_v2"
"""The schema of plans: a slide that an author made is held against what it planned."""

ScorePool = ChildPool[ScoreOrder, ScoreAnswer]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is scored: a deck, or a document; any of them may lack.

    Attributes:
        deck: the file.
        document: what it came from.
        source_schema: the document's.
        manifest: the renderer's.
        brand: what its brand demands.
        desktop: the record of a validation by LibreOffice.
    """

    deck: StoredObject | None = None
    document: StoredObject | None = None
    source_schema: str = ""
    manifest: StoredObject | None = None
    brand: StoredObject | None = None
    desktop: StoredObject | None = None


class ScoreDeck:
    """Scores decks in disposable children."""

    def __init__(self, pool: ScorePool, store: ArtifactStore, settings: ScorerSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[ScoreResult | CheckResult]:
        """The SCORE stage of a job; of a document to validate, its structure alone."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX) or lease.input(ArtifactKind.UPLOADED_PPTX)
        plan = lease.input(ArtifactKind.SLIDE_PLAN)
        document = plan or lease.input(ArtifactKind.SOURCE_DOCUMENT)
        manifest, brand = lease.input(ArtifactKind.RENDER_MANIFEST), lease.input(ArtifactKind.BRAND_DEMANDS)
        desktop = lease.input(ArtifactKind.VALIDATION_RECORD)
        subject = Subject(
            deck.stored if deck else None,
            document.stored if document else None,
            PLANNED_IN if plan else lease.source_schema,
            manifest.stored if manifest else None,
            brand.stored if brand else None,
            desktop.stored if desktop else None,
        )
        output = await self.score(
            subject,
            scratch,
            options=lease.options.render,
            suggests=lease.options.policy.auto_fix is AutoFix.SUGGEST_ONLY or _is_tried_again(lease),
            slide_count=lease.slide_count,
            progress=progress,
            fresh=lease.strikes > 0,
        )
        if lease.input(ArtifactKind.REPAIRED_PPTX):  # the same file: LibreOffice has opened it
            output = _without_deck(output)
        return output if lease.kind.publishes_deck else _only_judged(output, lease)

    async def score(
        self,
        subject: Subject,
        scratch: Path,
        *,
        options: RenderOptions,
        suggests: bool = False,
        slide_count: int = 0,
        progress: Progress = no_progress,
        fresh: bool = False,
    ) -> StageOutput[ScoreResult | CheckResult]:
        """Write one report below `scratch`; without a deck, of the document's structure alone.

        Raises the child pool's errors; a broken deck is a report, not an error.
        """
        order = ScoreOrder(
            out=scratch,
            pptx=await self._local(subject.deck, scratch / "deck.pptx"),
            document=await self._local(subject.document, scratch / "document.json"),
            source_schema=subject.source_schema,
            manifest=await self._local(subject.manifest, scratch / "manifest.json"),
            desktop=await self._local(subject.desktop, scratch / "desktop.json"),
            brand=await self._local(subject.brand, scratch / "brand.json"),
            suggests=suggests,
            options=options,
        )
        limit = self._settings.score_seconds + slide_count * self._settings.score_seconds_per_slide
        answer = await self._pool.run(
            order, timeout=limit, cpu_seconds=CPU_SHARE * limit, progress=progress, fresh=fresh
        )
        checked = isinstance(answer.result, CheckResult)
        kind = ArtifactKind.VALIDATION_RECORD if checked else ArtifactKind.QUALITY_REPORT
        files = [OutputFile(answer.report, kind, "report.json", "application/json")]
        if answer.repaired:
            files.append(OutputFile(answer.repaired, ArtifactKind.REPAIRED_PPTX, REPAIRED, PPTX))
        return StageOutput(tuple(files), answer.result, _failure(answer.refusal))

    async def _local(self, stored: StoredObject | None, target: Path) -> Path | None:
        return await self._store.fetch(stored, target) if stored else None


def _is_tried_again(lease: Lease) -> bool:
    """Whether an author is to read what would mend the findings."""
    return lease.iteration < lease.options.auto_iterations


def _only_judged(
    output: StageOutput[ScoreResult | CheckResult], lease: Lease
) -> StageOutput[ScoreResult | CheckResult]:
    """Of a job that makes no deck to hand out: its answer tells what is wrong, and who sent a deck gets it mended.

    Only what nobody can read ends such a job; what LibreOffice refuses is an answer like any other.
    """
    kept = output if lease.kind.takes_upload else _without_deck(output)
    refused = output.failure is not None and output.failure.code == DESKTOP_VALIDATION_FAILED
    return replace(kept, failure=None if refused else output.failure)


def _without_deck(output: StageOutput[ScoreResult | CheckResult]) -> StageOutput[ScoreResult | CheckResult]:
    return replace(output, files=tuple(file for file in output.files if file.kind is not ArtifactKind.REPAIRED_PPTX))


def _failure(refusal: Refusal | None) -> StageFailure | None:
    """What is refused ends its job, which keeps the report that tells why."""
    if refusal is None:
        return None
    return StageFailure(FailureCategory.PERMANENT, refusal.code, refusal.message, blamed=refusal.stage)
