"""What the caller asked of the deck and did not get: findings that cost no points, since the deck itself is as good."""

from collections.abc import Iterator, Mapping
from typing import Any

from deck_domain.findings import Family, Finding, Impact
from deck_domain.policy import DESKTOP_VALIDATION_FAILED
from scorer.report.verdict import LEVELS, Policy, Verdict
from scorer.rules.evidence import Evidence
from scorer.rules.placing import placed


def broken_promises(
    evidence: Evidence, verdict: Verdict, policy: Policy, desktop: Mapping[str, Any] | None
) -> tuple[Finding, ...]:
    """Slides that are less editable than allowed, and a validation that failed, of the record `desktop`."""
    found = [*_beyond_fallback(evidence, verdict, policy), *_desktop(desktop)]
    return tuple(placed(found, evidence.places))


def refusal(desktop: Mapping[str, Any] | None) -> str:
    """Why the deck has not passed its validation by LibreOffice, as sentences; empty when it has, or was not asked."""
    if desktop is None or desktop["status"] == "passed":
        return ""
    return " ".join(check["message"] for check in desktop["checks"] if not check["passed"])


def _beyond_fallback(evidence: Evidence, verdict: Verdict, policy: Policy) -> Iterator[Finding]:
    for index, level in verdict.levels.items():
        if LEVELS.index(level) > LEVELS.index(policy.most_fallback):
            yield Finding(
                rule="REQ001",
                code="COMPATIBILITY_CONTRACT_VIOLATION",
                category="validation",
                family=Family.INTEGRITY,
                impact=Impact.ERROR,
                message=f"The slide is {level}; the request allows {policy.most_fallback} at most.",
                slide_index=index,
                component_path=evidence.origin(index) or f"slides[{index}]",
                recommended_action="Show it by text, tables, charts and shapes, or allow more by "
                f"renderOptions.maxFallbackLevel: {level}.",
            )


def _desktop(record: Mapping[str, Any] | None) -> Iterator[Finding]:
    if why := refusal(record):
        yield Finding(
            rule="REQ002",
            code=DESKTOP_VALIDATION_FAILED,
            category="validation",
            family=Family.INTEGRITY,
            impact=Impact.ERROR,
            message=f"The deck has not passed its validation by LibreOffice: {why}",
            recommended_action="Leave out what it names, or render without desktop_blocking.",
        )
