"""Wires and runs the renderer."""

import gc

if __name__ == "__main__":
    gc.disable()  # nothing of what is imported is garbage; a service enables it when it begins

import deck_runtime  # noqa: F401 - first: what it says to gRPC must be said before that is imported
from deck.renderer.v1 import render_service_pb2, render_service_pb2_grpc
from deck_domain.lifecycle import Stage
from deck_runtime.service import run_service
from deck_runtime.worker.assembly import assemble
from deck_runtime.worker.stage import StageWork
from renderer.assemble_deck import AssembleDeck, ExecuteCode
from renderer.compile_brand import CompileBrand
from renderer.config import RendererSettings
from renderer.generate import RunCode, SandboxPool, WriteCode
from renderer.model_author.slides import ModelAuthor
from renderer.orders import RENDERING
from renderer.render import RenderDeck, RenderPool
from renderer.sandbox.orders import SANDBOX
from renderer.servicer import RenderServicer

NAME = "renderer"


async def main(settings: RendererSettings) -> None:
    """Serve until told to stop."""
    parts = await assemble(NAME, settings, RENDERING, settings.renderer_children)
    render = RenderDeck(parts.pool, parts.store, settings)
    parts.service.add(
        RenderServicer(render, parts.store),
        render_service_pb2_grpc.add_RenderServiceServicer_to_server,
        render_service_pb2.DESCRIPTOR.services_by_name["RenderService"].full_name,
    )
    terms = settings.model_terms()
    model = ModelAuthor(terms) if terms else None
    if model:
        parts.service.at_end(model.close)

    def rendering(pool: RenderPool) -> dict[Stage, StageWork]:
        return {
            Stage.RENDER: RenderDeck(pool, parts.store, settings).work,
            Stage.COMPILE: CompileBrand(pool, parts.store, settings).work,
        }

    def authoring(pool: RenderPool) -> dict[Stage, StageWork]:
        return {Stage.AUTHOR: WriteCode(pool, parts.store, settings, model).work}

    def executing(pool: SandboxPool) -> dict[Stage, StageWork]:
        execute = ExecuteCode(RunCode(pool, parts.store), AssembleDeck(pool, parts.store))
        return {Stage.EXECUTE: execute.work}

    parts.serve_stages(rendering)
    parts.serve_stages_beside(authoring, settings.model_places if model else parts.pool.size)
    parts.serve_stages_in(SandboxPool(SANDBOX, settings.sandbox_children, folders=[parts.store.scratch]), executing)
    await parts.service.run()


if __name__ == "__main__":
    run_service(NAME, RendererSettings, main)
