"""The use case over a pool of two children: long decks are split, jobs share pictures, deletion takes them away."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deck_domain.job import StoredObject
from deck_domain.job_options import Format
from deck_domain.stage_results import PreviewResult
from deck_runtime.children.pool import ChildDied, ChildPool
from deck_runtime.store import ArtifactStore, open_store
from deck_runtime.worker.stage import StageOutput, scratch_folder
from previewer.cache.entries import ENTRY
from previewer.cache.keeper import CacheKeeper
from previewer.config import PreviewerSettings
from previewer.orders import DRAWING, PreviewOrder
from previewer.preview import PreviewDeck
from previewer.split import PreviewPool
from tests.support.preview_decks import add_text, new_deck, save
from tests.support.stack import wait_until_gone

SLIDES = 32


class Rig:
    """Two warm children, a store and a cache."""

    def __init__(self, folder: Path, pool: PreviewPool) -> None:
        self.pool, self._folder = pool, folder
        self.store: ArtifactStore = open_store(f"file://{folder}/objects", folder / "scratch")
        self.keeper = CacheKeeper(folder / "cache", 1 << 30, 1_000)
        self._preview = PreviewDeck(pool, self.store, PreviewerSettings(), self.keeper)
        self.progress: list[tuple[int, int]] = []

    async def deck(self, last: str) -> StoredObject:
        """A stored deck whose slides bear their number, but for the last."""
        deck = new_deck()
        for number in range(SLIDES - 1):
            add_text(deck, f"slide {number}", points=40)
        add_text(deck, last)
        return await self.store.put_file(f"{last}.pptx", save(deck, self._folder / "deck.pptx"), "x")

    async def preview(self, deck: StoredObject, scratch: Path, job: str = "job_1") -> StageOutput[PreviewResult]:
        """Draw for a job of the one tenant."""
        return await self._preview.preview(
            deck,
            scratch,
            width=320,
            slide_count=SLIDES,
            owner=("t", job),
            progress=lambda done, total: self.progress.append((done, total)),
        )


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Both children warm, so that a long deck is split over them."""
    pool = ChildPool(DRAWING, 2)
    pool.start()
    async with asyncio.timeout(60):
        while pool.idle < 2:
            await asyncio.sleep(0.01)
    yield Rig(tmp_path, pool)
    await pool.close()


def pictures(output: StageOutput[PreviewResult]) -> list[np.ndarray]:
    """The full pictures in the order they are listed."""
    return [np.asarray(Image.open(file.path)) for file in output.files if file.label.startswith("slide-")]


async def test_a_long_deck_is_split_and_merged_in_order(rig: Rig) -> None:
    """Every slide once, in order, as one child draws them; the next job finds all but what changed."""
    async with scratch_folder(rig.store) as scratch, scratch_folder(rig.store) as other:
        split = await rig.preview(await rig.deck("last"), scratch)
        labels = [file.label for file in split.files]
        assert labels[:SLIDES] == [f"slide-{number}.png" for number in range(1, SLIDES + 1)]
        assert len(labels) == 2 * SLIDES
        assert (split.result.slide_count, split.result.cached_slides) == (SLIDES, 0)
        assert rig.progress[-1] == (SLIDES, SLIDES)
        whole = await rig.pool.run(PreviewOrder(scratch / "deck.pptx", other, width=320), timeout=60)
        for one, slide in zip(pictures(split), whole.slides, strict=True):
            np.testing.assert_array_equal(one, np.asarray(Image.open(slide.files[Format.PNG])))
    async with scratch_folder(rig.store) as scratch:
        again = await rig.preview(await rig.deck("changed"), scratch, "job_2")
        assert again.result.cached_slides == SLIDES - 1
    event = {"type": "org.deckmill.job.deleted", "data": {"tenant": "t", "jobId": "job_1"}}
    await rig.keeper.hear(json.dumps(event).encode())
    assert len(list(rig.keeper.folder.rglob(ENTRY))) == SLIDES  # all but job_1's own last slide


async def test_cancelling_kills_the_children_of_all_pieces(rig: Rig) -> None:
    """None goes on for nobody."""
    pids = rig.pool.pids()
    async with scratch_folder(rig.store) as scratch:
        work = asyncio.create_task(rig.preview(await rig.deck("last"), scratch))
        while rig.pool.idle:
            await asyncio.sleep(0.001)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    for pid in pids:
        await asyncio.to_thread(wait_until_gone, pid, 5)


async def test_a_piece_that_fails_fails_the_deck(rig: Rig) -> None:
    """With its own error, for the ladder of attempts."""
    async with scratch_folder(rig.store) as scratch:
        work = asyncio.create_task(rig.preview(await rig.deck("last"), scratch))
        while rig.pool.idle:
            await asyncio.sleep(0.001)
        os.kill(rig.pool.pids()[0], signal.SIGKILL)
        with pytest.raises(ChildDied):
            await work
