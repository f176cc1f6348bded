"""The validation record, which tells what LibreOffice did with a deck: names of the /api/v2 contract."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from previewer.orders import Attempted, Trial

_STARTED = "LibreOffice opened the deck."
_NO_DIALOG = "It opened without a question: nobody is there to answer one, and a question ends the opening."


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of one validation: `deck_sha256` of the file, `backend` with its version, the moments in UTC."""

    record_id: str
    deck_sha256: str
    backend: str
    requested_at: datetime
    completed_at: datetime


def validation_record(trial: Trial, about: Circumstances, status: str | None = None) -> dict[str, Any]:
    """The record. `status` is that of a validation that did not come to an end: timeout or worker_failed."""
    checks = _checks(trial)
    return {
        "id": about.record_id,
        "contentHash": about.deck_sha256,
        "backend": "libreoffice",
        "platform": platform.system().lower(),
        "status": status or ("passed" if trial.passed else "failed"),
        "requestedAt": _moment(about.requested_at),
        "completedAt": _moment(about.completed_at),
        "opened": not trial.opened.errors,
        "repairDialogDetected": False,
        "pdfExport": _attempt(trial.printed)
        | {"artifactPath": None, "pageCount": trial.printed.pages if trial.printed else None},
        "savedCopy": _attempt(trial.saved)
        | {"normalizedPackageDiffPassed": trial.kept is not None and not trial.kept.errors}
        | {"errors": [*_errors(trial.saved), *_errors(trial.kept)]},
        "checks": checks,
        "artifactPaths": {},
        "details": [about.backend, *(check["message"] for check in checks if not check["passed"])],
    }


def _checks(trial: Trial) -> list[dict[str, Any]]:
    pages = trial.printed.pages if trial.printed else None
    round_trip = trial.saved if trial.saved is None or trial.saved.errors else trial.kept
    return [
        _check("desktop.open", trial.opened, _STARTED),
        _check("desktop.repair_dialog", None if trial.opened.errors else trial.opened, _NO_DIALOG),
        _check("desktop.pdf_export", trial.printed, f"The PDF has {pages} pages, one for each slide."),
        _check("desktop.save_copy_roundtrip", round_trip, "A saved copy holds all slides, shapes, texts and charts."),
    ]


def _check(name: str, outcome: Attempted | None, promise: str) -> dict[str, Any]:
    errors = ("It was not tried: the deck did not come so far.",) if outcome is None else outcome.errors
    message = " ".join(errors) or promise
    return {"id": name, "passed": not errors, "severity": "error" if errors else "info", "message": message}


def _attempt(outcome: Attempted | None) -> dict[str, Any]:
    return {
        "attempted": outcome is not None,
        "succeeded": outcome is not None and not outcome.errors,
        "errors": list(_errors(outcome)),
    }


def _errors(outcome: Attempted | None) -> Sequence[str]:
    return outcome.errors if outcome else ()


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
