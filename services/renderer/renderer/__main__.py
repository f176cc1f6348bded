"""Wires and runs the renderer."""

from deck.renderer.v1 import render_service_pb2, render_service_pb2_grpc
from deck_domain.lifecycle import Stage
from deck_runtime.service import run_service
from deck_runtime.worker.assembly import assemble
from renderer.assemble_deck import AssembleDeck, ExecuteCode
from renderer.compile_brand import CompileBrand
from renderer.config import RendererSettings
from renderer.generate import RunCode, SandboxPool, WriteCode
from renderer.model_author import ModelAuthor
from renderer.orders import RENDERING
from renderer.render import RenderDeck
from renderer.sandbox.child import WORK as SANDBOX
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
    brand = CompileBrand(parts.pool, parts.store, settings)
    terms = settings.model_terms()
    model = ModelAuthor(terms) if terms else None
    author = WriteCode(parts.pool, parts.store, settings, model)
    parts.serve_stages({Stage.RENDER: render.work, Stage.COMPILE: brand.work}, spare=True)
    parts.serve_stages_beside({Stage.AUTHOR: author.work}, settings.model_places if model else parts.pool.size)
    sandbox = SandboxPool(SANDBOX, settings.sandbox_children)
    execute = ExecuteCode(RunCode(sandbox, parts.store), AssembleDeck(sandbox, parts.store))
    parts.serve_stages_in(sandbox, {Stage.EXECUTE: execute.work})
    await parts.service.run()


if __name__ == "__main__":
    run_service(NAME, RendererSettings, main)
