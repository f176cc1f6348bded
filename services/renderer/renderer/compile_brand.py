"""The use case: a stored template becomes a version of a brand pack."""

from pathlib import Path

from deck_domain.errors import ArtifactGone
from deck_domain.job import ArtifactKind, Lease
from deck_domain.stage_results import BrandResult
from deck_runtime.children.pool import CPU_SHARE, ChildFailed
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from renderer.config import RendererSettings
from renderer.orders import BrandAnswer, BrandOrder
from renderer.render import PPTX, RenderPool

_JSON = "application/json"


class CompileBrand:
    """Compiles templates in disposable children."""

    def __init__(self, pool: RenderPool, store: ArtifactStore, settings: RendererSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[BrandResult]:
        """The COMPILE stage: the template's report, what it demands of decks, and a slide of each layout to be drawn.

        Raises UnsafePackage and UnusableTemplate for a file that decks cannot be built on, or the pool's errors.
        """
        template = lease.input(ArtifactKind.BRAND_TEMPLATE)
        if template is None:
            raise ArtifactGone("The version has no template.")
        order = BrandOrder(await self._store.fetch(template.stored, scratch / "template.pptx"), scratch)
        limit = self._settings.template_seconds
        answer = await self._pool.run(
            order, timeout=limit, cpu_seconds=CPU_SHARE * limit, progress=progress, fresh=lease.strikes > 0
        )
        if not isinstance(answer, BrandAnswer):
            raise ChildFailed("a template was sent, and something else came back")
        files = (
            OutputFile(answer.report, ArtifactKind.TEMPLATE_REPORT, "report.json", _JSON),
            OutputFile(answer.demands, ArtifactKind.BRAND_DEMANDS, "demands.json", _JSON),
            OutputFile(answer.specimen, ArtifactKind.GENERATED_PPTX, "specimen.pptx", PPTX),
        )
        return StageOutput(files, answer.brand)
