"""Wires and runs the scorer."""

from typing import cast

from deck.scorer.v1 import score_service_pb2, score_service_pb2_grpc
from deck_domain.lifecycle import Stage
from deck_runtime.service import run_service
from deck_runtime.worker.assembly import assemble
from scorer.config import ScorerSettings
from scorer.orders import CHILD_WORK
from scorer.repair_deck import RepairDeck, RepairPool
from scorer.score_deck import ScoreDeck, ScorePool
from scorer.servicer import ScoreServicer

NAME = "scorer"


async def main(settings: ScorerSettings) -> None:
    """Serve until told to stop."""
    parts = await assemble(NAME, settings, CHILD_WORK, settings.scorer_children)
    score = ScoreDeck(cast("ScorePool", parts.pool), parts.store, settings)  # each sees its own orders
    repair = RepairDeck(cast("RepairPool", parts.pool), parts.store, settings)
    parts.service.add(
        ScoreServicer(score, parts.store),
        score_service_pb2_grpc.add_ScoreServiceServicer_to_server,
        score_service_pb2.DESCRIPTOR.services_by_name["ScoreService"].full_name,
    )
    parts.serve_stages({Stage.SCORE: score.work, Stage.REPAIR: repair.work}, spare=True)
    await parts.service.run()


if __name__ == "__main__":
    run_service(NAME, ScorerSettings, main)
