"""What a quality report means for a client's policy: may this deck be rendered, and what was validated?

Pure functions over the report's JSON object.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from deck_domain.errors import DeckError
from deck_domain.job import Job
from deck_domain.job_options import AutoFix, PreflightPolicy, ValidationMode
from deck_domain.lifecycle import Stage, TaskState
from deck_domain.stage_results import DesktopResult

UNSUPPORTED_VALIDATION_MODE = "ERR_UNSUPPORTED_VALIDATION_MODE"
"""`error_code` of a job that asked for a validation that is not supported."""

UNSUPPORTED_MODE_FAULT = "unsupported_validation_mode"
"""Code of the fault of a request for such a validation, which is refused before there is a job."""

DESKTOP_VALIDATION_FAILED = "DESKTOP_VALIDATION_FAILED"
"""`error_code` of a job, and code of its finding, when LibreOffice did not open, print or keep the deck."""


class UnsupportedValidationMode(DeckError):
    """A preflight asked for a validation that is not supported."""

    code = UNSUPPORTED_VALIDATION_MODE.lower()

    def __init__(self, mode: ValidationMode) -> None:
        super().__init__(f"The validation mode {mode} is not supported: ask for desktop_blocking or structural.")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a deck may not be rendered: a word for programs, a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class PolicyResult:
    """Whether a deck may be rendered, and why not.

    Attributes:
        suggested_fixes: names of changes a program could make; None when they were not asked for.
    """

    validation_mode: ValidationMode
    threshold_met: bool = True
    blocking_codes: tuple[str, ...] = ()
    blocking_finding_count: int = 0
    unsupported_modes: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    next_actions: tuple[str, ...] = ()
    suggested_fixes: tuple[str, ...] | None = None

    @property
    def blocking(self) -> bool:
        """Whether anything forbids rendering."""
        return bool(self.reasons)


@dataclass(frozen=True, slots=True)
class ValidationSummary:
    """Which of the asked checks ran, which did not, and why.

    Attributes:
        reason: a sentence for people; None when all ran.
    """

    requested: ValidationMode
    executed: tuple[ValidationMode, ...] = ()
    deferred: tuple[ValidationMode, ...] = ()
    reason: str | None = None
    unsupported: tuple[ValidationMode, ...] = ()


def decide(report: Mapping[str, Any], policy: PreflightPolicy, mode: ValidationMode) -> PolicyResult:
    """Hold a quality report against a policy.

    An unsupported mode is a reason by itself: what was not checked cannot be judged. A threshold is never met by a
    deck that was not scored.
    """
    score, threshold = report.get("deckScore"), policy.render_if_score_above
    if not mode.supported:
        return _unsupported(mode, threshold)
    findings: Sequence[Mapping[str, Any]] = report.get("findings") or ()
    blocking = [finding for finding in findings if finding.get("blocking")]
    met = threshold is None or (score is not None and score >= threshold)
    return PolicyResult(
        validation_mode=mode,
        threshold_met=met,
        blocking_codes=tuple(dict.fromkeys(str(finding["code"]) for finding in blocking)),
        blocking_finding_count=len(blocking),
        reasons=_reasons(score, threshold, met=met, blocking=len(blocking)),
        next_actions=next_actions(findings),
        suggested_fixes=_fixes(findings) if policy.auto_fix is AutoFix.SUGGEST_ONLY else None,
    )


def next_actions(findings: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The recommended actions of findings, each once, in order; nothing is to be done about what was mended."""
    open_findings = (finding for finding in findings if not finding.get("autoFixed"))
    return tuple(dict.fromkeys(each["recommendedAction"] for each in open_findings if each.get("recommendedAction")))


def validation_summary(job: Job) -> ValidationSummary:
    """Which of the asked checks of a job ran.

    A mode that cannot run, or has not yet, is deferred: never silently replaced by a lesser one.
    """
    mode = job.options.render.validation_mode
    if not mode.supported:
        message = f"{mode} would answer after the end of the job, which is not supported: ask for desktop_blocking."
        return ValidationSummary(mode, deferred=(mode,), reason=message, unsupported=(mode,))
    if mode is ValidationMode.NONE:
        return ValidationSummary(mode, reason="No validation was asked for.")
    if mode is ValidationMode.DESKTOP_BLOCKING and not job.kind.has(Stage.DESKTOP):
        message = f"A {job.kind} hands out no deck that could be opened: the render that follows runs {mode}."
        return ValidationSummary(mode, deferred=(mode,), reason=message)
    executed = tuple(each for each in _CHECKS[mode] if _has_run(job, each))
    deferred = tuple(each for each in _CHECKS[mode] if each not in executed)
    reason = f"The {job.kind} has not been validated whole: it is {job.state}." if deferred else None
    return ValidationSummary(mode, executed, deferred, reason)


_CHECKS = {
    ValidationMode.STRUCTURAL: {ValidationMode.STRUCTURAL: Stage.SCORE},
    ValidationMode.DESKTOP_BLOCKING: {
        ValidationMode.STRUCTURAL: Stage.SCORE,
        ValidationMode.DESKTOP_BLOCKING: Stage.DESKTOP,
    },
}
"""What a mode has checked, each in which stage."""


def _has_run(job: Job, check: ValidationMode) -> bool:
    """A stage that failed for good may have left its result all the same: of a deck that is refused."""
    task = job.task(_CHECKS[job.options.render.validation_mode][check])
    return task is not None and (task.state is TaskState.SUCCEEDED or task.result is not None)


def desktop_status(job: Job) -> Literal["not_run", "passed", "failed"]:
    """What LibreOffice said about the job's deck."""
    task = job.task(Stage.DESKTOP)
    if task is None or not isinstance(task.result, DesktopResult):
        return "not_run"
    return "passed" if task.result.passed else "failed"


def _fixes(findings: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    hints = (finding.get("machineFixHint") for finding in findings)
    return tuple(dict.fromkeys(str(hint["strategy"]) for hint in hints if hint))


def _unsupported(mode: ValidationMode, threshold: float | None) -> PolicyResult:
    message = f"The validation mode {mode} is not supported; ask for desktop_blocking or structural."
    if threshold is not None:
        message += f" Nothing was scored, so the threshold of {threshold:g} is not met."
    return PolicyResult(
        validation_mode=mode,
        threshold_met=threshold is None,
        unsupported_modes=(mode.value,),
        reasons=(Reason("UNSUPPORTED_VALIDATION_MODE", message),),
        next_actions=("Set renderOptions.validationMode to desktop_blocking or structural.",),
    )


def _reasons(score: float | None, threshold: float | None, *, met: bool, blocking: int) -> tuple[Reason, ...]:
    reasons = []
    if not met:
        said = "Nothing was scored" if score is None else f"The deck score is {score}"
        message = f"{said}; the policy asks for {threshold:g}."
        reasons.append(Reason("DECK_SCORE_THRESHOLD_NOT_MET", message))
    if blocking:
        message = f"{blocking} finding{'s' if blocking > 1 else ''} must be mended first."
        reasons.append(Reason("BLOCKING_FINDINGS_PRESENT", message))
    return tuple(reasons)
