"""The scorer's settings."""

import os
from dataclasses import dataclass
from typing import ClassVar

from deck_runtime.settings import ServiceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorerSettings(ServiceSettings):
    """What the scorer is told beside the rest.

    Attributes:
        scorer_children: processes that read decks, and tasks taken at once.
        score_seconds: limit of one deck; `score_seconds_per_slide` is added for each slide.
    """

    may_be_zero: ClassVar[frozenset[str]] = ServiceSettings.may_be_zero | {"score_seconds_per_slide"}

    scorer_children: int = max(1, min(4, os.cpu_count() or 1))
    score_seconds: float = 20.0
    score_seconds_per_slide: float = 0.5
