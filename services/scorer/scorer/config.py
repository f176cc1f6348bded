"""The scorer's settings."""

import os
from dataclasses import dataclass

from deck_runtime.settings import ServiceSettings, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorerSettings(ServiceSettings):
    """What the scorer is told beside the rest."""

    scorer_children: int = setting(
        max(1, min(4, os.cpu_count() or 1)),
        "processes that read decks, and decks scored at once",
        unit="processes",
        default="one for each core, at most 4",
    )
    score_seconds: float = setting(
        20.0, "how long scoring a deck may take; four fifths of it may be processor time", unit="seconds"
    )
    score_seconds_per_slide: float = setting(
        0.5, "how much longer it may take for each slide", unit="seconds", may_be_zero=True
    )
