"""The quality report: field names of the /api/v2 contract to the letter, ours beside them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deck_domain.brand import Brand
from deck_domain.findings import Finding
from deck_domain.job_options import FallbackLevel
from deck_presentation.model import Deck, Slide
from scorer.report.coverage import Coverage
from scorer.report.score import Score
from scorer.report.structure import structural_validation
from scorer.report.verdict import Policy, Verdict
from scorer.rules.catalogue import RULESET_VERSION, Inspection

_COMPATIBILITY = {FallbackLevel.NATIVE_EDITABLE: "native_safe"}
_EDITABILITY = {
    FallbackLevel.NATIVE_EDITABLE: "editable",
    FallbackLevel.NATIVE_ANCHORED: "editable_with_constraints",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a report is written from.

    Attributes:
        desktop: the record of a validation by LibreOffice.
        brand: what the deck was held against.
        readable: whether the file could be read; one that could not has no score.
    """

    deck: Deck
    inspection: Inspection
    score: Score
    verdict: Verdict
    policy: Policy
    coverage: Coverage
    desktop: Mapping[str, Any] | None = None
    brand: Brand | None = None
    readable: bool = True


def write_report(judgement: Judgement) -> dict[str, Any]:
    """The report as a JSON object; the same judgement gives the same object, keys in the same order."""
    deck, verdict, score = judgement.deck, judgement.verdict, judgement.score
    findings = judgement.inspection.findings
    structure = structural_validation(deck, findings, judgement.policy.validation_mode, readable=judgement.readable)
    desktop = judgement.desktop
    return {
        "verdict": verdict.document,
        "requestedOutputMode": judgement.policy.output_mode,
        "validationMode": judgement.policy.validation_mode,
        "maxFallbackLevel": judgement.policy.most_fallback,
        "documentVerdict": verdict.document,
        "repairRisk": verdict.repair_risk,
        "editabilityScore": verdict.editability,
        "deckScore": score.value if judgement.readable else None,
        "deckScoreExact": score.exact if judgement.readable else None,
        "slideCount": len(deck.slides),
        "fallbackCount": verdict.fallbacks,
        "findings": [finding.to_wire() for finding in findings],
        "slideReports": [_slide_report(slide, judgement) for slide in deck.slides],
        "structuralValidation": structure,
        **({"desktopValidationId": desktop["id"], "desktopValidation": desktop} if desktop else {}),
        **({"templateReport": _template_report(judgement.brand)} if judgement.brand else {}),
        "repairSummary": {"state": "not_requested", "actions": []},
        "autoFixesApplied": 0,
        "repairLog": [],
        "contractPassed": verdict.passed,
        "blocking": any(finding.blocking for finding in findings),
        "rulesetVersion": RULESET_VERSION,
        "familyScores": {family.value: round(kept, 2) for family, kept in score.families.items()},
        "unassessedFamilies": [family.value for family in score.unassessed],
        "deductions": [deduction.to_wire() for deduction in score.deductions],
        "capped": score.capped,
        "skippedRules": [{"rule": item.rule, "reason": item.reason} for item in judgement.inspection.skipped],
        "coverage": judgement.coverage.to_wire(),
    }


def _template_report(brand: Brand) -> dict[str, Any]:
    return {
        "supportLevel": brand.support_level,
        "certified": brand.support_level == "certified",
        "placeholderCoverage": round(brand.placeholder_coverage, 3),
        "missingPlaceholderCount": len(brand.missing_placeholders),
        "missingPlaceholders": list(brand.missing_placeholders),
    }


def canonical_json(value: dict[str, Any]) -> bytes:
    """UTF-8: the same bytes for the same content.

    Keys stand in the order they were written, with two spaces of indent; a line feed ends it.

    Raises ValueError for numbers that JSON lacks.
    """
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode(errors="replace")


def _slide_report(slide: Slide, judgement: Judgement) -> dict[str, Any]:
    level = judgement.verdict.levels[slide.index]
    found = [finding for finding in judgement.inspection.findings if finding.slide_index == slide.index]
    fonts = judgement.coverage.fonts_by_slide.get(slide.index, {})
    report: dict[str, Any] = {
        "slideIndex": slide.index,
        "compatibilityVerdict": _COMPATIBILITY.get(level, level),
        "issues": [_issue(finding, level) for finding in found],
        "fallbackApplied": _fallback(slide, level),
        "editabilityVerdict": _EDITABILITY.get(level, "visual_only"),
    }
    fix = _suggested_fix(found)
    if fix is not None:
        report["suggestedFix"] = fix
    report["fonts"] = sorted(fonts)
    report["fontSubstitutions"] = {name: drawn for name, drawn in sorted(fonts.items()) if drawn is not None}
    return report


def _issue(finding: Finding, level: FallbackLevel) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "issueClass": finding.category,
        "fallbackLevel": level,
        "remediation": finding.recommended_action,
    }


def _fallback(slide: Slide, level: FallbackLevel) -> dict[str, str] | None:
    return None if level is FallbackLevel.NATIVE_EDITABLE else {"level": level, "reason": _reason(slide, level)}


def _reason(slide: Slide, level: FallbackLevel) -> str:
    if level is FallbackLevel.VISUAL_FALLBACK:
        return "The slide is one picture."
    return f"The slide has {slide.anchored[0]}." if slide.anchored else "The slide has content that is not native."


def _suggested_fix(found: Sequence[Finding]) -> str | None:
    """The remedy of the worst finding."""
    order = ("critical", "error", "warning")
    ranked = [f for f in found if f.impact.value in order and f.confidence >= 0.5 and f.recommended_action]
    return min(ranked, key=lambda f: order.index(f.impact.value)).recommended_action if ranked else None
