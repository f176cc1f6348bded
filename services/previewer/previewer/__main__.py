"""Wires and runs the previewer."""

import gc

if __name__ == "__main__":
    gc.disable()  # nothing of what is imported is garbage; a service enables it when it begins

import tempfile
from functools import partial
from pathlib import Path
from typing import Any, cast

import deck_runtime  # noqa: F401 - first: what it says to gRPC must be said before that is imported
from deck.previewer.v1 import preview_service_pb2, preview_service_pb2_grpc
from deck_domain.lifecycle import Stage
from deck_runtime.children.canary import Canary
from deck_runtime.children.pool import ChildPool
from deck_runtime.service import run_service
from deck_runtime.worker.assembly import assemble
from deck_runtime.worker.stage import StageWork
from previewer.cache.keeper import CacheKeeper
from previewer.comparison import ComparePool, CompareWithBaseline
from previewer.config import PreviewerSettings
from previewer.drawing.canary import write_canary
from previewer.orders import CHILD_WORK, PreviewOrder
from previewer.preview import PreviewDeck
from previewer.servicer import PreviewServicer
from previewer.split import PreviewPool
from previewer.validation import DesktopPool, ValidateOnDesktop

NAME = "previewer"


async def main(settings: PreviewerSettings) -> None:
    """Serve until told to stop."""
    keeper = _keeper(settings)  # first: what is put beside hidden files later, children cannot read
    folders = [keeper.folder] if keeper else []
    parts = await assemble(NAME, settings, CHILD_WORK, settings.previewer_children, folders)
    drawing = cast("PreviewPool", parts.pool)
    if keeper:
        parts.service.beside(keeper.run)
        parts.service.beside(partial(keeper.listen, parts.bus))
    preview = PreviewDeck(drawing, parts.store, settings, keeper)
    parts.service.add(
        PreviewServicer(preview, parts.store),
        preview_service_pb2_grpc.add_PreviewServiceServicer_to_server,
        preview_service_pb2.DESCRIPTOR.services_by_name["PreviewService"].full_name,
    )

    def previewing(pool: ChildPool[Any, Any]) -> dict[Stage, StageWork]:  # each sees its own orders
        return {
            Stage.PREVIEW: PreviewDeck(cast("PreviewPool", pool), parts.store, settings, keeper).work,
            Stage.DESKTOP: ValidateOnDesktop(cast("DesktopPool", pool), parts.store, settings).work,
            Stage.DIFF: CompareWithBaseline(cast("ComparePool", pool), parts.store, settings).work,
        }

    parts.serve_stages(previewing, spare=settings.preview_spare)
    folder = Path(tempfile.mkdtemp(prefix="canary-", dir=parts.store.scratch))
    deck = write_canary(folder / "canary.pptx")
    canary = Canary(drawing, PreviewOrder(deck, folder, width=320))
    parts.service.beside(canary.run)
    parts.service.healthy_while(lambda: canary.healthy, lambda: canary.trouble)
    await parts.service.run()


def _keeper(settings: PreviewerSettings) -> CacheKeeper | None:
    folder = Path(settings.preview_cache_dir or Path(settings.scratch_dir) / "preview-cache")
    if settings.preview_cache_bytes <= 0:
        return None
    return CacheKeeper(folder, settings.preview_cache_bytes, settings.preview_cache_days * 86_400)


if __name__ == "__main__":
    run_service(NAME, PreviewerSettings, main)
