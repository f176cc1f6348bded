"""What jobs cost, and what a tenant has used, by day and kind of job. Money is in millionths of a dollar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

MICRO = 1_000_000
"""Millionths in a dollar."""
SERVICES = ("render", "generate", "iterate", "deck")
"""What a rate card may name: a deck of a document, a slide of a brief, a changed slide, a deck of briefs."""


def service(kind: str, *, changes: bool) -> str:
    """What a job of this kind is charged and counted as; `changes` for one that changes a slide."""
    return "iterate" if changes else kind


@dataclass(frozen=True, slots=True)
class RateCard:
    """What is charged for a job that succeeds, by the name of the service; what is not named is free."""

    prices: Mapping[str, int] = field(default_factory=dict)

    def price(self, kind: str, *, changes: bool) -> int:
        """Of a job of this kind; `changes` for one that changes a slide."""
        return self.prices.get(service(kind, changes=changes), 0)


@dataclass(frozen=True, slots=True)
class Usage:
    """Jobs that have succeeded.

    Attributes:
        kind: the service that they were charged as.
        cost: what providers of models took.
        charged: by the rate card of the time when each was accepted.
    """

    day: date
    kind: str
    jobs: int
    slides: int
    cost: int
    charged: int


def total(lines: Iterable[Usage]) -> tuple[int, int, int, int]:
    """Jobs, slides, cost and what was charged, of all lines."""
    kept = list(lines)
    return (
        sum(line.jobs for line in kept),
        sum(line.slides for line in kept),
        sum(line.cost for line in kept),
        sum(line.charged for line in kept),
    )
