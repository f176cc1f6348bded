"""How an exception in a stage's work becomes a recorded failure: category, code, and a message that says what to do."""

import errno

from deck_domain.errors import ArtifactGone, DeckError, InvalidDocument, StoreUnavailable
from deck_domain.job import StageFailure
from deck_domain.lifecycle import FailureCategory, Stage
from deck_runtime.children.pool import ChildDied, ChildFailed, ChildOverworked, ChildTimeout
from deck_runtime.telemetry import get_logger

log = get_logger(__name__)


def failure_of(stage: Stage, error: Exception) -> StageFailure:  # noqa: PLR0911 - a table, one row a case
    """The category, code and message of what went wrong in a stage's work."""
    name = stage.value
    match error:
        case InvalidDocument():
            return StageFailure(FailureCategory.PERMANENT, "VALIDATION_FAILED", _first_fault(error))
        case StoreUnavailable():
            return StageFailure(FailureCategory.TRANSIENT, error.code.upper(), error.message)
        case ArtifactGone():
            return StageFailure(FailureCategory.PERMANENT, "ARTIFACT_GONE", error.message)
        case DeckError():
            return StageFailure(FailureCategory.PERMANENT, error.code.upper(), error.message)
        case ChildTimeout():
            message = f"The stage {name} took too long ({error}). Split the deck, or simplify its largest slides."
            return StageFailure(FailureCategory.CRASHED, f"{name}_TIMEOUT", message)
        case ChildOverworked():
            message = (
                f"The stage {name} had to work too long ({error}). Split the deck, or simplify its largest slides."
            )
            return StageFailure(FailureCategory.PERMANENT, f"{name}_TIMEOUT", message)
        case ChildDied():
            message = (
                f"The process that ran {name} died ({error}). Look for the slide that causes it by rendering halves."
            )
            return StageFailure(FailureCategory.CRASHED, "WORKER_CRASHED", message)
        case OSError() if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = "The worker's disk is full; free some space. The stage is tried again."
            return StageFailure(FailureCategory.TRANSIENT, "DISK_FULL", message)
        case ChildFailed():
            log.error("stage_failed", error=str(error))
        case _:
            log.error("stage_failed", exc_info=error)
    message = f"Something unexpected went wrong in {name}; the operator finds it in the log of the job's worker."
    return StageFailure(FailureCategory.CRASHED, "INTERNAL", message)


def _first_fault(error: InvalidDocument) -> str:
    if not error.violations:
        return error.message
    first = error.violations[0]
    return f"{error.message} First, at {first.pointer or 'the root'}: {first.message}"
