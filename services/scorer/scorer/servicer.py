"""The gRPC face of the scorer."""

from typing import Any

from deck.scorer.v1 import score_service_pb2, score_service_pb2_grpc
from deck_domain.errors import InvalidDocument, Violation
from deck_domain.job_options import ValidationMode
from deck_domain.stage_results import ScoreResult
from deck_runtime.store import ArtifactStore, require_prefix
from deck_runtime.worker.stage import publish, scratch_folder
from deck_wire.job_options import render_options_from_wire
from deck_wire.jobs import artifact_to_wire, stored_from_wire
from scorer.score_deck import ScoreDeck, Subject


class ScoreServicer(score_service_pb2_grpc.ScoreServiceServicer):
    """`deck.scorer.v1.ScoreService`."""

    def __init__(self, score: ScoreDeck, store: ArtifactStore) -> None:
        """Args: score: the use case. store: where outputs go."""
        self._score, self._store = score, store

    async def ScoreDeck(  # noqa: N802 - the name on the wire
        self, request: score_service_pb2.ScoreDeckRequest, _context: Any
    ) -> score_service_pb2.ScoreDeckResponse:
        """Score without a job."""
        require_prefix(request.output_prefix)
        try:
            options = render_options_from_wire(request.render_options)
        except ValueError:
            known = ", ".join(ValidationMode)
            raise InvalidDocument(
                [Violation("/render_options/validation_mode", "unknown_value", f"Use one of {known}.")]
            ) from None
        subject = Subject(
            stored_from_wire(request.deck),
            stored_from_wire(request.document) if request.HasField("document") else None,
            request.source_schema,
            stored_from_wire(request.manifest) if request.HasField("manifest") else None,
            stored_from_wire(request.brand) if request.HasField("brand") else None,
        )
        async with scratch_folder(self._store) as scratch:
            output = await self._score.score(subject, scratch, options=options)
            report, *_ = await publish(self._store, request.output_prefix, output)
        assert isinstance(output.result, ScoreResult)  # a deck was sent
        return score_service_pb2.ScoreDeckResponse(
            report=artifact_to_wire(report),
            deck_score=output.result.deck_score,
            finding_count=output.result.finding_count,
            blocking=output.result.blocking,
        )
