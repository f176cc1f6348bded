"""Decks through the real renderer, previewer and scorer: their child processes, without services around them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deck_domain.job_options import Format
from deck_runtime.children.pool import ChildPool
from previewer.orders import DRAWING, PreviewOrder
from previewer.split import PreviewPool
from renderer.orders import RENDERING, RenderOrder
from renderer.render import RenderPool
from scorer.orders import SCORING, ScoreOrder
from scorer.score_deck import ScorePool
from tests.gallery.exhibits import Cell

_SECONDS = 120.0
_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a cell: pictures of its slides, its score, and the codes of what was found.

    `refusal` is set, and the rest empty, when the document was not taken.
    """

    pictures: tuple[Path, ...] = ()
    score: int = 0
    findings: tuple[str, ...] = ()
    refusal: str = ""


class Studio:
    """Draws cells, several at a time."""

    def __init__(self, renderer: RenderPool, previewer: PreviewPool, scorer: ScorePool, width: int) -> None:
        self._renderer, self._previewer, self._scorer, self._width = renderer, previewer, scorer, width
        self._gate = asyncio.Semaphore(2 * previewer.size)

    async def draw(self, cell: Cell, folder: Path) -> Drawn:
        """Render, draw and score one document; its files lie in `folder`."""
        folder.mkdir(parents=True)
        source = folder / "document.json"
        source.write_text(json.dumps(cell.document, ensure_ascii=False), encoding="utf-8")
        async with self._gate:
            try:
                made = (await self._renderer.run(RenderOrder(cell.schema, source, folder), timeout=_SECONDS)).deck
            except Exception as error:  # noqa: BLE001 - whatever it is, it is shown in the cell
                return Drawn(refusal=f"{type(error).__name__}: {error}")
            if made is None:
                return Drawn(refusal="pictures behind addresses are not fetched here")
            pictures = PreviewOrder(made.pptx, folder, width=self._width)
            report = ScoreOrder(folder, made.pptx, source, cell.schema, made.manifest)
            drawn, scored = await asyncio.gather(
                self._previewer.run(pictures, timeout=_SECONDS), self._scorer.run(report, timeout=_SECONDS)
            )
        found = json.loads(scored.report.read_text(encoding="utf-8"))
        said = tuple(dict.fromkeys(f"{finding['code']} ({finding['severity']})" for finding in found["findings"]))
        return Drawn(tuple(slide.files[Format.PNG] for slide in drawn.slides), found["deckScore"], said)


@asynccontextmanager
async def studio(processes: int, width: int = _WIDTH) -> AsyncIterator[Studio]:
    """Args: processes: how many draw at once. width: of the pictures, in px."""
    async with AsyncExitStack() as stack:
        renderer, previewer, scorer = (
            ChildPool(RENDERING, 1),
            ChildPool(DRAWING, processes),
            ChildPool(SCORING, 1),
        )
        pools: tuple[ChildPool[Any, Any], ...] = (renderer, previewer, scorer)
        for pool in pools:
            pool.start()
            stack.push_async_callback(pool.close)
        yield Studio(renderer, previewer, scorer, width)
