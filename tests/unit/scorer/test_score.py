"""The score formula."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_domain.findings import Extent, Family, Finding, Impact
from scorer.report.score import points_of, score_findings


def _finding(
    rule: str,
    impact: Impact,
    family: Family,
    confidence: float = 1.0,
    slide: int | None = None,
    extent: Extent | None = None,
) -> Finding:
    return Finding(rule, rule, "layout", family, impact, "message", slide, confidence=confidence, extent=extent)


OVERFLOW = _finding("TXT101", Impact.ERROR, Family.LEGIBILITY)

FINDINGS = st.builds(
    _finding,
    st.sampled_from(["TXT101", "LAY201", "COL301", "A11Y503", "PKG003", "PRV801"]),
    st.sampled_from(list(Impact)),
    st.sampled_from(list(Family)),
    st.sampled_from([0.3, 0.5, 1.0]),
    st.sampled_from([None, 0, 1]),
    st.none() | st.builds(Extent, st.floats(0, 1), st.floats(0, 1)),
)


PAGE = Path(__file__).parents[3] / "docs/scoring.md"


def _worked_examples() -> list[list[str]]:
    rows = PAGE.read_text(encoding="utf-8").partition("## Worked examples")[2].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("|")][2:]


@pytest.mark.parametrize("row", _worked_examples(), ids="-".join)
def test_worked_examples(row: list[str]) -> None:
    """The worked examples of the published formula come out to the digit."""
    slides, count, impact, degree, share = int(row[0]), int(row[1]), Impact(row[2]), float(row[3]), float(row[4])
    finding = replace(OVERFLOW, impact=impact, extent=Extent(degree, share))
    score = score_findings([replace(finding, slide_index=slide) for slide in range(count)], slides)
    kept = score.families[Family.LEGIBILITY]
    assert [f"{points_of(finding):.2f}", f"{kept:.2f}", f"{score.exact:.2f}", str(score.value)] == row[5:]


def test_the_page_has_worked_examples() -> None:
    """A table that is not found would be proved by nothing."""
    assert len(_worked_examples()) >= 8


def test_the_order_of_findings_changes_nothing() -> None:
    """Not a bit of the exact score either."""
    findings = [
        replace(OVERFLOW, slide_index=number % 7, extent=Extent.of(1 / (number + 1), 1 / (number + 3)))
        for number in range(40)
    ]
    shuffled = sorted(findings, key=lambda finding: str(finding.extent)[::-1])
    assert {score_findings(order, 9).exact for order in (findings, findings[::-1], shuffled)} == {
        score_findings(findings, 9).exact
    }


def test_nothing_is_flat() -> None:
    """Each finding more costs, however many there are, and so does each step of its extent."""
    exact = [score_findings([OVERFLOW] * count, 1).exact for count in range(0, 2000, 50)]
    assert exact == sorted(set(exact), reverse=True)
    steps = [replace(OVERFLOW, extent=Extent(step / 20, 0.5)) for step in range(21)]
    assert [score_findings([step], 50).exact for step in steps] == sorted(
        {score_findings([step], 50).exact for step in steps}, reverse=True
    )


def test_critical_integrity_caps_at_forty() -> None:
    """One critical integrity finding in a hundred slides is still a broken file."""
    score = score_findings([_finding("PKG003", Impact.CRITICAL, Family.INTEGRITY)], 100)
    assert (score.value, score.capped) == (40, True)
    worse = [_finding("PKG003", Impact.CRITICAL, Family.INTEGRITY), OVERFLOW]
    assert score_findings(worse, 100).exact < score.exact


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
        {
            "rule": "TXT101",
            "family": "legibility",
            "points": 24.36,
            "findings": [0, 2],
            "extent": "not measured: counted as middling",
        }
    ]


def test_deductions_add_up_to_what_the_family_lost() -> None:
    """The rules of a family share its loss, and say in words how bad the worst of their findings is."""
    small = replace(_finding("TXT105", Impact.WARNING, Family.LEGIBILITY), extent=Extent(0.05, 0.8))
    score = score_findings([OVERFLOW, small], 3)
    assert sum(deduction.points for deduction in score.deductions) == pytest.approx(
        100 - score.families[Family.LEGIBILITY]
    )
    assert score.deductions[1].extent == "just beyond the limit and touches most of its slide"


@given(st.lists(FINDINGS, max_size=30), FINDINGS, st.integers(0, 300))
def test_one_more_finding_never_raises_the_score(findings: list[Finding], extra: Finding, slides: int) -> None:
    """Whatever was found already, finding more costs or leaves the score."""
    before, after = score_findings(findings, slides), score_findings([*findings, extra], slides)
    assert 0 <= after.value <= before.value <= 100
    assert 0 <= after.exact <= before.exact <= 100
