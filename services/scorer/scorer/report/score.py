"""From findings to one number, by a formula anybody can follow with a pencil."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from deck_domain.findings import Family, Finding, Impact

POINTS = {Impact.CRITICAL: 60, Impact.ERROR: 25, Impact.WARNING: 8, Impact.INFO: 0}
WEIGHTS = {
    Family.INTEGRITY: 25,
    Family.LEGIBILITY: 25,
    Family.LAYOUT: 20,
    Family.CONSISTENCY: 15,
    Family.ACCESSIBILITY: 15,
}
"""Per cent of the mean; a family that is not here only informs."""

MOST_PER_RULE = 60.0
CRITICAL_CAP = 40
_REFUSED_CAP = 20


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one rule takes from its family.

    Attributes:
        rule: the rule's id.
        family: the family it belongs to.
        points: taken from the family's 100, after the cap and the division by sqrt(slides).
        findings: positions in the report's list of findings.
    """

    rule: str
    family: Family
    points: float
    findings: tuple[int, ...]

    def to_wire(self) -> dict[str, Any]:
        """The object under `deductions` of the report."""
        return {
            "rule": self.rule,
            "family": self.family.value,
            "points": round(self.points, 2),
            "findings": list(self.findings),
        }


@dataclass(frozen=True, slots=True)
class Score:
    """The result: `value` 0..100, what each family kept, and why."""

    value: int
    families: dict[Family, float]
    deductions: tuple[Deduction, ...]
    capped: bool = False
    unassessed: tuple[Family, ...] = field(default=())


def score_findings(findings: Sequence[Finding], slide_count: int, *, unassessed: Iterable[Family] = ()) -> Score:
    """Score a deck.

    Args:
        findings: in the order of the report.
        slide_count: slides in the deck; an empty deck counts as one.
        unassessed: families none of whose rules could run (the file is unreadable); those that are weighted keep
            nothing, because what was not looked at has not passed.

    Returns:
        The score; any sure critical finding of integrity caps it at 40.
    """
    lost = tuple(family for family in WEIGHTS if family in set(unassessed))
    deductions = _deductions(findings, max(1, slide_count))
    families = {family: 0.0 if family in lost else _kept(family, deductions) for family in WEIGHTS}
    mean = sum(WEIGHTS[family] * kept for family, kept in families.items()) / 100
    value = _round_half_up(0.5 * mean + 0.5 * min(families.values()))
    capped = any(_is_fatal(finding) for finding in findings)
    return Score(min(value, CRITICAL_CAP) if capped else value, families, deductions, capped, lost)


def refused_deck(score: Score) -> Score:
    """The score of a deck that a desktop application refuses: 20 at most."""
    return replace(score, value=min(score.value, _REFUSED_CAP), capped=True)


def _deductions(findings: Sequence[Finding], slide_count: int) -> tuple[Deduction, ...]:
    positions: dict[tuple[str, Family], list[int]] = defaultdict(list)
    for position, finding in enumerate(findings):
        if POINTS[finding.impact] and finding.family in WEIGHTS and finding.is_sure:
            positions[finding.rule, finding.family].append(position)
    return tuple(
        Deduction(rule, family, _points([findings[i] for i in where], slide_count), tuple(where))
        for (rule, family), where in sorted(positions.items())
    )


def _points(findings: Iterable[Finding], slide_count: int) -> float:
    return min(MOST_PER_RULE, sum(POINTS[finding.impact] for finding in findings) / math.sqrt(slide_count))


def _kept(family: Family, deductions: Iterable[Deduction]) -> float:
    return max(0.0, 100.0 - sum(deduction.points for deduction in deductions if deduction.family is family))


def _round_half_up(value: float) -> int:
    """Halves go up; the ninth decimal forgives what binary fractions add."""
    return math.floor(round(value, 9) + 0.5)


def _is_fatal(finding: Finding) -> bool:
    return finding.impact is Impact.CRITICAL and finding.family is Family.INTEGRITY and finding.is_sure
