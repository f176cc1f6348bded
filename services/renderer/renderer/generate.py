"""The use case: a stored brief becomes slide code, and the code, in the sandbox, a stored deck."""

from pathlib import Path

from deck_domain.errors import ArtifactGone, UnusableFile
from deck_domain.job import ArtifactKind, Lease
from deck_domain.stage_results import AuthorResult, RenderResult
from deck_runtime.children.pool import CPU_SHARE, ChildFailed, ChildPool
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from renderer.config import RendererSettings
from renderer.orders import AuthorAnswer, AuthorOrder
from renderer.render import PPTX, RenderPool
from renderer.sandbox.child import CodeAnswer, CodeOrder
from renderer.sandbox.confinement import USUAL_LIMITS

JSON, _PYTHON = "application/json", "text/x-python"
GRACE = 5.0
"""Seconds beyond what the code itself may take: to examine its file and to keep it."""

SandboxPool = ChildPool[CodeOrder, CodeAnswer]


class WriteCode:
    """The AUTHOR stage."""

    def __init__(self, pool: RenderPool, store: ArtifactStore, settings: RendererSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[AuthorResult]:
        """Write the code of a slide. Raises InvalidDocument, or the pool's errors."""
        brief = lease.input(ArtifactKind.SOURCE_DOCUMENT)
        if brief is None:
            raise ArtifactGone("The job has no brief.")
        order = AuthorOrder(await self._store.fetch(brief.stored, scratch / "brief.json"), scratch)
        limit = self._settings.render_seconds
        answer = await self._pool.run(
            order, timeout=limit, cpu_seconds=CPU_SHARE * limit, progress=progress, fresh=lease.strikes > 0
        )
        if not isinstance(answer, AuthorAnswer):
            raise ChildFailed("a brief was sent, and something else came back")
        files = [
            OutputFile(answer.code, ArtifactKind.SLIDE_CODE, "slide.py", _PYTHON),
            OutputFile(answer.base, ArtifactKind.SLIDE_BASE, "base.pptx", PPTX),
        ]
        if answer.plan and answer.manifest:
            files.append(OutputFile(answer.plan, ArtifactKind.SLIDE_PLAN, "plan.json", JSON))
            files.append(OutputFile(answer.manifest, ArtifactKind.RENDER_MANIFEST, "manifest.json", JSON))
        return StageOutput(tuple(files), answer.result)


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
