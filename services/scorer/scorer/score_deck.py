"""The use case: a stored deck, or a stored document, becomes a stored report."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_domain.job_options import RenderOptions
from deck_runtime.children.pool import ChildPool
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from scorer.config import ScorerSettings
from scorer.report.verdict import Policy

_INNER_RESULTS = frozenset({"report"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What is scored: a deck, the document it came from with its schema, the renderer's manifest; any may lack."""

    deck: StoredObject | None = None
    document: StoredObject | None = None
    source_schema: str = ""
    manifest: StoredObject | None = None


class ScoreDeck:
    """Scores decks in disposable children."""

    def __init__(self, pool: ChildPool, store: ArtifactStore, settings: ScorerSettings) -> None:
        """Args: pool: children of `scorer.child`."""
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Callable[[int, int], None]) -> StageOutput:
        """The SCORE stage of a job; of a document to validate, its structure alone."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX) or lease.input(ArtifactKind.UPLOADED_PPTX)
        document = lease.input(ArtifactKind.SOURCE_DOCUMENT)
        manifest = lease.input(ArtifactKind.RENDER_MANIFEST)
        subject = Subject(
            deck.stored if deck else None,
            document.stored if document else None,
            lease.source_schema,
            manifest.stored if manifest else None,
        )
        return await self.score(
            subject,
            scratch,
            options=lease.options.render,
            structure_only=deck is None,
            slide_count=lease.slide_count,
            progress=progress,
            fresh=lease.strikes > 0,
        )

    async def score(
        self,
        subject: Subject,
        scratch: Path,
        *,
        options: RenderOptions,
        structure_only: bool = False,
        slide_count: int = 0,
        progress: Callable[[int, int], None] | None = None,
        fresh: bool = False,
    ) -> StageOutput:
        """Write one report below `scratch`. Raises the child pool's errors; a broken deck is a report, not an error."""
        request = {
            "pptx": await self._local(subject.deck, scratch / "deck.pptx"),
            "document": await self._local(subject.document, scratch / "document.json"),
            "source_schema": subject.source_schema or None,
            "manifest": await self._local(subject.manifest, scratch / "manifest.json"),
            "policy": asdict(Policy.of(options)),
            "structure_only": structure_only,
            "out": str(scratch),
        }
        limit = self._settings.score_seconds + slide_count * self._settings.score_seconds_per_slide
        scored = await self._pool.run(request, timeout=limit, progress=progress, fresh=fresh)
        kind = ArtifactKind.VALIDATION_RECORD if structure_only else ArtifactKind.QUALITY_REPORT
        report = OutputFile(Path(scored["report"]), kind, "report.json", "application/json")
        return StageOutput((report,), {key: value for key, value in scored.items() if key not in _INNER_RESULTS})

    async def _local(self, stored: StoredObject | None, target: Path) -> str | None:
        return str(await self._store.fetch(stored, target)) if stored else None
