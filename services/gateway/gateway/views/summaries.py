"""Summaries computed from a quality report: what `/api/v2` shows beside the job record, in camelCase. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NotRequired

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from deck_domain import policy as policies
from deck_domain.job import Job
from deck_domain.job_options import ValidationMode

Report = Mapping[str, Any]
"""A quality report as the scorer wrote it: its form is documented with the report, not here."""

DocumentVerdict = Annotated[
    str,
    WithJsonSchema(
        {
            "type": "string",
            "enum": ["native_editable", "editable_with_constraints", "visual_fallback", "rejected"],
        }
    ),
]

_TOP = 5
"""How many findings of either sort a summary names."""


class ValidationSummary(TypedDict):
    """Which of the asked checks ran, which did not, and why."""

    requestedMode: ValidationMode
    executedModes: list[ValidationMode]
    deferredModes: list[ValidationMode]
    reason: str | None
    unsupportedModes: list[ValidationMode]


class Reason(TypedDict):
    """Why a deck may not be rendered."""

    code: str
    message: str


class PolicyResult(TypedDict):
    """A preflight policy held against a report. `suggestedFixes` are there when the policy asked for them."""

    allowedToRender: bool
    blocking: bool
    blockingCodes: list[str]
    blockingFindingCount: int
    deckScoreThresholdMet: bool
    unsupportedModes: list[str]
    validationMode: ValidationMode
    reasons: list[Reason]
    nextActions: list[str]
    suggestedFixes: NotRequired[list[str]]


class PolicySummary(TypedDict):
    """The shorter form of a policy's result, in the job's detail."""

    blocking: bool
    reasons: list[Reason]
    nextActions: list[str]
    unsupportedModes: list[str]
    validationMode: ValidationMode


class PreflightSummary(TypedDict):
    """A report in four values; the score is 0..100."""

    deckScore: float | None
    documentVerdict: DocumentVerdict | None
    fallbackCount: int
    findingCount: int


class FindingItem(TypedDict):
    """One finding, its slide named as people count; `documentPointer` is its place in the document that was sent."""

    code: str | None
    slideLabel: str | None
    componentPath: str | None
    documentPointer: str | None
    message: str | None
    recommendedAction: str | None


class FindingSummary(TypedDict):
    """Counts, and the first findings of either sort."""

    totalCount: int
    blockingCount: int
    advisoryCount: int
    bySeverity: dict[str, int]
    nextActions: list[str]
    topBlocking: list[FindingItem]
    topAdvisories: list[FindingItem]


class BrandCompliance(TypedDict):
    """Over the findings of category brand."""

    compliant: bool
    findingCount: int
    summary: str


def validation_summary_of(job: Job) -> ValidationSummary:
    """Which checks of a job ran."""
    found = policies.validation_summary(job)
    return ValidationSummary(
        requestedMode=found.requested,
        executedModes=list(found.executed),
        deferredModes=list(found.deferred),
        reason=found.reason,
        unsupportedModes=list(found.unsupported),
    )


def policy_result(job: Job, report: Report | None) -> PolicyResult | None:
    """The job's policy held against its report; None while there is none, and where no policy needs one."""
    mode, policy = job.options.render.validation_mode, job.options.policy
    unscored = job.state.terminal and policy.render_if_score_above is not None
    if report is None and mode.supported and not unscored:
        return None
    found = policies.decide(report or {}, policy, mode)
    result = PolicyResult(
        allowedToRender=not found.blocking,
        blocking=found.blocking,
        blockingCodes=list(found.blocking_codes),
        blockingFindingCount=found.blocking_finding_count,
        deckScoreThresholdMet=found.threshold_met,
        unsupportedModes=list(found.unsupported_modes),
        validationMode=found.validation_mode,
        reasons=[Reason(code=each.code, message=each.message) for each in found.reasons],
        nextActions=list(found.next_actions),
    )
    if found.suggested_fixes is not None:
        result["suggestedFixes"] = list(found.suggested_fixes)
    return result


def policy_summary(job: Job, report: Report | None) -> PolicySummary | None:
    """The shorter form of the job detail."""
    result = policy_result(job, report)
    if result is None:
        return None
    return PolicySummary(
        blocking=result["blocking"],
        reasons=result["reasons"],
        nextActions=result["nextActions"],
        unsupportedModes=result["unsupportedModes"],
        validationMode=result["validationMode"],
    )


def preflight_summary(report: Report | None) -> PreflightSummary | None:
    """The report in four values."""
    if report is None:
        return None
    return PreflightSummary(
        deckScore=report.get("deckScore"),
        documentVerdict=report.get("documentVerdict"),
        fallbackCount=report.get("fallbackCount", 0),
        findingCount=len(_findings(report)),
    )


def finding_summary(report: Report | None) -> FindingSummary | None:
    """Counts, and the first findings of either sort; what only informs comes after what should be mended."""
    if report is None:
        return None
    findings = _findings(report)
    blocking = [finding for finding in findings if finding.get("blocking")]
    others = [finding for finding in findings if not finding.get("blocking")]
    advisory = sorted(others, key=lambda finding: finding.get("severity") == "info")
    return FindingSummary(
        totalCount=len(findings),
        blockingCount=len(blocking),
        advisoryCount=len(advisory),
        bySeverity=dict(Counter(str(finding.get("severity", "info")) for finding in findings)),
        nextActions=list(policies.next_actions(findings)),
        topBlocking=[_item(finding) for finding in blocking[:_TOP]],
        topAdvisories=[_item(finding) for finding in advisory[:_TOP]],
    )


def brand_compliance(report: Report | None) -> BrandCompliance | None:
    """Whether the deck keeps to its brand: no brand finding is graver than a remark.

    A file that could not be read keeps to no brand that was asked for.
    """
    if report is None:
        return None
    has_brand = "templateReport" in report
    if has_brand and report.get("deckScore") is None:
        return BrandCompliance(compliant=False, findingCount=0, summary="The file could not be held against the brand.")
    found = [finding for finding in _findings(report) if finding.get("category") == "brand"]
    grave = sum(finding.get("severity") != "info" for finding in found)
    summary = _brand_summary(len(found), grave, has_brand=has_brand)
    return BrandCompliance(compliant=not grave, findingCount=len(found), summary=summary)


def _brand_summary(found: int, grave: int, *, has_brand: bool) -> str:
    if not found:
        return "The deck keeps to its brand pack." if has_brand else "No brand pack was used."
    findings = f"{found} brand finding{'s' if found > 1 else ''}"
    leave = "leave" if grave > 1 else "leaves"
    return f"{findings}, {grave or 'none'} of which {leave} the brand."


def _findings(report: Report) -> Sequence[Mapping[str, Any]]:
    return report.get("findings") or ()


def _item(finding: Mapping[str, Any]) -> FindingItem:
    index = finding.get("slideIndex")
    return FindingItem(
        code=finding.get("code"),
        slideLabel=None if index is None else f"Slide {int(index) + 1}",
        componentPath=finding.get("componentPath"),
        documentPointer=finding.get("documentPointer"),
        message=finding.get("message"),
        recommendedAction=finding.get("recommendedAction"),
    )
