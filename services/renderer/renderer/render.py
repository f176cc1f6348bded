"""The use case: a stored document becomes a stored deck."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from deck_domain.errors import InvalidDocument
from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_domain.policy import UnsupportedValidationMode
from deck_runtime.children.pool import ChildPool
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from renderer.config import RendererSettings
from renderer.media.fetching import PictureFetcher

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


class RenderDeck:
    """Compiles documents in disposable children."""

    def __init__(self, pool: ChildPool, store: ArtifactStore, settings: RendererSettings) -> None:
        """Args: pool: children of `renderer.child`."""
        self._pool, self._store, self._settings = pool, store, settings
        self._fetcher = PictureFetcher(settings.fetch_rules())

    async def work(self, lease: Lease, scratch: Path, progress: Callable[[int, int], None]) -> StageOutput:
        """The RENDER stage of a job."""
        mode = lease.options.render.validation_mode
        if lease.kind.judged and not mode.supported:
            raise UnsupportedValidationMode(mode)
        source = lease.input(ArtifactKind.SOURCE_DOCUMENT)
        if source is None:
            raise InvalidDocument([], "The job has no document.")
        return await self.render(
            lease.source_schema,
            source.stored,
            scratch,
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
        document_rules: str = "",
        slide_count: int = 0,
        progress: Callable[[int, int], None] | None = None,
        fresh: bool = False,
    ) -> StageOutput:
        """Compile one document below `scratch`; `document_rules` is the version of the rules that it has passed.

        Raises InvalidDocument with JSON pointers, or the pool's errors.
        """
        path = await self._store.fetch(document, scratch / "document.json")
        request = {
            "source_schema": source_schema,
            "document": str(path),
            "document_rules": document_rules,
            "out": str(scratch),
        }
        limit = self._settings.render_seconds + slide_count * self._settings.render_seconds_per_slide
        done = await self._pool.run(request, timeout=limit, progress=progress, fresh=fresh)
        if "wanted" in done:
            request["fetched"] = str(await self._fetched(done["wanted"], scratch))
            done = await self._pool.run(request, timeout=limit, progress=progress, fresh=fresh)
        files = (
            OutputFile(Path(done["pptx"]), ArtifactKind.GENERATED_PPTX, "output.pptx", PPTX),
            OutputFile(Path(done["manifest"]), ArtifactKind.RENDER_MANIFEST, "manifest.json", "application/json"),
        )
        return StageOutput(files, {"slide_count": done["slide_count"], "fonts": done["fonts"]})

    async def _fetched(self, wanted: list[str], scratch: Path) -> Path:
        """Fetch pictures before the document is compiled; the index tells of each what came of it."""
        index = scratch / "fetched.json"
        found = await self._fetcher.fetch(wanted, scratch)
        await asyncio.to_thread(index.write_text, json.dumps(found), encoding="utf-8")
        return index
