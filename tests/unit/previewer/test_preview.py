"""How the previewer shares its children out."""

from pathlib import Path

import pytest

from deck_domain.job_options import Format
from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import Progress, no_progress
from deck_runtime.store import open_store
from previewer.config import PreviewerSettings
from previewer.orders import DRAWING, PreviewAnswer, PreviewOrder, Route
from previewer.preview import DEFAULT_FORMATS, PreviewDeck

SLIDES = 10
ALL = 1 << 31


class Children(ChildPool[PreviewOrder, PreviewAnswer]):
    """A pool that notes which slides each child is asked for, and has so many idle children."""

    def __init__(self, idle: int) -> None:
        super().__init__(DRAWING, 4)
        self._idle_now = idle
        self.asked: list[tuple[int, int] | None] = []

    @property
    def idle(self) -> int:
        """As many as the test says."""
        return self._idle_now

    async def run(
        self, request: PreviewOrder, *, timeout: float, progress: Progress = no_progress, fresh: bool = False
    ) -> PreviewAnswer:
        """Nothing is drawn."""
        del timeout, progress, fresh
        self.asked.append(request.slides)
        return PreviewAnswer((), None, SLIDES, 0, 0, Route.PDF, "", "")


async def _asked(folder: Path, idle: int, **how: object) -> list[tuple[int, int] | None]:
    children, store = Children(idle), open_store(f"file://{folder}/objects", folder / "scratch")
    preview = PreviewDeck(children, store, PreviewerSettings(), None)
    deck = await store.put_bytes("deck.pptx", b"PK", "x")
    await preview.preview(deck, folder, slide_count=SLIDES, **how)  # type: ignore[arg-type]
    return children.asked


@pytest.mark.parametrize(("idle", "asked"), [(2, [(0, 5), (5, ALL)]), (4, [(0, 3), (3, 6), (6, ALL)])])
async def test_a_deck_is_split_over_the_children_that_are_idle(
    tmp_path: Path, idle: int, asked: list[tuple[int, int]]
) -> None:
    """In pieces of about equal size."""
    assert asked == await _asked(tmp_path, idle)


@pytest.mark.parametrize(
    "how",
    [{"idle": 1}, {"idle": 4, "shared": True}, {"idle": 4, "strikes": 1}, {"idle": 4, "formats": {Format.PDF}}],
)
async def test_a_deck_is_drawn_by_one_child(tmp_path: Path, how: dict[str, object]) -> None:
    """While others are at work or wait, for a PDF, and when an attempt has failed before."""
    if "formats" in how:
        how |= {"formats": DEFAULT_FORMATS | {Format.PDF}}
    assert [None] == await _asked(tmp_path, **how)  # type: ignore[arg-type]
