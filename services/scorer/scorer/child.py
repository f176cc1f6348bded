"""Scores one deck at a time in a disposable process; see `deck_runtime.children.work`."""

import json
from pathlib import Path
from typing import Any

from deck_documents import decode_json, parse
from deck_domain.brand import Brand
from deck_domain.errors import InvalidDocument, UnusableFile
from deck_domain.job_options import RepairMode
from deck_domain.lifecycle import Stage
from deck_domain.policy import DESKTOP_VALIDATION_FAILED
from deck_domain.records import to_json
from deck_domain.render_manifest import RenderManifest
from deck_domain.stage_results import CheckResult, ScoreResult
from deck_fonts import FontBook
from deck_package import inspect_package
from deck_package.faults import FAULT_KINDS, UNREADABLE
from deck_runtime.children.work import Progress
from scorer.inspect_deck import score_file
from scorer.orders import (
    CHILD_WORK,
    REPAIRED,
    Answer,
    Order,
    Refusal,
    RepairAnswer,
    RepairOrder,
    ScoreAnswer,
    ScoreOrder,
)
from scorer.repairs.mending import Mended, mend, told, with_repairs
from scorer.report.promises import refusal
from scorer.report.quality_report import canonical_json
from scorer.report.verdict import Policy
from scorer.suggestions.suggesting import with_suggestions, without_hints

WORK = CHILD_WORK
_READING_RULES = {FAULT_KINDS[code].rule for code in UNREADABLE}
REPORT = "report.json"


def warm() -> None:
    """Read the fonts once."""
    _ = FontBook.load().standard


def handle(request: Order, progress: Progress) -> Answer:
    """Score a deck, check the structure of a document, or mend a deck. A broken deck is a report, not an error."""
    return _repair(request) if isinstance(request, RepairOrder) else _score(request, progress)


def _repair(request: RepairOrder) -> RepairAnswer:
    mended = mend(request.pptx, request.target)
    return RepairAnswer(len(mended.actions), mended.file)


def _score(request: ScoreOrder, progress: Progress) -> ScoreAnswer:
    target = request.out / REPORT
    if request.pptx is None:
        return ScoreAnswer(target, _check(request, target))
    desktop = _desktop_record(request.desktop) if request.desktop else None
    mended = None
    if request.options.repair_mode is RepairMode.STRUCTURAL:
        mended = mend(request.pptx, request.out / REPAIRED)
    report = _with_hints(_report(request, mended, desktop, progress), request)
    target.write_bytes(canonical_json(report))
    result = ScoreResult(report["deckScore"], report["slideCount"], len(report["findings"]), report["blocking"])
    return ScoreAnswer(target, result, _refusal(request, desktop, report), mended.file if mended else None)


def _refusal(request: ScoreOrder, desktop: dict[str, Any] | None, report: dict[str, Any]) -> Refusal | None:
    """A deck that LibreOffice refuses, or an upload that nobody can read; what is merely unsafe or poor is neither."""
    if why := refusal(desktop):
        return Refusal(DESKTOP_VALIDATION_FAILED, why, Stage.DESKTOP)
    if request.pptx is None or request.document or request.manifest:
        return None
    if any(finding["rule"] in _READING_RULES for finding in report["findings"]):
        found = (fault for fault in inspect_package(request.pptx) if fault.code in UNREADABLE)
        return next((Refusal(fault.code.upper(), fault.message, Stage.SCORE) for fault in found), None)
    return None


def _report(
    request: ScoreOrder, mended: Mended | None, desktop: dict[str, Any] | None, progress: Progress
) -> dict[str, Any]:
    """On the deck; on the mended one, where it was mended."""
    rendered = _manifest(request.manifest) if request.manifest else None

    def score(deck: Path) -> dict[str, Any]:
        return score_file(
            deck,
            document=_document(request.document) if request.document else None,
            source_schema=request.source_schema,
            renderer_findings=rendered.notices if rendered else (),
            pages=rendered.pages if rendered else (),
            brand=_brand(request.brand) if request.brand else None,
            policy=Policy.of(request.options),
            desktop=desktop,
            progress=progress,
        )

    assert request.pptx is not None
    report = score(request.pptx)
    if mended is None:
        return report
    return told(mended, score(mended.file) if mended.file else report, before=report)


def _with_hints(report: dict[str, Any], request: ScoreOrder) -> dict[str, Any]:
    """With hints at what a program can mend: by a change of the document, where that is asked for, or by a repair."""
    document = _document(request.document) if request.document else None
    if document is None:
        return with_repairs(report)
    report = without_hints(report)
    return with_suggestions(report, document, request.source_schema) if request.suggests else report


def _desktop_record(path: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError as error:
        raise UnusableFile(f"The record of LibreOffice's validation cannot be read: {error}") from None
    return record


def _manifest(path: Path) -> RenderManifest:
    try:
        return RenderManifest.from_bytes(path.read_bytes())
    except ValueError as error:
        raise UnusableFile(f"The manifest of the renderer cannot be read: {error}") from None


def _brand(path: Path) -> Brand:
    try:
        return Brand.from_bytes(path.read_bytes())
    except ValueError as error:
        raise UnusableFile(f"What the brand demands cannot be read: {error}") from None


def _document(path: Path) -> dict[str, Any] | None:
    """The input document, its envelope taken off; None when there is none to compare with."""
    try:
        value = json.loads(path.read_bytes())
    except ValueError as error:
        raise UnusableFile(f"The document cannot be read: {error}") from None
    if isinstance(value, dict) and isinstance(value.get("document"), dict):
        value = value["document"]
    return value if isinstance(value, dict) else None


def _check(request: ScoreOrder, target: Path) -> CheckResult:
    """Check a document without a deck: the validation record says whether it is valid, and every fault."""
    if request.document is None:
        raise ValueError("neither a deck nor a document")
    try:
        parsed = parse(request.source_schema, decode_json(request.document.read_bytes()))
    except InvalidDocument as error:
        checked = CheckResult(valid=False, errors=error.violations, warnings=(), slide_count=0)
    else:
        checked = CheckResult(valid=True, errors=(), warnings=tuple(parsed.warnings), slide_count=parsed.slide_count)
    record = {
        "kind": "structure",
        "sourceSchema": request.source_schema or None,
        "valid": checked.valid,
        "errors": to_json(checked.errors),
        "warnings": to_json(checked.warnings),
        "slideCount": checked.slide_count,
    }
    target.write_bytes(canonical_json(record))
    return checked
