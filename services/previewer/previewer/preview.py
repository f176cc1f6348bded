"""The use case: a stored deck becomes stored pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from deck_domain.errors import ArtifactGone
from deck_domain.job import ArtifactKind, Lease, StoredObject
from deck_runtime.child_pool import ChildPool
from deck_runtime.stage import OutputFile, StageOutput
from deck_runtime.store import ArtifactStore
from previewer.config import PreviewerSettings

DEFAULT_FORMATS = ("png", "thumbnail")
_ONE_PER_SLIDE = {
    "png": (ArtifactKind.PREVIEW_PNG, "slide-{}.png", "image/png"),
    "thumbnail": (ArtifactKind.PREVIEW_THUMBNAIL, "thumbnail-{}.png", "image/png"),
    "webp": (ArtifactKind.PREVIEW_WEBP, "slide-{}.webp", "image/webp"),
}
_COLD_FROM_STRIKE = 2


class PreviewDeck:
    """Draws decks in LibreOffice children. The first attempt takes a warm one, the second a new one, the third none."""

    def __init__(self, pool: ChildPool, store: ArtifactStore, settings: PreviewerSettings) -> None:
        """Args: pool: children of `previewer.child`."""
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Callable[[int, int], None]) -> StageOutput:
        """The PREVIEW stage of a job."""
        deck = lease.input(ArtifactKind.GENERATED_PPTX)
        if deck is None:
            raise ArtifactGone("The job has no deck to draw.")
        asked = (lease.options.get("renderOptions") or {}).get("formats") or ()
        formats = (*DEFAULT_FORMATS, *(name for name in ("webp", "pdf") if name in asked))
        return await self.preview(
            deck.stored,
            scratch,
            formats=formats,
            slide_count=lease.slide_count,
            progress=progress,
            strikes=lease.strikes,
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
    ) -> StageOutput:
        """Draw one deck below `scratch`. Raises domain errors for decks not to be opened, or the pool's errors."""
        path = await self._store.fetch(deck, scratch / "deck.pptx")
        request = {
            "pptx": str(path),
            "out": str(scratch),
            "formats": list(formats),
            "width": width or self._settings.preview_width,
            "route": "cold" if strikes >= _COLD_FROM_STRIKE else "auto",
        }
        limit = self._settings.preview_seconds + slide_count * self._settings.preview_seconds_per_slide
        drawn = await self._pool.run(
            request,
            timeout=min(limit, self._settings.preview_seconds_at_most),
            progress=progress,
            fresh=strikes > 0,
        )
        result = {name: drawn[name] for name in ("route", "isolation", "engine")}
        return StageOutput(tuple(_files(drawn)), result | {"slide_count": len(drawn["slides"])})


def _files(drawn: dict[str, Any]) -> Iterator[OutputFile]:
    for name, (kind, label, content_type) in _ONE_PER_SLIDE.items():
        for slide in drawn["slides"]:
            if name in slide:
                size = {} if name == "thumbnail" else {"width": slide["width"], "height": slide["height"]}
                metadata = {"slideIndex": slide["index"], **size}
                yield OutputFile(Path(slide[name]), kind, label.format(slide["index"] + 1), content_type, metadata)
    if drawn.get("pdf"):
        yield OutputFile(Path(drawn["pdf"]), ArtifactKind.PREVIEW_PDF, "output.pdf", "application/pdf")
