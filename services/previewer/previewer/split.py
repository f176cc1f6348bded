"""A long deck drawn by several children at once, each some slides of it."""

import asyncio
import os
from dataclasses import replace

from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import Progress
from previewer.orders import PreviewAnswer, PreviewOrder, Route

PreviewPool = ChildPool[PreviewOrder, PreviewAnswer]

SPLIT_FROM = 8
"""The smallest number of slides for which splitting a deck saves time."""
_LEAST = 4
"""Slides of a piece that make up for what every piece costs besides: masters, fonts, a file of its own."""
_WITHOUT_END = 1 << 31
"""One past the last slide of the last piece: beyond any deck."""


def pieces(slide_count: int, idle: int) -> list[tuple[int, int]]:
    """Ranges of slides (first, one past the last; 0-based) for so many idle children; the last takes all the rest.

    The count may be that of the document: the deck can have a few slides more, or fewer.
    """
    number = min(idle, -(-slide_count // _LEAST)) if slide_count >= SPLIT_FROM else 1
    bounds = [slide_count * piece // number for piece in range(number)] if number > 1 else [0]
    return list(zip(bounds, [*bounds[1:], _WITHOUT_END], strict=True))


async def draw_split(
    pool: PreviewPool, order: PreviewOrder, ranges: list[tuple[int, int]], timeout: float, progress: Progress
) -> PreviewAnswer:
    """Draw ranges side by side and merge the answers in order; each piece has the timeout (seconds) to itself.

    Raises what the first piece that failed raised, when all have ended: what the others drew is in the cache for the
    next attempt, and their children stay warm. When cancelled, the children of all pieces are killed.
    """
    counts = [(0, 0)] * len(ranges)

    def report(piece: int) -> Progress:
        def note(done: int, total: int) -> None:
            counts[piece] = (done, total)
            progress(sum(done for done, _ in counts), sum(total for _, total in counts))

        return note

    orders = await asyncio.to_thread(lambda: [_apart(order, slides) for slides in ranges])
    runs = [pool.run(part, timeout=timeout, progress=report(piece)) for piece, part in enumerate(orders)]
    answers = await asyncio.gather(*runs, return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return _merged([answer for answer in answers if not isinstance(answer, BaseException)])


def _apart(order: PreviewOrder, slides: tuple[int, int]) -> PreviewOrder:
    """The order of one child, with a folder of its own: what one works on, no other can read."""
    folder = order.out / f"from-{slides[0]}"
    folder.mkdir()
    os.link(order.pptx, folder / order.pptx.name)
    return replace(order, pptx=folder / order.pptx.name, out=folder, slides=slides)


def _merged(answers: list[PreviewAnswer]) -> PreviewAnswer:
    routes = {answer.route for answer in answers}
    return replace(
        answers[0],
        slides=tuple(slide for answer in answers for slide in answer.slides),
        route=next(route for route in (Route.TILES, Route.PDF, Route.CACHE) if route in routes),
        cached_slides=sum(answer.cached_slides for answer in answers),
        kept_bytes=sum(answer.kept_bytes for answer in answers),
    )
