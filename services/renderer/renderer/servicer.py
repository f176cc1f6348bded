"""The gRPC face of the renderer."""

from typing import Any

from deck.renderer.v1 import render_service_pb2, render_service_pb2_grpc
from deck_runtime.store import ArtifactStore, require_prefix
from deck_runtime.worker.stage import publish, scratch_folder
from deck_wire.jobs import artifact_to_wire, stored_from_wire
from renderer.render import RenderDeck


class RenderServicer(render_service_pb2_grpc.RenderServiceServicer):
    """`deck.renderer.v1.RenderService`."""

    def __init__(self, render: RenderDeck, store: ArtifactStore) -> None:
        """Args: render: the use case. store: where outputs go."""
        self._render, self._store = render, store

    async def RenderDeck(  # noqa: N802 - the name on the wire
        self, request: render_service_pb2.RenderDeckRequest, _context: Any
    ) -> render_service_pb2.RenderDeckResponse:
        """Compile without a job."""
        require_prefix(request.output_prefix)
        async with scratch_folder(self._store) as scratch:
            output = await self._render.render(
                request.source_schema,
                stored_from_wire(request.document),
                scratch,
                template=stored_from_wire(request.template) if request.HasField("template") else None,
            )
            artifacts = await publish(self._store, request.output_prefix, output)
        return render_service_pb2.RenderDeckResponse(
            artifacts=[artifact_to_wire(artifact) for artifact in artifacts],
            slide_count=output.result.slide_count,
        )
