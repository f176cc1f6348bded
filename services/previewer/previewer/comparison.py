"""The use case: a drawn deck and the job to compare it with become a comparison."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from deck_domain.deck_diff import DeckDiff, SlideStatus
from deck_domain.errors import ArtifactGone
from deck_domain.job import Artifact, ArtifactKind, Lease
from deck_domain.stage_results import DiffResult
from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from previewer.config import PreviewerSettings
from previewer.orders import CompareAnswer, CompareOrder, DrawnDeck

ComparePool = ChildPool[CompareOrder, CompareAnswer]

_DIFF, _PNG = "diff.json", "image/png"
_GONE = "The job to compare with was deleted, or its files were, before this one was drawn."


class CompareWithBaseline:
    """Compares decks in the previewer's children."""

    def __init__(self, pool: ComparePool, store: ArtifactStore, settings: PreviewerSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[DiffResult]:
        """The DIFF stage of a job. A baseline that is gone by now is said in the result, and fails nothing."""
        after = await self._fetch(lease.inputs, scratch / "after")
        try:
            before = await self._fetch(lease.baseline, scratch / "before")
        except ArtifactGone:
            return StageOutput((), DiffResult(0, 0, 0, 0, 0, 0, unavailable=_GONE))
        out = scratch / "marked"
        out.mkdir()
        order = CompareOrder(lease.options.baseline_job_id or "", before, after, out)
        answer = await self._pool.run(
            order, timeout=self._seconds(lease.slide_count), progress=progress, fresh=lease.strikes > 0
        )
        target = scratch / _DIFF
        target.write_bytes(answer.diff.to_bytes())
        return StageOutput(tuple(_files(answer, target)), _result(answer.diff))

    async def _fetch(self, artifacts: Sequence[Artifact], folder: Path) -> DrawnDeck:
        """Raises ArtifactGone unless deck, pictures and thumbnails are all there."""
        deck = next(_of(artifacts, ArtifactKind.GENERATED_PPTX), None)
        pictures = sorted(_of(artifacts, ArtifactKind.PREVIEW_PNG), key=_slide_index)
        thumbnails = sorted(_of(artifacts, ArtifactKind.PREVIEW_THUMBNAIL), key=_slide_index)
        manifest = next(_of(artifacts, ArtifactKind.RENDER_MANIFEST), None)
        if deck is None or not pictures or len(pictures) != len(thumbnails):
            raise ArtifactGone(_GONE)
        wanted = [deck, *pictures, *thumbnails, *([manifest] if manifest else [])]
        fetched = await asyncio.gather(
            *(self._store.fetch(each.stored, folder / f"{place}-{each.label}") for place, each in enumerate(wanted)),
            return_exceptions=True,
        )
        paths = list(_unless_failed(fetched))
        count = len(pictures)
        return DrawnDeck(
            pptx=paths[0],
            manifest=paths[-1] if manifest else None,
            pictures=tuple(paths[1 : 1 + count]),
            thumbnails=tuple(paths[1 + count : 1 + 2 * count]),
        )

    def _seconds(self, slides: int) -> float:
        settings = self._settings
        limit = settings.preview_seconds + slides * settings.preview_seconds_per_slide
        return min(limit, settings.preview_seconds_at_most)


def _of(artifacts: Iterable[Artifact], kind: ArtifactKind) -> Iterator[Artifact]:
    return (artifact for artifact in artifacts if artifact.kind is kind and artifact.selected)


def _slide_index(artifact: Artifact) -> int:
    return int(artifact.metadata.get("slideIndex", 0))


def _unless_failed(fetched: Iterable[Path | BaseException]) -> Iterator[Path]:
    for each in fetched:
        if isinstance(each, BaseException):
            raise each
        yield each


def _files(answer: CompareAnswer, diff: Path) -> Iterator[OutputFile]:
    kind = ArtifactKind.BASELINE_DIFF
    yield OutputFile(diff, kind, _DIFF, "application/json")
    slides = {slide.slide_index: slide for slide in answer.diff.slides}
    for picture in answer.marked:
        slide = slides[picture.slide_index]
        metadata = {
            "slideIndex": picture.slide_index,
            "width": picture.width,
            "height": picture.height,
            "diffPixels": slide.diff_pixels,
            "totalPixels": slide.total_pixels,
        }
        yield OutputFile(picture.path, kind, picture.path.name, _PNG, metadata)


def _result(diff: DeckDiff) -> DiffResult:
    removed = diff.count(SlideStatus.REMOVED)
    return DiffResult(
        total_slides=len(diff.slides) - removed,
        changed_slides=diff.count(SlideStatus.CHANGED),
        unchanged_slides=diff.count(SlideStatus.UNCHANGED),
        added_slides=diff.count(SlideStatus.ADDED),
        removed_slides=removed,
        moved_slides=diff.moved,
    )
