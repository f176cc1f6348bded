"""The use case: a stored deck becomes stored pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from deck_domain.errors import ArtifactGone
from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_domain.job_options import Format
from deck_runtime.children.pool import ChildPool
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from previewer.cache_keeper import CacheKeeper
from previewer.config import PreviewerSettings
from previewer.split import Progress, draw_split, pieces

DEFAULT_FORMATS = ("png", "thumbnail")
_ONE_PER_SLIDE = {
    "png": (ArtifactKind.PREVIEW_PNG, "slide-{}.png", "image/png"),
    "thumbnail": (ArtifactKind.PREVIEW_THUMBNAIL, "thumbnail-{}.png", "image/png"),
    "webp": (ArtifactKind.PREVIEW_WEBP, "slide-{}.webp", "image/webp"),
}
_COLD_FROM_STRIKE = 2


class PreviewDeck:
    """Draws decks in LibreOffice children. The first attempt takes a warm one, the second a new one, the third none."""

    def __init__(
        self, pool: ChildPool, store: ArtifactStore, settings: PreviewerSettings, cache: CacheKeeper | None
    ) -> None:
        """Args: pool: children of `previewer.child`. cache: where jobs find pictures of earlier ones."""
        self._pool, self._store, self._settings, self._cache = pool, store, settings, cache

    async def work(self, lease: Lease, scratch: Path, progress: Callable[[int, int], None]) -> StageOutput:
        """The PREVIEW stage of a job."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX)
        if deck is None:
            raise ArtifactGone("The job has no deck to draw.")
        asked = lease.options.render.formats
        formats = (*DEFAULT_FORMATS, *(each.value for each in (Format.WEBP, Format.PDF) if each in asked))
        return await self.preview(
            deck.stored,
            scratch,
            formats=formats,
            slide_count=lease.slide_count,
            progress=progress,
            strikes=lease.strikes,
            owner=(lease.tenant, lease.job_id),
        )

    async def preview(
        self,
        deck: StoredObject,
        scratch: Path,
        *,
        formats: tuple[str, ...] = DEFAULT_FORMATS,
        width: int = 0,
        slide_count: int = 0,
        progress: Callable[[int, int], None] | None = None,
        strikes: int = 0,
        owner: tuple[str, str] | None = None,
    ) -> StageOutput:
        """Draw one deck below `scratch`, without cached pictures when no `owner` (tenant, job) is named.

        Raises domain errors for decks not to be opened, or the pool's errors.
        """
        path = await self._store.fetch(deck, scratch / "deck.pptx")
        request: dict[str, Any] = {
            "pptx": str(path),
            "out": str(scratch),
            "formats": list(formats),
            "width": width or self._settings.preview_width,
            "route": "cold" if strikes >= _COLD_FROM_STRIKE else "auto",
        }
        if owner and self._cache:
            request["cache"] = {"folder": str(self._cache.folder), "tenant": owner[0], "job": owner[1]}
        drawn = await self._draw(request, slide_count, strikes, progress or (lambda _done, _total: None))
        if self._cache:
            await self._cache.added(drawn["kept_bytes"])
        result = {name: drawn[name] for name in ("route", "isolation", "engine", "slide_count", "cached_slides")}
        return StageOutput(tuple(_files(drawn)), result)

    async def _draw(
        self, request: dict[str, Any], slide_count: int, strikes: int, progress: Progress
    ) -> dict[str, Any]:
        """By several children where that pays: not the PDF, which is one, and not a deck that failed before."""
        settings = self._settings
        limit = settings.preview_seconds + slide_count * settings.preview_seconds_per_slide
        timeout = min(limit, settings.preview_seconds_at_most) if slide_count else settings.preview_seconds_at_most
        ranges = pieces(slide_count, self._pool.idle)
        if strikes == 0 and len(ranges) > 1 and "pdf" not in request["formats"]:
            return await draw_split(self._pool, request, ranges, timeout, progress)
        return await self._pool.run(request, timeout=timeout, progress=progress, fresh=strikes > 0)


def _files(drawn: dict[str, Any]) -> Iterator[OutputFile]:
    for name, (kind, label, content_type) in _ONE_PER_SLIDE.items():
        for slide in drawn["slides"]:
            if name in slide:
                size = {} if name == "thumbnail" else {"width": slide["width"], "height": slide["height"]}
                metadata = {"slideIndex": slide["index"], **size}
                yield OutputFile(Path(slide[name]), kind, label.format(slide["index"] + 1), content_type, metadata)
    if drawn.get("pdf"):
        yield OutputFile(Path(drawn["pdf"]), ArtifactKind.PREVIEW_PDF, "output.pdf", "application/pdf")
