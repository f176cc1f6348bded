"""The use case: a stored brief becomes slide code, and the code, in the sandbox, a stored deck."""

from collections.abc import Iterator
from pathlib import Path

from deck_domain.errors import ArtifactGone, UnusableFile
from deck_domain.job import ArtifactKind, Lease
from deck_domain.rounds import own_title
from deck_domain.stage_results import AuthorResult, RenderResult
from deck_runtime.children.pool import CPU_SHARE, ChildFailed, ChildPool
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from renderer.config import RendererSettings
from renderer.model_author.slides import ModelAuthor
from renderer.model_slides import written_with
from renderer.orders import AuthorAnswer, AuthorOrder, BaseVersion
from renderer.render import PPTX, RenderPool
from renderer.sandbox.confinement import USUAL_LIMITS
from renderer.sandbox.orders import CodeAnswer, CodeOrder

JSON, _PYTHON = "application/json", "text/x-python"
GRACE = 5.0
"""Seconds beyond what the code itself may take: to examine its file and to keep it."""

SandboxPool = ChildPool[CodeOrder, CodeAnswer]


class WriteCode:
    """The AUTHOR stage: by the author that is built in, or by a language model where there is one."""

    def __init__(
        self, pool: RenderPool, store: ArtifactStore, settings: RendererSettings, model: ModelAuthor | None
    ) -> None:
        self._pool, self._store, self._settings, self._model = pool, store, settings, model

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[AuthorResult]:
        """Write the code of a slide. Raises InvalidDocument, or the pool's errors."""
        document = lease.input(ArtifactKind.SOURCE_DOCUMENT)
        if document is None:
            raise ArtifactGone("The job has no brief.")
        local = await self._store.fetch(document.stored, scratch / "document.json")
        base = await self._base(lease, scratch)
        order = AuthorOrder(
            local,
            lease.source_schema,
            own_title(lease.title),
            scratch,
            base,
            _attempts(lease),
            is_second=lease.iteration == 1,
        )

        async def write(order: AuthorOrder) -> AuthorAnswer:
            return await self._written(order, progress, fresh=lease.strikes > 0)

        answer = await write(order) if self._model is None else await written_with(self._model, order, write)
        return StageOutput(tuple(_files(answer)), answer.result)

    async def _written(self, order: AuthorOrder, progress: Progress, *, fresh: bool) -> AuthorAnswer:
        limit = self._settings.render_seconds
        answer = await self._pool.run(
            order, timeout=limit, cpu_seconds=CPU_SHARE * limit, progress=progress, fresh=fresh
        )
        if not isinstance(answer, AuthorAnswer):
            raise ChildFailed("a brief was sent, and something else came back")
        return answer

    async def _base(self, lease: Lease, scratch: Path) -> BaseVersion | None:
        """The version of the slide that this one is made from."""
        code, base = lease.input(ArtifactKind.SLIDE_CODE), lease.input(ArtifactKind.SLIDE_BASE)
        if code is None or base is None:
            return None
        plan, report = lease.input(ArtifactKind.SLIDE_PLAN), lease.input(ArtifactKind.QUALITY_REPORT)
        is_looked_at = self._model is not None and self._model.sees and lease.iteration == 1
        picture = lease.input(ArtifactKind.PREVIEW_PNG) if is_looked_at else None
        return BaseVersion(
            await self._store.fetch(code.stored, scratch / "before.py"),
            await self._store.fetch(base.stored, scratch / "before.pptx"),
            await self._store.fetch(plan.stored, scratch / "before.json") if plan else None,
            await self._store.fetch(report.stored, scratch / "report.json") if report else None,
            await self._store.fetch(picture.stored, scratch / "before.png") if picture else None,
        )


def _attempts(lease: Lease) -> int:
    code = lease.input(ArtifactKind.SLIDE_CODE)
    return lease.iteration - code.iteration if code else 0


def _files(answer: AuthorAnswer) -> Iterator[OutputFile]:
    if answer.code and answer.base:
        yield OutputFile(answer.code, ArtifactKind.SLIDE_CODE, "slide.py", _PYTHON)
        yield OutputFile(answer.base, ArtifactKind.SLIDE_BASE, "base.pptx", PPTX)
    if answer.plan and answer.manifest:
        yield OutputFile(answer.plan, ArtifactKind.SLIDE_PLAN, "plan.json", JSON)
        yield OutputFile(answer.manifest, ArtifactKind.RENDER_MANIFEST, "manifest.json", JSON)


class RunCode:
    """The EXECUTE stage."""

    def __init__(self, pool: SandboxPool, store: ArtifactStore) -> None:
        self._pool, self._store = pool, store

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RenderResult]:
        """Run slide code in the sandbox. Raises UnusableFile that names the line, or the pool's errors."""
        code, base = lease.input(ArtifactKind.SLIDE_CODE), lease.input(ArtifactKind.SLIDE_BASE)
        if code is None or base is None:
            raise ArtifactGone("The job has no code.")
        order = CodeOrder(
            (await self._store.fetch(code.stored, scratch / "slide.py"),),
            await self._store.fetch(base.stored, scratch / "base.pptx"),
            scratch / "deck.pptx",
        )
        limit = USUAL_LIMITS.wall_seconds + GRACE
        answer = await self._pool.run(order, timeout=limit, progress=progress, fresh=lease.strikes > 0)
        if answer.fault:
            raise UnusableFile(str(answer.fault), code="code_failed")
        deck = OutputFile(order.target, ArtifactKind.GENERATED_PPTX, "output.pptx", PPTX)
        return StageOutput((deck,), RenderResult(answer.slide_count, ()))
