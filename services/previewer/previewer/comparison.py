"""The use case: a drawn deck and the job to compare it with become a comparison."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
from previewer.orders import CompareAnswer, CompareOrder, DrawnDeck, DrawnSlide

ComparePool = ChildPool[CompareOrder, CompareAnswer]

_DIFF, _PNG = "diff.json", "image/png"
_GONE = "The job to compare with was deleted, or its files were, before this one was drawn."


class CompareWithBaseline:
    """Compares decks in the previewer's children."""

    def __init__(self, pool: ComparePool, store: ArtifactStore, settings: PreviewerSettings) -> None:
        self._pool, self._store, self._settings = pool, store, settings

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[DiffResult]:
        """The DIFF stage of a job. A baseline that is gone by now is said in the result, and fails nothing."""
        after = _drawn(lease.inputs)
        try:
            before = _drawn(lease.baseline)
            other = await self._fetch(before, scratch / "before", known=None)
        except ArtifactGone:
            return StageOutput((), DiffResult(0, 0, 0, 0, 0, 0, unavailable=_GONE))
        mine = await self._fetch(after, scratch / "after", known={each.stored.sha256 for each in before.pictures})
        out = scratch / "marked"
        out.mkdir()
        order = CompareOrder(lease.options.baseline_job_id or "", other, mine, out)
        answer = await self._pool.run(
            order, timeout=self._seconds(lease.slide_count), progress=progress, fresh=lease.strikes > 0
        )
        target = scratch / _DIFF
        target.write_bytes(answer.diff.to_bytes())
        return StageOutput(tuple(_files(answer, target)), _result(answer.diff))

    async def _fetch(self, drawn: "_Drawn", folder: Path, known: set[str] | None) -> DrawnDeck:
        """All that is needed of a deck: its large pictures, but those that are `known`; none of them for None.

        Raises ArtifactGone.
        """
        large = [each for each in drawn.pictures if known is not None and each.stored.sha256 not in known]
        wanted = [drawn.deck, *drawn.thumbnails, *large, *([drawn.manifest] if drawn.manifest else [])]
        targets = [(each.stored, folder / f"{place}-{each.label}") for place, each in enumerate(wanted)]
        fetched = await self._store.fetch_all(targets)
        paths = dict(zip((each.id for each in wanted), fetched, strict=True))
        slides = tuple(
            DrawnSlide(picture.stored.sha256, _pixels(picture), paths[small.id], paths.get(picture.id))
            for picture, small in zip(drawn.pictures, drawn.thumbnails, strict=True)
        )
        return DrawnDeck(paths[drawn.deck.id], paths[drawn.manifest.id] if drawn.manifest else None, slides)

    def _seconds(self, slides: int) -> float:
        settings = self._settings
        limit = settings.preview_seconds + slides * settings.preview_seconds_per_slide
        return min(limit, settings.preview_seconds_at_most)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was recorded of a deck; a picture and a thumbnail of each slide, in order."""

    deck: Artifact
    pictures: tuple[Artifact, ...]
    thumbnails: tuple[Artifact, ...]
    manifest: Artifact | None


def _drawn(artifacts: Sequence[Artifact]) -> _Drawn:
    """Raises ArtifactGone unless deck, pictures and thumbnails are all there."""
    deck = next(_of(artifacts, ArtifactKind.GENERATED_PPTX), None)
    pictures = sorted(_of(artifacts, ArtifactKind.PREVIEW_PNG), key=_slide_index)
    thumbnails = sorted(_of(artifacts, ArtifactKind.PREVIEW_THUMBNAIL), key=_slide_index)
    if deck is None or not pictures or len(pictures) != len(thumbnails):
        raise ArtifactGone(_GONE)
    return _Drawn(deck, tuple(pictures), tuple(thumbnails), next(_of(artifacts, ArtifactKind.RENDER_MANIFEST), None))


def _of(artifacts: Iterable[Artifact], kind: ArtifactKind) -> Iterator[Artifact]:
    return (artifact for artifact in artifacts if artifact.kind is kind and artifact.selected)


def _slide_index(artifact: Artifact) -> int:
    return int(artifact.metadata.get("slideIndex", 0))


def _pixels(picture: Artifact) -> int:
    return int(picture.metadata["width"]) * int(picture.metadata["height"])


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
