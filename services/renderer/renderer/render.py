"""The use case: a stored document becomes a stored deck."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from deck_domain.errors import InvalidDocument
from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_domain.policy import UnsupportedValidationMode
from deck_domain.stage_results import RenderResult
from deck_runtime.children.pool import CPU_SHARE, ChildFailed, ChildPool
from deck_runtime.children.work import Progress, no_progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from renderer.config import RendererSettings
from renderer.media.fetching import PictureFetcher
from renderer.orders import Order, Outcome, RenderAnswer, RenderOrder

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

RenderPool = ChildPool[Order, Outcome]


class RenderDeck:
    """Compiles documents in disposable children."""

    def __init__(self, pool: RenderPool, store: ArtifactStore, settings: RendererSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings
        self._fetcher = PictureFetcher(settings.fetch_rules())

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RenderResult]:
        """The RENDER stage of a job."""
        mode = lease.options.render.validation_mode
        if lease.kind.judged and not mode.supported:
            raise UnsupportedValidationMode(mode)
        source = lease.input(ArtifactKind.SOURCE_DOCUMENT)
        if source is None:
            raise InvalidDocument([], "The job has no document.")
        template = lease.input(ArtifactKind.BRAND_TEMPLATE)
        return await self.render(
            lease.source_schema,
            source.stored,
            scratch,
            template=template.stored if template else None,
            document_rules=lease.document_rules,
            slide_count=lease.slide_count,
            progress=progress,
            fresh=lease.strikes > 0,
        )

    async def render(
        self,
        source_schema: str,
        document: StoredObject,
        scratch: Path,
        *,
        template: StoredObject | None = None,
        document_rules: str = "",
        slide_count: int = 0,
        progress: Progress = no_progress,
        fresh: bool = False,
    ) -> StageOutput[RenderResult]:
        """Compile one document below `scratch`, on a template if there is one.

        `document_rules` is the version of the rules that the document has passed.

        Raises InvalidDocument with JSON pointers, or the pool's errors.
        """
        path = await self._store.fetch(document, scratch / "document.json")
        base = await self._store.fetch(template, scratch / "template.pptx") if template else None
        order = RenderOrder(source_schema, path, scratch, document_rules, template=base)
        limit = self._settings.render_seconds + slide_count * self._settings.render_seconds_per_slide
        run = partial(self._pool.run, timeout=limit, cpu_seconds=CPU_SHARE * limit, progress=progress, fresh=fresh)
        answer = await run(order)
        if isinstance(answer, RenderAnswer) and answer.deck is None:
            answer = await run(replace(order, fetched=await self._fetcher.fetch(answer.wanted, scratch)))
        return _output(answer)


def _output(answer: Outcome) -> StageOutput[RenderResult]:
    if not isinstance(answer, RenderAnswer) or answer.deck is None:
        raise ChildFailed("pictures are wanted though their fetch has ended")
    files = (
        OutputFile(answer.deck.pptx, ArtifactKind.GENERATED_PPTX, "output.pptx", PPTX),
        OutputFile(answer.deck.manifest, ArtifactKind.RENDER_MANIFEST, "manifest.json", "application/json"),
    )
    return StageOutput(files, answer.deck.result)
