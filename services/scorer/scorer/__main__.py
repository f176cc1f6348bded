"""Wires and runs the scorer."""

import gc

if __name__ == "__main__":
    gc.disable()  # nothing of what is imported is garbage; a service enables it when it begins

from typing import Any, cast

import deck_runtime  # noqa: F401 - first: what it says to gRPC must be said before that is imported
from deck.scorer.v1 import score_service_pb2, score_service_pb2_grpc
from deck_domain.lifecycle import Stage
from deck_runtime.children.pool import ChildPool
from deck_runtime.service import run_service
from deck_runtime.worker.assembly import assemble
from deck_runtime.worker.stage import StageWork
from scorer.config import ScorerSettings
from scorer.orders import CHILD_WORK
from scorer.repair_deck import RepairDeck, RepairPool
from scorer.score_deck import ScoreDeck, ScorePool
from scorer.servicer import ScoreServicer

NAME = "scorer"


async def main(settings: ScorerSettings) -> None:
    """Serve until told to stop."""
    parts = await assemble(NAME, settings, CHILD_WORK, settings.scorer_children)
    score = ScoreDeck(cast("ScorePool", parts.pool), parts.store, settings)
    parts.service.add(
        ScoreServicer(score, parts.store),
        score_service_pb2_grpc.add_ScoreServiceServicer_to_server,
        score_service_pb2.DESCRIPTOR.services_by_name["ScoreService"].full_name,
    )

    def scoring(pool: ChildPool[Any, Any]) -> dict[Stage, StageWork]:  # each sees its own orders
        return {
            Stage.SCORE: ScoreDeck(cast("ScorePool", pool), parts.store, settings).work,
            Stage.REPAIR: RepairDeck(cast("RepairPool", pool), parts.store, settings).work,
        }

    parts.serve_stages(scoring)
    await parts.service.run()


if __name__ == "__main__":
    run_service(NAME, ScorerSettings, main)
