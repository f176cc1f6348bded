"""Two decks become their comparison, and a marked picture of each slide whose picture changed."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from deck_domain.deck_diff import DeckDiff, MatchedBy, PackageIssue, SlideDiff, SlideStatus
from deck_domain.render_manifest import RenderManifest
from deck_package import open_own
from deck_runtime.children.work import Progress, no_progress
from previewer.comparing.contents import Contents
from previewer.comparing.matching import Pair, match_slides, moved
from previewer.comparing.packages import differing_parts, package_issues
from previewer.comparing.pictures import PictureDiff, compare_pictures, mark
from previewer.comparing.reading import Pages, contents_like, contents_of
from previewer.comparing.wording import changes_between, look_changed
from previewer.orders import CompareAnswer, CompareOrder, DrawnDeck, MarkedPicture

_THREADS = 2
"""Pictures are read and written in threads: the libraries that do it leave the interpreter free meanwhile."""


def compare_decks(order: CompareOrder, progress: Progress = no_progress) -> CompareAnswer:
    """Compare a deck with its baseline; both are the work of our renderer."""
    if _digest(order.before.pptx) == _digest(order.after.pptx):
        count = len(order.after.slides)
        same = (SlideDiff(at, at, SlideStatus.UNCHANGED, matched_by=MatchedBy.SAME_FILE) for at in range(count))
        return CompareAnswer(DeckDiff(order.baseline_job_id, tuple(same)), ())
    with open_own(order.before.pptx) as old, open_own(order.after.pptx) as new:
        differing = differing_parts(old, new)
        of_old, of_new = _pages(order.before), _pages(order.after)
        before = contents_of(old, of_old)
        after = contents_like(new, of_new, before, of_old, differing)
        return _Comparison(order, before, after).run(package_issues(old, new, differing), progress)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The two decks, slide by slide."""

    order: CompareOrder
    before: Sequence[Contents]
    after: Sequence[Contents]

    def run(self, issues: tuple[PackageIssue, ...], progress: Progress) -> CompareAnswer:
        """Compare all slides: those of the deck in order, then those that were removed."""
        pairs = match_slides(self.before, self.after)
        movers = moved(pairs)
        with ThreadPoolExecutor(_THREADS) as threads:
            seen = list(threads.map(self._picture, pairs))
            kept = {
                pair.after: self._kept(pair, picture, is_moved=pair.after in movers)
                for pair, picture in zip(pairs, seen, strict=True)
            }
            progress(len(pairs), len(self.after))
            differing = [(pair.after, each) for pair, each in zip(pairs, seen, strict=True) if each.boxes]
            marked = tuple(threads.map(self._mark, differing))
        slides = [kept.get(slide.index) or _added(slide) for slide in self.after]
        found_again = {pair.before for pair in pairs}
        slides += [_removed(slide) for slide in self.before if slide.index not in found_again]
        return CompareAnswer(DeckDiff(self.order.baseline_job_id, tuple(slides), issues), marked)

    def _picture(self, pair: Pair) -> PictureDiff:
        old, new = self.order.before.slides[pair.before], self.order.after.slides[pair.after]
        if old.sha256 == new.sha256:
            return PictureDiff(0, new.pixels, ())
        numbers = (*self.before[pair.before].numbers, *self.after[pair.after].numbers)
        return compare_pictures(old.thumbnail, new.thumbnail, new.pixels, numbers)

    def _kept(self, pair: Pair, picture: PictureDiff, *, is_moved: bool) -> SlideDiff:
        old, new = self.before[pair.before], self.after[pair.after]
        changes = () if old.shown == new.shown else changes_between(old, new)
        if picture.boxes and not changes:
            changes = (look_changed(old, new, picture),)
        return SlideDiff(
            slide_index=pair.after,
            baseline_slide_index=pair.before,
            status=SlideStatus.CHANGED if changes else SlideStatus.UNCHANGED,
            title=new.title,
            moved=is_moved,
            matched_by=pair.by,
            diff_pixels=picture.diff_pixels,
            total_pixels=picture.total_pixels,
            changes=changes,
        )

    def _mark(self, differing: tuple[int, PictureDiff]) -> MarkedPicture:
        index, picture = differing
        target = self.order.out / f"diff-{index + 1}.png"
        # Where all is framed there is nothing to point out, and the small picture costs a tenth.
        slide = self.order.after.slides[index]
        source = slide.thumbnail if slide.picture is None or picture.is_all_different else slide.picture
        width, height = mark(source, picture.boxes, target)
        return MarkedPicture(index, target, width, height)


def _added(slide: Contents) -> SlideDiff:
    return SlideDiff(slide.index, None, SlideStatus.ADDED, slide.title)


def _removed(slide: Contents) -> SlideDiff:
    return SlideDiff(None, slide.index, SlideStatus.REMOVED, slide.title)


def _pages(drawn: DrawnDeck) -> Pages:
    return RenderManifest.from_bytes(drawn.manifest.read_bytes()).pages if drawn.manifest else ()


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()
