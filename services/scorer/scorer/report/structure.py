"""The structural part of the report: named checks, each passed or failed."""

from collections.abc import Iterator, Sequence
from typing import Any

from deck_domain.findings import Finding, Impact
from deck_domain.job_options import ValidationMode
from deck_presentation.model import Deck

_PACKAGE_CHECKS = (
    ("package.readable", ("PKG001", "PKG007", "PKG008", "PKG009"), "The file is a sound PowerPoint package."),
    ("content-types.unique", ("PKG002:CONTENT_TYPE_DUPLICATE",), "Every part has one content type."),
    ("package.content-type.present", ("PKG002:CONTENT_TYPE_MISSING",), "Every part has a content type."),
    ("package.target", ("PKG003:RELATIONSHIP_TARGET_MISSING",), "Every relationship leads to a part."),
    (
        "presentation.layout-chain",
        ("PKG003:MASTER_REF_UNRESOLVED",),
        "Every slide has a layout, every layout a master.",
    ),
    ("package.macros", ("PKG005",), "The file carries no program code."),
    ("package.external", ("PKG006",), "All content is inside the file."),
    ("package.rid.unique", ("PKG004:RID_NOT_UNIQUE",), "Relationship ids are unique."),
    ("package.part.unique", ("PKG004:STRUCTURAL_VALIDATION_FAILED",), "Parts are unique."),
    ("presentation.slide-id.unique", ("PKG004:SLIDE_ID_NOT_UNIQUE",), "Slide ids are unique."),
    ("presentation.custdatalist", ("PKG010:CUSTDATALIST_CONFLICT",), "Lists of customer data are whole."),
    ("presentation.order", ("PKG010",), "Elements, attributes and values are those of the schema."),
)
_SLIDE_CHECKS = (
    ("shape-id.unique", ("PKG004:SHAPE_ID_NOT_UNIQUE",), "Shape ids are unique."),
    ("chart.workbook", ("PKG011",), "Every chart has its workbook."),
    ("chart.format-code", ("PKG013",), "Words in number formats stand in quotation marks."),
    ("normautofit.font-scale", ("TXT104",), "Autofit has its scale stored."),
    ("table-overflow", ("TXT101:TABLE_TOO_DENSE",), "Tables fit the slide."),
)


def structural_validation(
    deck: Deck, findings: Sequence[Finding], mode: ValidationMode, *, readable: bool = True
) -> dict[str, Any]:
    """`structuralValidation` of the report; not run when the caller asked for no validation.

    Of a file that could not be read there is one check: nothing is known of the others.
    """
    if mode is ValidationMode.NONE:
        return {"status": "not_run", "checks": [], "failureCount": 0}
    if readable:
        checks = [*_deck_checks(deck, findings), *_slide_checks(deck, findings)]
    else:
        (name, _, promise), *_ = _PACKAGE_CHECKS
        checks = [_check(name, promise, [finding for finding in findings if finding.severity == "error"])]
    failures = sum(not check["passed"] and check["severity"] == "error" for check in checks)
    return {"status": "failed" if failures else "passed", "checks": checks, "failureCount": failures}


def _deck_checks(deck: Deck, findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    for name, marks, promise in _PACKAGE_CHECKS:
        yield _check(name, promise, [finding for finding in findings if _matches(finding, marks)])
    message = "The deck has slides." if deck.slides else "The deck has no slides."
    yield {
        "id": "slides.present",
        "passed": bool(deck.slides),
        "severity": "info" if deck.slides else "error",
        "message": message,
    }


def _slide_checks(deck: Deck, findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    for slide in deck.slides:
        here = [finding for finding in findings if finding.slide_index == slide.index]
        for name, marks, promise in _SLIDE_CHECKS:
            yield _check(f"slide.{slide.index + 1}.{name}", promise, [f for f in here if _matches(f, marks)])


def _matches(finding: Finding, marks: Sequence[str]) -> bool:
    """What is only worth knowing (a slip that every program forgives) fails no check."""
    return finding.impact is not Impact.INFO and (finding.rule in marks or f"{finding.rule}:{finding.code}" in marks)


def _check(name: str, promise: str, failed: Sequence[Finding]) -> dict[str, Any]:
    if not failed:
        return {"id": name, "passed": True, "severity": "info", "message": promise}
    worst = next((finding for finding in failed if finding.severity == "error"), failed[0])
    return {"id": name, "passed": False, "severity": worst.severity, "message": worst.message}
