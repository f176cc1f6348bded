"""The use case: a stored deck becomes stored pictures."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from prometheus_client import Counter

from deck_domain.errors import ArtifactGone
from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_domain.job_options import Format
from deck_domain.stage_results import PreviewResult
from deck_runtime.children.work import Progress, no_progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from previewer.cache.keeper import CacheKeeper
from previewer.config import PreviewerSettings
from previewer.deadline import drawing_seconds
from previewer.orders import CachePlace, PreviewAnswer, PreviewOrder
from previewer.split import PreviewPool, draw_split, pieces

DEFAULT_FORMATS = frozenset({Format.PNG, Format.THUMBNAIL})
_ONE_PER_SLIDE = {
    Format.PNG: (ArtifactKind.PREVIEW_PNG, "slide-{}.png", "image/png"),
    Format.THUMBNAIL: (ArtifactKind.PREVIEW_THUMBNAIL, "thumbnail-{}.png", "image/png"),
    Format.WEBP: (ArtifactKind.PREVIEW_WEBP, "slide-{}.webp", "image/webp"),
}
_COLD_FROM_STRIKE = 2
"""After so many failed attempts, a deck gets a LibreOffice of its own."""


_SLIDES = Counter(
    "deckmill_preview_slides_total", "Slides that were drawn, or found in the cache of pictures.", ["source"]
)
for _source in ("drawn", "cache"):
    _SLIDES.labels(_source)


class PreviewDeck:
    """Draws decks in LibreOffice children. The first attempt takes a warm one, the second a new one, the third none."""

    def __init__(
        self, pool: PreviewPool, store: ArtifactStore, settings: PreviewerSettings, cache: CacheKeeper | None
    ) -> None:
        """Args: cache: where jobs find pictures of earlier ones."""
        self._pool, self._store, self._settings, self._cache = pool, store, settings, cache

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[PreviewResult]:
        """The PREVIEW stage of a job."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX)
        if deck is None:
            raise ArtifactGone("The job has no deck to draw.")
        asked = lease.options.render.formats
        formats = DEFAULT_FORMATS | {each for each in (Format.WEBP, Format.PDF) if each in asked}
        return await self.preview(
            deck.stored,
            scratch,
            formats=formats,
            slide_count=lease.slide_count,
            progress=progress,
            strikes=lease.strikes,
            shared=lease.others_due,
            owner=(lease.tenant, lease.job_id),
        )

    async def preview(
        self,
        deck: StoredObject,
        scratch: Path,
        *,
        formats: frozenset[Format] = DEFAULT_FORMATS,
        width: int = 0,
        slide_count: int = 0,
        progress: Progress = no_progress,
        strikes: int = 0,
        shared: bool = False,
        owner: tuple[str, str] | None = None,
    ) -> StageOutput[PreviewResult]:
        """Draw one deck below `scratch`.

        Args:
            deck: the file.
            scratch: a folder for all files.
            formats: what to make.
            width: px of the pictures; the settings' for 0.
            slide_count: slides that it is expected to have, 0 for not known.
            progress: hears of every slide.
            strikes: failed attempts before this one.
            shared: whether other decks wait for the children, so that this one gets one of them.
            owner: tenant and job that cached pictures belong to; without one, none are used.

        Raises domain errors for decks not to be opened, or the pool's errors.
        """
        order = PreviewOrder(
            pptx=await self._store.fetch(deck, scratch / "deck.pptx"),
            out=scratch,
            formats=formats,
            width=width or self._settings.preview_width,
            cold=strikes >= _COLD_FROM_STRIKE,
            cache=CachePlace(self._cache.folder, *owner) if owner and self._cache else None,
        )
        drawn = await self._draw(order, slide_count, strikes, progress, shared=shared)
        _SLIDES.labels("cache").inc(drawn.cached_slides)
        _SLIDES.labels("drawn").inc(len(drawn.slides) - drawn.cached_slides)
        if self._cache:
            await self._cache.added(drawn.kept_bytes)
        result = PreviewResult(drawn.slide_count, drawn.cached_slides, drawn.route, drawn.isolation, drawn.engine)
        return StageOutput(tuple(_files(drawn)), result)

    async def _draw(
        self, order: PreviewOrder, slide_count: int, strikes: int, progress: Progress, *, shared: bool
    ) -> PreviewAnswer:
        """By several children where that pays: not while others wait, no PDF, which is one, and nothing that failed."""
        timeout = await asyncio.to_thread(drawing_seconds, self._settings, order.pptx, slide_count)
        whole = shared or strikes > 0 or Format.PDF in order.formats
        ranges = pieces(slide_count, 1 if whole else self._pool.idle)
        if len(ranges) > 1:
            return await draw_split(self._pool, order, ranges, timeout, progress)
        return await self._pool.run(order, timeout=timeout, progress=progress, fresh=strikes > 0)


def _files(drawn: PreviewAnswer) -> Iterator[OutputFile]:
    for name, (kind, label, content_type) in _ONE_PER_SLIDE.items():
        for slide in drawn.slides:
            if name in slide.files:
                size = {} if name is Format.THUMBNAIL else {"width": slide.width, "height": slide.height}
                metadata = {"slideIndex": slide.index, **size}
                yield OutputFile(slide.files[name], kind, label.format(slide.index + 1), content_type, metadata)
    if drawn.pdf:
        yield OutputFile(drawn.pdf, ArtifactKind.PREVIEW_PDF, "output.pdf", "application/pdf")
