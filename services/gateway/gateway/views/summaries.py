"""Summaries computed from a quality report: what `/api/v2` shows beside the job record, in camelCase."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from deck_domain.job import Job
from deck_domain.policy import decide, next_actions, validation_summary

Report = Mapping[str, Any]

_TOP = 5


def validation_summary_of(job: Job) -> dict[str, Any]:
    """The `validationSummary` of a job."""
    return validation_summary(job.options.render.validation_mode, job.kind, job.state)


def policy_result(job: Job, report: Report | None) -> dict[str, Any] | None:
    """The full `policyResult`; None while there is no report to judge by."""
    mode = job.options.render.validation_mode
    if report is None and mode.supported:
        return None
    return decide(report or {}, job.options.policy, mode).to_wire()


def policy_summary(job: Job, report: Report | None) -> dict[str, Any] | None:
    """The shorter form of the job detail."""
    result = policy_result(job, report)
    keys = ("blocking", "reasons", "nextActions", "unsupportedModes", "validationMode")
    return None if result is None else {key: result[key] for key in keys}


def preflight_summary(report: Report | None) -> dict[str, Any] | None:
    """`{deckScore, documentVerdict, fallbackCount, findingCount}`."""
    if report is None:
        return None
    return {
        "deckScore": report.get("deckScore"),
        "documentVerdict": report.get("documentVerdict"),
        "fallbackCount": report.get("fallbackCount", 0),
        "findingCount": len(_findings(report)),
    }


def finding_summary(report: Report | None) -> dict[str, Any] | None:
    """Counts, and the first findings of either sort."""
    if report is None:
        return None
    findings = _findings(report)
    blocking = [finding for finding in findings if finding.get("blocking")]
    advisory = [finding for finding in findings if not finding.get("blocking")]
    return {
        "totalCount": len(findings),
        "blockingCount": len(blocking),
        "advisoryCount": len(advisory),
        "bySeverity": dict(Counter(str(finding.get("severity", "info")) for finding in findings)),
        "nextActions": list(next_actions(findings)),
        "topBlocking": [_item(finding) for finding in blocking[:_TOP]],
        "topAdvisories": [_item(finding) for finding in advisory[:_TOP]],
    }


def brand_compliance(report: Report | None) -> dict[str, Any] | None:
    """`{compliant, findingCount, summary}` over the findings of category brand."""
    if report is None:
        return None
    count = sum(1 for finding in _findings(report) if finding.get("category") == "brand")
    summary = "No brand pack was used." if not count else f"{count} brand finding{'s' if count > 1 else ''}."
    return {"compliant": count == 0, "findingCount": count, "summary": summary}


def _findings(report: Report) -> Sequence[Mapping[str, Any]]:
    return report.get("findings") or ()


def _item(finding: Mapping[str, Any]) -> dict[str, Any]:
    index = finding.get("slideIndex")
    return {
        "code": finding.get("code"),
        "slideLabel": None if index is None else f"Slide {int(index) + 1}",
        "componentPath": finding.get("componentPath"),
        "message": finding.get("message"),
        "recommendedAction": finding.get("recommendedAction"),
    }
