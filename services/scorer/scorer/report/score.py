"""From findings to one number, by a formula that anybody can follow with a pencil; `docs/scoring.md` tells it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from deck_domain.findings import Extent, Family, Finding, Impact

POINTS = {Impact.CRITICAL: 60, Impact.ERROR: 25, Impact.WARNING: 8, Impact.INFO: 0}
"""Of a finding of middling extent."""
WEIGHTS = {
    Family.INTEGRITY: 25,
    Family.LEGIBILITY: 25,
    Family.LAYOUT: 20,
    Family.CONSISTENCY: 15,
    Family.ACCESSIBILITY: 15,
}
"""Per cent of the mean; a family that is not here only informs."""

SCALE = 150.0
"""Points of so much leave a family a quarter."""
CROWDED = 100.0
"""Points on one slide from which more of them count clearly less: it is spoilt already."""
CRITICAL_CAP = 40
_REFUSED_CAP = 20
_UNDER_THE_CAP = 10.0
"""A capped score still falls: by a point for each ten that the deck lost."""
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one rule takes from its family.

    Attributes:
        rule: the rule's id.
        family: the family it belongs to.
        points: taken from the family's 100; those of all its rules are what the family lost.
        findings: positions in the report's list of findings.
        extent: how far beyond the limit the worst of them is, and how much it touches, in words.
    """

    rule: str
    family: Family
    points: float
    findings: tuple[int, ...]
    extent: str = ""

    def to_wire(self) -> dict[str, Any]:
        """The object under `deductions` of the report."""
        return {
            "rule": self.rule,
            "family": self.family.value,
            "points": round(self.points, 2),
            "findings": list(self.findings),
            "extent": self.extent,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """The result: `value` 0..100 and `exact`, which it is rounded from, what each family kept, and why."""

    value: int
    families: dict[Family, float]
    deductions: tuple[Deduction, ...]
    capped: bool = False
    unassessed: tuple[Family, ...] = field(default=())
    exact: float = 100.0


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
    costly = _costly(findings)
    burdens = {family: _burden([findings[i] for i in costly[family]], max(1, slide_count)) for family in WEIGHTS}
    families = {family: 0.0 if family in lost else _kept(burdens[family]) for family in WEIGHTS}
    mean = sum(WEIGHTS[family] * kept for family, kept in families.items()) / 100
    exact = 0.5 * mean + 0.5 * min(families.values())
    capped = any(_is_fatal(finding) for finding in findings)
    exact = round(_under(CRITICAL_CAP, exact) if capped else exact, _DECIMALS)
    deductions = tuple(_deductions(findings, costly, {family: 100 - _kept(burdens[family]) for family in WEIGHTS}))
    return Score(_whole(exact), families, deductions, capped, lost, exact)


def refused_deck(score: Score) -> Score:
    """The score of a deck that a desktop application refuses: 20 at most."""
    exact = round(_under(_REFUSED_CAP, score.exact), _DECIMALS)
    return replace(score, value=_whole(exact), exact=exact, capped=True)


def _under(cap: float, exact: float) -> float:
    """At most `cap`, and the less, the less the deck is worth."""
    return max(0.0, min(exact, cap - (100 - exact) / _UNDER_THE_CAP))


def _whole(exact: float) -> int:
    """Halves go up; 100 is kept for decks in which nothing was found that costs."""
    return 100 if exact == 100 else min(99, math.floor(exact + 0.5))


def points_of(finding: Finding) -> float:
    """What a finding weighs by itself."""
    return POINTS[finding.impact] * (finding.extent or Extent()).size


def _costly(findings: Sequence[Finding]) -> dict[Family, list[int]]:
    """Positions of the findings that deduct, by family."""
    positions: dict[Family, list[int]] = {family: [] for family in WEIGHTS}
    for position, finding in enumerate(findings):
        if POINTS[finding.impact] and finding.family in WEIGHTS and finding.is_sure:
            positions[finding.family].append(position)
    return positions


def _burden(findings: Iterable[Finding], slide_count: int) -> float:
    """Points of a family: each slide's count less the more there are, all of them less in a longer deck.

    The sums are exact before they are rounded, so that the order of the findings changes no bit of them.
    """
    slides: dict[int | None, list[float]] = defaultdict(list)
    for finding in findings:
        slides[finding.slide_index].append(points_of(finding))
    return math.fsum(_of_one_slide(math.fsum(points)) for points in slides.values()) / math.sqrt(slide_count)


def _of_one_slide(points: float) -> float:
    return 2 * CROWDED * (math.sqrt(1 + points / CROWDED) - 1)


def _kept(burden: float) -> float:
    """What a family has left of 100: never quite nothing, so that more faults always cost more."""
    share = SCALE / (SCALE + burden)
    return 100 * share * share


def _deductions(
    findings: Sequence[Finding], costly: Mapping[Family, Sequence[int]], lost: Mapping[Family, float]
) -> Iterable[Deduction]:
    """What each family lost, shared out among its rules by their points."""
    rules: dict[tuple[str, Family], list[int]] = defaultdict(list)
    for family, positions in costly.items():
        for position in positions:
            rules[findings[position].rule, family].append(position)
    for (rule, family), where in sorted(rules.items()):
        own = math.fsum(points_of(findings[i]) for i in where)
        all_of_family = math.fsum(points_of(findings[i]) for i in costly[family])
        told = [findings[i] for i in where]
        yield Deduction(rule, family, lost[family] * own / all_of_family, tuple(where), extent_in_words(told))


_DEGREES = ((0.1, "just beyond the limit"), (0.35, "beyond the limit"), (0.7, "well beyond the limit"))
_SHARES = (
    (0.04, "hardly anything of its slide"),
    (0.25, "a small part of its slide"),
    (0.6, "a good part of its slide"),
)


def extent_in_words(findings: Sequence[Finding]) -> str:
    """How far beyond the limit the worst of some findings is, and how much of its slide it touches."""
    extent = max(findings, key=points_of).extent
    if extent is None:
        return "not measured: counted as middling"
    degree = next((words for most, words in _DEGREES if extent.degree < most), "far beyond the limit")
    touched = next((words for most, words in _SHARES if extent.share < most), "most of its slide")
    return f"{'the worst is ' if len(findings) > 1 else ''}{degree} and touches {touched}"


def _is_fatal(finding: Finding) -> bool:
    return finding.impact is Impact.CRITICAL and finding.family is Family.INTEGRITY and finding.is_sure
