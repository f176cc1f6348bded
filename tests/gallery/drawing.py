"""Decks through the real renderer, previewer and scorer: their child processes, without services around them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deck_runtime.children.pool import ChildPool
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

    def __init__(self, renderer: ChildPool, previewer: ChildPool, scorer: ChildPool, width: int) -> None:
        self._renderer, self._previewer, self._scorer, self._width = renderer, previewer, scorer, width
        self._gate = asyncio.Semaphore(2 * previewer.size)

    async def draw(self, cell: Cell, folder: Path) -> Drawn:
        """Render, draw and score one document; its files lie in `folder`."""
        folder.mkdir(parents=True)
        source = folder / "document.json"
        source.write_text(json.dumps(cell.document, ensure_ascii=False), encoding="utf-8")
        asked: dict[str, Any] = {"source_schema": cell.schema, "document": str(source), "out": str(folder)}
        async with self._gate:
            try:
                made = await self._renderer.run(asked, timeout=_SECONDS)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is shown in the cell
                return Drawn(refusal=f"{type(error).__name__}: {error}")
            picture = {"pptx": made["pptx"], "out": str(folder), "formats": ["png"], "width": self._width}
            report = asked | {
                "pptx": made["pptx"],
                "manifest": made["manifest"],
                "options": {},
                "structure_only": False,
            }
            drawn, scored = await asyncio.gather(
                self._previewer.run(picture, timeout=_SECONDS), self._scorer.run(report, timeout=_SECONDS)
            )
        found = json.loads(Path(scored["report"]).read_text(encoding="utf-8"))["findings"]
        said = tuple(dict.fromkeys(f"{finding['code']} ({finding['severity']})" for finding in found))
        return Drawn(tuple(Path(slide["png"]) for slide in drawn["slides"]), scored["deck_score"], said)


@asynccontextmanager
async def studio(processes: int, width: int = _WIDTH) -> AsyncIterator[Studio]:
    """Args: processes: how many draw at once. width: of the pictures, in px."""
    async with AsyncExitStack() as stack:
        renderer, previewer, scorer = (
            ChildPool("renderer.child", 1),
            ChildPool("previewer.child", processes),
            ChildPool("scorer.child", 1),
        )
        for pool in (renderer, previewer, scorer):
            pool.start()
            stack.push_async_callback(pool.close)
        yield Studio(renderer, previewer, scorer, width)
