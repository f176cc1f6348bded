"""The gRPC face of the previewer."""

from typing import Any

from deck.previewer.v1 import preview_service_pb2, preview_service_pb2_grpc
from deck_domain.errors import InvalidRequest, Violation
from deck_domain.job_options import Format
from deck_runtime.store import ArtifactStore, require_prefix
from deck_runtime.worker.stage import publish, scratch_folder
from deck_wire.jobs import artifact_to_wire, stored_from_wire
from previewer.orders import FORMATS
from previewer.preview import DEFAULT_FORMATS, PreviewDeck

_WIDTHS = range(320, 3841)


class PreviewServicer(preview_service_pb2_grpc.PreviewServiceServicer):
    """`deck.previewer.v1.PreviewService`."""

    def __init__(self, preview: PreviewDeck, store: ArtifactStore) -> None:
        """Args: preview: the use case. store: where outputs go."""
        self._preview, self._store = preview, store

    async def PreviewDeck(  # noqa: N802 - the name on the wire
        self, request: preview_service_pb2.PreviewDeckRequest, _context: Any
    ) -> preview_service_pb2.PreviewDeckResponse:
        """Draw without a job."""
        require_prefix(request.output_prefix)
        _check(request)
        async with scratch_folder(self._store) as scratch:
            output = await self._preview.preview(
                stored_from_wire(request.deck),
                scratch,
                formats=frozenset(map(Format, request.formats)) or DEFAULT_FORMATS,
                width=request.width,
            )
            artifacts = await publish(self._store, request.output_prefix, output)
        return preview_service_pb2.PreviewDeckResponse(
            artifacts=[artifact_to_wire(artifact) for artifact in artifacts],
            slide_count=output.result.slide_count,
        )


def _check(request: preview_service_pb2.PreviewDeckRequest) -> None:
    faults = [
        Violation(f"/formats/{index}", "unknown_value", f"Use some of {', '.join(FORMATS)}, not {name!r}.")
        for index, name in enumerate(request.formats)
        if name not in FORMATS
    ]
    if request.width and request.width not in _WIDTHS:
        faults.append(Violation("/width", "out_of_range", "Use a width of 320 to 3840 px, or 0 for 1920."))
    if faults:
        raise InvalidRequest(faults)
