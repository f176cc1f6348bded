"""The score formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_domain.findings import Family, Finding, Impact
from scorer.report.score import score_findings


def _finding(rule: str, impact: Impact, family: Family, confidence: float = 1.0) -> Finding:
    return Finding(rule, rule, "layout", family, impact, "message", confidence=confidence)


OVERFLOW = _finding("TXT101", Impact.ERROR, Family.LEGIBILITY)

FINDINGS = st.builds(
    _finding,
    st.sampled_from(["TXT101", "LAY201", "COL301", "A11Y503", "PKG003", "PRV801"]),
    st.sampled_from(list(Impact)),
    st.sampled_from(list(Family)),
    st.sampled_from([0.3, 0.5, 1.0]),
)


@pytest.mark.parametrize(("slides", "overflows", "expected"), [(1, 1, 84), (10, 1, 95), (10, 10, 63), (1, 0, 100)])
def test_worked_examples(slides: int, overflows: int, expected: int) -> None:
    """The worked examples of the published formula come out to the point."""
    assert score_findings([OVERFLOW] * overflows, slides).value == expected


def test_critical_integrity_caps_at_forty() -> None:
    """One critical integrity finding in a hundred slides is still a broken file."""
    score = score_findings([_finding("PKG003", Impact.CRITICAL, Family.INTEGRITY)], 100)
    assert (score.value, score.capped) == (40, True)


def test_critical_elsewhere_does_not_cap() -> None:
    """Only integrity caps."""
    assert not score_findings([_finding("TXT101", Impact.CRITICAL, Family.LEGIBILITY)], 1).capped


def test_unsure_findings_and_information_cost_nothing() -> None:
    """Low confidence, info and privacy never deduct."""
    quiet = [
        _finding("TXT101", Impact.ERROR, Family.LEGIBILITY, confidence=0.49),
        _finding("TXT102", Impact.INFO, Family.LEGIBILITY),
        _finding("PRV801", Impact.ERROR, Family.PRIVACY),
    ]
    assert score_findings(quiet, 3).value == 100


def test_unassessed_families_keep_nothing() -> None:
    """What could not be looked at has not passed."""
    score = score_findings([], 1, unassessed=[Family.LAYOUT])
    assert score.families[Family.LAYOUT] == 0
    assert score.value == 40


def test_deductions_name_their_findings() -> None:
    """Each deduction points at the findings it comes from."""
    score = score_findings([OVERFLOW, _finding("TXT102", Impact.INFO, Family.LEGIBILITY), OVERFLOW], 4)
    assert [d.to_wire() for d in score.deductions] == [
        {"rule": "TXT101", "family": "legibility", "points": 25.0, "findings": [0, 2]}
    ]


@given(st.lists(FINDINGS, max_size=30), FINDINGS, st.integers(0, 300))
def test_one_more_finding_never_raises_the_score(findings: list[Finding], extra: Finding, slides: int) -> None:
    """Whatever was found already, finding more costs or leaves the score."""
    before = score_findings(findings, slides).value
    after = score_findings([*findings, extra], slides).value
    assert 0 <= after <= before <= 100
